import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { type Filter, Filters } from '../../../ui/kit/filters.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { Day, DayOf } from '../../../ui/kit/when.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { ACCESS_ENDPOINTS } from '../../access/contract.ts';
import type { ParticipantItem } from '../../access/people.ts';
import { COMMITMENT_KINDS } from '../../commitments/rules.ts';
import { useGroupOptions } from '../../groups/page/use-groups.ts';
import { type Chain, LEDGER_ENDPOINTS, type LedgerResponse } from '../contract.ts';
import { StepTable } from './step-table.tsx';

const FILTERS = ['participant', 'group', 'kind'] as const;

/** How long each step takes, and the chains that it was counted from. */
export function Page() {
  const words = useWords();
  useTitle(words('ledger.title'));
  const { search } = useAddress();
  const filter = Object.fromEntries(FILTERS.map((name) => [name, search[name]]));
  const isNarrow = search.group !== undefined || search.kind !== undefined;
  const query = useApi<LedgerResponse>(LEDGER_ENDPOINTS.ledger.path, filter, { isTimed: false });
  return (
    <article className="stack">
      <header>
        <p>
          <AppLink to="/alerts">{words('nav.alerts')}</AppLink>
        </p>
        <h1>{words('ledger.title')}</h1>
        <p>{words('ledger.lead')}</p>
      </header>
      <section className="card">
        <Filters filters={useFilters()} />
        {isNarrow ? <p className="dim">{words('ledger.narrowHelp')}</p> : null}
      </section>
      <Loaded query={query} height={500}>
        {(data) =>
          data.steps.every(({ count }) => count === 0) &&
          FILTERS.every((name) => search[name] === undefined) ? (
            <NoChains />
          ) : (
            <div className="stack">
              <section className="card">
                <StepTable caption={words('ledger.title')} steps={data.steps} />
              </section>
              {isNarrow ? null : <Chains chains={data.chains} />}
            </div>
          )
        }
      </Loaded>
    </article>
  );
}

function useFilters(): Filter[] {
  const words = useWords();
  const participants = useApi<{ items: ParticipantItem[] }>(
    ACCESS_ENDPOINTS.participants.path,
    {},
    { isTimed: false },
  );
  const anyLabel = words('commitments.filter.any');
  return [
    {
      label: words('commitments.filter.participant'),
      parameter: 'participant',
      anyLabel,
      options: (participants.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
    },
    { label: words('advice.filter.group'), parameter: 'group', anyLabel, options: useGroupOptions() },
    {
      label: words('ledger.filterKind'),
      parameter: 'kind',
      anyLabel,
      options: COMMITMENT_KINDS.map((value) => ({ value, label: words(`commitments.kind.${value}`) })),
    },
  ];
}

function Chains({ chains }: Pick<LedgerResponse, 'chains'>) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('ledger.chains')}</h2>
      {chains.length === 0 ? (
        <NoChains />
      ) : (
        <>
          <DataTable
            caption={words('ledger.chains')}
            columns={chainColumns(words)}
            rows={chains}
            rowKey={({ triageId }) => String(triageId)}
          />
          <p className="dim">{words('ledger.afterwards')}</p>
        </>
      )}
    </section>
  );
}

function NoChains() {
  const words = useWords();
  return (
    <EmptyState title={words('ledger.empty')}>
      <p>
        {words('triage.emptyHelp')} <AppLink to="/signals">{words('triage.toSignals')}</AppLink>
      </p>
    </EmptyState>
  );
}

const chainColumns = (words: Words): Column<Chain>[] => {
  const day = (id: string, value: (row: Chain) => string | null): Column<Chain> => ({
    id,
    header: words(`ledger.column.${id}`),
    value,
    cell: (row) => <Day on={value(row)} />,
  });
  const hour = (id: string, value: (row: Chain) => string | null): Column<Chain> => ({
    id,
    header: words(`ledger.column.${id}`),
    value,
    cell: (row) => <DayOf at={value(row)} />,
  });
  return [
    {
      id: 'what',
      header: words('ledger.column.what'),
      value: (row) => words.say(row.sentence),
      cell: (row) => (
        <AppLink to={`/alerts/triage/${row.triageId}`} data-walk>
          {words.say(row.sentence)}
        </AppLink>
      ),
    },
    day('occurred', (row) => row.occurredOn),
    day('reported', (row) => row.knownOn),
    day('signal', (row) => row.signalOn),
    hour('opened', (row) => row.openedAt),
    hour('decided', (row) => row.decidedAt),
    hour('sent', (row) => row.alert?.sentAt ?? null),
    hour('firstReceived', (row) => row.alert?.firstReceivedAt ?? null),
    hour('firstActed', (row) => row.alert?.firstActedAt ?? null),
    hour('agenda', (row) => row.agendaAt),
    {
      id: 'adopted',
      header: words('ledger.column.adopted'),
      value: (row) => row.recommendation?.adoptedAt ?? null,
      cell: (row) =>
        row.recommendation === null ? null : (
          <AppLink to={`/recommendations/${row.recommendation.id}`}>
            <DayOf at={row.recommendation.adoptedAt} />
          </AppLink>
        ),
    },
    hour('committed', (row) => row.committedAt),
    hour('inForce', (row) => row.inForceAt),
    hour('effect', (row) => row.effectAt),
  ];
};
