import { regularisedBeta } from '../special/incomplete-beta.ts';

/**
 * Two-sided tail P(|T| >= |t|) of Student's t distribution.
 *
 * @param t                 statistic
 * @param degreesOfFreedom  > 0
 * @returns                 probability in [0, 1]
 * @throws none
 *
 * Indeterminate → NaN. Accuracy: ≤ 1e-12 relative. Cost: O(sqrt degreesOfFreedom). Random: none.
 * Source: Abramowitz and Stegun 1964, 26.7.1.
 * @example studentTwoSidedTail(0, 5) // 1
 */
export function studentTwoSidedTail(t: number, degreesOfFreedom: number): number {
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return degreesOfFreedom > 0 ? 0 : Number.NaN;
  const total = degreesOfFreedom + square;
  return regularisedBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total, square / total);
}
