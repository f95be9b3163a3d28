import { expect, test } from 'vitest';
import type { SubstanceNode } from '../../model/detector.ts';
import { getEntry } from '../../reference/substances/registry.ts';
import { EvidenceCounter } from './evidence-count.ts';

const IDS = [
  'class-opioids',
  'class-synthetic-opioids',
  'class-nitazenes',
  'etonitazepyne',
  'class-opiates',
  'heroin',
];
const nodes = IDS.map((id, index): SubstanceNode => {
  const { name, kind, parents, isSynthetic } = getEntry(id)!;
  return {
    index,
    id,
    kind,
    name,
    isSynthetic,
    parents: parents.map((parent) => IDS.indexOf(parent)).filter((at) => at >= 0),
  };
});
const world = { index: 0, level: 'world', parent: -1, name: 'World', iso2: '', neighbours: [] } as const;

/** One row of reports for each set of substances, known the day they occurred. */
function counterOf(sets: readonly (readonly [ids: readonly string[], reports: number])[]): EvidenceCounter {
  const each = (value: (at: number) => number) => Int32Array.from(sets, (_set, at) => value(at));
  const groups = {
    stream: each(() => 0),
    place: each(() => 0),
    set: each((at) => at),
    occurredDay: each(() => 100),
    knownDay: each(() => 100),
    leg: each(() => -1),
    mode: each(() => -1),
    concealment: each(() => -1),
    label: each(() => 1),
    reports: each((at) => sets[at]![1]),
    nodesOfSet: sets.map(([ids]) => ids.map((id) => IDS.indexOf(id))),
  };
  return new EvidenceCounter(groups, { nodes, places: [world], streams: [], legValues: [] } as never);
}
const ofOpioids = { node: 0, place: 0, fromDay: 1, toDay: 200 };

test('of a class of both kinds the reports that name a synthetic drug are told', () => {
  expect(
    counterOf([
      [['etonitazepyne'], 5],
      [['heroin'], 3],
      [['heroin', 'etonitazepyne'], 2],
      [['class-opioids'], 4],
    ]).count(ofOpioids, 150),
  ).toEqual({ reports: 14, labels: [1], syntheticReports: 7 });
});

test('what lies under another class does not count', () => {
  expect(counterOf([[['heroin', 'etonitazepyne'], 2]]).count({ ...ofOpioids, node: 4 }, 150)).toMatchObject({
    reports: 2,
    syntheticReports: 0,
  });
});
