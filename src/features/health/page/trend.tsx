import { Panels } from '../../../ui/charts/panels.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import { Figure } from '../../../ui/kit/figure.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { HealthTrend } from '../contract.ts';

export type Measure = 'share' | 'count';

interface PeriodRow {
  readonly on: string;
  readonly values: readonly (number | null)[];
  readonly denominator: number;
  readonly reporting: number;
  readonly expected: number;
  readonly isProvisional: boolean;
}

const SHOWN = 9;

function periodStart(trend: HealthTrend, index: number): string {
  const first = new Date(`${trend.firstOn}T00:00:00Z`);
  const months = index * (trend.unit === 'year' ? 12 : 1);
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1))
    .toISOString()
    .slice(0, 10);
}

function periodsOf(trend: HealthTrend): PeriodRow[] {
  return trend.denominator.values.map((denominator, index) => ({
    on: periodStart(trend, index),
    values: trend.substances.map((substance) => substance.values[index] ?? null),
    denominator,
    reporting: trend.completeness.reporting[index] ?? 0,
    expected: trend.completeness.expected[index] ?? 0,
    isProvisional: index >= trend.provisionalFrom,
  }));
}

/** Its share of all reports of a period; not known where it is not, or where there was none. */
const shareOf = (value: number | null, all: number): number | null =>
  value === null || all === 0 ? null : value / all;

function columnsOf(trend: HealthTrend, isShare: boolean, words: Words): Column<PeriodRow>[] {
  const figureOf = ({ values, denominator }: PeriodRow, index: number): number | null => {
    const value = values[index] ?? null;
    return isShare ? shareOf(value, denominator) : value;
  };
  return [
    {
      id: 'on',
      header: words(trend.unit === 'year' ? 'column.year' : 'column.month'),
      value: (period) => period.on,
      cell: (period) => (
        <time className="nowrap" dateTime={period.on}>
          {trend.unit === 'year' ? period.on.slice(0, 4) : words.month(period.on)}
        </time>
      ),
    },
    ...trend.substances.map(
      (substance, index): Column<PeriodRow> => ({
        id: substance.node.id,
        header: substance.node.name,
        value: (period) => figureOf(period, index),
        cell: (period) => {
          const figure = figureOf(period, index);
          if (figure === null) return words('health.unknown');
          return isShare
            ? words('health.shareAndCount', { share: words.percent(figure), n: period.values[index] ?? 0 })
            : words.number(figure);
        },
        isNumeric: true,
      }),
    ),
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
      isNumeric: true,
    },
    {
      id: 'state',
      header: words('column.state'),
      value: (period) =>
        period.isProvisional
          ? words('figure.provisionalWord')
          : period.expected === 0
            ? words('health.unknown')
            : '',
    },
  ];
}

/** Denominator, completeness and what is provisional, in sentences. */
function noteOf(trend: HealthTrend, periods: readonly PeriodRow[], words: Words): string {
  const whole = periods.filter((period) => !period.isProvisional && period.expected > 0);
  const full = whole.filter((period) => period.reporting >= period.expected).length;
  const last = whole.findLast((period) => period.denominator > 0);
  const provisional = periods.filter((period) => period.isProvisional).length;
  return [
    last === undefined
      ? ''
      : words('health.denominator', {
          what: words(`denominator.${trend.denominator.label}`),
          value: last.denominator,
          date: trend.unit === 'year' ? last.on.slice(0, 4) : words.month(last.on),
        }),
    words('health.completeness', { full, count: whole.length }),
    words('health.gaps'),
    provisional > 0 ? words('health.provisional', { count: provisional }) : '',
  ].join(' ');
}

/** One kind of report by substance. Kinds are never added up: a death, a sample and a litre of wastewater count different things. */
export function Trend({ trend, measure }: { readonly trend: HealthTrend; readonly measure: Measure }) {
  const words = useWords();
  const periods = periodsOf(trend);
  const isShare = measure === 'share' && trend.measure === 'reports';
  const format = (value: number) => (isShare ? words.percent(value) : words.number(value));
  const labelOf = (on: string) => (trend.unit === 'year' ? on.slice(0, 4) : words.month(on));
  const panels = trend.substances.slice(0, SHOWN).map((substance) => {
    const values = substance.values.map((value, index) =>
      isShare ? shareOf(value, trend.denominator.values[index] ?? 0) : value,
    );
    const hint = (index: number) => {
      const value = values[index] ?? null;
      const told = value === null ? words('health.unknown') : format(value);
      return words(isShare ? 'health.hintShare' : 'health.hint', {
        when: labelOf(periods[index]?.on ?? ''),
        what: substance.node.name,
        value: told,
        count: substance.values[index] ?? 0,
        all: trend.denominator.values[index] ?? 0,
      });
    };
    return { key: substance.node.id, title: substance.node.name, values, hint };
  });
  const first = panels[0];
  const lastIndex =
    first?.values.findLastIndex((value, at) => value !== null && at < trend.provisionalFrom) ?? -1;
  const lastValue = first?.values[lastIndex] ?? null;
  const unit = words(isShare ? `health.shareOf.${trend.kind}` : `measure.${trend.measure}`);
  return (
    <Figure<PeriodRow>
      title={words('health.title', { kind: words(`health.${trend.kind}`), unit })}
      reading={
        first === undefined || lastValue === null
          ? words('health.noSubstance')
          : words('health.reading', {
              what: first.title,
              value: format(lastValue),
              unit,
              date: labelOf(periods[lastIndex]?.on ?? ''),
            })
      }
      source={words('figure.reports', {
        count: trend.reportCount,
        who: trend.streams.slice(0, 3).join(', ') + (trend.streams.length > 3 ? ' …' : ''),
      })}
      fileName={`tocsin-health-${trend.kind}`}
      note={noteOf(trend, periods, words)}
      columns={columnsOf(trend, isShare, words)}
      rows={periods}
      rowKey={(period) => period.on}
    >
      <Panels
        panels={panels}
        starts={periods.map((period) => ({ on: period.on, label: labelOf(period.on) }))}
        provisionalFrom={trend.provisionalFrom}
        format={format}
      />
    </Figure>
  );
}
