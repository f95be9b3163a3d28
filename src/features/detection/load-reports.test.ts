import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSourceFile, WORLD } from '../../server/wiring.ts';
import { ctOcme } from '../../sources/ct-ocme/source.ts';
import { wedinos } from '../../sources/wedinos/source.ts';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { importFile } from '../imports/import-file.ts';
import { countSeries, viewAsOf } from './engine/as-of.ts';
import { prepareCells } from './engine/prepare.ts';
import { EvidenceCounter } from './evidence-count.ts';
import { type LoadedDetection, loadDetection } from './load.ts';

const SOURCES = resolve(import.meta.dirname, '../../sources');
const actor = LOCAL_ADMINISTRATOR;
const EVER = { fromDay: 0, toDay: 40_000 };

let database: TestDatabase;
let door: Door;
let loaded: LoadedDetection;

beforeAll(async () => {
  database = await createTestDatabase();
  door = await database.open();
  const ports = { door, actor, world: WORLD, open: openSourceFile };
  for (const [source, path] of [
    [ctOcme, 'ct-ocme/fixtures/ct-ocme-invented.csv'],
    [wedinos, 'wedinos/fixtures/wedinos-invented.csv'],
  ] as const)
    await importFile(ports, { source, path: resolve(SOURCES, path), fileName: path });
  loaded = await door.run(actor, (tx) => loadDetection(tx, WORLD));
}, 120_000);

afterAll(async () => {
  await door.close();
  await database.drop();
});

test('every series counts as many reports as its evidence holds, of deaths with several opioids too', () => {
  const { input, groups } = loaded;
  const cells = prepareCells(input);
  const view = viewAsOf(cells, EVER.toDay);
  const counter = new EvidenceCounter(groups, input);
  const { series, kinds, everything } = cells;
  const wrong: unknown[] = [];
  let held = 0;
  for (let at = 0; at < series.count; at++) {
    const node = series.node[at]!;
    const group = series.group[at]!;
    if (group >= kinds.length) continue;
    const evidence = {
      ...(node === everything ? {} : { node }),
      ...{ place: series.place[at]!, kind: kinds[group]!, ...EVER },
    };
    const { reports } = counter.count(evidence, EVER.toDay);
    const counted = countSeries(view, at, EVER);
    held += reports;
    if (counted !== reports) wrong.push({ node: input.nodes[node]?.id, counted, reports });
  }
  expect(wrong).toEqual([]);
  expect(held).toBeGreaterThan(100);
  // There are reports in it that name several substances of one class.
  expect(input.cells.reports.some((reports) => reports < 0)).toBe(true);
});
