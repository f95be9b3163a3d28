import { describe, expect, it } from 'vitest';
import { type EarsMethod, estimateEars } from '../src/index.ts';
import { isSharedDataThere, readParity, readSeries } from './shared-data.ts';

describe.skipIf(!isSharedDataThere())('EARS against R surveillance 1.20.3', () => {
  const rows = isSharedDataThere() ? readParity('parity_other.csv') : [];
  const series = isSharedDataThere() ? readSeries() : new Map<string, Float64Array>();

  it.each(['C1', 'C2', 'C3'] as const)('gives the same %s bounds at three levels', (method: EarsMethod) => {
    expect(rows).toHaveLength(240);
    for (const alpha of [0.01, 0.001, 0.025]) {
      for (const row of rows) {
        const counts = series.get(row.series_id as string) as Float64Array;
        const ours = estimateEars(counts, Number(row.week) - 1, {
          method,
          alpha,
          compatibility: 'surveillance-1.20.3',
        });
        const written = row[`ears${method}_U_alpha${alpha}`] as string;
        if (written === 'NA') {
          expect.soft(ours?.upperBound).toBeNaN();
          continue;
        }
        const reference = Number(written);
        const difference = Math.abs((ours?.upperBound ?? Number.NaN) - reference);
        expect
          .soft(
            difference / Math.max(1e-6, Math.abs(reference)),
            `${row.series_id}/${row.week} ${ours?.upperBound} ${reference}`,
          )
          .toBeLessThan(1e-6);
      }
    }
  });
});
