import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { readPidFile } from './alive.ts';
import { openCluster } from './cluster.ts';
import { makeTestFolder, removeTestFolder } from './testing.ts';
import type { Cluster, ClusterRole } from './types.ts';

const folders: string[] = [];
const clusters: Cluster[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const cluster of clusters.splice(0)) await cluster.stop();
  for (const folder of folders.splice(0)) removeTestFolder(folder);
});

function newFolder(): string {
  const folder = makeTestFolder();
  folders.push(folder);
  return folder;
}

async function open(dataDir: string): Promise<Cluster> {
  const cluster = await openCluster({ dataDir, databaseUrl: '' });
  clusters.push(cluster);
  return cluster;
}

async function query<T extends object>(cluster: Cluster, sql: string, role?: ClusterRole): Promise<T[]> {
  const client = new Client(cluster.connection('live', role));
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const writeRow = async (cluster: Cluster) => {
  await cluster.ensureDatabase('live');
  await query(cluster, "create table kept (word text); insert into kept values ('kept')");
};
const readRows = (cluster: Cluster) => query<{ word: string }>(cluster, 'select word from kept');

/** The folder that holds the files, wherever it was put. */
function pgdataOf(dataDir: string): string {
  const pointer = join(dataDir, 'database.json');
  const home = existsSync(pointer)
    ? JSON.parse(readFileSync(pointer, 'utf8')).location
    : join(dataDir, 'database');
  return join(home, 'pgdata');
}

test('keeps its rows from one start to the next', async () => {
  const folder = newFolder();
  const first = await open(folder);
  expect(first.startedByUs).toBe(true);
  expect(await first.ensureDatabase('live')).toBe(true);
  expect(await first.ensureDatabase('live')).toBe(false);
  await writeRow(first);
  await first.stop();
  expect(readPidFile(pgdataOf(folder))).toBeUndefined();
  const second = await open(folder);
  expect(second.startedByUs).toBe(true);
  expect(await readRows(second)).toEqual([{ word: 'kept' }]);
});

test('flushes to disk, speaks UTF-8 in the C locale, and gives the app role no power', async () => {
  const cluster = await open(newFolder());
  await cluster.ensureDatabase('live');
  const [settings] = await query(
    cluster,
    `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
            current_setting('listen_addresses') as listens, current_setting('data_checksums') as checksums,
            (select datlocale from pg_database where datname = 'live') as locale,
            current_setting('server_version_num')::int / 10000 as major`,
  );
  expect(settings).toEqual({
    fsync: 'on',
    encoding: 'UTF8',
    listens: '',
    checksums: 'on',
    locale: 'C.UTF-8',
    major: 18,
  });
  const roles = await query(
    cluster,
    'select rolname, rolsuper, rolcreatedb, rolbypassrls from pg_roles where rolcanlogin order by rolname',
    'app',
  );
  expect(roles).toEqual([
    { rolname: 'postgres', rolsuper: true, rolcreatedb: true, rolbypassrls: true },
    { rolname: 'tocsin_app', rolsuper: false, rolcreatedb: false, rolbypassrls: false },
    { rolname: 'tocsin_owner', rolsuper: false, rolcreatedb: true, rolbypassrls: false },
  ]);
});

test('the administrator URL works as a connection string', async () => {
  const cluster = await open(newFolder());
  const client = new Client({ connectionString: cluster.adminUrl });
  await client.connect();
  const { rows } = await client.query('select current_user as name');
  await client.end();
  expect(rows).toEqual([{ name: 'postgres' }]);
});

test('of two that open one folder at once, one starts the server and the last one stops it', async () => {
  const folder = newFolder();
  const both = await Promise.all([open(folder), open(folder)]);
  expect(both.map((cluster) => cluster.startedByUs).sort()).toEqual([false, true]);
  const [first, second] = [...both].sort((a) => (a.startedByUs ? -1 : 1));
  await first?.stop();
  await writeRow(second as Cluster);
  await second?.stop();
  expect(readPidFile(pgdataOf(folder))).toBeUndefined();
});

test('after its server was killed, an open cluster brings it back with every acknowledged row', async () => {
  const folder = newFolder();
  const cluster = await open(folder);
  await writeRow(cluster);
  const pid = readPidFile(pgdataOf(folder))?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => readPidFile(pgdataOf(folder))?.pid, { timeout: 20_000 }).not.toBe(pid);
  await expect
    .poll(() => readRows(cluster).catch(() => 'away'), { timeout: 20_000 })
    .toEqual([{ word: 'kept' }]);
});

test('a stale pid file that names a living stranger does not keep the server down', async () => {
  const folder = newFolder();
  const cluster = await open(folder);
  await writeRow(cluster);
  const pidFile = join(pgdataOf(folder), 'postmaster.pid');
  const text = readFileSync(pidFile, 'utf8');
  await cluster.stop();
  const stranger = spawn('sleep', ['60']);
  children.push(stranger);
  writeFileSync(pidFile, text.replace(/^\d+/, String(stranger.pid)));
  expect(await readRows(await open(folder))).toEqual([{ word: 'kept' }]);
});

test('a path too long for a socket gets a loopback port with a password', async () => {
  const base = newFolder();
  chmodSync(base, 0o755);
  const folder = join(base, 'a'.repeat(60), 'b'.repeat(60));
  const cluster = await open(folder);
  await writeRow(cluster);
  expect(cluster.connection('live')).toMatchObject({ host: '127.0.0.1' });
  const [row] = await query(cluster, "select current_setting('listen_addresses') as listens");
  expect(row).toEqual({ listens: '127.0.0.1' });
  const wrong = new Client({ ...cluster.connection('live'), password: 'wrong' });
  await expect(wrong.connect()).rejects.toThrow(/password authentication failed/);
});

test('a system without Unix sockets gets a loopback port, the same one at the next start', async () => {
  process.env.TOCSIN_NO_UNIX_SOCKET = '1';
  try {
    const folder = newFolder();
    const first = await open(folder);
    await writeRow(first);
    const before = first.connection('live');
    await first.stop();
    const second = await open(folder);
    expect(second.connection('live')).toEqual(before);
    expect(await readRows(second)).toEqual([{ word: 'kept' }]);
  } finally {
    delete process.env.TOCSIN_NO_UNIX_SOCKET;
  }
});

test.skipIf(process.getuid?.() !== 0)(
  'as root, a data folder in a private home has its cluster elsewhere, and a pointer to it',
  async () => {
    const home = newFolder();
    chmodSync(home, 0o700);
    const dataDir = join(home, 'data');
    mkdirSync(dataDir);
    try {
      const first = await open(dataDir);
      await writeRow(first);
      await first.stop();
      expect(existsSync(join(dataDir, 'database.json'))).toBe(true);
      // Opening the home later must not make a second, empty cluster.
      chmodSync(home, 0o755);
      const second = await open(dataDir);
      expect(await readRows(second)).toEqual([{ word: 'kept' }]);
      await second.stop();
    } finally {
      removeTestFolder(dataDir);
    }
  },
);

test('a server that ended for want of room is told as that, though there is room again; an older end is not', async () => {
  const folder = newFolder();
  const first = await open(folder);
  const log = join(pgdataOf(folder), '..', 'postgres.log');
  expect(first.explainAway()).toBeUndefined();
  appendFileSync(
    log,
    '2026-01-01 00:00:00 UTC [7] ERROR:  could not extend file "base/1": No space left on device\n',
  );
  expect(first.explainAway()).toBeUndefined();
  appendFileSync(
    log,
    '2026-01-01 00:00:00 UTC [7] PANIC:  could not write to file "pg_wal/1": No space left on device\n',
  );
  expect(first.explainAway()).toMatchObject({
    code: 'disk.full',
    message: expect.stringContaining('pg_wal/1'),
  });
  await first.stop();
  expect((await open(folder)).explainAway()).toBeUndefined();
});
