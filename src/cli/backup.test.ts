import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyPreparedFolder } from '../../test/prepared-folder.ts';
import { type Dump, dumpDatabase, makeFileFolder, withoutAudit } from '../features/backup/testing.ts';
import { openCluster } from '../store/cluster/cluster.ts';
import { removeTestFolder } from '../store/cluster/testing.ts';
import type { Cluster } from '../store/cluster/types.ts';
import { withOwner } from '../store/owner.ts';
import { buildProduct, ended, openProduct, untilSays } from './testing.ts';

const ROWS = 20_000;
const HEADER =
  'REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING';

const data = await copyPreparedFolder();
const files = makeFileFolder();
const path = (name: string) => join(files, name);
const product = openProduct({ TOCSIN_DATA: data, TOCSIN_DATABASE_URL: '' });
const { run, json } = product;
let cluster: Cluster;

beforeAll(async () => {
  buildProduct();
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `Europe;;Malta;;Valletta;2015-03-02;MDMA;${row};Gram;Postal;;Mail;;Italy;Malta;`,
  );
  writeFileSync(path('invented.csv'), `${[HEADER, ...rows].join('\n')}\n`);
  await json(0, 'import', 'unodc-ids', path('invented.csv'));
  cluster = await openCluster({ dataDir: data, databaseUrl: '' });
}, 300_000);

afterAll(async () => {
  await run('stop');
  await cluster?.stop();
  removeTestFolder(data);
  rmSync(files, { recursive: true, force: true });
});

const held = async (): Promise<Dump> => withoutAudit(await dumpDatabase(cluster));

test('a restore that is killed at any moment leaves the old state, and the next one finishes', async () => {
  const made = await json(0, 'backup', path('a.tocsin'));
  expect(made).toMatchObject({ database: 'live', isEncrypted: false, file: path('a.tocsin') });
  const backedUp = await held();
  await withOwner(cluster, 'live', (client) => client.query(`update place set name = name || ' (later)'`));
  const later = await held();
  expect(later).not.toEqual(backedUp);
  for (let turn = 0; turn < 3; turn++) {
    const child = product.begin('restore', path('a.tocsin'), '--replace');
    const exit = once(child, 'exit');
    await untilReplacing();
    await delay(Math.random() * 600);
    child.kill('SIGKILL');
    const [status] = await exit;
    // The kill may also have come after the end; half a restore there is never.
    const isOver = status === 0;
    expect(await held()).toEqual(isOver ? backedUp : later);
    if (isOver) break;
  }
  const done = await run('restore', path('a.tocsin'), '--replace');
  expect([done.status, done.stderr]).toEqual([0, '']);
  expect(done.stdout).toMatch(
    /^«live» is what it was at .*: \d+ rows of \d+ tables, each read back and equal/,
  );
  expect(await held()).toEqual(backedUp);
}, 300_000);

/** Until the restore has thrown the old tables out, in its transaction that is not at its end. */
async function untilReplacing(): Promise<void> {
  await withOwner(cluster, 'live', async (client) => {
    for (let tries = 0; tries < 3_000; tries++) {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where application_name = 'tocsin owner' and pid <> pg_backend_pid() and query ~ '^copy'`,
      );
      if (rowCount !== 0) return;
      await delay(10);
    }
    throw new Error('no restore began');
  });
}

test('a backup that is stopped leaves no file', async () => {
  const child = product.begin('backup', path('stopped.tocsin'));
  const end = ended(child);
  while (child.exitCode === null && !readdirSync(files).some((name) => name.startsWith('.stopped')))
    await delay(5);
  child.kill('SIGTERM');
  const { status } = await end;
  expect([0, 143]).toContain(status);
  expect(existsSync(path('stopped.tocsin'))).toBe(status === 0);
  expect(readdirSync(files).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('a running Tocsin goes on while it is backed up and after it is restored', async () => {
  const server = product.begin('start', '--port', '0', '--json');
  const end = ended(server);
  const [, url = ''] = await untilSays(server, /"url": "([^"]+)"/);
  const reports = async () => {
    const status = await (await fetch(new URL('/api/status?database=live', url))).json();
    return (status as { counts: { reports: number } }).counts.reports;
  };
  expect(await reports()).toBe(ROWS);
  await json(0, 'backup', path('running.tocsin'));
  await withOwner(cluster, 'live', (client) => client.query('truncate report, import_file cascade'));
  expect(await reports()).toBe(0);
  await json(0, 'restore', path('running.tocsin'), '--replace');
  expect(await reports()).toBe(ROWS);
  server.kill('SIGTERM');
  expect(await end).toMatchObject({ status: 0 });
}, 300_000);

test('mistakes are told with their code, and the passphrase is never an argument', async () => {
  writeFileSync(path('passphrase.txt'), 'several unrelated words\n', { mode: 0o600 });
  writeFileSync(path('short.txt'), 'short\n');
  const withFile = ['--passphrase-file', path('passphrase.txt')];
  expect(await json(0, 'backup', path('sealed.tocsin'), ...withFile)).toMatchObject({ isEncrypted: true });
  const refused = async (exitCode: number, ...words: string[]) => (await json(exitCode, ...words)).error.code;
  expect(await refused(2, 'backup', path('sealed.tocsin'))).toBe('backup.exists');
  expect(await refused(2, 'backup', path('x.tocsin'), '--passphrase-file', path('short.txt'))).toBe(
    'backup.passphrase-short',
  );
  expect(await refused(3, 'backup', path('x.tocsin'), '--passphrase-file', path('none.txt'))).toBe(
    'file.not-found',
  );
  expect(await refused(2, 'backup', path('x.tocsin'), '--passphrase', 'in the list of processes')).toBe(
    'usage',
  );
  expect(await refused(3, 'restore', path('sealed.tocsin'))).toBe('backup.passphrase-missing');
  expect(await refused(2, 'restore', path('sealed.tocsin'), ...withFile)).toBe('restore.holds-records');
  expect(await refused(3, 'restore', path('invented.csv'), '--replace')).toBe('backup.not-a-backup');
  expect(existsSync(path('x.tocsin'))).toBe(false);
}, 120_000);

test('a database that cannot be opened is told in words, by the exit code of that', async () => {
  writeFileSync(path('no-folder'), '');
  const elsewhere = openProduct({ TOCSIN_DATA: join(path('no-folder'), 'data'), TOCSIN_DATABASE_URL: '' });
  const { error } = await elsewhere.json(4, 'backup', path('x.tocsin'));
  expect(error.code).toBe('cluster.folder-not-usable');
});
