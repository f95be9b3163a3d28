import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { type Listed, PAGE_LIMIT, RecordList, useList } from '../../../ui/kit/record-list.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { Instant } from '../../../ui/kit/when.tsx';
import { Due } from '../../../ui/kit/work.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { TRIAGE_ENDPOINTS, type TriageItem } from '../../triage/contract.ts';
import { ALERT_ENDPOINTS, type AlertItem } from '../contract.ts';
import { nameOf, Standing } from './parts.tsx';

const untimed = { isTimed: false } as const;

/** What waits, what is in triage, and every alert. */
export function Page() {
  const words = useWords();
  return (
    <article className="stack">
      <header>
        <h1>{words('alerts.title')}</h1>
        <p>
          {words('alerts.lead')} <AppLink to="/alerts/times">{words('alerts.times')}</AppLink>
        </p>
      </header>
      <Waiting />
      <InTriage />
      <All />
    </article>
  );
}

function Waiting() {
  const words = useWords();
  const { data } = useApi<Listed<AlertItem>>(ALERT_ENDPOINTS.list.path, { waiting: 'true' }, untimed);
  if (data === undefined) return null;
  return (
    <section className="card">
      <h2>{words('alerts.waiting')}</h2>
      {data.items.length === 0 ? (
        <p>{words('alerts.waitingNone')}</p>
      ) : (
        <ul className="witnesses">
          {data.items.map((alert) => (
            <li key={alert.id} className="row">
              <AppLink to={`/alerts/${alert.id}`} data-walk>
                {nameOf(words, alert)}
              </AppLink>
              {alert.mine === null ? null : <Standing standing={alert.mine} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const triageColumns = (words: Words): Column<TriageItem>[] => [
  {
    id: 'what',
    header: words('triage.column.what'),
    value: (row) => row.signals.map(({ sentence }) => words.say(sentence)).join(' '),
    cell: (row) => (
      <AppLink to={`/alerts/triage/${row.id}`} data-walk>
        {row.signals.map(({ sentence }) => words.say(sentence)).join(' ')}
      </AppLink>
    ),
  },
  {
    id: 'state',
    header: words('triage.column.state'),
    value: (row) => words(`triage.state.${row.state}`),
  },
  {
    id: 'holder',
    header: words('triage.column.holder'),
    value: (row) => row.holder?.name ?? words('work.holder'),
  },
  {
    id: 'due',
    header: words('triage.column.due'),
    value: (row) => (row.state === 'open' ? row.dueAt : null),
    cell: (row) => (row.state === 'open' ? <Due at={row.dueAt} isLate={row.isLate} /> : null),
  },
];

function InTriage() {
  const words = useWords();
  const query = useApi<Listed<TriageItem>>(TRIAGE_ENDPOINTS.list.path, { limit: PAGE_LIMIT }, untimed);
  return (
    <section className="card">
      <h2>{words('triage.title')}</h2>
      <p className="dim">{words('triage.lead')}</p>
      <Loaded query={query} height={120}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words('triage.empty')}>
              <p>
                {words('triage.emptyHelp')} <AppLink to="/signals">{words('triage.toSignals')}</AppLink>
              </p>
            </EmptyState>
          ) : (
            <DataTable
              caption={words('triage.title')}
              columns={triageColumns(words)}
              rows={items}
              rowKey={({ id }) => String(id)}
            />
          )
        }
      </Loaded>
    </section>
  );
}

const alertColumns = (words: Words): Column<AlertItem>[] => [
  {
    id: 'alert',
    header: words('alerts.column.alert'),
    value: (row) => nameOf(words, row),
    cell: (row) => (
      <AppLink to={`/alerts/${row.id}`} data-walk>
        {nameOf(words, row)}
      </AppLink>
    ),
  },
  { id: 'state', header: words('alerts.column.state'), value: (row) => words(`alerts.state.${row.state}`) },
  { id: 'from', header: words('alerts.column.from'), value: (row) => row.owner.name },
  {
    id: 'sent',
    header: words('alerts.column.sent'),
    value: (row) => row.sentAt,
    cell: (row) => <Instant at={row.sentAt} />,
  },
  {
    id: 'answers',
    header: words('alerts.column.answers'),
    value: (row) => (row.sentAt === null ? null : row.recipients.received),
    cell: (row) => (row.sentAt === null ? null : <Answers alert={row} />),
  },
  {
    id: 'yours',
    header: words('alerts.column.yours'),
    value: (row) => row.mine?.dueAt ?? null,
    cell: (row) => (row.mine === null ? null : <Standing standing={row.mine} />),
  },
];

function Answers({ alert }: { readonly alert: AlertItem }) {
  const words = useWords();
  const { asked, received, acted, late } = alert.recipients;
  return (
    <>
      {words('alerts.answered', { received, asked, acted })}{' '}
      {late === 0 ? null : (
        <span className="tag" data-alarm>
          {words('alerts.lateCount', { count: late })}
        </span>
      )}
    </>
  );
}

function All() {
  const words = useWords();
  const query = useList<Listed<AlertItem>>(ALERT_ENDPOINTS.list.path, {});
  return (
    <section className="card">
      <h2>{words('alerts.all')}</h2>
      <RecordList
        query={query}
        height={160}
        empty={{ title: words('alerts.empty'), help: words('alerts.emptyHelp') }}
        rows={{
          caption: words('alerts.all'),
          columns: alertColumns(words),
          rowKey: ({ id }: AlertItem) => String(id),
        }}
      />
    </section>
  );
}
