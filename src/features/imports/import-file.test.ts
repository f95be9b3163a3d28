import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSourceFile, WORLD } from '../../server/wiring.ts';
import { ctOcme } from '../../sources/ct-ocme/source.ts';
import { unodcIds } from '../../sources/unodc-ids/source.ts';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { detectAsOf, ensureRun } from '../detection/service.ts';
import { readStatus } from '../status/read-status.ts';
import { type ImportPorts, importFile } from './import-file.ts';
import { listRejects, retryReject } from './rejects.ts';

const FILE = resolve(process.env.TOCSIN_SHARED ?? '../shared', 'data/unodc-ids-2011-2016.csv.gz');
const ROWS = 311_038;
const HEADER =
  'REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING';

let folder: string;
const made: { door: Door; database: TestDatabase }[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-import-'));
});

afterAll(async () => {
  for (const { door, database } of made) {
    await door.close();
    await database.drop();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function openPorts(): Promise<ImportPorts> {
  const database = await createTestDatabase();
  const door = await database.open();
  made.push({ door, database });
  return { door, actor: LOCAL_ADMINISTRATOR, world: WORLD, open: openSourceFile };
}

/** An invented seizure in the shape of UNODC's file. */
function seizure(drug: string, date = '2015-03-02', amount = '1.5'): string {
  return `Europe;West & Central Europe;Malta;;Valletta;${date};${drug};${amount};Gram;Postal;Airport;Mail;;Italy;Malta;`;
}

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const status = (ports: ImportPorts) => ports.door.run(ports.actor, readStatus);

test('equal rows of a source without ids are kept as often as they stand; the same file twice changes nothing', async () => {
  const ports = await openPorts();
  const path = write('twice.csv', [HEADER, seizure('MDMA'), seizure('MDMA'), seizure('Ketamine')]);
  const request = { source: unodcIds, path, fileName: 'twice.csv' };
  expect(await importFile(ports, request)).toMatchObject({ read: 3, new: 3, unchanged: 0, rejected: 0 });
  expect(await importFile(ports, request)).toMatchObject({ read: 3, new: 0, unchanged: 3, rejected: 0 });
  expect(await status(ports)).toMatchObject({ reports: 3, streams: 1, substances: 2 });
});

test('a corrected file withdraws what it lacks, and what comes back is a new revision', async () => {
  const ports = await openPorts();
  const rows = [seizure('MDMA'), seizure('MDMA'), seizure('Ketamine')];
  const full = { source: unodcIds, path: write('full.csv', [HEADER, ...rows]), fileName: 'full.csv' };
  const first = await importFile(ports, full);
  const path = write('corrected.csv', [HEADER, rows[0] ?? '', seizure('Heroin')]);
  const corrected = { source: unodcIds, path, fileName: 'corrected.csv', replaces: first.importId ?? 0 };
  expect(await importFile(ports, corrected)).toMatchObject({ read: 2, new: 1, unchanged: 1, withdrawn: 2 });
  expect((await status(ports)).reports).toBe(2);
  expect(await importFile(ports, full)).toMatchObject({ new: 0, revised: 2, unchanged: 1 });
  expect((await status(ports)).reports).toBe(4);
  const { rows: cells } = await ports.door.run(ports.actor, (tx) =>
    tx.query('select sum(reports) as sum from series_cell'),
  );
  expect(cells[0].sum).toBe(4);
});

test('a record with an id that comes changed is a revision; the old one ends', async () => {
  const ports = await openPorts();
  const header =
    'ID,Date,DateType,Age,Sex,Race,ResidenceCity,ResidenceCounty,ResidenceState,DeathCity,DeathCounty,Location,LocationifOther,DescriptionofInjury,InjuryPlace,InjuryCity,InjuryCounty,InjuryState,COD,OtherSignifican,Heroin,Cocaine,Fentanyl,FentanylAnalogue,Oxycodone,Oxymorphone,Ethanol,Hydrocodone,Benzodiazepine,Methadone,Amphet,Tramad,Morphine_NotHeroin,Hydromorphone,Other,OpiateNOS,AnyOpioid,MannerofDeath,DeathCityGeo,ResidenceCityGeo,InjuryCityGeo';
  const death = (cocaine: string) =>
    `99-0001,03/21/2013 12:00:00 AM,DateofDeath,48,Male,,,,,NORWALK,FAIRFIELD,Hospital,,,,,,,Invented,,,${cocaine},Y${','.repeat(14)},Accident,,,`;
  const before = write('death-1.csv', [header, death('')]);
  const after = write('death-2.csv', [header, death('Y')]);
  expect(await importFile(ports, { source: ctOcme, path: before, fileName: 'a' })).toMatchObject({
    new: 1,
    rejected: 0,
  });
  expect(await importFile(ports, { source: ctOcme, path: after, fileName: 'b' })).toMatchObject({
    new: 0,
    revised: 1,
  });
  expect(await importFile(ports, { source: ctOcme, path: after, fileName: 'b' })).toMatchObject({
    revised: 0,
    unchanged: 1,
  });
  expect((await status(ports)).reports).toBe(1);
});

test('a run that is older than the newest reports is made anew, and one that is not is kept', async () => {
  const ports = { ...(await openPorts()), database: 'live' };
  const ranAt = async () =>
    (
      await ports.door.run(ports.actor, (tx) =>
        tx.query<{ ran_at: Date }>('select ran_at from detection_run'),
      )
    ).rows.map((row) => row.ran_at.getTime());
  const late = write('late.csv', [HEADER, seizure('MDMA', '2015-03-02')]);
  await importFile(ports, { source: unodcIds, path: late, fileName: 'late.csv' });
  await ensureRun(ports);
  const first = await ranAt();
  await ensureRun(ports);
  expect(await ranAt()).toEqual(first);
  const early = write('early.csv', [HEADER, seizure('Ketamine', '2014-03-02')]);
  await importFile(ports, { source: unodcIds, path: early, fileName: 'early.csv' });
  await ensureRun(ports);
  expect(await ranAt()).not.toEqual(first);
});

test('a dry run reads everything and keeps nothing', async () => {
  const ports = await openPorts();
  const path = write('dry.csv', [HEADER, seizure('MDMA'), seizure('MDMA', '2015-02-30')]);
  const result = await importFile(ports, { source: unodcIds, path, fileName: 'dry.csv', isDryRun: true });
  expect(result).toMatchObject({ importId: null, read: 2, new: 1, rejected: 1 });
  expect(await status(ports)).toMatchObject({ reports: 0, rejects: 0 });
});

test('a rejected row is kept with its reason, comes in once it is mended, and is rejected once however often it is sent', async () => {
  const ports = await openPorts();
  const path = write('reject.csv', [HEADER, seizure('MDMA'), seizure('Ketamine', '2015-02-30')]);
  const request = { source: unodcIds, path, fileName: 'reject.csv' };
  expect(await importFile(ports, request)).toMatchObject({ read: 2, new: 1, rejected: 1 });
  await importFile(ports, request);
  const [reject, ...others] = await ports.door.run(ports.actor, listRejects);
  expect(others).toEqual([]);
  expect(reject).toMatchObject({ row: 2, column: 'SEIZURE_DATE', state: 'open' });
  expect(reject?.message).toContain('2015-02-30');
  const still = await retryReject(ports, [unodcIds], { id: reject?.id ?? 0, cells: { ...reject?.cells } });
  expect(still.outcome).toBe('still-rejected');
  const mended = await retryReject(ports, [unodcIds], {
    id: reject?.id ?? 0,
    cells: { ...reject?.cells, SEIZURE_DATE: '2015-02-28' },
  });
  expect(mended).toMatchObject({ outcome: 'taken-in', reject: { state: 'mended' } });
  expect(await status(ports)).toMatchObject({ reports: 2, rejects: 0 });
});

test.skipIf(!existsSync(FILE))(
  'the real file comes in whole, and a second time changes nothing (skipped without ../shared)',
  async () => {
    const ports = await openPorts();
    const request = { source: unodcIds, path: FILE, fileName: 'unodc-ids.csv.gz' };
    const first = await importFile(ports, request);
    expect(first.read).toBe(ROWS);
    expect(first.new + first.rejected).toBe(ROWS);
    const again = await importFile(ports, request);
    expect(again).toMatchObject({
      read: ROWS,
      new: 0,
      revised: 0,
      unchanged: first.new,
      rejected: first.rejected,
      withdrawn: 0,
    });
    expect((await status(ports)).reports).toBe(first.new);
    const detected = await detectAsOf({ ...ports, database: 'live' });
    expect(detected.signals).toBeGreaterThan(0);
  },
  600_000,
);
