import { negativeBinomialUpperTail } from '@tocsin/stats';
import { ears, farringtonFlexible, type SeriesInput, type SeriesScore } from '../../../detectors/index.ts';
import type { DetectorResult } from '../../../model/detector.ts';

/** What a method says of one week. */
export interface WeekVerdict {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly upperTailP: number;
  /** Variance of the count over its mean. */
  readonly dispersion: number;
}

export interface IncreaseMethod {
  readonly id: 'farrington-flexible' | 'ears';
  readonly version: number;
  /** Weeks of history before the week judged. */
  readonly minimumHistoryWeeks: number;
  /** The verdict, or the reason key for which there is none. */
  judge(counts: Float64Array, week: number): WeekVerdict | string;
}

/** The two methods, the one that needs the longest history first. */
export const INCREASE_METHODS: readonly IncreaseMethod[] = [
  {
    id: 'farrington-flexible',
    version: farringtonFlexible.version,
    minimumHistoryWeeks: farringtonFlexible.needs.minimumHistoryWeeks,
    judge: (counts, week) => read(farringtonFlexible.run(upTo(counts, week), farringtonFlexible.defaults)),
  },
  {
    id: 'ears',
    version: ears.version,
    minimumHistoryWeeks: ears.needs.minimumHistoryWeeks,
    judge: (counts, week) => read(ears.run(upTo(counts, week), ears.defaults)),
  },
];

function upTo(counts: Float64Array, week: number): SeriesInput {
  return { counts: counts.subarray(0, week + 1), firstWeekDay: 0, evaluate: 1 };
}

/** Bounds of the methods lie about this many standard deviations above the mean. */
const BOUND_DEVIATIONS = 2.6;

function read(result: DetectorResult<SeriesScore>): WeekVerdict | string {
  if (result.kind === 'not-applicable') return result.reason.key;
  const { expected, lower, upper, pValue } = result.result;
  const variance = ((upper - expected) / BOUND_DEVIATIONS) ** 2;
  const dispersion = expected > 0 ? Math.max(1, variance / expected) : 1;
  return { expected, lower: Math.max(0, lower), upper, upperTailP: pValue, dispersion };
}

const FLOOR_WEEKS = 156;

/**
 * The verdict, no surer than the history allows: a series of few or no reports has an unknown, not a zero, rate.
 *
 * Half a report is added to the history and the rate's own uncertainty counted (negative binomial predictive of a
 * Poisson rate under Jeffreys' prior); a regression fitted to zeros would call any report impossible.
 */
export function floorVerdict(verdict: WeekVerdict, counts: Float64Array, week: number): WeekVerdict {
  const from = Math.max(0, week - FLOOR_WEEKS);
  let reports = 0.5;
  for (let i = from; i < week; i++) reports += counts[i]!;
  const mean = reports / (week - from);
  const tail = negativeBinomialUpperTail((counts[week] ?? 0) - 1, mean, reports);
  if (tail <= verdict.upperTailP) return verdict;
  const dispersion = Math.max(verdict.dispersion, 1 + mean / reports);
  return { ...verdict, expected: Math.max(mean, verdict.expected), upperTailP: tail, dispersion };
}

/** The verdict with the expected count multiplied by the growth of the whole stream; never more alarming than before. */
export function rescaleVerdict(verdict: WeekVerdict, observed: number, growth: number): WeekVerdict {
  if (growth <= 1) return verdict;
  const expected = verdict.expected * growth;
  const size = verdict.dispersion > 1 ? expected / (verdict.dispersion - 1) : Number.POSITIVE_INFINITY;
  const upperTailP = Math.max(verdict.upperTailP, negativeBinomialUpperTail(observed - 1, expected, size));
  return { ...verdict, expected, lower: verdict.lower * growth, upper: verdict.upper * growth, upperTailP };
}
