import {
  negativeBinomialQuantile,
  negativeBinomialUpperQuantile,
  negativeBinomialUpperTail,
} from '../distributions/negative-binomial.ts';
import { normalQuantile, normalUpperTail } from '../distributions/normal.ts';
import type { FarringtonOptions } from './farrington-options.ts';

interface BoundInput {
  readonly logExpected: number;
  readonly variance: number;
  readonly dispersion: number;
  readonly errorDispersion: number;
  readonly hasTrend: boolean;
  readonly observed: number;
  readonly options: FarringtonOptions;
}

interface Bound {
  readonly expected: number;
  readonly lowerBound: number;
  readonly upperBound: number;
  readonly upperTailP: number;
  readonly exceedance: number;
}

/** Size of the negative binomial whose variance is `dispersion` times its mean. */
function sizeOf(mean: number, dispersion: number): number {
  return dispersion > 1 ? mean / (dispersion - 1) : Number.POSITIVE_INFINITY;
}

/** Variance of the log mean: none for `plugin`, else that of the fit and of the drift that the fit leaves out. */
function varianceOfLogMean(input: BoundInput): number {
  const { uncertainty, driftPerYear, yearsBack } = input.options;
  if (uncertainty === 'plugin') return 0;
  // From the middle of the baseline to the week judged.
  const drift = input.hasTrend ? 0 : driftPerYear * ((yearsBack + 1) / 2);
  return input.errorDispersion * input.variance + drift * drift;
}

function boundByCounts(input: BoundInput, mean: number): Bound {
  const { alpha } = input.options;
  const expected = Math.exp(input.logExpected);
  // Variance of a count whose mean is itself estimated: dispersion x mean + mean² x var(log mean).
  const size = sizeOf(mean, input.dispersion + mean * varianceOfLogMean(input));
  const upperBound = negativeBinomialUpperQuantile(alpha, mean, size);
  return {
    expected,
    upperBound,
    lowerBound: negativeBinomialQuantile(alpha, mean, size),
    upperTailP: negativeBinomialUpperTail(input.observed - 1, mean, size),
    exceedance: exceedanceOf(input, expected, upperBound),
  };
}

/** Normal approximation for count^(2/3) (Farrington et al. 1996, section 3.6). */
function boundByTransformation(input: BoundInput): Bound {
  const { alpha } = input.options;
  const expected = Math.exp(input.logExpected);
  const responseVariance = expected * expected * input.errorDispersion * input.variance;
  const spread = (2 / 3) * Math.sqrt(expected ** (1 / 3) * (input.dispersion + responseVariance / expected));
  const centre = expected ** (2 / 3);
  const z = -normalQuantile(alpha);
  const upperBound = (centre + z * spread) ** 1.5;
  return {
    expected,
    upperBound,
    lowerBound: Math.max(0, centre - z * spread) ** 1.5,
    upperTailP: normalUpperTail((input.observed ** (2 / 3) - centre) / spread),
    exceedance: exceedanceOf(input, expected, upperBound),
  };
}

function exceedanceOf(input: BoundInput, expected: number, upperBound: number): number {
  const mixesScales =
    input.options.compatibility === 'surveillance-1.20.3' && input.options.method !== 'delta';
  const centre = mixesScales ? input.logExpected : expected;
  return (input.observed - centre) / (upperBound - centre);
}

/** Bounds, tail probability and exceedance of the week judged from the fitted baseline. */
export function findFarringtonBound(input: BoundInput): Bound {
  if (input.options.method === 'delta') return boundByTransformation(input);
  if (input.options.method === 'nbPlugin') return boundByCounts(input, Math.exp(input.logExpected));
  const error = Math.sqrt(input.errorDispersion * input.variance);
  return boundByCounts(input, Math.exp(input.logExpected - normalQuantile(input.options.alpha) * error));
}
