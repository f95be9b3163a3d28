import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBinomialUpperTail, firstAppearance } from './detector.ts';

const input = { priorReports: 1000, windowReports: 100, sightings: 3, neighbourShare: 0 };

function chanceOf(change: Partial<typeof input>): number {
  const found = firstAppearance.run({ ...input, ...change }, firstAppearance.defaults);
  if (found.kind !== 'scored') throw new Error(found.reason.key);
  return found.result.upperTailP;
}

describe('first-appearance', () => {
  it('follows the rule of succession: one of the next after n without, by a uniform prior', () => {
    expect(betaBinomialUpperTail(1, 1, { a: 1, b: 99 })).toBeCloseTo(0.01, 12);
  });

  it('is uniform over the counts where the prior is', () => {
    expect(betaBinomialUpperTail(4, 9, { a: 1, b: 1 })).toBeCloseTo(0.6, 12);
  });

  it('surprises more with more sightings and more prior reports, less with neighbours who see it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 100, max: 50_000 }),
        (sightings, priorReports) => {
          const p = chanceOf({ sightings, priorReports });
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
          expect(chanceOf({ sightings: sightings + 1, priorReports })).toBeLessThanOrEqual(p);
          expect(chanceOf({ sightings, priorReports: priorReports * 2 })).toBeLessThanOrEqual(p);
          expect(chanceOf({ sightings, priorReports, neighbourShare: 0.05 })).toBeGreaterThanOrEqual(p);
        },
      ),
    );
  });

  it('needs earlier reports', () => {
    expect(firstAppearance.run({ ...input, priorReports: 99 }, firstAppearance.defaults)).toMatchObject({
      kind: 'not-applicable',
      reason: { key: 'detectors.reason.too-few-prior-reports' },
    });
  });
});
