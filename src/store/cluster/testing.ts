import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../database.ts';
import type { Door } from '../door.ts';
import { isAlive, isServerOf, readPidFile } from './alive.ts';
import { openCluster } from './cluster.ts';
import type { Cluster, ClusterConnection } from './types.ts';

/** Prefix of the data folders of tests; the number of the process that made one follows. */
const FOLDER = 'tocsin-test-';
/** The test run's data folder, set by test/global-setup.ts for all workers. */
const SHARED_FOLDER = 'TOCSIN_TEST_DATA';
const PRIVATE_RANDOM_BYTES = 6;

/** Small and not flushed to disk: for tests that do not pull the plug. */
const SETTINGS = { shared_buffers: '128MB', fsync: 'off', full_page_writes: 'off', max_connections: '100' };

let opened: Promise<Cluster> | undefined;

/** One server for the whole test run (`TOCSIN_DATABASE_URL` if given), else one for this process. */
function sharedCluster(): Promise<Cluster> {
  opened ??= openCluster({
    dataDir: process.env[SHARED_FOLDER] ?? makeTestFolder(),
    settings: SETTINGS,
  });
  return opened;
}

/** For the global set-up: starts the run's server; call the returned function at the end. */
export async function startTestServer(): Promise<() => Promise<void>> {
  sweepTestFolders();
  const folder = makeTestFolder();
  process.env[SHARED_FOLDER] = folder;
  const cluster = await sharedCluster();
  return async () => {
    await cluster.stop();
    removeTestFolder(folder);
  };
}

export interface TestDatabase {
  readonly connection: ClusterConnection;
  /** Its one door; close it before the drop. */
  readonly open: () => Promise<Door>;
  readonly drop: () => Promise<void>;
}

/** An empty database of a name of its own, opened as the owner. End your pool, then drop it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = await testCluster();
  await cluster.ensureDatabase('live');
  return {
    connection: cluster.connection('live'),
    open: () => openDatabase(cluster, 'live'),
    drop: cluster.stop,
  };
}

/** A cluster whose `live`, `sample` and other databases are this caller's own; `stop()` drops those it made. */
export async function testCluster(): Promise<Cluster> {
  const cluster = await sharedCluster();
  const prefix = `test_${randomBytes(PRIVATE_RANDOM_BYTES).toString('hex')}`;
  const nameOf = (database: string) => `${prefix}_${database}`;
  const made = new Set<string>();
  return {
    connection: (database, role) => cluster.connection(nameOf(database), role),
    appRole: cluster.appRole,
    ensureApp: () => cluster.ensureApp(),
    ensureDatabase: (database) => {
      made.add(database);
      return cluster.ensureDatabase(nameOf(database));
    },
    dropDatabase: (database) => cluster.dropDatabase(nameOf(database)),
    explainAway: () => cluster.explainAway(),
    adminUrl: cluster.adminUrl,
    startedByUs: false,
    embedded: cluster.embedded,
    stop: async () => {
      for (const database of made) await cluster.dropDatabase(nameOf(database));
      made.clear();
    },
  };
}

/** A new empty data folder under the system's temporary folder. */
export function makeTestFolder(): string {
  return mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
}

/** Removes a data folder, and the cluster kept elsewhere for it, ending a server that is left on it. */
export function removeTestFolder(folder: string): void {
  const pointer = join(folder, 'database.json');
  const home = existsSync(pointer)
    ? JSON.parse(readFileSync(pointer, 'utf8')).location
    : join(folder, 'database');
  const pgdata = join(home, 'pgdata');
  const pid = existsSync(pgdata) ? readPidFile(pgdata)?.pid : undefined;
  if (pid !== undefined && isServerOf(pid, pgdata)) process.kill(pid, 'SIGKILL');
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Clears away what runs that were killed left: their servers are still there. */
function sweepTestFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) removeTestFolder(join(tmpdir(), name));
  }
}
