import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHAIN_KINDS, type ChainKind, daysBetween, FOLD_FROM, foldChain, placeColumns } from './rules.ts';

const node = (kind: ChainKind, id: number | string, relation = 'result') => ({
  ...{ key: `${kind}:${id}`, kind, count: 1, at: null, relation },
});

test('days are told to a tenth, backwards below 0, and not at all where a date is missing', () => {
  const day = '2024-02-01T00:00:00.000Z';
  expect(daysBetween(day, '2024-02-03T12:00:00.000Z')).toBe(2.5);
  expect(daysBetween(day, '2024-01-31T00:00:00.000Z')).toBe(-1);
  expect(daysBetween(day, day)).toBe(0);
  expect(daysBetween(null, day)).toBeNull();
});

test('records stand by their stage; a meeting stands after what it looked at, or before what it adopted', () => {
  const nodes = [
    node('signal', 1),
    node('alert', 1),
    node('meeting', 1),
    node('recommendation', 1),
    node('commitment', 1),
    node('meeting', 2),
  ];
  const edges = [
    { from: 'signal:1', to: 'alert:1' },
    { from: 'alert:1', to: 'meeting:1' },
    { from: 'meeting:1', to: 'recommendation:1' },
    { from: 'recommendation:1', to: 'commitment:1' },
    { from: 'commitment:1', to: 'meeting:2' },
  ];
  expect(Object.fromEntries(placeColumns(nodes, edges))).toEqual({
    ...{
      'signal:1': 0,
      'alert:1': 1,
      'meeting:1': 2,
      'recommendation:1': 3,
      'commitment:1': 4,
      'meeting:2': 5,
    },
  });
});

test('what supersedes stands to the right of what it replaces, however long the row, and a ring ends', () => {
  const nodes = [1, 2, 3].map((id) => node('alert', id));
  const columns = placeColumns(nodes, [
    { from: 'alert:2', to: 'alert:3' },
    { from: 'alert:1', to: 'alert:2' },
  ]);
  expect([1, 2, 3].map((id) => columns.get(`alert:${id}`))).toEqual([0, 1, 2]);
  const ring = [
    { from: 'alert:1', to: 'alert:2' },
    { from: 'alert:2', to: 'alert:1' },
  ];
  expect(placeColumns(nodes, ring).size).toBe(3);
});

test('no arrow from one stage to a later one runs backwards', () => {
  const loop = CHAIN_KINDS.filter((kind) => kind !== 'meeting');
  const record = fc.record({ kind: fc.constantFrom(...loop), id: fc.nat(5) });
  fc.assert(
    fc.property(fc.array(fc.tuple(record, record), { maxLength: 30 }), (pairs) => {
      const stage = (kind: ChainKind) =>
        placeColumns(
          [...CHAIN_KINDS].map((each) => node(each, 0)),
          [],
        ).get(`${kind}:0`)!;
      const edges = pairs
        .filter(([from, to]) => stage(from.kind) < stage(to.kind))
        .map(([from, to]) => ({ from: `${from.kind}:${from.id}`, to: `${to.kind}:${to.id}` }));
      const nodes = [
        ...new Map(pairs.flat().map(({ kind, id }) => [`${kind}:${id}`, node(kind, id)])).values(),
      ];
      const columns = placeColumns(nodes, edges);
      for (const { from, to } of edges) expect(columns.get(from)!).toBeLessThan(columns.get(to)!);
    }),
  );
});

test('many of a kind are drawn as one, but the record that was asked for, and nothing is lost', () => {
  const many = Array.from({ length: FOLD_FROM }, (_, id) => node('commitment', id));
  const nodes = [node('recommendation', 1, 'self'), ...many];
  const edges = many.map(({ key }) => ({ from: 'recommendation:1', to: key }));
  const folded = foldChain(nodes, edges);
  expect(folded.folds.map(({ key, nodes: held }) => [key, held.length])).toEqual([
    ['recommendation:1', 1],
    ['commitment:*', FOLD_FROM],
  ]);
  expect(folded.arrows).toEqual([{ from: 'recommendation:1', to: 'commitment:*', edges }]);
  expect(foldChain(nodes.slice(0, -1), edges.slice(0, -1)).folds).toHaveLength(FOLD_FROM);
  const own = foldChain([...many, node('commitment', 99, 'self')], []);
  expect(own.folds.map(({ key }) => key)).toEqual(['commitment:99', 'commitment:*']);
});
