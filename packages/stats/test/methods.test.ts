import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type EarsMethod,
  estimateEars,
  estimateFarringtonFlexible,
  type FarringtonMethod,
} from '../src/index.ts';

interface Bound {
  readonly upperBound: number;
  readonly upperTailP: number;
}

interface FarringtonCase extends Readonly<Record<FarringtonMethod, Bound>> {
  readonly series: number;
  readonly week: number;
  readonly years: number;
  readonly expected: number;
  readonly dispersion: number;
  readonly logExpectedStandardError: number;
  readonly hasTrend: boolean;
  readonly trendPerWeek: number | null;
}

interface EarsCase {
  readonly series: number;
  readonly week: number;
  readonly method: EarsMethod;
  readonly expected: number;
  readonly deviation: number;
  readonly statistic: number;
}

interface Reference {
  readonly counts: readonly (readonly (number | null)[])[];
  readonly farrington: readonly FarringtonCase[];
  readonly ears: readonly EarsCase[];
}

/** Computed by reference/methods.py from the papers, by dense algebra, on invented series. */
const reference: Reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/methods.json'), 'utf8'),
);
const series = reference.counts.map((counts) => Float64Array.from(counts, (count) => count ?? Number.NaN));
const countsOf = (index: number): Float64Array => series[index] ?? new Float64Array();

/** Iterations stop at 1e-11 of the deviance, which leaves about its square root in a coefficient, and the dispersion as the step before had it. */
const TOLERANCE = 2e-6;

function expectClose(ours: number | undefined, theirs: number, what: string): void {
  const error = Math.abs((ours ?? Number.NaN) - theirs) / Math.max(Math.abs(theirs), 1e-9);
  expect.soft(error, `${what}: ${ours} for ${theirs}`).toBeLessThan(TOLERANCE);
}

describe('Farrington flexible against the papers, computed apart', () => {
  it.each(['nbPlugin', 'muan', 'delta'] as const)('gives the same fit, bound and tail by %s', (method) => {
    expect(reference.farrington.map(({ years }) => years)).toEqual(expect.arrayContaining([2, 3, 4, 5]));
    for (const one of reference.farrington) {
      const ours = estimateFarringtonFlexible(countsOf(one.series), one.week, {
        method,
        yearsBack: one.years,
      });
      const where = `series ${one.series}, week ${one.week}`;
      expectClose(ours?.expected, one.expected, `${where} expected`);
      expectClose(ours?.dispersion, one.dispersion, `${where} dispersion`);
      expectClose(ours?.logExpectedStandardError, one.logExpectedStandardError, `${where} standard error`);
      expect.soft(ours?.hasTrend, where).toBe(one.hasTrend);
      if (one.trendPerWeek === null) expect.soft(ours?.trendPerWeek).toBeNaN();
      else expectClose(ours?.trendPerWeek, one.trendPerWeek, `${where} trend`);
      expectClose(ours?.upperBound, one[method].upperBound, `${where} bound`);
      expectClose(ours?.upperTailP, one[method].upperTailP, `${where} tail`);
    }
  });

  it('uses the years there are, and none where there is not one', () => {
    const counts = countsOf(0);
    expect(estimateFarringtonFlexible(counts, 180)?.yearsUsed).toBe(3);
    expect(estimateFarringtonFlexible(counts, 54)).toBeUndefined();
    expect(estimateFarringtonFlexible(counts, 55)?.yearsUsed).toBe(1);
  });
});

describe('EARS against the paper, computed apart', () => {
  it.each(['C1', 'C2', 'C3'] as const)('gives the same %s', (method) => {
    for (const one of reference.ears.filter((candidate) => candidate.method === method)) {
      const ours = estimateEars(countsOf(one.series), one.week, { method });
      const where = `${method} series ${one.series}, week ${one.week}`;
      expectClose(ours?.expected, one.expected, `${where} mean`);
      expectClose(ours?.deviation, one.deviation, `${where} deviation`);
      if (one.statistic === 0) expect.soft(ours?.statistic, where).toBe(0);
      else expectClose(ours?.statistic, one.statistic, where);
    }
  });

  // C3 used to ring one standard deviation too early: its bound lacked the one that the statistic takes off.
  it.each([
    'C1',
    'C2',
    'C3',
  ] as const)('rings where %s lies above its threshold, and only there', (method) => {
    for (const counts of series)
      for (let week = 20; week < counts.length; week++) {
        const found = estimateEars(counts, week, { method, minimumDeviation: 1 });
        if (found === undefined || Number.isNaN(found.statistic)) continue;
        expect.soft(found.isExceeded, `${method} week ${week}`).toBe(found.statistic > found.threshold);
        if ((counts[week] ?? 0) > found.upperBound + 1e-9)
          expect.soft(found.isExceeded, `week ${week}`).toBe(true);
        else if (method !== 'C3') expect.soft(found.isExceeded, `week ${week}`).toBe(false);
      }
  });
});
