import { type Regime, type StreamChange, streamChange } from '../../../detectors/index.ts';
import type { NotApplicableReason } from '../../../model/detector.ts';
import { listRenamed, NamingIndex, type StreamNaming } from './naming.ts';
import type { PreparedCells } from './prepare.ts';
import { lastFullWeek, mondayOfWeek, weekOfDay } from './weeks.ts';

/** Fewest reports that a stream must have sent, at its present volume, before its silence or its rise on something says anything. */
export const SETTLED_REPORTS = 30;

/** What one stream had sent by the as-of date. */
export interface StreamState {
  /** First week of `totals`. */
  readonly firstWeek: number;
  /** Last week for which the stream is complete, given its lag. */
  readonly lastWeek: number;
  readonly totals: Float64Array;
  /** `sums[i]`: reports in the first i weeks. */
  readonly sums: Float64Array;
  readonly regimes: readonly Regime[];
  readonly changes: readonly StreamChange[];
  /** Week in which the present volume began: what lies before is no baseline. */
  readonly regimeFrom: number;
  readonly namings: readonly StreamNaming[];
  /** Week from which a node's counts can be compared, where a change of naming altered them. */
  readonly renamedFrom: ReadonlyMap<number, number>;
  readonly refusal?: NotApplicableReason;
}

/** The cells as they were known on one day, with the state of every stream. */
export interface AsOfView {
  readonly cells: PreparedCells;
  readonly day: number;
  readonly streams: readonly StreamState[];
}

export function viewAsOf(
  cells: PreparedCells,
  day: number,
  index: NamingIndex = new NamingIndex(cells),
): AsOfView {
  const streams = cells.input.streams.map(({ index: stream }) =>
    addNamings(describeStream(cells, stream, day), { cells, day, index, stream }),
  );
  return { cells, day, streams };
}

type Volumes = Omit<StreamState, 'namings' | 'renamedFrom'>;

/** Names are compared where the stream kept one volume: the mix of one that only just began is not yet its own. */
function addNamings(
  state: Volumes,
  { cells, day, index, stream }: { cells: PreparedCells; day: number; index: NamingIndex; stream: number },
): StreamState {
  const breaks = state.regimes.slice(1).map(({ from }) => state.firstWeek + from);
  const isAllowed = (from: number, to: number): boolean => !breaks.some((week) => week > from && week <= to);
  const namings =
    state.regimes.length === 0 ? [] : index.find(stream, { day, lastWeek: state.lastWeek }, isAllowed);
  const renamedFrom = new Map<number, number>();
  for (const naming of namings) {
    for (const node of listRenamed(naming, cells.nodeAncestors)) renamedFrom.set(node, naming.week);
  }
  return { ...state, namings, renamedFrom };
}

/** Week from which the counts of a node in a stream can be compared with each other. */
export function comparableFrom(state: StreamState, node: number): number {
  return Math.max(state.regimeFrom, state.renamedFrom.get(node) ?? Number.NEGATIVE_INFINITY);
}

function describeStream(cells: PreparedCells, stream: number, day: number): Volumes {
  const firstWeek = weekOfDay(cells.firstDay);
  const lastWeek = lastFullWeek(day - cells.input.streams[stream]!.lagDays);
  const totals = new Float64Array(Math.max(0, lastWeek - firstWeek + 1));
  for (const run of cells.runsOfStream[stream]!)
    addWeeks(cells, run, { day, firstWeek, totals, counts: cells.ownReports });
  const sums = new Float64Array(totals.length + 1);
  for (let i = 0; i < totals.length; i++) sums[i + 1] = sums[i]! + totals[i]!;
  const countBySubstance = (from: number, to: number): ReadonlyMap<number, number> => {
    const counts = new Map<number, number>();
    const fromDay = mondayOfWeek(firstWeek + from);
    const toDay = mondayOfWeek(firstWeek + to) + 6;
    for (const run of cells.runsOfStream[stream]!) {
      const found = countRun(cells, run, { day, fromDay, toDay, counts: cells.namedReports });
      const node = cells.runs.node[run]!;
      if (found > 0) counts.set(node, (counts.get(node) ?? 0) + found);
    }
    return counts;
  };
  const judged = streamChange.run({ totals, countBySubstance }, streamChange.defaults);
  const regimes = judged.kind === 'scored' ? judged.result.regimes : [];
  const firstReport = totals.findIndex((value) => value > 0);
  const lead = firstReport < 0 ? totals.length : firstReport;
  return {
    firstWeek,
    lastWeek,
    totals,
    sums,
    regimes,
    changes: judged.kind === 'scored' ? judged.result.changes : [],
    regimeFrom: firstWeek + Math.max(lead, regimes.at(-1)?.from ?? 0),
    ...(judged.kind === 'not-applicable' ? { refusal: judged.reason } : {}),
  };
}

/** Adds the reports of a run to a weekly array, as known on the day; of `ownReports` where it is of all substances. */
export function addWeeks(
  cells: PreparedCells,
  run: number,
  {
    day,
    firstWeek,
    totals,
    counts = cells.reports,
  }: { day: number; firstWeek: number; totals: Float64Array; counts?: Int32Array },
): void {
  for (let i = cells.runs.from[run]!; i < cells.runs.to[run]!; i++) {
    if (cells.knownDay[i]! > day) continue;
    const week = weekOfDay(cells.occurredDay[i]!) - firstWeek;
    if (week >= 0 && week < totals.length) totals[week]! += counts[i]!;
  }
}

/** Sum of a column of a run between two days (both included), as known on the day. */
export function countRun(
  cells: PreparedCells,
  run: number,
  { day, fromDay, toDay, counts }: { day: number; fromDay: number; toDay: number; counts: Int32Array },
): number {
  let sum = 0;
  for (let i = cells.runs.from[run]!; i < cells.runs.to[run]!; i++) {
    const occurred = cells.occurredDay[i]!;
    if (occurred >= fromDay && occurred <= toDay && cells.knownDay[i]! <= day) sum += counts[i]!;
  }
  return sum;
}

/** The column in which a series counts each report once. */
function countsOf(cells: PreparedCells, series: number): Int32Array {
  return cells.series.node[series] === cells.everything ? cells.ownReports : cells.reports;
}

/** Reports of a series between two days (both included), as known on the day; 0 where there is no such series. */
export function countSeries(
  { cells, day }: AsOfView,
  series: number,
  { fromDay, toDay }: { fromDay: number; toDay: number },
): number {
  if (series < 0) return 0;
  const { runFrom, runs } = cells.series;
  const counts = countsOf(cells, series);
  let sum = 0;
  for (let at = runFrom[series]!; at < runFrom[series + 1]!; at++) {
    sum += countRun(cells, runs[at]!, { day, fromDay, toDay, counts });
  }
  return sum;
}

/** Reports of a stream in the weeks from `from` up to, not including, `to`. */
export function countStreamWeeks(state: StreamState, from: number, to: number): number {
  const clamp = (week: number): number => Math.min(state.totals.length, Math.max(0, week - state.firstWeek));
  return Math.max(0, state.sums[clamp(to)]! - state.sums[clamp(from)]!);
}
