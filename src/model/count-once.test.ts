import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listNodeAncestors, shareReport } from './count-once.ts';

/** 0 opioids over 1 synthetic opioids and 2 opiates; 3 fentanils under 1; fentanyl, methadone (1), heroin (2); cocaine alone. */
const PARENTS: readonly (readonly number[])[] = [[], [0], [0], [1], [3], [1], [2], []];
const [OPIOIDS, SYNTHETIC, FENTANILS, FENTANYL, METHADONE, HEROIN, COCAINE] = [0, 1, 3, 4, 5, 6, 7];
const ancestorsOf = (parents: readonly (readonly number[])[]) =>
  listNodeAncestors(parents.map((each, index) => ({ index, parents: each })));

/** What the series of a node counts of a report: the sum over the node and all below it. */
function countAt(
  node: number,
  named: readonly (readonly number[])[],
  ancestors: readonly Int32Array[],
): number {
  const shares = shareReport(
    named.map((nodes, name) => ({ name, nodes })),
    ancestors,
  );
  return shares.reduce(
    (sum, share) => sum + (share.node >= 0 && ancestors[share.node]!.includes(node) ? share.reports : 0),
    0,
  );
}

test('a death with three opioids is one death of opioids, where it was three', () => {
  const named = [[HEROIN], [FENTANYL], [METHADONE], [COCAINE]];
  const ancestors = ancestorsOf(PARENTS);
  expect(
    [OPIOIDS, SYNTHETIC, FENTANILS, FENTANYL, HEROIN, COCAINE].map((at) => countAt(at, named, ancestors)),
  ).toEqual([1, 1, 1, 1, 1, 1]);
});

test('a report that names one substance in two spellings, or beside its class, counts once', () => {
  const ancestors = ancestorsOf(PARENTS);
  expect(countAt(FENTANYL, [[FENTANYL], [FENTANYL]], ancestors)).toBe(1);
  expect(countAt(OPIOIDS, [[OPIOIDS], [HEROIN]], ancestors)).toBe(1);
});

test('whatever the tree, and whatever a report names, each node above a name counts it once and no other does', () => {
  const tree = fc
    .integer({ min: 1, max: 12 })
    .chain((size) =>
      fc.tuple(
        ...Array.from({ length: size }, (_, at) =>
          fc.uniqueArray(fc.nat(Math.max(0, at - 1)), { maxLength: at === 0 ? 0 : 3 }),
        ),
      ),
    );
  const named = fc.array(fc.array(fc.integer({ min: -1, max: 11 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(tree, named, (parents, names) => {
      const ancestors = ancestorsOf(parents);
      const known = names.map((nodes) => nodes.map((node) => Math.min(node, parents.length - 1)));
      const above = new Set(known.flat().flatMap((node) => (node < 0 ? [] : [...ancestors[node]!])));
      for (let node = 0; node < parents.length; node++)
        expect(countAt(node, known, ancestors)).toBe(above.has(node) ? 1 : 0);
      const shares = shareReport(
        known.map((nodes, name) => ({ name, nodes })),
        ancestors,
      );
      expect(shares.reduce((sum, { ownReports }) => sum + ownReports, 0)).toBe(1);
      expect(shares.filter(({ namedReports }) => namedReports === 1).map(({ name }) => name)).toEqual(
        known.flatMap((nodes, name) => nodes.map(() => name)),
      );
    }),
    { numRuns: 300 },
  );
});
