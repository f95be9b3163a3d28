import { oneOf, useAddress, wholeNumber } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { Pager } from '../../../ui/kit/pager.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { groupWords, useGroupOptions } from '../../groups/page/use-groups.ts';
import { PRACTICE_ENDPOINTS, type PracticeItem } from '../contract.ts';
import { PRACTICE_STATES } from '../rules.ts';

const LIMIT = 50;

interface Listed {
  readonly total: number;
  readonly items: readonly PracticeItem[];
}

export function Page() {
  const words = useWords();
  const { search, set } = useAddress();
  const offset = wholeNumber(search.offset);
  const groups = useGroupOptions();
  useTitle(words('practices.title'));
  const query = useApi<Listed>(
    PRACTICE_ENDPOINTS.list.path,
    { limit: LIMIT, offset, group: search.group, state: oneOf(search.state, PRACTICE_STATES) },
    { isTimed: false },
  );
  return (
    <article className="stack">
      <header>
        <p>
          <AppLink to="/recommendations">{words('advice.title')}</AppLink>
        </p>
        <h1>{words('practices.title')}</h1>
        <p>{words('practices.lead')}</p>
        <p>
          <AppLink to="/recommendations/inputs" search={{ show: 'loose' }}>
            {words('advice.toInputs')}
          </AppLink>
        </p>
      </header>
      <section className="card stack">
        <div className="filters">
          <FilterSelect
            label={words('advice.filter.state')}
            parameter="state"
            anyLabel={words('filter.any')}
            options={PRACTICE_STATES.map((value) => ({ value, label: words(`practices.state.${value}`) }))}
          />
          <FilterSelect
            label={words('advice.filter.group')}
            parameter="group"
            anyLabel={words('filter.any')}
            options={groups}
          />
        </div>
        <Loaded query={query} height={300}>
          {({ items, total }) =>
            items.length === 0 ? (
              <EmptyState title={words('practices.empty')}>
                <p>{words('practices.emptyHelp')}</p>
              </EmptyState>
            ) : (
              <>
                <DataTable
                  caption={words('practices.title')}
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

const columnsOf = (words: Words): Column<PracticeItem>[] => [
  {
    id: 'what',
    header: words('practices.column.what'),
    value: (row) => row.title,
    cell: (row) => (
      <AppLink to={`/recommendations/practices/${row.id}`} data-walk>
        {row.title || words('advice.untitled')}
      </AppLink>
    ),
  },
  {
    id: 'state',
    header: words('practices.column.state'),
    value: (row) => words(`practices.state.${row.state}`),
  },
  {
    id: 'grade',
    header: words('practices.column.grade'),
    value: (row) => words(row.grade === null ? 'practices.notGraded' : `practices.grade.${row.grade}`),
  },
  {
    id: 'inputs',
    header: words('practices.column.inputs'),
    value: (row) => row.inputCount,
    cell: (row) => words.number(row.inputCount),
    isNumeric: true,
  },
  { id: 'group', header: words('practices.column.group'), value: (row) => groupWords(words, row.group) },
];
