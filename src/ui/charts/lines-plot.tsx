import * as Plot from '@observablehq/plot';
import { useCallback } from 'react';
import { PlotFrame } from './plot-frame.tsx';

export interface LineRow {
  readonly on: string;
  readonly value: number | null;
  readonly name: string;
}

const COLOURS = [1, 2, 3, 4, 5, 6].map((index) => `var(--cat-${index})`);
const DASHES = ['0', '5 3', '2 2', '8 3 2 3', '0', '5 3'];
const HEIGHT = 270;

/** Labels at the line ends are pushed apart, so that each can be read. */
function placeLabels(ends: { name: string; value: number; at: Date }[], top: number) {
  const gap = top / 15;
  let last = Number.NEGATIVE_INFINITY;
  return ends
    .toSorted((a, b) => a.value - b.value)
    .map((end) => {
      last = Math.max(end.value, last + gap);
      return { ...end, shown: last };
    });
}

/** One line a name (at most six), labelled at its end; colour never alone: the dash differs too. */
export function LinesPlot(props: {
  readonly rows: readonly LineRow[];
  readonly yLabel: string;
  readonly locale: string;
}) {
  const draw = useCallback(
    (width: number) => {
      const names = [...new Set(props.rows.map((row) => row.name))].slice(0, COLOURS.length);
      const rows = props.rows.map((row) => ({ ...row, at: new Date(`${row.on}T00:00:00Z`) }));
      const top = Math.max(1, ...rows.map((row) => row.value ?? 0));
      const ends = names.flatMap((name) => {
        const end = rows.findLast((row) => row.name === name && row.value !== null);
        return end === undefined ? [] : [{ name, value: end.value ?? 0, at: end.at }];
      });
      return Plot.plot({
        width,
        height: HEIGHT,
        marginRight: Math.min(150, width * 0.32),
        style: {
          background: 'transparent',
          color: 'var(--ink)',
          fontSize: '11.5px',
          fontFamily: 'inherit',
          overflow: 'visible',
        },
        x: { type: 'utc', label: null },
        color: { type: 'identity' },
        y: {
          label: props.yLabel,
          grid: true,
          nice: true,
          zero: true,
          ticks: 5,
          tickFormat: (value: number) => value.toLocaleString(props.locale),
        },
        marks: [
          Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
          ...names.map((name, index) =>
            Plot.lineY(
              rows.filter((row) => row.name === name),
              {
                x: 'at',
                y: 'value',
                stroke: COLOURS[index] ?? 'currentColor',
                strokeWidth: 2,
                strokeDasharray: DASHES[index] ?? '0',
              },
            ),
          ),
          Plot.dot(placeLabels(ends, top), {
            x: 'at',
            y: 'shown',
            dx: 9,
            r: 4,
            stroke: 'none',
            fill: (end: { name: string }) => COLOURS[names.indexOf(end.name)],
          }),
          Plot.text(placeLabels(ends, top), {
            x: 'at',
            y: 'shown',
            text: 'name',
            dx: 17,
            textAnchor: 'start',
            fill: 'var(--ink)',
          }),
          Plot.tip(
            rows.filter((row) => row.value !== null),
            Plot.pointer({
              x: 'at',
              y: 'value',
              fill: 'var(--surface)',
              title: (row) => `${row.name}\n${row.on}: ${row.value}`,
            }),
          ),
        ],
      });
    },
    [props],
  );
  return <PlotFrame draw={draw} height={HEIGHT} />;
}
