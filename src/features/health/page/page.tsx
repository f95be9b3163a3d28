import { oneOf, useAddress } from '../../../ui/address.ts';
import { LinesChart } from '../../../ui/charts/lazy.tsx';
import { Figure } from '../../../ui/kit/figure.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { CountriesResponse } from '../../situation/contract.ts';
import type { HealthResponse, HealthTrend } from '../contract.ts';

interface PeriodRow {
  readonly on: string;
  readonly values: readonly (number | null)[];
  readonly denominator: number;
  readonly reporting: number;
  readonly expected: number;
}

function periodStart(trend: HealthTrend, index: number): string {
  const first = new Date(`${trend.firstOn}T00:00:00Z`);
  const months = index * (trend.unit === 'year' ? 12 : 1);
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1))
    .toISOString()
    .slice(0, 10);
}

function Trend({ trend }: { readonly trend: HealthTrend }) {
  const words = useWords();
  const periods = trend.denominator.values.map(
    (denominator, index): PeriodRow => ({
      on: periodStart(trend, index),
      values: trend.substances.map((substance) => substance.values[index] ?? null),
      denominator,
      reporting: trend.completeness.reporting[index] ?? 0,
      expected: trend.completeness.expected[index] ?? 0,
    }),
  );
  const lines = trend.substances
    .slice(0, 6)
    .flatMap((substance) =>
      substance.values
        .slice(0, trend.provisionalFrom)
        .map((value, index) => ({ on: periodStart(trend, index), value, name: substance.node.name })),
    );
  const whole = periods.slice(0, trend.provisionalFrom);
  const full = whole.filter((period) => period.reporting >= period.expected).length;
  const last = whole.at(-1);
  const top = trend.substances[0];
  return (
    <Figure<PeriodRow>
      title={words(`health.${trend.kind}`)}
      reading={
        top === undefined ? '' : words('health.reading', { what: top.node.name, count: trend.reportCount })
      }
      source={words('figure.reports', {
        count: trend.reportCount,
        who: trend.streams.slice(0, 3).join(', ') + (trend.streams.length > 3 ? ' …' : ''),
      })}
      fileName={`tocsin-health-${trend.kind}`}
      note={[
        last === undefined
          ? ''
          : words('health.denominator', {
              what: words(`denominator.${trend.denominator.label}`),
              value: last.denominator,
              date: words.shortDate(last.on),
            }),
        words('health.completeness', { full, count: whole.length }),
        periods.length > whole.length
          ? words('health.provisional', { count: periods.length - whole.length })
          : '',
      ].join(' ')}
      columns={[
        {
          id: 'on',
          header: words(trend.unit === 'year' ? 'column.year' : 'column.month'),
          value: (period) => period.on,
        },
        ...trend.substances.map((substance, index) => ({
          id: substance.node.id,
          header: substance.node.name,
          value: (period: PeriodRow) => period.values[index] ?? null,
          isNumeric: true,
        })),
        {
          id: 'denominator',
          header: words(`denominator.${trend.denominator.label}`),
          value: (period) => period.denominator,
          isNumeric: true,
        },
        {
          id: 'completeness',
          header: words('health.streams'),
          value: (period) => `${period.reporting} / ${period.expected}`,
        },
      ]}
      rows={periods}
      rowKey={(period) => period.on}
    >
      <LinesChart rows={lines} yLabel={words(`measure.${trend.measure}`)} locale={words.locale} />
    </Figure>
  );
}

export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const query = useApi<HealthResponse>('/api/health', {
    node: search.node,
    country: search.country,
    unit: oneOf(search.unit, ['month', 'year'] as const),
  });
  const countries = useApi<CountriesResponse>('/api/places/countries');
  return (
    <>
      <h1>{words('nav.health')}</h1>
      <p className="dim">{words('health.lead')}</p>
      <div className="filters">
        <FilterSelect
          label={words('health.per')}
          parameter="unit"
          options={['month', 'year'].map((value) => ({ value, label: words(`unit.${value}`) }))}
        />
        <FilterSelect
          label={words('filter.country')}
          parameter="country"
          anyLabel={words('filter.any')}
          options={(countries.data?.items ?? [])
            .filter((item) => item.reports > 0)
            .map((item) => ({ value: item.iso2, label: item.name }))}
        />
      </div>
      <Loaded query={query} height={600}>
        {(data) =>
          data.kinds.length === 0 ? (
            <EmptyState title={words('health.none')}>
              <p>{words('health.noneHelp')}</p>
            </EmptyState>
          ) : (
            <div className="stack">
              {data.kinds.map((trend) => (
                <Trend key={trend.kind} trend={trend} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
