import * as Plot from '@observablehq/plot';
import { useCallback } from 'react';
import { makeDates } from '../../model/dates.ts';
import { makeNumbers } from '../../model/numbers.ts';
import { PlotFrame } from './plot-frame.tsx';

export interface SeriesPoint {
  readonly on: string;
  readonly observed: number;
  readonly expected: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly isAlarm: boolean;
  readonly isProvisional: boolean;
}

export interface SeriesChange {
  readonly on: string;
  readonly label: string;
}

export interface SeriesPlotProps {
  readonly points: readonly SeriesPoint[];
  readonly changes?: readonly SeriesChange[];
  readonly periodDays: number;
  readonly labels: { readonly expected: string; readonly bound: string; readonly yAxis: string };
  readonly locale: string;
  readonly height?: number;
  /** Leaves room at the end as a chart with labels there does, so that weeks stand above each other. */
  readonly isAligned?: boolean;
}

const HEIGHT = 250;
const SVG = 'http://www.w3.org/2000/svg';
const BELL =
  'M0-6C-3-6-4.5-4-4.5-1.500v2.500L-6 3.5v1H6v-1L4.5 1v-2.500C4.5-4 3-6 0-6zM-1.5 5.5h3c0 2-3 2-3 0z';

/** Hatching for what may still grow; a gradient of Plot's cannot do it. */
function hatchDefinition(): SVGElement {
  const holder = document.createElementNS(SVG, 'g');
  holder.innerHTML =
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="var(--surface)"/><rect width="2" height="5" fill="var(--bar)"/></pattern></defs>';
  return holder as SVGElement;
}

const bell = { draw: (context: { moveTo(x: number, y: number): void }) => context.moveTo(0, 0) };

function makeBells(points: readonly { x: Date; y: number }[]) {
  return Plot.dot(points, {
    x: 'x',
    y: 'y',
    symbol: bell as Plot.SymbolType,
    render: (index, scales, values, dimensions, context, next) => {
      const group = next?.(index, scales, values, dimensions, context) ?? document.createElementNS(SVG, 'g');
      group.replaceChildren(
        ...[...index].map((i) => {
          const mark = document.createElementNS(SVG, 'path');
          mark.setAttribute('d', BELL);
          mark.setAttribute('fill', 'var(--alarm)');
          mark.setAttribute('stroke', 'none');
          mark.setAttribute('transform', `translate(${values.x?.[i]},${Number(values.y?.[i]) - 9})`);
          return mark;
        }),
      );
      return group as SVGElement;
    },
  });
}

/** Many alarms in a row ring once, where they begin; the colour of the bars goes on. */
const MOST_BELLS = 12;
function ringing<T extends { readonly isAlarm: boolean }>(rows: readonly T[]): T[] {
  const alarms = rows.filter((row) => row.isAlarm);
  if (alarms.length <= MOST_BELLS) return alarms;
  return rows.filter((row, index) => row.isAlarm && rows[index - 1]?.isAlarm !== true);
}

function lastWith<T>(rows: readonly T[], has: (row: T) => boolean): T[] {
  const row = rows.findLast(has);
  return row === undefined ? [] : [row];
}

function makeMarks(props: SeriesPlotProps): Plot.Markish[] {
  const dates = makeDates(props.locale);
  const numbers = makeNumbers(props.locale);
  const rows = props.points.map((point) => {
    const start = new Date(`${point.on}T00:00:00Z`);
    const gap = props.periodDays * 86_400_000;
    return {
      ...point,
      start,
      end: new Date(start.getTime() + gap * 0.88),
      middle: new Date(start.getTime() + gap * 0.44),
    };
  });
  const banded = rows.filter((row) => row.lower !== null && row.upper !== null);
  const colour = (row: (typeof rows)[number]) =>
    row.isAlarm ? 'var(--alarm)' : row.isProvisional ? 'url(#hatch)' : 'var(--bar)';
  const bars = (filter: (row: (typeof rows)[number]) => boolean, fill: string) =>
    Plot.rectY(rows.filter(filter), { x1: 'start', x2: 'end', y: 'observed', fill });
  const changes = (props.changes ?? []).map((change) => ({
    ...change,
    at: new Date(`${change.on}T00:00:00Z`),
  }));
  return [
    hatchDefinition,
    Plot.areaY(banded, { x: 'middle', y1: 'lower', y2: 'upper', fill: 'var(--band)' }),
    ...['var(--bar)', 'url(#hatch)', 'var(--alarm)'].map((fill) => bars((row) => colour(row) === fill, fill)),
    Plot.lineY(banded, { x: 'middle', y: 'upper', stroke: 'var(--ink-2)', strokeDasharray: '4 3' }),
    Plot.lineY(
      rows.filter((row) => row.expected !== null),
      { x: 'middle', y: 'expected', stroke: 'var(--expected)', strokeWidth: 1.5 },
    ),
    Plot.text(
      lastWith(rows, (row) => row.expected !== null),
      { x: 'middle', y: 'expected', text: () => props.labels.expected, dx: 6, textAnchor: 'start' },
    ),
    Plot.text(
      lastWith(rows, (row) => row.upper !== null),
      { x: 'middle', y: 'upper', text: () => props.labels.bound, dx: 6, dy: -9, textAnchor: 'start' },
    ),
    Plot.ruleX(changes, { x: 'at', stroke: 'var(--ink-2)', strokeDasharray: '2 2' }),
    Plot.text(changes, { x: 'at', text: 'label', frameAnchor: 'top', dx: 4, textAnchor: 'start' }),
    makeBells(ringing(rows).map((row) => ({ x: row.middle, y: row.observed }))),
    Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
    Plot.tip(
      rows,
      Plot.pointerX({
        x: 'middle',
        y: 'observed',
        fill: 'var(--surface)',
        title: (row) =>
          `${dates.shortDate(row.on)}: ${numbers.number(row.observed)}${row.expected === null ? '' : `\n${props.labels.expected} ${numbers.number(row.expected, 1)}`}`,
      }),
    ),
  ];
}

/** Observed as bars, expected as a line, its band shaded, the bound dashed, alarm periods with the bell. */
export function SeriesPlot(props: SeriesPlotProps) {
  const { height = HEIGHT } = props;
  const draw = useCallback(
    (width: number) =>
      Plot.plot({
        width,
        height,
        marginRight: props.isAligned || props.points.some((point) => point.expected !== null) ? 70 : 16,
        marginTop: 26,
        style: {
          background: 'transparent',
          color: 'var(--ink)',
          fontSize: '11.5px',
          fontFamily: 'inherit',
          overflow: 'visible',
        },
        x: { type: 'utc', label: null },
        y: {
          label: props.labels.yAxis,
          grid: true,
          nice: true,
          zero: true,
          ticks: height < HEIGHT ? 3 : 5,
          tickFormat: (value: number) => value.toLocaleString(props.locale),
        },
        marks: makeMarks(props),
      }),
    [props, height],
  );
  return <PlotFrame draw={draw} height={height} />;
}
