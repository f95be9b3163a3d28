import { oneOf, useAddress } from '../../../ui/address.ts';
import { Spark } from '../../../ui/charts/spark.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { StreamItem, StreamsResponse } from '../contract.ts';

const STATES = ['silent', 'late', 'incomplete', 'reported-none', 'ok'] as const;

function columnsOf(words: Words): Column<StreamItem>[] {
  return [
    { id: 'stream', header: words('report.stream'), value: (item) => item.stream.name },
    { id: 'country', header: words('column.country'), value: (item) => item.country },
    { id: 'kind', header: words('column.kind'), value: (item) => words(`reportKind.${item.stream.kind}`) },
    {
      id: 'state',
      header: words('column.state'),
      value: (item) => item.state,
      cell: (item) => (
        <span className="tag" data-alarm={item.state === 'silent' || item.state === 'late' || undefined}>
          {words(`streamState.${item.state}`)}
        </span>
      ),
    },
    {
      id: 'overdue',
      header: words('stream.overdue'),
      value: (item) => item.overdueDays,
      cell: (item) => words('count.days', { count: item.overdueDays }),
      isNumeric: true,
    },
    {
      id: 'last',
      header: words('stream.last'),
      value: (item) => item.lastOccurredOn,
      cell: (item) => (item.lastOccurredOn === null ? '' : words.shortDate(item.lastOccurredOn)),
    },
    {
      id: 'cadence',
      header: words('stream.cadence'),
      value: (item) => item.cadenceDays,
      cell: (item) => words('count.days', { count: item.cadenceDays }),
      isNumeric: true,
    },
    {
      id: 'lag',
      header: words('stream.lag'),
      value: (item) => item.lagDays,
      cell: (item) => words('count.days', { count: item.lagDays }),
      isNumeric: true,
    },
    {
      id: 'reports',
      header: words('column.reports'),
      value: (item) => item.reports,
      cell: (item) => words.number(item.reports),
      isNumeric: true,
    },
    {
      id: 'spark',
      header: words('stream.months'),
      value: (item) => item.spark.at(-1) ?? 0,
      cell: (item) => <Spark values={item.spark} />,
    },
  ];
}

export function Streams() {
  const words = useWords();
  const { search } = useAddress();
  const query = useApi<StreamsResponse>('/api/data/streams', { state: oneOf(search.state, STATES) });
  return (
    <div className="stack">
      <p className="dim">{words('stream.lead')}</p>
      <div className="filters">
        <FilterSelect
          label={words('column.state')}
          parameter="state"
          anyLabel={words('filter.any')}
          options={STATES.map((value) => ({ value, label: words(`streamState.${value}`) }))}
        />
      </div>
      <Loaded query={query} height={400}>
        {(data) =>
          data.items.length === 0 ? (
            <EmptyState title={words('stream.none')} />
          ) : (
            <div className="card">
              <DataTable
                caption={words('data.streams')}
                columns={columnsOf(words)}
                rows={data.items}
                rowKey={(item) => String(item.stream.id)}
              />
            </div>
          )
        }
      </Loaded>
    </div>
  );
}
