import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportDraft } from '../../model/report.ts';
import { sampleSource } from '../../server/sample-file.ts';
import { WORLD } from '../../server/wiring.ts';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { buildCatalogue } from '../../store/reading/catalogue.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { importFile } from '../imports/import-file.ts';
import type { OpenSourceFile } from '../imports/world.ts';
import { getHealth } from './service.ts';

const actor = LOCAL_ADMINISTRATOR;
const death = (recordId: string, names: readonly string[]): ReportDraft => ({
  kind: 'death',
  reporter: { key: 'FI', name: 'Finland', country: 'Finland' },
  ...{ recordId, occurredOn: '2024-01-08', occurredPrecision: 'day', reportedOn: '2024-02-01' },
  place: { country: 'Finland' },
  substances: names.map((name) => ({ name, role: 'found' })),
});
const load = (recordId: string, name: string, mgPer1000PeopleDay: number): ReportDraft => ({
  ...death(recordId, []),
  kind: 'wastewater',
  place: { country: 'Finland', town: 'Helsinki' },
  substances: [{ name, role: 'metabolite' }],
  details: { mgPer1000PeopleDay },
});
const REPORTS: readonly ReportDraft[] = [
  death('1', ['Fentanyl', 'Heroin']),
  death('2', ['Fentanyl', 'Fentanyl analogue']),
  death('3', ['Fentanyl analogue']),
  load('4', 'Amphetamine', 40),
  load('5', 'Methamphetamine', 4),
];
const open: OpenSourceFile = async () => ({
  batches: (async function* () {
    yield {
      rows: REPORTS.map((report, at) => ({ number: at + 1, cells: { report: JSON.stringify(report) } })),
      rejects: [],
    };
  })(),
  summary: () => ({ sha256: 'ab'.repeat(32), bytes: 7, encoding: 'utf-8' }),
});

let database: TestDatabase;
let door: Door;

beforeAll(async () => {
  database = await createTestDatabase();
  door = await database.open();
  await importFile(
    { door, actor, world: WORLD, open },
    { source: sampleSource, path: '', fileName: 'invented.csv' },
  );
}, 60_000);

afterAll(async () => {
  await door.close();
  await database.drop();
});

/** Totals by substance or class of one kind. */
async function totalsOf(kind: string, node?: string): Promise<Record<string, number>> {
  const catalogue = buildCatalogue(WORLD.registry);
  const { kinds } = await door.run(actor, (tx) =>
    getHealth({ tx, asOf: '2024-02-20', catalogue } as Reading, { node }),
  );
  const trend = kinds.find((each) => each.kind === kind);
  return Object.fromEntries(trend!.substances.map(({ node: { name }, total }) => [name, total]));
}

test('a class that reports name counts all that lies under it, each death once', async () => {
  expect(await totalsOf('death')).toEqual({ Fentanils: 3, Fentanyl: 2, Heroin: 1 });
  expect(await totalsOf('death', 'class-fentanils')).toMatchObject({ Fentanils: 3 });
});

test('loads of several substances have no common median: under a class each stands for itself', async () => {
  expect(await totalsOf('wastewater', 'class-amphetamines')).toEqual({ Amfetamine: 40, Metamfetamine: 4 });
  expect(await totalsOf('wastewater', 'amfetamine')).toEqual({ Amfetamine: 40 });
});
