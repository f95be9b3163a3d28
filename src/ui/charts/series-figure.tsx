import { useMemo, useState } from 'react';
import { Figure } from '../kit/figure.tsx';
import { useWords } from '../words.ts';
import { SeriesChart } from './lazy.tsx';
import type { SeriesPoint } from './series-plot.tsx';

const DAY_MS = 86_400_000;
/** Two years fit; the whole series is one click away. */
const SHOWN_WEEKS = 104;

/** Counts per period; `expected` and its bounds where a method gave them. */
export interface ChartSeries {
  readonly unit?: 'week' | 'month';
  readonly firstOn?: string;
  readonly firstWeekOn?: string;
  readonly observed: readonly number[];
  /** All that the observed ones are among. */
  readonly among?: readonly number[] | undefined;
  readonly expected?: readonly (number | null)[];
  readonly lower?: readonly (number | null)[];
  readonly upper?: readonly (number | null)[];
  readonly isAlarm?: readonly boolean[];
  readonly provisionalFrom: number;
  readonly changes: readonly {
    readonly on: string;
    readonly kind: string;
    readonly stream: { readonly name: string };
  }[];
}

const AMONG_HEIGHT = 130;

type Point = SeriesPoint & { readonly among: number | null };

interface SeriesFigureProps {
  readonly title: string;
  readonly reading: string;
  readonly source: string;
  readonly series: ChartSeries;
  /** What `among` of the series counts. */
  readonly amongTitle?: string | undefined;
}

function startOf(series: ChartSeries, index: number): string {
  const first = new Date(`${series.firstOn ?? series.firstWeekOn}T00:00:00Z`);
  if (series.unit === 'month') {
    return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1))
      .toISOString()
      .slice(0, 10);
  }
  return new Date(first.getTime() + index * 7 * DAY_MS).toISOString().slice(0, 10);
}

function pointsOf(series: ChartSeries): Point[] {
  return series.observed.map((observed, index) => ({
    on: startOf(series, index),
    observed,
    among: series.among?.[index] ?? null,
    expected: series.expected?.[index] ?? null,
    lower: series.lower?.[index] ?? null,
    upper: series.upper?.[index] ?? null,
    isAlarm: series.isAlarm?.[index] ?? false,
    isProvisional: index >= series.provisionalFrom,
  }));
}

/** The volume that a count is a share of: nothing is expected of it, and it does not ring. */
const amongOf = ({ on, among, isProvisional }: Point): SeriesPoint => ({
  ...{ on, observed: among ?? 0, isProvisional, isAlarm: false },
  ...{ expected: null, lower: null, upper: null },
});

export function SeriesFigure({ title, reading, source, series, amongTitle }: SeriesFigureProps) {
  const words = useWords();
  const [isWhole, setWhole] = useState(false);
  const all = useMemo(() => pointsOf(series), [series]);
  const points = isWhole || series.unit === 'month' ? all : all.slice(-SHOWN_WEEKS);
  const first = points[0]?.on ?? '';
  const isMonthly = series.unit === 'month';
  const figures = (name: 'expected' | 'lower' | 'upper') => ({
    id: name,
    header: words(`column.${name}`),
    value: (point: Point) => (point[name] === null ? null : Number(point[name].toPrecision(4))),
    isNumeric: true,
  });
  return (
    <Figure<Point>
      title={title}
      reading={reading}
      source={source}
      fileName="tocsin-series"
      note={points.some((point) => point.isProvisional) ? words('figure.provisional') : ''}
      columns={[
        { id: 'on', header: words(isMonthly ? 'column.month' : 'column.week'), value: (point) => point.on },
        {
          id: 'observed',
          header: words('column.observed'),
          value: (point) => point.observed,
          isNumeric: true,
        },
        ...(series.among === undefined
          ? []
          : [
              {
                id: 'among',
                header: amongTitle ?? words('column.among'),
                value: (point: Point) => point.among,
                isNumeric: true,
              },
            ]),
        ...(series.expected === undefined ? [] : [figures('expected'), figures('lower'), figures('upper')]),
        {
          id: 'state',
          header: words('column.state'),
          value: (point) =>
            point.isAlarm
              ? words('figure.alarm')
              : point.isProvisional
                ? words('figure.provisionalWord')
                : '',
        },
      ]}
      rows={points}
      rowKey={(point) => point.on}
    >
      <SeriesChart
        points={points}
        changes={series.changes
          .filter((change) => change.on >= first)
          .map((change) => ({ on: change.on, label: words(`signalKind.${change.kind}`) }))}
        periodDays={isMonthly ? 28 : 7}
        labels={{
          expected: words('figure.expected'),
          bound: words('figure.bound'),
          yAxis: words(isMonthly ? 'figure.perMonth' : 'figure.perWeek'),
        }}
        locale={words.locale}
      />
      {series.among === undefined ? null : (
        <>
          <h3 data-drawing-heading>{amongTitle ?? words('column.among')}</h3>
          <SeriesChart
            points={points.map((point) => amongOf(point))}
            periodDays={isMonthly ? 28 : 7}
            height={AMONG_HEIGHT}
            isAligned
            labels={{
              ...{ expected: '', bound: '' },
              yAxis: words(isMonthly ? 'figure.perMonth' : 'figure.perWeek'),
            }}
            locale={words.locale}
          />
        </>
      )}
      {all.length > points.length || isWhole ? (
        <button type="button" className="quiet no-print" onClick={() => setWhole(!isWhole)}>
          {words(isWhole ? 'figure.lastTwoYears' : 'figure.whole')}
        </button>
      ) : null}
    </Figure>
  );
}
