import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { serverAccount } from './account.ts';
import { isServerOf, readPidFile } from './alive.ts';
import { openCluster } from './cluster.ts';
import { findHome } from './home.ts';
import { makeTestFolder, removeTestFolder } from './testing.ts';
import type { Cluster } from './types.ts';

// Below node_modules, so that the child finds the packages that the bundle leaves out.
const bundle = resolve('node_modules', '.cache', `cluster-test-${process.pid}`);
const folders: string[] = [];
const children: ChildProcess[] = [];
const clusters: Cluster[] = [];

/** A process that opens the folder, writes a row, says so, and goes on until it is killed. */
const CHILD = `
import pg from 'pg';
import { openCluster } from './cluster.mjs';
const cluster = await openCluster({ dataDir: process.argv[2], databaseUrl: '' });
await cluster.ensureDatabase('live');
const client = new pg.Client(cluster.connection('live'));
await client.connect();
// Of two children that start at once one finds the table just made by the other.
await client.query('create table if not exists kept (word text)').catch((error) => {
  if (error.code !== '23505') throw error;
});
await client.query("insert into kept values ('kept')");
console.log(cluster.startedByUs ? 'started' : 'joined');
setInterval(() => undefined, 1000);
`;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'src/store/cluster/cluster.ts',
      outDir: bundle,
      rolldownOptions: { output: { entryFileNames: 'cluster.mjs' } },
    },
  });
  writeFileSync(join(bundle, 'child.mjs'), CHILD);
});

afterEach(async () => {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) await kill(child);
  for (const cluster of clusters.splice(0)) await cluster.stop();
  for (const folder of folders.splice(0)) removeTestFolder(folder);
});

afterAll(() => rmSync(bundle, { recursive: true, force: true }));

function newFolder(): string {
  const folder = makeTestFolder();
  folders.push(folder);
  return folder;
}

function startChild(dataDir: string): ChildProcess {
  const child = spawn(process.execPath, [join(bundle, 'child.mjs'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the child ended with ${code}`)));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

async function countRows(dataDir: string): Promise<{ startedByUs: boolean; rows: number }> {
  const cluster = await openCluster({ dataDir, databaseUrl: '' });
  clusters.push(cluster);
  const client = new Client(cluster.connection('live'));
  await client.connect();
  const { rowCount } = await client.query('select from kept');
  await client.end();
  return { startedByUs: cluster.startedByUs, rows: rowCount ?? 0 };
}

test('a server whose Tocsin was killed is found again with its rows, and stopped in the end', async () => {
  const folder = newFolder();
  const child = startChild(folder);
  expect(await firstLine(child)).toBe('started');
  await kill(child);
  const { pgdata } = findHome(folder, serverAccount());
  const orphan = readPidFile(pgdata)?.pid ?? 0;
  expect(isServerOf(orphan, pgdata)).toBe(true);
  expect(await countRows(folder)).toEqual({ startedByUs: false, rows: 1 });
  await clusters.pop()?.stop();
  expect(isServerOf(orphan, pgdata)).toBe(false);
});

test('after Tocsin and its server were both killed, the next start has every acknowledged row', async () => {
  const folder = newFolder();
  const child = startChild(folder);
  await firstLine(child);
  const { pgdata } = findHome(folder, serverAccount());
  const server = readPidFile(pgdata)?.pid ?? 0;
  child.kill('SIGKILL');
  process.kill(server, 'SIGKILL');
  expect(await countRows(folder)).toEqual({ startedByUs: true, rows: 1 });
});

test('two processes that start at once on a new folder share one server', async () => {
  const folder = newFolder();
  const both = [startChild(folder), startChild(folder)];
  expect((await Promise.all(both.map(firstLine))).sort()).toEqual(['joined', 'started']);
  expect(await countRows(folder)).toEqual({ startedByUs: false, rows: 2 });
});
