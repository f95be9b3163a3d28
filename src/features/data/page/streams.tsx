import { oneOf, useAddress } from '../../../ui/address.ts';
import { Spark } from '../../../ui/charts/spark.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import { PAGE_LIMIT, RecordRows, usePlace } from '../../../ui/kit/record-list.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { StreamItem, StreamsResponse } from '../contract.ts';

const STATES = ['silent', 'late', 'incomplete', 'reported-none', 'ok'] as const;

const isAlarming = (state: StreamItem['state']) => state === 'silent' || state === 'late';

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
        <span className="tag" data-alarm={isAlarming(item.state) || undefined}>
          {words(`streamState.${item.state}`)}
        </span>
      ),
    },
    {
      id: 'overdue',
      header: words('stream.overdue'),
      value: (item) => item.overdueDays,
      cell: (item) =>
        item.overdueDays === 0 ? words('stream.notDue') : words('count.days', { count: item.overdueDays }),
      isNumeric: true,
    },
    {
      id: 'last',
      header: words('stream.last'),
      value: (item) => item.lastOccurredOn,
      cell: (item) =>
        item.lastOccurredOn === null ? (
          ''
        ) : (
          <time dateTime={item.lastOccurredOn} className="nowrap">
            {words.shortDate(item.lastOccurredOn)}
          </time>
        ),
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

/** How many are in each state, and what the state means; each is a filter. */
function States({ items }: { readonly items: readonly StreamItem[] }) {
  const words = useWords();
  const { search, set } = useAddress();
  return (
    <ul className="states" aria-label={words('stream.states')}>
      {STATES.map((state) => (
        <li key={state}>
          <button
            type="button"
            aria-pressed={search.state === state}
            onClick={() => set({ state: search.state === state ? undefined : state, offset: undefined })}
          >
            <span className="tag" data-alarm={isAlarming(state) || undefined}>
              {words(`streamState.${state}`)}
            </span>
            <strong>{words.number(items.filter((item) => item.state === state).length)}</strong>
            <span className="dim">{words(`stream.explain.${state}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Streams() {
  const words = useWords();
  const { search } = useAddress();
  const query = useApi<StreamsResponse>('/api/data/streams');
  const state = oneOf(search.state, STATES);
  const { offset } = usePlace();
  return (
    <div className="stack">
      <p className="dim">{words('stream.lead')}</p>
      <Loaded query={query} height={400}>
        {({ items }) => {
          const found = items.filter((item) => state === undefined || item.state === state);
          return (
            <div className="stack">
              <States items={items} />
              <section className="card">
                <RecordRows
                  listed={{ total: found.length, items: found.slice(offset, offset + PAGE_LIMIT) }}
                  empty={{ title: words('stream.none') }}
                  rows={{
                    caption: words('data.streams'),
                    columns: columnsOf(words),
                    rowKey: (item: StreamItem) => String(item.stream.id),
                  }}
                />
              </section>
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}
