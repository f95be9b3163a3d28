import { createRandom } from '@tocsin/stats';
import { describe, expect, it } from 'vitest';
import { streamChange } from './detector.ts';

/** Weekly counts of ten substances whose means are given by week. */
function simulate(seed: number, weeks: number, mean: (substance: number, week: number) => number) {
  const random = createRandom(seed);
  const rows = Array.from({ length: 10 }, (_, substance) =>
    Float64Array.from({ length: weeks }, (_, week) => random.negativeBinomial(mean(substance, week), 8)),
  );
  const totals = Float64Array.from({ length: weeks }, (_, week) =>
    rows.reduce((sum, row) => sum + row[week]!, 0),
  );
  const countBySubstance = (from: number, to: number) =>
    new Map(rows.map((row, i) => [i, row.subarray(from, to + 1).reduce((sum, value) => sum + value, 0)]));
  return { totals, countBySubstance };
}

function judge(input: ReturnType<typeof simulate>) {
  const found = streamChange.run(input, streamChange.defaults);
  if (found.kind !== 'scored') throw new Error(found.reason.key);
  return found.result.changes;
}

describe('stream-change', () => {
  it('is quiet on a steady stream, for every seed', () => {
    for (let seed = 0; seed < 40; seed++) expect(judge(simulate(seed, 200, () => 3))).toEqual([]);
  });

  it('sees a tenfold volume in its first two weeks', () => {
    const changes = judge(simulate(1, 102, (_, week) => (week < 100 ? 3 : 30)));
    expect(changes).toMatchObject([{ kind: 'stream-volume', after: { from: 100 } }]);
  });

  it('leaves a tenfold rise of one substance to the other methods', () => {
    expect(judge(simulate(2, 130, (i, week) => (i === 0 && week >= 100 ? 90 : 3)))).toEqual([]);
  });

  it('sees a silence and the return after it', () => {
    const changes = judge(simulate(3, 200, (_, week) => (week >= 80 && week < 150 ? 0 : 3)));
    expect(changes).toMatchObject([
      { kind: 'stream-stop', after: { from: 80 } },
      { kind: 'stream-start', isReturn: true, after: { from: 150 } },
    ]);
  });

  it('takes a gap of a month for a late report', () => {
    expect(judge(simulate(4, 150, (_, week) => (week >= 100 && week < 104 ? 0 : 3)))).toEqual([]);
  });

  it('says why it cannot judge', () => {
    const empty = simulate(5, 0, () => 0);
    expect(streamChange.run(empty, streamChange.defaults)).toMatchObject({ kind: 'not-applicable' });
  });
});
