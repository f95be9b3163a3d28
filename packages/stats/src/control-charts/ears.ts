import { normalQuantile } from '../distributions/normal.ts';
import { assertPositive, assertProbability, assertWhole, StatsInputError } from '../errors.ts';

export type EarsMethod = 'C1' | 'C2' | 'C3';

export interface EarsOptions {
  readonly method: EarsMethod;
  /** Weeks of baseline, >= 2. */
  readonly baselineWeeks: number;
  /** Standard deviations below this are raised to it; 0 leaves them. */
  readonly minimumDeviation: number;
  /** Statistic above which a week is an exceedance, in standard deviations; absent: 3 for C1 and C2, 2 for C3. */
  readonly threshold?: number;
  /** One-sided level; where given, the threshold is the normal quantile of 1 - alpha. */
  readonly alpha?: number;
  /**
   * `surveillance-1.20.3` repeats R's package for C3: the observed count stands where the baseline's mean belongs, a
   * bound below 0 is 0, and a week that meets or leaves a flat baseline before leaves no bound (0/0). `paper` is Hutwagner et al. 2003.
   */
  readonly compatibility: 'paper' | 'surveillance-1.20.3';
}

export const EARS_DEFAULTS: EarsOptions = {
  method: 'C1',
  baselineWeeks: 7,
  minimumDeviation: 0,
  compatibility: 'paper',
};

export interface EarsEstimate {
  /** Mean of the baseline. */
  readonly expected: number;
  /** Standard deviation of the baseline, after `minimumDeviation`. */
  readonly deviation: number;
  /** C1, C2 or C3 of the week. */
  readonly statistic: number;
  readonly threshold: number;
  readonly lowerBound: number;
  readonly upperBound: number;
  /**
   * Statistic above its threshold: observed above the upper bound. C3 also rings below its bound where the two weeks before
   * exceeded enough by themselves.
   */
  readonly isExceeded: boolean;
}

interface Window {
  readonly mean: number;
  readonly deviation: number;
}

/** Weeks that the method looks back, the week judged not counted. */
export function countEarsWeeks(options: Partial<EarsOptions> = {}): number {
  const { method, baselineWeeks } = { ...EARS_DEFAULTS, ...options };
  return baselineWeeks + { C1: 0, C2: 2, C3: 4 }[method];
}

function thresholdOf(options: EarsOptions): number {
  if (options.alpha !== undefined) {
    assertProbability('alpha', options.alpha);
    return -normalQuantile(options.alpha);
  }
  const threshold = options.threshold ?? (options.method === 'C3' ? 2 : 3);
  assertPositive('threshold', threshold);
  return threshold;
}

function describeWindow(counts: ArrayLike<number>, end: number, options: EarsOptions): Window {
  const { baselineWeeks } = options;
  let sum = 0;
  for (let i = end - baselineWeeks; i < end; i++) sum += counts[i] as number;
  const mean = sum / baselineWeeks;
  let squares = 0;
  for (let i = end - baselineWeeks; i < end; i++) squares += ((counts[i] as number) - mean) ** 2;
  const deviation = Math.sqrt(squares / (baselineWeeks - 1));
  return { mean, deviation: Math.max(deviation, options.minimumDeviation) };
}

/** (count - mean) / deviation; 0 where a flat baseline is met exactly, ±Infinity where it is left. */
function standardise(
  count: number,
  { mean, deviation }: Window,
  compatibility: EarsOptions['compatibility'],
): number {
  if (deviation > 0 || compatibility !== 'paper') return (count - mean) / deviation;
  return count === mean ? 0 : Math.sign(count - mean) * Number.POSITIVE_INFINITY;
}

/** Excess that the two weeks before bring into C3: the sum of max(0, C2 - 1). */
function carriedExcess(counts: ArrayLike<number>, week: number, options: EarsOptions): number {
  let sum = 0;
  for (let earlier = week - 2; earlier < week; earlier++) {
    const c2 = standardise(
      counts[earlier] as number,
      describeWindow(counts, earlier - 2, options),
      options.compatibility,
    );
    sum += Math.max(0, c2 - 1);
  }
  return sum;
}

interface BoundInput {
  readonly threshold: number;
  readonly carried: number;
  readonly observed: number;
}

function boundOf(options: EarsOptions, { mean, deviation }: Window, input: BoundInput): number {
  const margin = input.threshold - input.carried;
  if (options.compatibility === 'paper') {
    // On a flat baseline 0 x Infinity would be NaN: whatever was carried, the bound is then the mean.
    if (deviation === 0) return mean;
    // C3 adds up what exceeds one standard deviation, so its bound lies one above the margin.
    return options.method === 'C3' ? Math.max(0, mean + deviation * (1 + margin)) : mean + deviation * margin;
  }
  if (options.method !== 'C3') return mean + deviation * margin;
  return Math.max(0, input.observed + deviation * margin);
}

function checkOptions(counts: ArrayLike<number>, week: number, options: EarsOptions): void {
  assertWhole('baselineWeeks', options.baselineWeeks, 2);
  if (!(options.minimumDeviation >= 0)) throw new StatsInputError('minimumDeviation', 'must not be negative');
  if (!Number.isInteger(week) || week < 0 || week >= counts.length) {
    throw new StatsInputError('week', `is ${week} in a series of ${counts.length} weeks`);
  }
}

/**
 * Expected count, bound and statistic of a week by EARS C1, C2 or C3.
 *
 * C1 compares with the mean and standard deviation of the `baselineWeeks` right before; C2 leaves two weeks between; C3
 * adds to C2 what the two weeks before exceeded by more than one standard deviation. For series without the year of
 * history that `estimateFarringtonFlexible` needs; blind to season.
 *
 * @param counts   events per week, [weeks], oldest first; NaN for a week without data
 * @param week     index of the week judged
 * @param options  { method, baselineWeeks, minimumDeviation, threshold or alpha }
 * @returns        the estimate; undefined where there are fewer than `countEarsWeeks(options)` weeks before
 * @throws {StatsInputError} an option outside its range; week outside the series
 *
 * Indeterminate → NaN (a baseline week without data); divergent → ±Infinity (statistic on a flat baseline).
 * Accuracy: ≤ 1e-12 relative. Cost: O(baselineWeeks). Random: none.
 * Source: Hutwagner et al. 2003, J Urban Health 80:i89; Fricker et al. 2008, Statistics in Medicine 27:3407.
 *   Differs: thresholds in weeks' standard deviations instead of days'.
 * @example estimateEars([1, 2, 3, 1, 2, 3, 2, 9], 7)?.upperBound // 4.449489742783178
 */
export function estimateEars(
  counts: ArrayLike<number>,
  week: number,
  options: Partial<EarsOptions> = {},
): EarsEstimate | undefined {
  const complete = { ...EARS_DEFAULTS, ...options };
  checkOptions(counts, week, complete);
  const threshold = thresholdOf(complete);
  if (week < countEarsWeeks(complete)) return undefined;
  const gap = complete.method === 'C1' ? 0 : 2;
  const window = describeWindow(counts, week - gap, complete);
  const carried = complete.method === 'C3' ? carriedExcess(counts, week, complete) : 0;
  const own = standardise(counts[week] as number, window, complete.compatibility);
  const observed = counts[week] as number;
  const upperBound = boundOf(complete, window, { threshold, carried, observed });
  const statistic = complete.method === 'C3' ? Math.max(0, own - 1) + carried : own;
  return {
    expected: window.mean,
    deviation: window.deviation,
    statistic,
    threshold,
    lowerBound: Math.max(0, window.mean - window.deviation * threshold),
    upperBound,
    isExceeded: complete.compatibility === 'paper' ? statistic > threshold : observed > upperBound,
  };
}
