import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Listed, RecordList, useList } from '../../../ui/kit/record-list.tsx';
import { DayOf } from '../../../ui/kit/when.tsx';
import { Problem } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useWords } from '../../../ui/words.ts';
import { useSend } from '../../access/page/use-access.ts';
import { TableFiles } from '../../bulk/page/table-files.tsx';
import { useGroupOptions } from '../../groups/page/use-groups.ts';
import { INPUT_ENDPOINTS, type InputItem, PRACTICE_ENDPOINTS, type PracticeResponse } from '../contract.ts';
import { GiveForm } from './give-form.tsx';

interface Inputs extends Listed<InputItem> {
  readonly mayGive: boolean;
}

/** What experts and civil society bring in; some of it is chosen and gathered in a good practice. */
export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const groups = useGroupOptions();
  const anyLabel = words('filter.any');
  const [isGiving, setGiving] = useState(false);
  const [chosen, setChosen] = useState<readonly InputItem[]>([]);
  useTitle(words('inputs.title'));
  const query = useList<Inputs>(INPUT_ENDPOINTS.list.path, {
    group: search.group,
    loose: search.show === 'loose' ? 'true' : undefined,
    mine: search.show === 'mine' ? 'true' : undefined,
  });
  return (
    <article className="stack">
      <header>
        <p>
          <AppLink to="/recommendations">{words('advice.title')}</AppLink>
        </p>
        <h1>{words('inputs.title')}</h1>
        <p>{words('inputs.lead')}</p>
      </header>
      {query.data?.mayGive && !isGiving ? (
        <div>
          <Button size="xs" onClick={() => setGiving(true)}>
            {words('inputs.give')}
          </Button>
        </div>
      ) : null}
      {isGiving ? <GiveForm onDone={() => setGiving(false)} /> : null}
      <TableFiles kinds={['inputs']} />
      <section className="card">
        <RecordList
          query={query}
          filters={[
            { label: words('advice.filter.group'), parameter: 'group', anyLabel, options: groups },
            {
              label: words('inputs.show'),
              parameter: 'show',
              anyLabel,
              options: (['loose', 'mine'] as const).map((value) => ({
                value,
                label: words(`inputs.${value}`),
              })),
            },
          ]}
          height={400}
          empty={{ title: words('inputs.empty'), help: words('inputs.emptyHelp') }}
          rows={(items: readonly InputItem[]) => (
            <ul className="lines">
              {items.map((item) => (
                <InputLine key={item.id} item={item} chosen={chosen} onChoose={setChosen} />
              ))}
            </ul>
          )}
        >
          <Gather chosen={chosen} onDone={() => setChosen([])} />
        </RecordList>
      </section>
    </article>
  );
}

interface LineProps {
  readonly item: InputItem;
  readonly chosen: readonly InputItem[];
  readonly onChoose: (chosen: readonly InputItem[]) => void;
}

function InputLine({ item, chosen, onChoose }: LineProps) {
  const words = useWords();
  const isChosen = chosen.some(({ id }) => id === item.id);
  // A good practice is of one group.
  const isOther = chosen.length > 0 && chosen[0]!.group.key !== item.group.key;
  return (
    <li className="with-choice">
      <input
        type="checkbox"
        aria-label={words('inputs.choose', { title: item.content.title })}
        checked={isChosen}
        disabled={isOther || item.state === 'withdrawn'}
        onChange={() => onChoose(isChosen ? chosen.filter(({ id }) => id !== item.id) : [...chosen, item])}
      />
      <div>
        <AppLink to={`/recommendations/inputs/${item.id}`} data-walk>
          {item.content.title}
        </AppLink>{' '}
        <span className="tag">{item.group.key}</span>{' '}
        {item.state === 'withdrawn' ? <span className="tag">{words('inputs.withdrawn')}</span> : null}
        <div className="dim">
          {words('inputs.from', { who: item.by?.name ?? words('work.holder'), owner: item.owner.name })}
          {' · '}
          <DayOf at={item.givenAt} />
          {item.practices.map(({ id, title }) => (
            <span key={id}>
              {' · '}
              {words('inputs.gathered')} <AppLink to={`/recommendations/practices/${id}`}>{title}</AppLink>
            </span>
          ))}
        </div>
      </div>
    </li>
  );
}

function Gather({ chosen, onDone }: { readonly chosen: readonly InputItem[]; readonly onDone: () => void }) {
  const words = useWords();
  const { go } = useAddress();
  const { send, problem, isBusy } = useSend();
  const [first] = chosen;
  if (first === undefined) return null;
  const gather = async () => {
    const body = {
      groupKey: first.group.key,
      inputIds: chosen.map(({ id }) => id),
      content: {
        title: first.content.title,
        summary: '',
        context: '',
        needed: '',
        contraindication: '',
        triedBy: '',
      },
    };
    const practice = await send<PracticeResponse>(PRACTICE_ENDPOINTS.draft.path, body, { isAhead: true });
    if (practice === undefined) return;
    onDone();
    go(`/recommendations/practices/${practice.id}`);
  };
  return (
    <div className="row">
      <Button size="xs" loading={isBusy} onClick={() => void gather()}>
        {words('inputs.gather', { count: chosen.length })}
      </Button>
      <Problem text={problem} />
    </div>
  );
}
