import type { Finding, FindingSeries } from '../../../model/detector.ts';
import type { AsOfView } from './as-of.ts';
import { scoreOf } from './bar.ts';
import type { IncreaseMethod, WeekVerdict } from './increase-method.ts';
import { mondayOfWeek } from './weeks.ts';

/** Weeks up to the as-of date that are judged. */
export const RECENT_WEEKS = 4;
const CHART_WEEKS = 156;
const MOST_GROWTH = 100;
const GROWTH_WEEKS = 12;

export interface WeeklySeries {
  readonly counts: Float64Array;
  /** Reports of the same streams in the same place, all substances. */
  readonly volume: Float64Array;
  /** Reports of the same streams wherever they lie, all substances. */
  readonly streamVolume: Float64Array;
  readonly firstWeek: number;
}

/** Growth of the other reports of the same streams in a week, in the place or anywhere, whichever grew more. */
export function growthAt(weekly: WeeklySeries, week: number): number {
  return Math.max(
    growthOf(weekly.counts, weekly.volume, week),
    growthOf(weekly.counts, weekly.streamVolume, week),
  );
}

function growthOf(counts: Float64Array, volume: Float64Array, week: number): number {
  // The recent weeks share one baseline, which none of them belongs to.
  const end = Math.min(week, counts.length - RECENT_WEEKS);
  // As many weeks as the methods for short series look back over: their baseline is what the growth is applied to.
  const from = Math.max(0, end - GROWTH_WEEKS);
  const usual = meanOf(volume, from, end) - meanOf(counts, from, end);
  const now = volume[week]! - counts[week]!;
  // Too few other reports say nothing on the stream's volume.
  return usual < 1 ? 1 : Math.min(MOST_GROWTH, Math.max(1, now / usual));
}

export function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return to > from ? sum / (to - from) : 0;
}

export interface JudgedSeries {
  readonly weekly: WeeklySeries;
  readonly method: IncreaseMethod;
  readonly verdicts: ReadonlyMap<number, WeekVerdict | undefined>;
  readonly pValue: number;
}

const ALARM_P = 0.005;
/** Quiet weeks that an episode may hold before it is two. */
const GAP_WEEKS = 3;

export function describeIncrease(
  view: AsOfView,
  series: number,
  { weekly, method, verdicts, pValue }: JudgedSeries,
): Finding {
  const { counts, firstWeek } = weekly;
  const isAlarm = (week: number): boolean => isAlarmed(verdicts.get(week));
  let end = counts.length - 1;
  while (end > counts.length - RECENT_WEEKS && !isAlarm(end)) end--;
  let start = end;
  for (let week = end; week >= 0 && start - week <= GAP_WEEKS; week--) if (isAlarm(week)) start = week;
  let [observed, expected, lower, upper] = [0, 0, 0, 0];
  for (let week = start; week <= end; week++) {
    observed += counts[week]!;
    expected += verdicts.get(week)?.expected ?? 0;
    lower += verdicts.get(week)?.lower ?? 0;
    upper += verdicts.get(week)?.upper ?? 0;
  }
  const { cells } = view;
  const node = cells.series.node[series]!;
  const place = cells.series.place[series]!;
  const group = cells.series.group[series]!;
  const stream = group >= cells.kinds.length ? { stream: group - cells.kinds.length } : {};
  const kind = cells.kinds[stream.stream === undefined ? group : cells.kindOfStream[stream.stream]!]!;
  const startDay = mondayOfWeek(firstWeek + start);
  const lastDay = mondayOfWeek(firstWeek + end) + 6;
  return {
    detector: method.id,
    detectorVersion: method.version,
    kind: 'increase',
    node,
    place,
    ...stream,
    startDay,
    lastDay,
    observed,
    expected,
    lower,
    upper,
    pValue,
    score: scoreOf(pValue),
    evidence: { node, place, kind, ...stream, fromDay: startDay, toDay: lastDay },
    folded: [],
    explanation: {
      key: `detectors.${method.id}.explain.increase`,
      values: {
        node: cells.input.nodes[node]!.name,
        place: cells.input.places[place]!.name,
        observed,
        expected: Math.round(expected * 10) / 10,
        weeks: end - start + 1,
        historyWeeks: counts.length - RECENT_WEEKS,
      },
    },
  };
}

/** The series with what was expected of each week that the method can judge, as far back as a chart goes. */
export function drawIncrease(
  { counts, firstWeek }: WeeklySeries,
  verdictAt: (week: number) => WeekVerdict | undefined,
): FindingSeries {
  const from = Math.max(0, counts.length - CHART_WEEKS);
  const verdicts = Array.from({ length: counts.length - from }, (_, i) => verdictAt(from + i));
  return {
    firstWeekDay: mondayOfWeek(firstWeek + from),
    observed: [...counts.subarray(from)],
    expected: verdicts.map((verdict) => verdict?.expected ?? Number.NaN),
    lower: verdicts.map((verdict) => verdict?.lower ?? Number.NaN),
    upper: verdicts.map((verdict) => verdict?.upper ?? Number.NaN),
    isAlarm: verdicts.map(isAlarmed),
  };
}

function isAlarmed(verdict: WeekVerdict | undefined): boolean {
  return verdict !== undefined && verdict.upperTailP <= ALARM_P;
}
