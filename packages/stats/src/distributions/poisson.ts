import { assertProbability } from '../errors.ts';
import { gammaPrefactor, regularisedGammaP, regularisedGammaQ } from '../special/incomplete-gamma.ts';
import { quantileOfCdf, quantileOfUpperTail } from './discrete-quantile.ts';
import { normalQuantile } from './normal.ts';

function isInvalid(k: number, mean: number): boolean {
  return !(mean >= 0 && mean < Number.POSITIVE_INFINITY) || Number.isNaN(k);
}

/**
 * Probability P(X = k) of a Poisson count.
 *
 * @param k     count
 * @param mean  expected count, >= 0
 * @returns     probability in [0, 1]
 * @throws none
 *
 * Indeterminate → NaN (mean < 0 or not finite); outside support (negative or broken k) → 0.
 * Accuracy: ≤ 1e-13 relative. Cost: O(1). Random: none.
 * Source: Loader 2000.
 * @example poissonPmf(0, 1) // 0.36787944117144233
 */
export function poissonPmf(k: number, mean: number): number {
  if (isInvalid(k, mean)) return Number.NaN;
  if (!Number.isInteger(k) || k < 0) return 0;
  if (mean === 0) return k === 0 ? 1 : 0;
  return gammaPrefactor(k, mean);
}

/**
 * Upper tail P(X > k) of a Poisson count.
 *
 * @param k     count; a broken one is rounded down
 * @param mean  expected count, >= 0
 * @returns     probability in [0, 1]; P(X >= k) is `poissonUpperTail(k - 1, mean)`
 * @throws none
 *
 * Indeterminate → NaN; below support → 1.
 * Accuracy: ≤ 1e-13 relative where it is the smaller tail. Cost: O(sqrt mean). Random: none.
 * Source: Abramowitz and Stegun 1964, 26.4.21.
 * @example poissonUpperTail(0, 1) // 0.6321205588285577
 */
export function poissonUpperTail(k: number, mean: number): number {
  if (isInvalid(k, mean)) return Number.NaN;
  if (k < 0) return 1;
  return mean === 0 ? 0 : regularisedGammaP(Math.floor(k) + 1, mean);
}

/**
 * Cumulative probability P(X <= k) of a Poisson count.
 *
 * @param k     count; a broken one is rounded down
 * @param mean  expected count, >= 0
 * @returns     probability in [0, 1]
 * @throws none
 *
 * Indeterminate → NaN; below support → 0. Accuracy, cost, source: as `poissonUpperTail`. Random: none.
 * @example poissonCdf(0, 1) // 0.36787944117144233
 */
export function poissonCdf(k: number, mean: number): number {
  if (isInvalid(k, mean)) return Number.NaN;
  if (k < 0) return 0;
  return mean === 0 ? 1 : regularisedGammaQ(Math.floor(k) + 1, mean);
}

function describe(mean: number) {
  const standardDeviation = Math.sqrt(mean);
  return {
    mean,
    standardDeviation,
    skewness: 1 / standardDeviation,
    upperTail: (k: number) => poissonUpperTail(k, mean),
    cdf: (k: number) => poissonCdf(k, mean),
  };
}

/**
 * Smallest count k whose upper tail P(X > k) is at most alpha.
 *
 * @param alpha  upper-tail probability, in (0, 1)
 * @param mean   expected count, >= 0
 * @returns      whole number
 * @throws {StatsInputError} alpha outside (0, 1)
 *
 * Indeterminate → NaN (mean < 0 or not finite).
 * Accuracy: exact up to 1e-13 of alpha. Cost: O(sqrt mean log mean). Random: none.
 * Source: definition; first guess by Cornish and Fisher 1938.
 * @example poissonUpperQuantile(0.01, 3) // 8
 */
export function poissonUpperQuantile(alpha: number, mean: number): number {
  assertProbability('alpha', alpha);
  if (isInvalid(0, mean)) return Number.NaN;
  return mean === 0 ? 0 : quantileOfUpperTail(describe(mean), alpha, -normalQuantile(alpha));
}

/**
 * Smallest count k with P(X <= k) >= p.
 *
 * @param p     lower-tail probability, in (0, 1)
 * @param mean  expected count, >= 0
 * @returns     whole number
 * @throws {StatsInputError} p outside (0, 1)
 *
 * Indeterminate → NaN. Accuracy, cost, source: as `poissonUpperQuantile`. Random: none.
 * @example poissonQuantile(0.5, 3) // 3
 */
export function poissonQuantile(p: number, mean: number): number {
  assertProbability('p', p);
  if (isInvalid(0, mean)) return Number.NaN;
  return mean === 0 ? 0 : quantileOfCdf(describe(mean), p, normalQuantile(p));
}
