import { createRandom } from '@tocsin/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamChange } from './detector.ts';
import { judgeNaming } from './naming.ts';

const judge = (before: readonly number[], after: readonly number[]) =>
  judgeNaming(Float64Array.from(before), Float64Array.from(after), streamChange.defaults);

/** Reports by name over some weeks: negative binomial weeks, names of a long tail. */
function draw(seed: number, shares: readonly number[], weeks: number): number[] {
  const random = createRandom(seed);
  return shares.map((share) => {
    let sum = 0;
    for (let week = 0; week < weeks; week++) sum += random.negativeBinomial(20 * share, 5);
    return sum;
  });
}

const TAIL = Array.from({ length: 30 }, (_, i) => 1 / (i + 1));
const TOTAL = TAIL.reduce((sum, value) => sum + value, 0);
const SHARES = TAIL.map((value) => value / TOTAL);

describe('judgeNaming', () => {
  it('sees several names give way to one word for all of them, after six weeks', () => {
    const shares = [...SHARES, 0];
    const renamed = shares.map((share, name) => (name % 2 === 1 ? 0 : share));
    renamed[30] = 1 - renamed.reduce((sum, share) => sum + share, 0);
    for (let seed = 0; seed < 20; seed++) {
      const shift = judge(draw(seed, shares, 26), draw(seed + 100, renamed, 6));
      expect(shift?.come ?? []).toContain(30);
      expect(shift?.gone.length ?? 0).toBeGreaterThanOrEqual(2);
    }
  });

  it('is quiet on a steady mix, whatever the seed and the weeks after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 26 }), (seed, weeks) => {
        expect(judge(draw(seed, SHARES, 26), draw(seed + 1, SHARES, weeks))).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a substance that replaces another, and a wave of newcomers, to the other methods', () => {
    expect(judge([100, 80, 60, 0], [100, 80, 0, 60])).toBeUndefined();
    expect(judge([100, 80, 60, 0, 0, 0], [100, 80, 60, 40, 40, 40])).toBeUndefined();
    expect(judge([100, 80, 60, 40, 40], [100, 80, 60, 0, 0])).toBeUndefined();
  });

  it('does not depend on the order of names, and read backwards exchanges what is gone and what came', () => {
    const counts = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 })), {
      minLength: 4,
      maxLength: 12,
    });
    fc.assert(
      fc.property(counts, (pairs) => {
        const before = pairs.map(([left]) => left);
        const after = pairs.map(([, right]) => right);
        const shift = judge(before, after);
        const reversed = judge([...before].reverse(), [...after].reverse());
        expect(reversed?.gone.map((name) => pairs.length - 1 - name).sort((a, b) => a - b)).toEqual(
          shift?.gone,
        );
        if (before.reduce((a, b) => a + b, 0) !== after.reduce((a, b) => a + b, 0)) return;
        expect(judge(after, before)?.gone).toEqual(shift?.come);
      }),
      { numRuns: 1000 },
    );
  });

  it('says nothing of a stream with next to no reports', () => {
    expect(judge([5, 5, 5, 0], [0, 0, 0, 15])).toBeUndefined();
  });
});
