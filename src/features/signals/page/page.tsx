import { tellCounted } from '../../../model/signal-counts.ts';
import { oneOf, useAddress } from '../../../ui/address.ts';
import { Spark } from '../../../ui/charts/spark.tsx';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import type { Filter } from '../../../ui/kit/filters.tsx';
import { NoSignals } from '../../../ui/kit/no-signals.tsx';
import { RecordList, useList } from '../../../ui/kit/record-list.tsx';
import { Day } from '../../../ui/kit/when.tsx';
import { chanceOf, sentenceOf } from '../../../ui/signal-sentence.ts';
import { canTellNew, useKnownStatus } from '../../../ui/status.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { CountriesResponse } from '../../situation/contract.ts';
import type { SignalItem, SignalsResponse } from '../contract.ts';

const DETECTORS = ['first-appearance', 'farrington-flexible', 'ears', 'new-leg', 'stream-change'] as const;

function columnsOf(words: Words, isNewKnown: boolean): Column<SignalItem>[] {
  return [
    {
      id: 'what',
      header: words('column.what'),
      value: (item) => item.node?.name ?? item.stream?.name ?? '',
      cell: (item) => (
        <>
          <AppLink to={`/signals/${item.id}`} data-walk>
            {sentenceOf(words, item)}
          </AppLink>
          {item.isNew && isNewKnown ? (
            <>
              {' '}
              <span className="tag" data-alarm>
                {words('signal.new')}
              </span>
            </>
          ) : null}
        </>
      ),
    },
    {
      id: 'kind',
      header: words('column.kind'),
      value: (item) => words(`signalKind.${item.kind}`),
      isMinor: true,
    },
    {
      id: 'counted',
      header: words('signal.counted'),
      value: (item) => tellCounted(words, item),
      isMinor: true,
    },
    { id: 'place', header: words('column.place'), value: (item) => item.place.name, isMinor: true },
    {
      id: 'since',
      header: words('column.since'),
      value: (item) => item.startOn,
      cell: (item) => <Day on={item.startOn} />,
      isMinor: true,
    },
    {
      id: 'observed',
      header: words('column.observed'),
      value: (item) => item.observed,
      cell: (item) => words.number(item.observed),
      isNumeric: true,
    },
    {
      id: 'expected',
      header: words('column.expected'),
      value: (item) => item.expected,
      cell: (item) => words.number(item.expected),
      isNumeric: true,
    },
    {
      id: 'chance',
      header: words('column.chance'),
      value: (item) => item.pValue,
      cell: (item) => chanceOf(words, item.pValue),
    },
    {
      id: 'spark',
      header: words('column.lately'),
      value: (item) => item.spark.at(-1) ?? 0,
      cell: (item) => <Spark values={item.spark} isAlarm />,
    },
    {
      id: 'marking',
      header: words('report.marking'),
      value: (item) => item.marking,
      cell: (item) => (item.marking === null ? null : words('marking.tag', { marking: item.marking })),
      isMinor: true,
    },
    {
      id: 'score',
      header: words('column.score'),
      value: (item) => item.score,
      cell: (item) => words.number(item.score),
      isNumeric: true,
      isMinor: true,
    },
  ];
}

function Coverage({ data }: { readonly data: SignalsResponse }) {
  const words = useWords();
  return (
    <details className="card">
      <summary>{words('signals.coverage')}</summary>
      <table className="plain">
        <tbody>
          {data.coverage.map((entry) => (
            <tr key={entry.detector}>
              <th scope="row">{words(`detector.${entry.detector}`)}</th>
              <td>{words('signals.judged', { count: entry.scored })}</td>
              <td className="dim">
                {entry.notApplicable
                  .map((reason) =>
                    words('signals.notJudged', {
                      count: reason.count,
                      reason: words(
                        reason.reason.includes('.') ? reason.reason : `detectors.reason.${reason.reason}`,
                      ),
                    }),
                  )
                  .join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function useFilters(kinds: SignalsResponse['kinds']): Filter[] {
  const words = useWords();
  const countries = useApi<CountriesResponse>('/api/places/countries');
  const anyLabel = words('filter.any');
  return [
    {
      label: words('filter.scope'),
      parameter: 'scope',
      options: ['synthetic', 'all'].map((value) => ({ value, label: words(`scope.${value}`) })),
    },
    {
      label: words('filter.kind'),
      parameter: 'kind',
      anyLabel,
      options: kinds.map(({ kind, count }) => ({
        value: kind,
        label: `${words(`signalKind.${kind}`)} (${words.number(count)})`,
      })),
    },
    {
      label: words('filter.country'),
      parameter: 'country',
      anyLabel,
      options: (countries.data?.items ?? [])
        .filter((item) => item.reports > 0)
        .map((item) => ({ value: item.iso2, label: item.name })),
    },
    {
      label: words('filter.detector'),
      parameter: 'detector',
      anyLabel,
      options: DETECTORS.map((value) => ({ value, label: words(`detector.${value}`) })),
    },
  ];
}

export function Page() {
  const words = useWords();
  const { search, set } = useAddress();
  const isNewKnown = canTellNew(useKnownStatus());
  const signals = useList<SignalsResponse>(
    '/api/signals',
    {
      scope: search.scope === 'all' ? 'all' : 'synthetic',
      kind: search.kind,
      detector: oneOf(search.detector, DETECTORS),
      country: search.country,
      node: search.node,
    },
    { isTimed: true },
  );
  const filters = useFilters(signals.data?.kinds ?? []);
  return (
    <div className="stack">
      <div>
        <h1>{words('nav.signals')}</h1>
        <p className="dim">{words('signals.lead')}</p>
      </div>
      <section className="card">
        <RecordList
          query={signals}
          filters={filters}
          height={500}
          empty={<NoSignals />}
          rows={{
            caption: words('nav.signals'),
            columns: columnsOf(words, isNewKnown),
            rowKey: (item: SignalItem) => item.id,
          }}
        >
          {search.node === undefined ? null : (
            <button type="button" className="quiet" onClick={() => set({ node: undefined })}>
              {words('filter.without', { what: search.node })}
            </button>
          )}
        </RecordList>
      </section>
      {signals.data === undefined || signals.data.items.length === 0 ? null : (
        <Coverage data={signals.data} />
      )}
    </div>
  );
}
