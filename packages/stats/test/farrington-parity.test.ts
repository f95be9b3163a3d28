import { describe, expect, it } from 'vitest';
import { createFarringtonEstimator, type FarringtonMethod } from '../src/index.ts';
import { isSharedDataThere, readParity, readSeries } from './shared-data.ts';

const TOLERANCE = 1e-6;

function relativeError(ours: number, theirs: string): number {
  const reference = Number(theirs);
  if (theirs === 'NA' && Number.isNaN(ours)) return 0;
  return Math.abs(ours - reference) / Math.max(Math.abs(reference), 1e-12);
}

describe.skipIf(!isSharedDataThere())('Farrington flexible against R surveillance 1.20.3', () => {
  const rows = isSharedDataThere() ? readParity('parity_farringtonFlexible.csv') : [];
  const series = isSharedDataThere() ? readSeries() : new Map<string, Float64Array>();

  it.each([
    ['nbPlugin', '1'],
    ['nbPlugin', '0.05'],
    ['delta', '1'],
    ['delta', '0.05'],
    ['muan', '1'],
    ['muan', '0.05'],
  ] as const)('gives the same %s bound with pThresholdTrend %s', (method: FarringtonMethod, trendP) => {
    const estimate = createFarringtonEstimator({
      method,
      trendPBelow: Number(trendP),
      compatibility: 'surveillance-1.20.3',
    });
    const chosen = rows.filter((row) => row.thresholdMethod === method && row.pThresholdTrend === trendP);
    expect(chosen).toHaveLength(240);
    const worst: Record<string, number> = {};
    for (const row of chosen) {
      const counts = series.get(row.series_id as string) as Float64Array;
      const ours = estimate(counts, Number(row.week) - 1);
      if (ours === undefined) throw new Error('no estimate');
      if (row.upperbound === 'NA') {
        // The reference season has no case: its standard error runs into the thousands and the bound overflows.
        expect(ours.upperBound).toBeNaN();
        continue;
      }
      const compare = (column: string, value: number) => {
        worst[column] = Math.max(worst[column] ?? 0, relativeError(value, row[column] as string));
      };
      compare('expected', ours.expected);
      compare('se_eta0_link', ours.logExpectedStandardError);
      compare('phi', ours.dispersion);
      compare('upperbound', ours.upperBound);
      compare('trend_used', ours.hasTrend ? 1 : 0);
      compare('trend_coef', ours.trendPerWeek);
      compare('score_pkg', ours.exceedance);
      compare('pvalue', ours.upperTailP);
    }
    for (const [column, error] of Object.entries(worst)) {
      expect.soft(error, `${column} of ${method}`).toBeLessThan(TOLERANCE);
    }
  });
});
