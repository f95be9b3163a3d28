import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCluster } from '../store/cluster/cluster.ts';
import { makeTestFolder, removeTestFolder } from '../store/cluster/testing.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { buildProduct, openProduct } from './testing.ts';

const COLUMNS = ['kind', 'code', 'name', 'joined_on', 'left_on'];
const PERU = 'country,PE,Peru,2023-07-07,';
const BRAZIL = 'country,BR,Brazil,1/2/2024,';
const data = makeTestFolder();
const { run, json } = openProduct({ TOCSIN_DATA: data, TOCSIN_DATABASE_URL: '' });
const file = (name: string) => join(data, name);
/** Keeps the database server up between commands. */
let held: Cluster | undefined;

/** Each test goes on from the data of the ones before it. */
beforeAll(async () => {
  buildProduct();
  held = await openCluster({ dataDir: data, databaseUrl: '' });
}, 300_000);
afterAll(async () => {
  await held?.stop();
  removeTestFolder(data);
});

test('the empty file to fill in has the columns, as CSV and as a workbook', async () => {
  const printed = await run('tables', 'template', 'participants');
  expect([printed.status, printed.stderr]).toEqual([0, '']);
  expect(printed.stdout.replace(/^\uFEFF/, '').trimEnd()).toBe(COLUMNS.join(','));
  const out = file('template.xlsx');
  expect((await run('tables', 'template', 'participants', '--format', 'xlsx', '--out', out)).status).toBe(0);
  const [sheet] = (await readXlsxFile(out)) as unknown as [{ data: unknown[][] }];
  expect(sheet.data).toEqual([COLUMNS]);
});

test('a dry run says what would come of a file, and keeps neither its lines nor its faults', async () => {
  writeFileSync(file('participants.csv'), `${[COLUMNS.join(','), PERU, BRAZIL].join('\n')}\n`);
  const words = ['tables', 'import', 'participants', file('participants.csv'), '--dry-run'];
  expect(await json(5, ...words)).toMatchObject({
    ...{ what: 'participants', isDryRun: true, read: 2, added: 1, changed: 0, unchanged: 0, rejected: 1 },
    rejects: [{ line: 3, column: 'joined_on', code: 'table.date' }],
  });
  const told = await run(...words);
  expect([told.status, told.stdout]).toEqual([5, expect.stringMatching(/^2 lines: 1 would be added,/)]);
  expect(told.stderr).toMatch(/line 3, joined_on: /);
  expect(told.stderr).not.toContain('tables rejects');
  expect(await json(0, 'tables', 'rejects', 'participants')).toEqual({ total: 0, items: [] });
});

test('lines come in, a wrong one is kept, is written out, and is mended by sending that file again', async () => {
  const taken = await run('tables', 'import', 'participants', file('participants.csv'));
  expect([taken.status, taken.stdout]).toEqual([5, expect.stringMatching(/^2 lines: 1 added,/)]);
  expect(taken.stderr).toContain('npx tocsin tables rejects participants --out to-mend.csv');
  expect(await json(0, 'tables', 'rejects', 'participants')).toMatchObject({
    total: 1,
    items: [{ line: 3, fileName: 'participants.csv', column: 'joined_on' }],
  });
  expect((await run('tables', 'rejects', 'participants')).stdout).toMatch(
    /: line 3 of participants\.csv, joined_on: /,
  );

  const [{ id }] = (await json(0, 'tables', 'rejects', 'participants')).items;
  expect(await json(2, 'tables', 'set-aside', String(id))).toMatchObject({ error: { code: 'usage' } });
  const aside = ['tables', 'set-aside', String(id), '--reason', 'A total.'];
  expect(await json(0, ...aside)).toEqual({ lines: 1 });
  expect((await json(3, ...aside)).error.code).toBe('table.reject-changed');
  expect(await json(0, 'tables', 'rejects', 'participants')).toEqual({ total: 0, items: [] });
  const listed = ['tables', 'rejects', 'participants', '--aside'];
  expect((await json(0, ...listed)).items).toMatchObject([{ id, setAside: { by: null, why: 'A total.' } }]);
  expect((await run(...listed)).stdout).toMatch(/\n {4}set aside by Local administrator, .*: A total\.\n$/);
  expect((await json(2, ...listed, '--out', file('aside.csv'))).error.code).toBe('usage');
  expect(await json(0, 'tables', 'take-up', String(id))).toEqual({ lines: 1 });
  expect((await run(...listed)).stdout).toBe('No line was set aside.\n');

  const out = file('to-mend.csv');
  expect(await json(0, 'tables', 'rejects', 'participants', '--out', out)).toEqual({ total: 1, file: out });
  const kept = readFileSync(out, 'utf8');
  expect(kept).toContain('1/2/2024');
  writeFileSync(out, kept.replaceAll('1/2/2024', '2024-02-01'));
  expect(await json(0, 'tables', 'import', 'participants', out)).toMatchObject({ added: 1, rejected: 0 });
  expect((await run('tables', 'rejects', 'participants')).stdout).toBe('No line waits to be mended.\n');
  expect(await json(0, 'tables', 'import', 'participants', out)).toMatchObject({ added: 0, unchanged: 1 });
});

test('mistakes are told with their code, and write nothing', async () => {
  const failed = async (code: number, ...words: string[]) =>
    (await json(code, 'tables', ...words)).error.code;
  expect(await failed(2, 'import', 'ministers', file('participants.csv'))).toBe('usage');
  expect(await failed(3, 'import', 'participants', '/nowhere/x.csv')).toBe('file.not-found');
  const words = ['import', 'commitments', file('participants.csv'), '--for', 'QX'];
  expect(await failed(3, ...words)).toBe('participant.not-found');
  // Who holds the computer is of no participant: who may is said, and how to act as one of them.
  const refused = await run('tables', 'import', 'commitments', file('participants.csv'));
  expect([refused.status, refused.stdout]).toEqual([3, '']);
  expect(refused.stderr).toBe(
    'You may not send in commitments. These may: Focal point, Alternate focal point. You are: Administrator, Secretariat. Nothing was changed. In the real database sign in as one of them (on the command line: tocsin login EMAIL); in the sample act as one, in the menu with your name (on the command line: --database sample --as focal-point).\n',
  );
  const out = file('no/such/folder/x.csv');
  expect(await failed(3, 'rejects', 'participants', '--out', out)).toBe('file.not-writable');
  expect(existsSync(out)).toBe(false);
});
