import { oneOf, useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import type { Filter } from '../../../ui/kit/filters.tsx';
import { type Listed, RecordList, useList } from '../../../ui/kit/record-list.tsx';
import { DayOf } from '../../../ui/kit/when.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { TableFiles } from '../../bulk/page/table-files.tsx';
import { groupWords, useGroupOptions } from '../../groups/page/use-groups.ts';
import { RECOMMENDATION_ENDPOINTS, type RecommendationItem } from '../contract.ts';
import { RECOMMENDATION_SCOPES, RECOMMENDATION_STATES } from '../rules.ts';
import { nameOf, Said } from './parts.tsx';

interface Advice extends Listed<RecommendationItem> {
  readonly clusters: readonly string[];
  readonly mayDraft: boolean;
}

/** What waits for an answer, and every recommendation. */
export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const query = useList<Advice>(RECOMMENDATION_ENDPOINTS.list.path, {
    state: oneOf(search.state, RECOMMENDATION_STATES),
    scope: oneOf(search.reach, RECOMMENDATION_SCOPES),
    group: search.group,
    cluster: search.cluster,
    alert: search.alert,
    practice: search.practice,
  });
  const filters = useFilters(query.data?.clusters ?? []);
  return (
    <article className="stack">
      <header>
        <h1>{words('advice.title')}</h1>
        <p>{words('advice.lead')}</p>
        <p className="row">
          <AppLink to="/recommendations/inputs">{words('advice.toInputs')}</AppLink>
          <AppLink to="/recommendations/practices">{words('advice.toPractices')}</AppLink>
          {query.data?.mayDraft ? <AppLink to="/recommendations/new">{words('advice.begin')}</AppLink> : null}
        </p>
      </header>
      <Waiting />
      <TableFiles kinds={['recommendations']} />
      <section className="card">
        <h2>{words('advice.all')}</h2>
        <RecordList
          query={query}
          filters={filters}
          height={400}
          empty={{ title: words('advice.empty'), help: words('advice.emptyHelp') }}
          rows={{
            caption: words('advice.all'),
            columns: columnsOf(words),
            rowKey: ({ id }: RecommendationItem) => String(id),
          }}
        />
      </section>
    </article>
  );
}

function useFilters(clusters: readonly string[]): Filter[] {
  const words = useWords();
  const anyLabel = words('filter.any');
  const groups = useGroupOptions();
  return [
    {
      label: words('advice.filter.state'),
      parameter: 'state',
      anyLabel,
      options: RECOMMENDATION_STATES.map((value) => ({ value, label: words(`advice.state.${value}`) })),
    },
    { label: words('advice.filter.group'), parameter: 'group', anyLabel, options: groups },
    {
      label: words('advice.filter.scope'),
      parameter: 'reach',
      anyLabel,
      options: RECOMMENDATION_SCOPES.map((value) => ({ value, label: words(`advice.scope.${value}`) })),
    },
    ...(clusters.length === 0
      ? []
      : [
          {
            label: words('advice.filter.cluster'),
            parameter: 'cluster',
            anyLabel,
            options: clusters.map((value) => ({ value, label: value })),
          },
        ]),
  ];
}

function Waiting() {
  const words = useWords();
  const { data } = useApi<Advice>(
    RECOMMENDATION_ENDPOINTS.list.path,
    { waiting: 'true' },
    { isTimed: false },
  );
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className="card">
      <h2>{words('advice.waiting')}</h2>
      <p className="dim">{words('advice.waitingHelp')}</p>
      <ul className="witnesses">
        {data.items.map((item) => (
          <li key={item.id} className="row">
            <AppLink to={`/recommendations/${item.id}`} data-walk>
              {nameOf(words, item)}
            </AppLink>
            {item.silenceUntil === null ? null : (
              <span className="dim">{words('advice.until', { when: words.instant(item.silenceUntil) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const columnsOf = (words: Words): Column<RecommendationItem>[] => [
  {
    id: 'what',
    header: words('advice.column.what'),
    value: (row) => nameOf(words, row),
    cell: (row) => (
      <AppLink to={`/recommendations/${row.id}`} data-walk>
        {nameOf(words, row)}
      </AppLink>
    ),
  },
  { id: 'state', header: words('advice.column.state'), value: (row) => words(`advice.state.${row.state}`) },
  {
    id: 'when',
    header: words('advice.column.when'),
    value: (row) => row.adoptedAt ?? row.silenceUntil,
    cell: (row) => {
      if (row.state === 'proposed' && row.silenceUntil !== null)
        return words('advice.until', { when: words.instant(row.silenceUntil) });
      return <DayOf at={row.adoptedAt} />;
    },
  },
  {
    id: 'said',
    header: words('advice.column.said'),
    value: (row) => row.positions.support,
    cell: (row) => <Said item={row} />,
  },
  {
    id: 'scope',
    header: words('advice.column.scope'),
    value: (row) => words(`advice.scope.${row.scope}`),
    isMinor: true,
  },
  { id: 'group', header: words('advice.column.group'), value: (row) => groupWords(words, row.group) },
];
