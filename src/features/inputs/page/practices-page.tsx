import { oneOf, useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import { type Listed, RecordList, useList } from '../../../ui/kit/record-list.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import { groupWords, useGroupOptions } from '../../groups/page/use-groups.ts';
import { PRACTICE_ENDPOINTS, type PracticeItem } from '../contract.ts';
import { PRACTICE_STATES } from '../rules.ts';

export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const groups = useGroupOptions();
  const anyLabel = words('filter.any');
  useTitle(words('practices.title'));
  const query = useList<Listed<PracticeItem>>(PRACTICE_ENDPOINTS.list.path, {
    group: search.group,
    state: oneOf(search.state, PRACTICE_STATES),
  });
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
      <section className="card">
        <RecordList
          query={query}
          filters={[
            {
              label: words('advice.filter.state'),
              parameter: 'state',
              anyLabel,
              options: PRACTICE_STATES.map((value) => ({ value, label: words(`practices.state.${value}`) })),
            },
            { label: words('advice.filter.group'), parameter: 'group', anyLabel, options: groups },
          ]}
          height={300}
          empty={{ title: words('practices.empty'), help: words('practices.emptyHelp') }}
          rows={{
            caption: words('practices.title'),
            columns: columnsOf(words),
            rowKey: ({ id }: PracticeItem) => String(id),
          }}
        />
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
