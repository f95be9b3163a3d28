import { type ChildProcess, spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { TocsinError } from '../../kernel/errors.ts';
import { clusterEn } from '../../model/messages/cluster.en.ts';
import type { Binaries } from './binaries.ts';
import { connectAsAdmin, type Door } from './door.ts';
import { type Home, reasonOf } from './home.ts';
import { explainNoRoom, explainNoRoomIn, lastLines } from './initialise.ts';
import { serverEnvironment } from './run.ts';
import type { Secrets } from './secrets.ts';
import type { Log } from './types.ts';

/** Settings for a laptop: one or two people at work, imports of millions of rows now and then. */
const SETTINGS: Readonly<Record<string, string>> = {
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  max_connections: '60',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  autovacuum: 'on',
  // Compiling a query costs more than it saves on tables of this size, and the package brings no compiler.
  jit: 'off',
  // What is read stays in memory, or comes from a disk without moving parts: a look-up by an index costs little more than the next row.
  random_page_cost: '1.1',
  // Helpers are worth their start on the tables of reports alone.
  min_parallel_table_scan_size: '64MB',
  min_parallel_index_scan_size: '16MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
};

const POLL_MS = 25;
const SLOW_MS = 5_000;
const MAX_LOG_BYTES = 10_000_000;
const MIN_SHARED_MEMORY_BYTES = 256_000_000;

export interface LaunchContext {
  readonly home: Home;
  readonly binaries: Binaries;
  readonly secrets: Secrets;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: Log;
}

export type Launched =
  | { readonly kind: 'ready'; readonly client: Client }
  /** Another process started it first, or the last one is not quite gone. */
  | { readonly kind: 'busy' }
  /** This door cannot be opened here; try another. */
  | { readonly kind: 'no-door'; readonly reason: string };

/** Where the server writes what goes wrong. */
export const logPath = (home: Home): string => join(home.folder, 'postgres.log');

export const sizeOfLog = (home: Home): number =>
  statSync(logPath(home), { throwIfNoEntry: false })?.size ?? 0;

/** Starts the server and waits until it answers, as long as crash recovery takes. */
export async function launch(context: LaunchContext, door: Door): Promise<Launched> {
  const logFile = logPath(context.home);
  const server = startProcess(context, door, logFile);
  const startedAt = performance.now();
  let saidSlow = false;
  while (server.process.exitCode === null && server.process.signalCode === null && !server.failure()) {
    const client = await tryConnect(context.home.pgdata, door, context.secrets);
    if (client) return { kind: 'ready', client };
    if (!saidSlow && performance.now() - startedAt > SLOW_MS) {
      saidSlow = true;
      context.log(clusterEn.recovering);
    }
    await delay(POLL_MS);
  }
  const written = readFileSync(logFile).subarray(server.logStart).toString();
  return judgeFailure(server.failure() ?? written, context.home);
}

function judgeFailure(written: string, home: Home): Launched {
  if (/lock file "[^"]*" already exists|pre-existing shared memory block/.test(written))
    return { kind: 'busy' };
  if (/could not (create|bind|listen)[^\n]*(socket|address)|Unix-domain socket path/i.test(written))
    return { kind: 'no-door', reason: lastLines(written) };
  throw (
    explainNoRoomIn(written) ??
    explainNoRoom(home) ??
    new TocsinError('cluster.start-failed', { reason: lastLines(written), log: logPath(home) })
  );
}

interface ServerProcess {
  readonly process: ChildProcess;
  readonly logStart: number;
  failure(): string | undefined;
}

function startProcess(
  { home, binaries, settings }: LaunchContext,
  door: Door,
  logFile: string,
): ServerProcess {
  const output = openLog(logFile, home);
  const logStart = statSync(logFile).size;
  const listening = door.isSocket
    ? { unix_socket_directories: door.host, listen_addresses: '', unix_socket_permissions: '0700' }
    : { unix_socket_directories: '', listen_addresses: door.host };
  const all = { ...SETTINGS, ...sharedMemorySetting(), ...settings, ...listening, port: String(door.port) };
  const args = [
    '-D',
    home.pgdata,
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // A group of its own: Ctrl-C in the terminal reaches Tocsin alone, which then lets go in order.
  const child = spawn(binaries.postgres, args, {
    ...home.account,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', output, output],
    windowsHide: true,
  });
  let failure: string | undefined;
  child.on('error', (error) => {
    failure = reasonOf(error);
  });
  child.unref();
  closeSync(output);
  return { process: child, logStart, failure: () => failure };
}

function openLog(logFile: string, home: Home): number {
  if (sizeOfLog(home) > MAX_LOG_BYTES) {
    rmSync(`${logFile}.1`, { force: true });
    renameSync(logFile, `${logFile}.1`);
  }
  const output = openSync(logFile, 'a', 0o600);
  if (home.account) chownSync(logFile, home.account.uid, home.account.gid);
  return output;
}

/** Containers often have 64 MB of /dev/shm, which a parallel query can fill: then use files in the data folder. */
function sharedMemorySetting(): Record<string, string> {
  if (process.platform !== 'linux') return {};
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= MIN_SHARED_MEMORY_BYTES ? {} : { dynamic_shared_memory_type: 'mmap' };
  } catch {
    return { dynamic_shared_memory_type: 'mmap' };
  }
}

/** A superuser's connection if the server of that very folder answers at that door; else undefined. */
export async function tryConnect(pgdata: string, door: Door, secrets: Secrets): Promise<Client | undefined> {
  let client: Client | undefined;
  try {
    client = await connectAsAdmin(door, secrets);
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    // A copied data folder holds a pid file that points to the original's server.
    if (rows[0]?.data_directory === pgdata) return client;
  } catch {
    // Nobody there yet, still starting, shutting down, or not our server: the caller decides how long to go on.
  }
  await client?.end().catch(() => undefined);
  return undefined;
}
