import { describe, expect, it } from 'vitest';
import { newLeg } from './detector.ts';

const input = {
  sightings: 6,
  windowReports: 100,
  priorReports: 500,
  priorWithLeg: 0,
  shareElsewhere: 0.0001,
  prior: { shape: 0.1, rate: 100 },
};

function chanceOf(change: Partial<typeof input>): number {
  const found = newLeg.run({ ...input, ...change }, newLeg.defaults);
  if (found.kind !== 'scored') throw new Error(found.reason.key);
  return found.result.upperTailP;
}

describe('new-leg', () => {
  it('rings for a leg seen often and never before', () => {
    expect(chanceOf({})).toBeLessThan(1e-4);
  });

  it('does not ring for one odd row', () => {
    expect(chanceOf({ sightings: 1 })).toBe(1);
  });

  it('is less surprised where the class has little history or others use the leg', () => {
    expect(chanceOf({ priorReports: 50 })).toBeGreaterThan(chanceOf({}));
    expect(chanceOf({ shareElsewhere: 0.05 })).toBeGreaterThan(chanceOf({}));
  });

  it('leaves well-known legs and unknown classes aside, saying why', () => {
    expect(newLeg.run({ ...input, priorWithLeg: 30 }, newLeg.defaults)).toMatchObject({
      kind: 'not-applicable',
      reason: { key: 'detectors.reason.leg-well-known' },
    });
    expect(newLeg.run({ ...input, priorReports: 0 }, newLeg.defaults)).toMatchObject({
      kind: 'not-applicable',
    });
  });
});
