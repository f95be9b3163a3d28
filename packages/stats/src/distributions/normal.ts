import { regularisedGammaQ } from '../special/incomplete-gamma.ts';

/**
 * Upper tail P(Z > z) of the standard normal distribution.
 *
 * @param z  standard deviations from the mean
 * @returns  probability in [0, 1]
 * @throws none
 *
 * Indeterminate → NaN.
 * Accuracy: ≤ 1e-13 relative for |z| ≤ 37 (test/distributions.test.ts). Cost: O(1). Random: none.
 * Source: Abramowitz and Stegun 1964, 26.2.29 with 6.5.17 (P(Z > z) = Q(1/2, z²/2) / 2).
 * @example normalUpperTail(1.959963984540054) // 0.025000000000000008
 */
export function normalUpperTail(z: number): number {
  const half = 0.5 * regularisedGammaQ(0.5, 0.5 * z * z);
  return z < 0 ? 1 - half : half;
}

/**
 * Cumulative probability P(Z <= z) of the standard normal distribution.
 *
 * @param z  standard deviations from the mean
 * @returns  probability in [0, 1]
 * @throws none
 *
 * Indeterminate → NaN. Accuracy, cost, source: as `normalUpperTail`. Random: none.
 * @example normalCdf(0) // 0.5
 */
export function normalCdf(z: number): number {
  return normalUpperTail(-z);
}

// Coefficients of Wichura 1988 (AS 241, PPND16), lowest power first.
const CENTRAL_TOP = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
  45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const CENTRAL_BOTTOM = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
  39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
];
const MIDDLE_TOP = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
  1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const MIDDLE_BOTTOM = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
  0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const FAR_TOP = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
  0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const FAR_BOTTOM = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let index = coefficients.length - 1; index >= 0; index--) sum = sum * x + (coefficients[index] ?? 0);
  return sum;
}

/** The quantile of a lower-tail probability p <= 0.5 that lies outside the central region, as a positive number. */
function tailDistance(p: number): number {
  const r = Math.sqrt(-Math.log(p));
  if (r <= 5) return polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6);
  return polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5);
}

/**
 * Quantile of the standard normal distribution.
 *
 * For a small upper tail p use `-normalQuantile(p)`, not `normalQuantile(1 - p)`.
 *
 * @param p  lower-tail probability, in [0, 1]
 * @returns  z with P(Z <= z) = p
 * @throws none
 *
 * Indeterminate → NaN (p outside [0, 1]); divergent → ±Infinity at 0 and 1.
 * Accuracy: about 1e-16 relative. Cost: O(1). Random: none.
 * Source: Wichura 1988, Applied Statistics 37:477 (AS 241, PPND16).
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRAL_TOP, r)) / polynomial(CENTRAL_BOTTOM, r);
  }
  return q < 0 ? -tailDistance(p) : tailDistance(1 - p);
}
