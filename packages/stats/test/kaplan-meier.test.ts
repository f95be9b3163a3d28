import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateSurvival, StatsInputError, survivalQuantile } from '../src/index.ts';

/** Weeks of remission under 6-mercaptopurine (Freireich et al. 1963, Blood 21:699; + is censored), worked through in Cox & Oakes 1984. */
const REMISSION = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ');
const durations = REMISSION.map((text) => Number.parseInt(text, 10));
const hasEnded = REMISSION.map((text) => !text.endsWith('+'));

describe('the product limit', () => {
  it('gives the published shares of the remissions under 6-mercaptopurine', () => {
    const curve = estimateSurvival(durations, hasEnded);
    expect(curve.times).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(curve.atRisk).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(curve.events).toEqual([3, 1, 1, 1, 1, 1, 1]);
    expect(curve.survival.map((share) => share.toFixed(4))).toEqual([
      '0.8571',
      '0.8067',
      '0.7529',
      '0.6902',
      '0.6275',
      '0.5378',
      '0.4482',
    ]);
    expect(survivalQuantile(curve, 0.5)).toBe(23);
    expect(survivalQuantile(curve, 0.9)).toBeNaN();
  });

  it('is one minus the share that has ended where nothing is cut off', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 }), (waits) => {
        const curve = estimateSurvival(
          waits,
          waits.map(() => true),
        );
        curve.times.forEach((time, index) => {
          const left = waits.filter((wait) => wait > time).length / waits.length;
          expect(curve.survival[index]).toBeCloseTo(left, 10);
        });
        expect(curve.survival.at(-1)).toBeCloseTo(0, 12);
      }),
    );
  });

  it('does not depend on the order, falls, and takes a change of unit as a change of unit', () => {
    const wait = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(wait, { maxLength: 40 }), (waits) => {
        const curve = estimateSurvival(
          waits.map(([time]) => time),
          waits.map(([, ended]) => ended),
        );
        const other = estimateSurvival(
          waits.toReversed().map(([time]) => time * 7),
          waits.toReversed().map(([, ended]) => ended),
        );
        expect(other.survival).toEqual(curve.survival);
        expect(other.times).toEqual(curve.times.map((time) => time * 7));
        curve.survival.forEach((share, index) => {
          expect(share).toBeLessThan(curve.survival[index - 1] ?? 1.000001);
        });
      }),
    );
  });

  it('tells nothing of nothing, and refuses what is no wait', () => {
    expect(estimateSurvival([], []).times).toEqual([]);
    expect(survivalQuantile(estimateSurvival([3, 4], [false, false]), 0.5)).toBeNaN();
    for (const broken of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => estimateSurvival([broken], [true])).toThrow(StatsInputError);
    expect(() => estimateSurvival([1], [])).toThrow(StatsInputError);
    expect(() => survivalQuantile(estimateSurvival([1], [true]), 1)).toThrow(StatsInputError);
  });
});
