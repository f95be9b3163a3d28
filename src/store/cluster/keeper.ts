import { existsSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { TocsinError } from '../../kernel/errors.ts';
import { isServerOf, pidFilePath, readPidFile } from './alive.ts';
import { type Door, loopbackDoor, socketDoor, socketPath } from './door.ts';
import { type LaunchContext, launch, tryConnect } from './launch.ts';
import { run } from './run.ts';

/** A running server with our hold on it. */
export interface Hold {
  readonly door: Door;
  readonly client: Client;
  readonly startedByUs: boolean;
}

/** Key of the advisory lock that every process using the server shares; the last one takes it whole to shut down. */
const HOLD_KEY = 'tocsin';
const RETRY_MS = 50;
const PATIENCE_MS = 60_000;

/**
 * Takes hold of the folder's server: the one that runs, or a new one. PostgreSQL's own lock on the folder decides
 * between processes that start at once; the one that comes second uses what the first one started.
 *
 * @param isGivenUp true once nobody wants it any more
 */
export async function takeHold(
  context: LaunchContext,
  isGivenUp: () => boolean = () => false,
): Promise<Hold> {
  const { pgdata } = context.home;
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && !isGivenUp()) {
    const hold = (await joinRunning(context)) ?? (await startNew(context));
    if (hold) return hold;
    await delay(RETRY_MS);
  }
  throw new TocsinError('cluster.not-responding', {
    pid: readPidFile(pgdata)?.pid ?? '?',
    folder: pgdata,
  });
}

async function joinRunning(context: LaunchContext): Promise<Hold | undefined> {
  const { pgdata } = context.home;
  const found = readPidFile(pgdata);
  if (!found?.door.port) return undefined;
  // First ask, then look at the process: the server may run in another container that shares the folder.
  const client = await tryConnect(pgdata, found.door, context.secrets);
  return client && hold(client, found.door, false);
}

async function startNew(context: LaunchContext): Promise<Hold | undefined> {
  const { pgdata } = context.home;
  const found = readPidFile(pgdata);
  if (found && isServerOf(found.pid, pgdata)) return undefined;
  // The number of a server that was killed may belong to another process now, and PostgreSQL would wait for that one.
  if (found && readPidFile(pgdata)?.text === found.text) rmSync(pidFilePath(pgdata), { force: true });
  const socket = socketDoor(context.home);
  if (socket) removeStaleSocketLock(socket, pgdata);
  const first = socket && (await startAt(context, socket));
  if (first !== undefined && first !== 'no-door') return first.hold;
  const second = await startAt(context, await loopbackDoor(context.secrets));
  return second === 'no-door' ? undefined : second.hold;
}

/** The socket has a lock with the server's number too. Its folder serves this cluster alone. */
function removeStaleSocketLock(socket: Door, pgdata: string): void {
  const lock = `${socketPath(socket)}.lock`;
  if (!existsSync(lock)) return;
  const pid = Number.parseInt(readFileSync(lock, 'utf8'), 10);
  if (Number.isInteger(pid) && !isServerOf(pid, pgdata)) rmSync(lock, { force: true });
}

async function startAt(context: LaunchContext, door: Door): Promise<'no-door' | { hold: Hold | undefined }> {
  const launched = await launch(context, door);
  if (launched.kind === 'no-door') return 'no-door';
  if (launched.kind === 'busy') return { hold: undefined };
  return { hold: await hold(launched.client, door, true) };
}

/** Shares the lock; undefined when the last user is just shutting the server down. */
async function hold(client: Client, door: Door, startedByUs: boolean): Promise<Hold | undefined> {
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock_shared(hashtext($1)) as held',
      [HOLD_KEY],
    );
    if (rows[0]?.held) return { door, client, startedByUs };
  } catch {
    // The server went down between the connection and the lock: the caller starts over.
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** Lets go; whoever finds that nobody else holds the server shuts it down and waits until it is gone. */
export async function letGo(context: LaunchContext, held: Hold): Promise<void> {
  const isLast = await releaseAndAsk(held.client);
  if (isLast) await shutDown(context);
  await held.client.end().catch(() => undefined);
}

async function releaseAndAsk(client: Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared(hashtext($1))', [HOLD_KEY]);
    const { rows } = await client.query<{ alone: boolean }>(
      'select pg_try_advisory_lock(hashtext($1)) as alone',
      [HOLD_KEY],
    );
    return rows[0]?.alone ?? false;
  } catch {
    // The connection is gone, and with it our hold; a server without users is found again by the next start.
    return false;
  }
}

async function shutDown({ home, binaries }: LaunchContext): Promise<void> {
  const pid = readPidFile(home.pgdata)?.pid;
  if (pid === undefined || !isServerOf(pid, home.pgdata)) return;
  if (process.platform === 'win32') {
    await run(binaries.pgCtl, ['stop', '-D', home.pgdata, '-m', 'fast'], home.account);
    return;
  }
  // SIGINT: end the sessions, write everything, exit (PostgreSQL's fast shutdown).
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + PATIENCE_MS;
  while (isServerOf(pid, home.pgdata)) {
    if (performance.now() > deadline)
      throw new TocsinError('cluster.not-responding', { pid, folder: home.pgdata });
    await delay(RETRY_MS / 2);
  }
}
