import { createFarringtonEstimator, estimateEars, negativeBinomialUpperTail } from '@tocsin/stats';

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
  /** Weeks of history before the week judged. */
  readonly minimumHistoryWeeks: number;
  judge(counts: Float64Array, week: number): WeekVerdict | undefined;
}

const EARS_BASELINE_WEEKS = 7;
const EARS_GUARD_WEEKS = 2;

/** Builds the two methods for one run; Farrington keeps its buffers, so build it once. */
export function buildIncreaseMethods(): readonly IncreaseMethod[] {
  const farrington = createFarringtonEstimator();
  return [
    {
      id: 'farrington-flexible',
      minimumHistoryWeeks: 56,
      judge(counts, week) {
        const found = farrington(counts, week);
        if (found === undefined || !Number.isFinite(found.upperBound)) return undefined;
        const { expected, lowerBound, upperBound, upperTailP, dispersion } = found;
        return { expected, lower: lowerBound, upper: upperBound, upperTailP, dispersion };
      },
    },
    {
      id: 'ears',
      minimumHistoryWeeks: EARS_BASELINE_WEEKS + EARS_GUARD_WEEKS,
      judge: judgeByEars,
    },
  ];
}

function judgeByEars(counts: Float64Array, week: number): WeekVerdict | undefined {
  const found = estimateEars(counts, week, { method: 'C2', minimumDeviation: 0.5 });
  if (found === undefined) return undefined;
  // C2's statistic is normal for large counts only. Seven weeks of small counts: negative binomial with the baseline's
  // mean and variance, the half count and 1/7 for the mean being estimated itself.
  const mean = found.expected + 0.5 / EARS_BASELINE_WEEKS;
  const variance =
    Math.max(mean, found.deviation ** 2) + Math.max(mean, found.deviation ** 2) / EARS_BASELINE_WEEKS;
  const bySpread = variance > mean ? (mean * mean) / (variance - mean) : Number.POSITIVE_INFINITY;
  const size = Math.min(bySpread, mean * EARS_BASELINE_WEEKS);
  return {
    expected: found.expected,
    lower: Math.max(0, found.lowerBound),
    upper: found.upperBound,
    upperTailP: negativeBinomialUpperTail((counts[week] ?? 0) - 1, mean, size),
    dispersion: 1 + mean / size,
  };
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
