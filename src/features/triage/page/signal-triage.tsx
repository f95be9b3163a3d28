import { Button } from '@mantine/core';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Due, Problem } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { TRIAGE_ENDPOINTS, type TriageItem } from '../contract.ts';

interface Listed {
  readonly items: readonly TriageItem[];
  readonly mayOpen: boolean;
}

/** On a signal's page: who has it in hand, or a button that takes it on. */
export function SignalTriage({ signalId }: { readonly signalId: string }) {
  const words = useWords();
  const { send, problem, isBusy } = useSend();
  const { search, go } = useAddress();
  const { data } = useApi<Listed>(TRIAGE_ENDPOINTS.list.path, { signal: signalId }, { isTimed: false });
  if (data === undefined) return null;
  const isInHand = data.items.some(({ state }) => state !== 'dismissed');
  const takeOn = async () => {
    const made = await send<{ id: number }>(
      TRIAGE_ENDPOINTS.open.path,
      { signalIds: [signalId] },
      { query: { asOf: search.asOf }, isAhead: true },
    );
    if (made !== undefined) go(`/alerts/triage/${made.id}`);
  };
  return (
    <section className="card" aria-label={words('triage.title')}>
      <h2>{words('triage.title')}</h2>
      {data.items.length === 0 ? <p>{words('triage.none')}</p> : null}
      {data.items.map((item) => (
        <InHand key={item.id} item={item} />
      ))}
      {isInHand ? null : data.mayOpen ? (
        <Button size="xs" loading={isBusy} data-assess onClick={() => void takeOn()}>
          {words(data.items.length === 0 ? 'triage.takeOn' : 'triage.another')}
        </Button>
      ) : (
        <p className="dim">{words('triage.reads')}</p>
      )}
      <Problem text={problem} />
    </section>
  );
}

function InHand({ item }: { readonly item: TriageItem }) {
  const words = useWords();
  return (
    <p className="row">
      <AppLink to={`/alerts/triage/${item.id}`} data-assess>
        {words('triage.open', { id: String(item.id) })}
      </AppLink>
      <span className="tag">{words(`triage.state.${item.state}`)}</span>
      <span>{words('triage.by', { who: item.holder?.name ?? words('work.holder') })}</span>
      {item.state === 'open' ? <Due at={item.dueAt} isLate={item.isLate} /> : null}
    </p>
  );
}
