import { oneOf, useAddress, wholeNumber } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { Pager } from '../../../ui/kit/pager.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { groupWords, useGroupOptions } from '../../groups/page/use-groups.ts';
import { RECOMMENDATION_ENDPOINTS, type RecommendationItem } from '../contract.ts';
import { RECOMMENDATION_SCOPES, RECOMMENDATION_STATES } from '../rules.ts';
import { nameOf, Said } from './parts.tsx';

const LIMIT = 50;
const untimed = { isTimed: false } as const;

interface Listed {
  readonly total: number;
  readonly items: readonly RecommendationItem[];
  readonly clusters: readonly string[];
  readonly mayDraft: boolean;
}

/** What waits for an answer, and every recommendation. */
export function Page() {
  const words = useWords();
  const { search, set } = useAddress();
  const offset = wholeNumber(search.offset);
  const query = useApi<Listed>(
    RECOMMENDATION_ENDPOINTS.list.path,
    {
      limit: LIMIT,
      offset,
      state: oneOf(search.state, RECOMMENDATION_STATES),
      scope: oneOf(search.reach, RECOMMENDATION_SCOPES),
      group: search.group,
      cluster: search.cluster,
      alert: search.alert,
      practice: search.practice,
    },
    untimed,
  );
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
      <section className="card">
        <h2>{words('advice.all')}</h2>
        <Filters clusters={query.data?.clusters ?? []} />
        <Loaded query={query} height={400}>
          {({ items, total }) =>
            items.length === 0 ? (
              <EmptyState title={words('advice.empty')}>
                <p>{words('advice.emptyHelp')}</p>
              </EmptyState>
            ) : (
              <>
                <DataTable
                  caption={words('advice.all')}
                  columns={columnsOf(words)}
                  rows={items}
                  rowKey={({ id }) => String(id)}
                />
                <Pager
                  offset={offset}
                  limit={LIMIT}
                  total={total}
                  onMove={(next) => set({ offset: next === 0 ? undefined : String(next) }, { push: true })}
                />
              </>
            )
          }
        </Loaded>
      </section>
    </article>
  );
}

function Filters({ clusters }: { readonly clusters: readonly string[] }) {
  const words = useWords();
  const any = words('filter.any');
  const groups = useGroupOptions();
  return (
    <div className="filters">
      <FilterSelect
        label={words('advice.filter.state')}
        parameter="state"
        anyLabel={any}
        options={RECOMMENDATION_STATES.map((value) => ({ value, label: words(`advice.state.${value}`) }))}
      />
      <FilterSelect label={words('advice.filter.group')} parameter="group" anyLabel={any} options={groups} />
      <FilterSelect
        label={words('advice.filter.scope')}
        parameter="reach"
        anyLabel={any}
        options={RECOMMENDATION_SCOPES.map((value) => ({ value, label: words(`advice.scope.${value}`) }))}
      />
      {clusters.length === 0 ? null : (
        <FilterSelect
          label={words('advice.filter.cluster')}
          parameter="cluster"
          anyLabel={any}
          options={clusters.map((value) => ({ value, label: value }))}
        />
      )}
    </div>
  );
}

function Waiting() {
  const words = useWords();
  const { data } = useApi<Listed>(RECOMMENDATION_ENDPOINTS.list.path, { waiting: 'true' }, untimed);
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
      return row.adoptedAt === null ? null : words.instant(row.adoptedAt);
    },
  },
  {
    id: 'said',
    header: words('advice.column.said'),
    value: (row) => row.positions.support,
    cell: (row) => <Said item={row} />,
  },
  { id: 'scope', header: words('advice.column.scope'), value: (row) => words(`advice.scope.${row.scope}`) },
  { id: 'group', header: words('advice.column.group'), value: (row) => groupWords(words, row.group) },
];
