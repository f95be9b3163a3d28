import { describe, expect, it } from 'vitest';
import { createFarringtonEstimator, createRandom } from '../src/index.ts';

/** Share of the quiet last weeks with p < 0.01: means of 0.5 to 30, dispersions of 1.2 to 3, trends of up to 10 % a year. */
function shareRung(years: number, uncertainty: 'plugin' | 'predictive'): number {
  const random = createRandom(97 + years);
  const judge = createFarringtonEstimator({
    yearsBack: years,
    seasonalPeriods: years === 1 ? 1 : 10,
    emptySeason: 'pool',
    uncertainty,
    driftPerYear: 0.1,
  });
  let [rung, judged] = [0, 0];
  for (let i = 0; i < 6000; i++) {
    const level = 0.5 * 60 ** random.uniform();
    const dispersion = 1.2 + 1.8 * random.uniform();
    const trend = (0.2 * random.uniform() - 0.1) / 52;
    const weeks = 52 * years + 4;
    const counts = Float64Array.from({ length: weeks }, (_, week) => {
      const mean = level * Math.exp(trend * (week - weeks / 2));
      return random.negativeBinomial(mean, mean / (dispersion - 1));
    });
    const found = judge(counts, weeks - 1);
    if (found === undefined || found.baselineCount === 0) continue;
    judged++;
    if (found.upperTailP < 0.01) rung++;
  }
  return rung / judged;
}

describe('the level of Farrington flexible', () => {
  // With one year 29 weeks carry the dispersion: measured 0.015.
  it.each([
    [1, 0.018],
    [2, 0.0135],
    [3, 0.0135],
  ])('is kept by the predictive bound with %i years of history', (years, most) => {
    // 6,000 weeks at 0.01: standard error 0.0013.
    expect(shareRung(years, 'predictive')).toBeLessThan(most);
    expect(shareRung(years, 'predictive')).toBeGreaterThan(0.003);
  });

  it('is exceeded by the bound that takes the estimate for the truth', () => {
    expect(shareRung(2, 'plugin')).toBeGreaterThan(shareRung(2, 'predictive'));
  });

  it('never lies lower for what is not known', () => {
    const counts = Float64Array.from({ length: 130 }, (_, week) => 30 + (week % 5));
    const upper = (driftPerYear: number) =>
      createFarringtonEstimator({ uncertainty: 'predictive', driftPerYear })(counts, 129)?.upperBound ?? 0;
    expect(upper(0.1)).toBeGreaterThanOrEqual(upper(0));
    expect(upper(1)).toBeGreaterThan(upper(0));
    expect(() => upper(Number.NaN)).toThrow(/driftPerYear/);
  });
});
