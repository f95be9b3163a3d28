import { negativeBinomialUpperTail } from '../distributions/negative-binomial.ts';
import { assertPositive, assertWhole, StatsInputError } from '../errors.ts';
import { digamma } from '../special/digamma.ts';
import { regularisedGammaP } from '../special/incomplete-gamma.ts';
import { logGamma } from '../special/log-gamma.ts';

/** Gamma distribution of the true ratios of observed to expected: mean shape / rate. */
export interface GammaPoissonPrior {
  readonly shape: number;
  readonly rate: number;
  readonly logLikelihood: number;
}

export interface ShrunkenRatio {
  /** Posterior mean of the ratio. */
  readonly mean: number;
  /** exp of the posterior mean of the log ratio (DuMouchel's EBGM). */
  readonly geometricMean: number;
  /** 5th percentile of the posterior (EB05): the ratio is larger with probability 0.95. */
  readonly lower05: number;
  readonly upper95: number;
  /** P(X >= observed) before the cell was seen: negative binomial of prior and expected count. */
  readonly upperTailP: number;
}

/** Log likelihood of the cells as function of the log shape and log mean of the prior. */
function logLikelihood(cells: Cells, logShape: number, logMean: number): number {
  const shape = Math.exp(logShape);
  const rate = shape / Math.exp(logMean);
  const own = logGamma(shape);
  let sum = 0;
  for (let i = 0; i < cells.counts.length; i++) {
    const n = cells.counts[i] as number;
    const e = cells.expected[i] as number;
    sum += logGamma(shape + n) - own - cells.logFactorial[i]! - shape * Math.log1p(e / rate);
    if (n > 0) sum += n * Math.log(e / (rate + e));
  }
  return sum;
}

interface Cells {
  readonly counts: ArrayLike<number>;
  readonly expected: ArrayLike<number>;
  readonly logFactorial: Float64Array;
}

function checkCells(counts: ArrayLike<number>, expected: ArrayLike<number>): Cells {
  if (counts.length !== expected.length || counts.length === 0) {
    throw new StatsInputError('expected', `${expected.length} values for ${counts.length} counts`);
  }
  const logFactorial = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) {
    assertWhole('counts', counts[i] as number, 0);
    assertPositive('expected', expected[i] as number);
    logFactorial[i] = logGamma((counts[i] as number) + 1);
  }
  return { counts, expected, logFactorial };
}

/** Maximum of a function with one peak on [low, high] by golden sections. */
function maximise(low: number, high: number, f: (x: number) => number): { at: number; value: number } {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let left = b - ratio * (b - a);
  let right = a + ratio * (b - a);
  let [fLeft, fRight] = [f(left), f(right)];
  while (b - a > 1e-7) {
    if (fLeft > fRight) {
      [b, right, fRight] = [right, left, fLeft];
      left = b - ratio * (b - a);
      fLeft = f(left);
    } else {
      [a, left, fLeft] = [left, right, fRight];
      right = a + ratio * (b - a);
      fRight = f(right);
    }
  }
  const at = (a + b) / 2;
  return { at, value: f(at) };
}

/**
 * Gamma prior of the ratios observed / expected over many cells, by maximum likelihood.
 *
 * Each count is Poisson with mean ratio x expected, ratios are gamma: counts are then negative binomial. Shape is kept in
 * [1e-3, 1e6] (where the cells vary no more than chance the likelihood rises without end) and the mean in [1e-6, 1e6].
 *
 * @param counts    observed events per cell, [cells]; whole, non-negative; cells with none belong to it
 * @param expected  expected events per cell, [cells], same order; > 0
 * @returns         { shape, rate, logLikelihood }; NaN members where no cell has an event
 * @throws {StatsInputError} lengths differ or 0; a count negative or broken; an expected count not positive
 *
 * Indeterminate → NaN members. Accuracy: shape and mean to about 1e-6 relative. Cost: O(1,200 cells). Random: none.
 * Source: DuMouchel 1999, American Statistician 53:177, section 3; differs: one gamma component instead of two.
 * @example estimateGammaPoissonPrior([0, 1, 2, 9], [1, 1, 2, 3]).shape > 0 // true
 */
export function estimateGammaPoissonPrior(
  counts: ArrayLike<number>,
  expected: ArrayLike<number>,
): GammaPoissonPrior {
  const cells = checkCells(counts, expected);
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i] as number;
  if (total === 0) return { shape: Number.NaN, rate: Number.NaN, logLikelihood: Number.NaN };
  const bestMean = (logShape: number) =>
    maximise(Math.log(1e-6), Math.log(1e6), (logMean) => logLikelihood(cells, logShape, logMean));
  const best = maximise(Math.log(1e-3), Math.log(1e6), (logShape) => bestMean(logShape).value);
  const shape = Math.exp(best.at);
  return { shape, rate: shape / Math.exp(bestMean(best.at).at), logLikelihood: best.value };
}

/** Quantile of a gamma distribution by bisection on the logarithm: 60 halvings give 1e-16. */
function gammaQuantile(p: number, shape: number, rate: number): number {
  let low = Math.log(1e-300);
  let high = Math.log(shape + 20 * Math.sqrt(shape) + 40);
  for (let i = 0; i < 64; i++) {
    const middle = (low + high) / 2;
    if (regularisedGammaP(shape, Math.exp(middle)) < p) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2) / rate;
}

/**
 * Ratio of observed to expected of one cell, drawn towards the ratios of all cells as far as its count is small.
 *
 * @param prior     gamma prior, as `estimateGammaPoissonPrior` gives it
 * @param observed  events of the cell; whole, non-negative
 * @param expected  expected events; > 0
 * @returns         posterior mean, EBGM, EB05, 95th percentile, and the prior predictive upper tail
 * @throws {StatsInputError} observed negative or broken; expected, shape or rate not positive
 *
 * Indeterminate → none. Accuracy: ≤ 1e-10 relative. Cost: O(sqrt(shape + observed)). Random: none.
 * Source: DuMouchel 1999, equations 8 to 11, one component.
 * @example shrunkenRatio({ shape: 1, rate: 1, logLikelihood: 0 }, 3, 1).mean // 2
 */
export function shrunkenRatio(prior: GammaPoissonPrior, observed: number, expected: number): ShrunkenRatio {
  assertWhole('observed', observed, 0);
  assertPositive('expected', expected);
  assertPositive('prior.shape', prior.shape);
  assertPositive('prior.rate', prior.rate);
  const shape = prior.shape + observed;
  const rate = prior.rate + expected;
  return {
    mean: shape / rate,
    geometricMean: Math.exp(digamma(shape)) / rate,
    lower05: gammaQuantile(0.05, shape, rate),
    upper95: gammaQuantile(0.95, shape, rate),
    upperTailP: negativeBinomialUpperTail(observed - 1, (expected * prior.shape) / prior.rate, prior.shape),
  };
}
