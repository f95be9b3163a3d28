import type { NotApplicableReason } from '../model/detector.ts';

/** A weekly series, and how many of its last weeks to judge. */
export interface SeriesInput {
  /** Reports per week, oldest first; the last one is the week judged. NaN for a week without data. */
  readonly counts: Float64Array;
  /** Monday of the first week, days since 1970-01-01. */
  readonly firstWeekDay: number;
  /** How many of the last weeks to judge, at least 1. */
  readonly evaluate: number;
}

/** What a detector says of each evaluated week; arrays [evaluated weeks], oldest first. */
export interface WeekScores {
  /** NaN where the method had no baseline. */
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly isAlarm: readonly boolean[];
}

/** The judgement of the last week, with its predecessors in `perWeek`. */
export interface SeriesScore {
  readonly observed: number;
  readonly expected: number;
  readonly lower: number;
  /** Upper bound: a count above it is an alarm. */
  readonly upper: number;
  /** P(X >= observed) under the predictive distribution, one-sided. */
  readonly pValue: number;
  /** (observed - expected) / (upper - expected); above 1 beyond the bound. */
  readonly score: number;
  readonly isAlarm: boolean;
  /** Years of history behind the last week; Farrington only. */
  readonly historyYears?: number;
  /** Weeks of the baseline behind the last week. */
  readonly baselineWeeks: number;
  readonly perWeek: WeekScores;
}

/** What a method finds for one week. */
export interface WeekScore {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly isAlarm: boolean;
}

/** Reasons that every series method shares: an empty series, or too few weeks before the one judged. */
export function findSeriesObstacle(input: SeriesInput, needed: number): NotApplicableReason | undefined {
  const weeks = input.counts.length;
  if (weeks === 0) return { key: 'detectors.reason.empty-series', values: {} };
  if (Number.isNaN(input.counts[weeks - 1] as number)) {
    return { key: 'detectors.reason.week-without-data', values: {} };
  }
  if (weeks - 1 < needed) {
    return { key: 'detectors.reason.short-history', values: { weeks: weeks - 1, needed } };
  }
  return undefined;
}

/** Judges the last `evaluate` weeks one by one; a week for which `judge` has nothing stays NaN. */
export function judgeWeeks(input: SeriesInput, judge: (week: number) => WeekScore | undefined): WeekScores {
  const count = Math.max(1, Math.min(input.evaluate, input.counts.length));
  const first = input.counts.length - count;
  const expected = new Float64Array(count).fill(Number.NaN);
  const lower = new Float64Array(count).fill(Number.NaN);
  const upper = new Float64Array(count).fill(Number.NaN);
  const isAlarm: boolean[] = new Array(count).fill(false);
  for (let index = 0; index < count; index++) {
    const week = judge(first + index);
    if (week === undefined) continue;
    expected[index] = week.expected;
    lower[index] = week.lower;
    upper[index] = week.upper;
    isAlarm[index] = week.isAlarm;
  }
  return { expected, lower, upper, isAlarm };
}
