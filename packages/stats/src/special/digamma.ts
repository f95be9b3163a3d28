/**
 * Digamma function: the slope of log gamma.
 *
 * @param x  argument, > 0
 * @returns  psi(x); NaN for x <= 0
 * @throws none
 *
 * Indeterminate → NaN; divergent → Infinity at Infinity.
 * Accuracy: ≤ 1e-13 absolute. Cost: O(1). Random: none.
 * Source: Abramowitz and Stegun 1964, 6.3.5 and 6.3.18.
 * @example digamma(1) // -0.5772156649015329
 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let shifted = x;
  let sum = 0;
  while (shifted < 10) {
    sum -= 1 / shifted;
    shifted += 1;
  }
  const s = 1 / (shifted * shifted);
  const tail =
    s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760))))));
  return sum + Math.log(shifted) - 0.5 / shifted - tail;
}
