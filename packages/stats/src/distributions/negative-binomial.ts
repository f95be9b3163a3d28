import { assertProbability } from '../errors.ts';
import { binomialKernel, regularisedBeta } from '../special/incomplete-beta.ts';
import { quantileOfCdf, quantileOfUpperTail } from './discrete-quantile.ts';
import { normalQuantile } from './normal.ts';
import {
  poissonCdf,
  poissonPmf,
  poissonQuantile,
  poissonUpperQuantile,
  poissonUpperTail,
} from './poisson.ts';

// Above this ratio of size to mean the variance exceeds the Poisson's by less than a part in 1e12.
const POISSON_LIMIT = 1e12;

function isPoisson(mean: number, size: number): boolean {
  return mean === 0 || size > POISSON_LIMIT * Math.max(mean, 1);
}

function isInvalid(mean: number, size: number): boolean {
  return !(mean >= 0 && mean < Number.POSITIVE_INFINITY && size > 0);
}

/**
 * Probability P(X = k) of a negative binomial count.
 *
 * Variance mean + mean²/size; a variance of phi times the mean is size = mean / (phi - 1).
 *
 * @param k     count
 * @param mean  expected count, >= 0
 * @param size  dispersion parameter, > 0; Infinity gives the Poisson
 * @returns     probability in [0, 1]
 * @throws none
 *
 * Indeterminate → NaN; outside support → 0.
 * Accuracy: ≤ 1e-13 relative. Cost: O(1). Random: none.
 * Source: Loader 2000 (binomial kernel).
 * @example negativeBinomialPmf(0, 1, 1) // 0.5
 */
export function negativeBinomialPmf(k: number, mean: number, size: number): number {
  if (isInvalid(mean, size) || Number.isNaN(k)) return Number.NaN;
  if (!Number.isInteger(k) || k < 0) return 0;
  if (isPoisson(mean, size)) return poissonPmf(k, mean);
  const total = size + mean;
  return (size / (size + k)) * binomialKernel(size, k, size / total, mean / total);
}

/**
 * Upper tail P(X > k) of a negative binomial count.
 *
 * @param k     count; a broken one is rounded down
 * @param mean  expected count, >= 0
 * @param size  dispersion parameter, > 0; Infinity gives the Poisson
 * @returns     probability in [0, 1]; P(X >= k) is the tail at k - 1
 * @throws none
 *
 * Indeterminate → NaN; below support → 1.
 * Accuracy: ≤ 1e-12 relative where it is the smaller tail. Cost: O(sqrt(size + k)). Random: none.
 * Source: Abramowitz and Stegun 1964, 26.5.26.
 * @example negativeBinomialUpperTail(0, 1, 1) // 0.5
 */
export function negativeBinomialUpperTail(k: number, mean: number, size: number): number {
  if (isInvalid(mean, size) || Number.isNaN(k)) return Number.NaN;
  if (k < 0) return 1;
  if (isPoisson(mean, size)) return poissonUpperTail(k, mean);
  const total = size + mean;
  return regularisedBeta(Math.floor(k) + 1, size, mean / total, size / total);
}

/**
 * Cumulative probability P(X <= k) of a negative binomial count.
 *
 * @param k     count; a broken one is rounded down
 * @param mean  expected count, >= 0
 * @param size  dispersion parameter, > 0; Infinity gives the Poisson
 * @returns     probability in [0, 1]
 * @throws none
 *
 * Indeterminate → NaN; below support → 0. Accuracy, cost, source: as the upper tail. Random: none.
 * @example negativeBinomialCdf(1, 1, 1) // 0.75
 */
export function negativeBinomialCdf(k: number, mean: number, size: number): number {
  if (isInvalid(mean, size) || Number.isNaN(k)) return Number.NaN;
  if (k < 0) return 0;
  if (isPoisson(mean, size)) return poissonCdf(k, mean);
  const total = size + mean;
  return regularisedBeta(size, Math.floor(k) + 1, size / total, mean / total);
}

function describe(mean: number, size: number) {
  const phi = 1 + mean / size;
  const standardDeviation = Math.sqrt(mean * phi);
  return {
    mean,
    standardDeviation,
    skewness: (2 * phi - 1) / standardDeviation,
    upperTail: (k: number) => negativeBinomialUpperTail(k, mean, size),
    cdf: (k: number) => negativeBinomialCdf(k, mean, size),
  };
}

// Below this mean a quantile is found faster by adding up probabilities from 0 than by searching the tail function.
const SUMMABLE_MEAN = 300;

/** Smallest k with P(X <= k) >= p, by adding up probabilities; -1 where rounding would decide. */
function quantileBySum(p: number, mean: number, size: number): number {
  let term = Math.exp(-size * Math.log1p(mean / size));
  if (term < 1e-280) return -1;
  const ratio = mean / (size + mean);
  let sum = term;
  let k = 0;
  while (sum < p) {
    if (sum > p * (1 - 1e-12)) return -1;
    term *= ((size + k) / (k + 1)) * ratio;
    k += 1;
    sum += term;
    if (k > 1e5) return -1;
  }
  return sum - p < 1e-12 ? -1 : k;
}

/**
 * Smallest count k whose upper tail P(X > k) is at most alpha.
 *
 * @param alpha  upper-tail probability, in (0, 1)
 * @param mean   expected count, >= 0
 * @param size   dispersion parameter, > 0; Infinity gives the Poisson
 * @returns      whole number
 * @throws {StatsInputError} alpha outside (0, 1)
 *
 * Indeterminate → NaN.
 * Accuracy: exact up to 1e-12 of alpha. Cost: O(mean) below 300, else O(sqrt mean log mean). Random: none.
 * Source: definition; first guess by Cornish and Fisher 1938.
 * @example negativeBinomialUpperQuantile(0.01, 3, 2) // 12
 */
export function negativeBinomialUpperQuantile(alpha: number, mean: number, size: number): number {
  assertProbability('alpha', alpha);
  if (isInvalid(mean, size)) return Number.NaN;
  if (isPoisson(mean, size)) return poissonUpperQuantile(alpha, mean);
  if (mean < SUMMABLE_MEAN && alpha > 1e-6) {
    const k = quantileBySum(1 - alpha, mean, size);
    if (k >= 0) return k;
  }
  return quantileOfUpperTail(describe(mean, size), alpha, -normalQuantile(alpha));
}

/**
 * Smallest count k with P(X <= k) >= p.
 *
 * @param p     lower-tail probability, in (0, 1)
 * @param mean  expected count, >= 0
 * @param size  dispersion parameter, > 0; Infinity gives the Poisson
 * @returns     whole number
 * @throws {StatsInputError} p outside (0, 1)
 *
 * Indeterminate → NaN. Accuracy, cost, source: as `negativeBinomialUpperQuantile`. Random: none.
 * @example negativeBinomialQuantile(0.5, 3, 2) // 2
 */
export function negativeBinomialQuantile(p: number, mean: number, size: number): number {
  assertProbability('p', p);
  if (isInvalid(mean, size)) return Number.NaN;
  if (isPoisson(mean, size)) return poissonQuantile(p, mean);
  if (mean < SUMMABLE_MEAN && p > 1e-6) {
    const k = quantileBySum(p, mean, size);
    if (k >= 0) return k;
  }
  return quantileOfCdf(describe(mean, size), p, normalQuantile(p));
}
