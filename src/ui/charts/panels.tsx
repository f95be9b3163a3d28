import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';

export interface Panel {
  readonly key: string;
  readonly title: string;
  /** By period; `null` where nothing is known. */
  readonly values: readonly (number | null)[];
  /** What a period of the panel says, for the pointer. */
  readonly hint: (index: number) => string;
}

interface PanelsProps {
  readonly panels: readonly Panel[];
  /** Label of each period, at the axis. */
  readonly starts: readonly { readonly on: string; readonly label: string }[];
  /** Periods from this index on are provisional: hatched. */
  readonly provisionalFrom: number;
  readonly format: (value: number) => string;
}

const HEIGHT = 150;
const GAP = 22;
const EDGE = { top: 30, bottom: 20, start: 44, end: 12 };

/** A round number at or above: 1, 2, 2.5 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value * 0.999) ?? 10) * power;
}

/** Runs of known values: a line never bridges what is not known. */
export function listRuns(values: readonly (number | null)[]): { from: number; values: number[] }[] {
  const runs: { from: number; values: number[] }[] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const run = runs.at(-1);
    if (run !== undefined && run.from + run.values.length === index) run.values.push(value);
    else runs.push({ from: index, values: [value] });
  });
  return runs;
}

interface CellProps extends Omit<PanelsProps, 'panels'> {
  readonly panel: Panel;
  readonly at: { readonly x: number; readonly y: number; readonly width: number };
  readonly top: number;
  readonly hatch: string;
}

function Cell({ panel, at, top, hatch, starts, provisionalFrom, format }: CellProps) {
  const inner = at.width - EDGE.start - EDGE.end;
  const step = inner / Math.max(1, starts.length);
  const x = (index: number) => EDGE.start + (index + 0.5) * step;
  const floor = HEIGHT - EDGE.bottom;
  const y = (value: number) => floor - (value / top) * (floor - EDGE.top);
  const lastIndex = panel.values.findLastIndex((value, index) => value !== null && index < provisionalFrom);
  const last = panel.values[lastIndex] ?? null;
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <text x={0} y={14} fontWeight="600" fontSize="13" fill="var(--ink)">
        {panel.title}
      </text>
      {[0, top / 2, top].map((tick) => (
        <g key={tick}>
          <line
            x1={EDGE.start}
            x2={at.width - EDGE.end}
            y1={y(tick)}
            y2={y(tick)}
            stroke={tick === 0 ? 'var(--line-strong)' : 'var(--line)'}
          />
          <text x={EDGE.start - 6} y={y(tick) + 4} textAnchor="end" fontSize="11" fill="var(--ink-2)">
            {format(tick)}
          </text>
        </g>
      ))}
      {provisionalFrom < starts.length ? (
        <rect
          x={x(provisionalFrom) - step / 2}
          y={EDGE.top}
          width={(starts.length - provisionalFrom) * step}
          height={floor - EDGE.top}
          fill={`url(#${hatch})`}
        />
      ) : null}
      {listRuns(panel.values).map((run) =>
        run.values.length === 1 ? (
          <circle key={run.from} cx={x(run.from)} cy={y(run.values[0] ?? 0)} r="2.5" fill="var(--cat-1)" />
        ) : (
          <polyline
            key={run.from}
            points={run.values.map((value, index) => `${x(run.from + index)},${y(value)}`).join(' ')}
            fill="none"
            stroke="var(--cat-1)"
            strokeWidth="1.8"
            strokeLinejoin="round"
          />
        ),
      )}
      {last === null ? null : (
        <>
          <circle cx={x(lastIndex)} cy={y(last)} r="3.5" fill="var(--cat-1)" />
          <text x={at.width - EDGE.end} y={14} textAnchor="end" fontSize="12" fill="var(--ink-2)">
            {format(last)}
          </text>
        </>
      )}
      {[0, starts.length - 1].map((index) => (
        <text
          key={index}
          x={index === 0 ? EDGE.start : at.width - EDGE.end}
          y={HEIGHT - 5}
          textAnchor={index === 0 ? 'start' : 'end'}
          fontSize="11"
          fill="var(--ink-2)"
        >
          {starts[index]?.label}
        </text>
      ))}
      {starts.map((start, index) => (
        <rect
          key={start.on}
          x={x(index) - step / 2}
          y={EDGE.top}
          width={step}
          height={floor - EDGE.top}
          fill="transparent"
        >
          <title>{panel.hint(index)}</title>
        </rect>
      ))}
    </g>
  );
}

/** One small chart a panel, all on one scale, so that a small one looks small. */
export function Panels({ panels, ...rest }: PanelsProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const hatch = useId();
  const columns = width >= 860 ? 3 : width >= 540 ? 2 : 1;
  const cell = (width - GAP * (columns - 1)) / columns;
  const rows = Math.ceil(panels.length / columns);
  const height = rows * (HEIGHT + GAP) - GAP;
  const top = roundUp(
    Math.max(0, ...panels.flatMap((panel) => panel.values.filter((value) => value !== null))),
  );
  return (
    <div ref={ref} style={{ minBlockSize: width === 0 ? 320 : height }} dir="ltr">
      {width < 60 ? null : (
        <svg data-drawing viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
          <defs>
            <pattern
              id={hatch}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="1.5" height="6" fill="var(--line-strong)" />
            </pattern>
          </defs>
          {panels.map((panel, index) => (
            <Cell
              key={panel.key}
              {...rest}
              panel={panel}
              top={top}
              hatch={hatch}
              at={{
                x: (index % columns) * (cell + GAP),
                y: Math.floor(index / columns) * (HEIGHT + GAP),
                width: cell,
              }}
            />
          ))}
        </svg>
      )}
    </div>
  );
}
