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

// Coefficients of Wichura 1988 (AS 241, PPND16), lowest power first; digits beyond a double left out.
const CENTRAL_TOP = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const CENTRAL_BOTTOM = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const MIDDLE_TOP = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BOTTOM = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const FAR_TOP = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const FAR_BOTTOM = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
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
