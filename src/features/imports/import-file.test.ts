import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SourceDefinition } from '../../model/source.ts';
import { findKnownSource, openMappedTable, openSourceFile, WORLD } from '../../server/wiring.ts';
import { ctOcme } from '../../sources/ct-ocme/source.ts';
import { createTableSource, parseMapping } from '../../sources/table/source.ts';
import { unodcIds } from '../../sources/unodc-ids/source.ts';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { detectAsOf, ensureRun } from '../detection/service.ts';
import type { ChangeMarking } from '../markings/contract.ts';
import { changeMarking } from '../markings/service.ts';
import { readStatus } from '../status/read-status.ts';
import { announceImport, type ImportPorts, importFile } from './import-file.ts';
import { listRejects } from './rejects.ts';
import { type MendedRow, retryReject, retryRejects } from './retry-rejects.ts';

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

test('what a file is to correct is checked before its import is announced, where it was said to be read for ever', async () => {
  const ports = await openPorts();
  const path = write('correct.csv', [HEADER, seizure('MDMA')]);
  const { importId } = await importFile(ports, { source: unodcIds, path, fileName: 'first.csv' });
  const correction = (source: SourceDefinition, replaces: number) =>
    announceImport(ports, { source, path, fileName: 'second.csv', replaces });
  await expect(correction(unodcIds, 9999)).rejects.toMatchObject({ code: 'import.no-such-file' });
  await expect(correction(ctOcme, importId ?? 0)).rejects.toMatchObject({ code: 'import.not-this-source' });
  const { rows } = await ports.door.run(ports.actor, (tx) => tx.query('select state from import_file'));
  expect(rows).toEqual([{ state: 'done' }]);
});

test('new reports of a stream carry what its owner said, unless they bring a marking of their own; others are as they were', async () => {
  const ports = await openPorts();
  const take = (name: string, rows: readonly string[]) =>
    importFile(ports, { source: unodcIds, path: write(name, [HEADER, ...rows]), fileName: name });
  const ofPoland = (date: string) => seizure('MDMA', date).replaceAll('Malta', 'Poland');
  await take('before.csv', [seizure('MDMA'), ofPoland('2015-03-02')]);
  const listLabels = () =>
    ports.door.run(ports.actor, async (tx) => {
      const { rows } = await tx.query<{ on: string; label: string }>(
        `select r.occurred_on as on, concat_ws(' ', o.key, l.marking, l.purpose, l.embargo_until, l.is_originator_controlled) as label
         from report r join access_label l on l.id = r.label_id join participant o on o.id = l.owner_id
         order by o.key, r.occurred_on`,
      );
      return rows.map(({ on, label }) => `${on} ${label}`);
    });
  const change: Omit<ChangeMarking, 'reach'> = {
    marking: 'AMBER+STRICT',
    purpose: 'enforcement',
    embargoUntil: '2999-01-01',
    isOriginatorControlled: true,
    readers: [],
    reason: 'an agreement with the courts',
  };
  const mark = (reach: 'stream' | 'stream-and-new') =>
    ports.door.run(ports.actor, async (tx) => {
      const { rows } = await tx.query<{ id: string }>(
        `select r.id::text as id from report r join access_label l on l.id = r.label_id
           join participant o on o.id = l.owner_id where o.key = 'MT' limit 1`,
      );
      return changeMarking(tx, ports.actor, rows[0]!.id, { ...change, reach });
    });
  await mark('stream');
  await take('after-old.csv', [seizure('MDMA', '2015-04-02')]);
  await mark('stream-and-new');
  expect(await take('after.csv', [seizure('MDMA', '2015-05-02'), ofPoland('2015-05-02')])).toMatchObject({
    new: 2,
  });
  const strict = 'MT AMBER+STRICT enforcement 2999-01-01 t';
  expect(await listLabels()).toEqual([
    `2015-03-02 ${strict}`,
    `2015-04-02 ${strict}`,
    `2015-05-02 ${strict}`,
    '2015-03-02 PL AMBER any f',
    '2015-05-02 PL AMBER any f',
  ]);
  // The report's own marking stands; what it does not say is the stream's.
  const own: SourceDefinition = {
    ...unodcIds,
    normalise: (row) => {
      const result = unodcIds.normalise(row);
      if (result.kind === 'reject') return result;
      const said = Object.values(row.cells).some((cell) => cell?.startsWith('2015-06'))
        ? { marking: 'GREEN' as const }
        : { purpose: 'health' as const };
      return { ...result, reports: result.reports.map((report) => ({ ...report, ...said })) };
    },
  };
  const path = write('own.csv', [HEADER, seizure('MDMA', '2015-06-02'), seizure('MDMA', '2015-07-02')]);
  await importFile(ports, { source: own, path, fileName: 'own.csv' });
  expect((await listLabels()).slice(3, 5)).toEqual([
    '2015-06-02 MT GREEN any f',
    '2015-07-02 MT AMBER+STRICT health 2999-01-01 t',
  ]);
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

test('a file of which nothing can be taken in withdraws nothing of the one that it is named to replace', async () => {
  const ports = await openPorts();
  const full = { source: unodcIds, path: write('all.csv', [HEADER, seizure('MDMA')]), fileName: 'all.csv' };
  const { importId } = await importFile(ports, full);
  for (const rows of [[], [seizure('MDMA', 'no date')]]) {
    const path = write('nothing.csv', [HEADER, ...rows]);
    const request = { source: unodcIds, path, fileName: 'nothing.csv', replaces: importId ?? 0 };
    for (const isDryRun of [true, false])
      await expect(importFile(ports, { ...request, isDryRun })).rejects.toMatchObject({
        code: 'import.replaces-with-nothing',
      });
  }
  expect(await status(ports)).toMatchObject({ reports: 1, rejects: 0 });
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
  const early = write('early.csv', [
    HEADER,
    seizure('Ketamine', '2014-03-02'),
    seizure('Ketamine', '2014-02-30'),
  ]);
  await importFile(ports, { source: unodcIds, path: early, fileName: 'early.csv' });
  await ensureRun(ports);
  const second = await ranAt();
  expect(second).not.toEqual(first);
  await ensureRun(ports);
  expect(await ranAt()).toEqual(second);
  // A rejected row that is mended changes what was known as much as one that came at first.
  await retryRejects(
    ports,
    findKnownSource,
    await mend(ports, (cells) => ({ ...cells, SEIZURE_DATE: '2014-02-28' })),
  );
  await ensureRun(ports);
  expect(await ranAt()).not.toEqual(second);
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
  // As in the file, not as jsonb sorts keys; and still so once it is kept anew, whatever order it was sent in.
  expect(Object.keys(reject?.cells ?? {})).toEqual(HEADER.split(';'));
  const still = await retryReject(ports, findKnownSource, {
    id: reject?.id ?? 0,
    cells: Object.fromEntries(Object.entries(reject?.cells ?? {}).reverse()),
  });
  expect(still.outcome).toBe('still-rejected');
  expect(Object.keys(still.reject.cells ?? {})).toEqual(HEADER.split(';'));
  const mended = await retryReject(ports, findKnownSource, {
    id: reject?.id ?? 0,
    cells: { ...reject?.cells, SEIZURE_DATE: '2015-02-28' },
  });
  expect(mended).toMatchObject({ outcome: 'taken-in', reject: { state: 'mended' } });
  expect(await status(ports)).toMatchObject({ reports: 2, rejects: 0 });
});

test('a row that could not be cut keeps its text, through rows sent without cells and through cells that are wrong', async () => {
  const ports = await openPorts();
  const path = write('uncut.csv', [HEADER, 'Europe;a line that was cut off']);
  await importFile(ports, { source: unodcIds, path, fileName: 'uncut.csv' });
  const [uncut] = await ports.door.run(ports.actor, listRejects);
  expect(uncut).toMatchObject({ cells: null, raw: 'Europe | a line that was cut off' });
  const id = uncut?.id ?? 0;
  const columns = HEADER.split(';');
  const empty = Object.fromEntries(columns.map((column) => [column, ' ']));
  const untouched = await retryReject(ports, findKnownSource, { id, cells: empty });
  expect(untouched).toEqual({ outcome: 'still-rejected', reject: uncut });
  const values = seizure('MDMA', 'yesterday').split(';');
  const cells = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']));
  const wrong = await retryReject(ports, findKnownSource, { id, cells });
  expect(wrong).toMatchObject({
    outcome: 'still-rejected',
    reject: { raw: uncut?.raw, column: 'SEIZURE_DATE' },
  });
  const mended = await retryReject(ports, findKnownSource, {
    id,
    cells: { ...cells, SEIZURE_DATE: '2015-02-27' },
  });
  expect(mended).toMatchObject({ outcome: 'taken-in', reject: { raw: uncut?.raw, state: 'mended' } });
});

/** Each open reject with other cells. */
async function mend(
  ports: ImportPorts,
  change: (cells: Readonly<Record<string, string>>) => Record<string, string>,
): Promise<MendedRow[]> {
  const rejects = await ports.door.run(ports.actor, listRejects);
  return rejects.map(({ id, cells }) => ({ id, cells: change(cells ?? {}) }));
}

async function readCounts(ports: ImportPorts, importId: number | null) {
  const { rows } = await ports.door.run(ports.actor, (tx) =>
    tx.query(
      `select read_count as read, new_count as new, revised_count as revised, unchanged_count as unchanged,
         rejected_count as rejected from import_file where id = $1`,
      [importId],
    ),
  );
  return rows[0];
}

test('a mended row joins its file: equal to another it is one more, sent again nothing, withdrawn with the file', async () => {
  const ports = await openPorts();
  const bad = [seizure('MDMA', '2015-02-30'), seizure('MDMA', '30.02.2015'), seizure('MDMA', 'soon')];
  const path = write('joins.csv', [HEADER, seizure('MDMA'), ...bad]);
  const { importId } = await importFile(ports, { source: unodcIds, path, fileName: 'joins.csv' });
  let count = 0;
  const mended = await mend(ports, (cells) =>
    count++ < 2 ? { ...cells, SEIZURE_DATE: '2015-03-02' } : cells,
  );
  for (let turn = 0; turn < 2; turn++) {
    const outcomes = await retryRejects(ports, findKnownSource, mended);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['taken-in', 'taken-in', 'still-rejected']);
    expect(await status(ports)).toMatchObject({ reports: 3, rejects: 1 });
    expect(await readCounts(ports, importId)).toEqual({
      read: 4,
      new: 3,
      revised: 0,
      unchanged: 0,
      rejected: 1,
    });
  }
  const corrected = write('joins-corrected.csv', [HEADER, seizure('MDMA')]);
  const request = { source: unodcIds, path: corrected, fileName: 'c.csv', replaces: importId ?? 0 };
  expect(await importFile(ports, request)).toMatchObject({ unchanged: 1, withdrawn: 2 });
});

test('mended rows come in together or not at all', async () => {
  const ports = await openPorts();
  const path = write('together.csv', [HEADER, seizure('MDMA', 'a'), seizure('Ketamine', 'b')]);
  await importFile(ports, { source: unodcIds, path, fileName: 'together.csv' });
  const mended = await mend(ports, (cells) => ({ ...cells, SEIZURE_DATE: '2015-03-02' }));
  const before = await ports.door.run(ports.actor, listRejects);
  await expect(
    retryRejects(ports, findKnownSource, [...mended, { id: 999_999, cells: {} }]),
  ).rejects.toMatchObject({ code: 'reject.not-found' });
  const broken = {
    ...WORLD,
    resolveName: (): never => {
      throw new Error('the power went');
    },
  };
  await expect(retryRejects({ ...ports, world: broken }, findKnownSource, mended)).rejects.toThrow('power');
  expect(await ports.door.run(ports.actor, listRejects)).toEqual(before);
  expect(await status(ports)).toMatchObject({ reports: 0, rejects: 2 });
  await retryRejects(ports, findKnownSource, mended);
  expect(await status(ports)).toMatchObject({ reports: 2, rejects: 0 });
});

test('rows of a table are read again by the mapping that was kept with its import', async () => {
  const ports = await openPorts();
  const mapping = parseMapping(
    {
      mappingVersion: 1,
      id: 'cases',
      label: 'Cases',
      publisher: 'An office',
      licence: 'none',
      cadenceDays: 30,
      lagDays: 30,
      file: { format: 'csv', delimiter: ',' },
      kind: 'seizure',
      reporter: 'country',
      occurred: { column: 'Day', format: 'DD/MM/YYYY' },
      place: { country: { column: 'Country' } },
      substances: [{ column: 'Drug', role: 'found' }],
    },
    'cases.json',
  );
  const path = write('cases.csv', ['Day,Country,Drug', '01/02/2024,Malta,MDMA', '31/02/2024,Malta,MDMA']);
  const table = { ...ports, open: openMappedTable(mapping) };
  const request = { source: createTableSource(mapping), mapping, path, fileName: 'cases.csv' };
  expect(await importFile(table, request)).toMatchObject({ read: 2, new: 1, rejected: 1 });
  const mended = await mend(ports, (cells) => ({ ...cells, Day: '29/02/2024' }));
  expect(await retryRejects(ports, findKnownSource, mended)).toMatchObject([{ outcome: 'taken-in' }]);
  expect(await status(ports)).toMatchObject({ reports: 2, rejects: 0, streams: 1 });
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
