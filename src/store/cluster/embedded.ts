import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { TocsinError } from '../../kernel/errors.ts';
import { clusterEn } from '../../model/messages/cluster.en.ts';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { createDatabaseSql, createOrFind, databaseExists, ensureRole } from './databases.ts';
import { connectAsAdmin, type Door } from './door.ts';
import { findHome, type Home, reasonOf } from './home.ts';
import { explainNoRoom, explainNoRoomIn, initialise } from './initialise.ts';
import { type Hold, letGo, takeHold } from './keeper.ts';
import { type LaunchContext, logPath, sizeOfLog } from './launch.ts';
import { ADMIN, APP, OWNER, readSecrets, type Secrets } from './secrets.ts';
import type { Cluster, ClusterConnection, ClusterOptions, ClusterRole, Log } from './types.ts';

const RESTART_PAUSE_MS = 1_000;

/** Opens the embedded server of a data folder, making and starting what is missing. */
export async function openEmbedded(options: ClusterOptions): Promise<Cluster> {
  const log = options.log ?? (() => undefined);
  const context = await prepare(options, log);
  let logStart = sizeOfLog(context.home);
  let held = await takeHold(context);
  const { startedByUs } = held;
  let stopping: Promise<void> | undefined;
  const isStopping = () => stopping !== undefined;
  let bringingBack = Promise.resolve();
  const bringBack = async () => {
    held = await takeHoldAgain(context, isStopping, held);
    logStart = sizeOfLog(context.home);
    if (!isStopping()) watch();
  };
  const watch = () =>
    held.client.once('end', () => {
      // Killed by the system for memory, by a person, or by an upgrade: bring it back while we are in use.
      if (!isStopping()) bringingBack = bringBack();
    });
  await createRoles(held, context.secrets);
  watch();
  const asAdmin = <T>(work: (client: Awaited<ReturnType<typeof connectAsAdmin>>) => Promise<T>) =>
    withAdmin(held.door, context.secrets, work);
  return {
    connection: (database, role = 'owner') => connectionTo(held.door, context.secrets, database, role),
    appRole: APP,
    ensureApp: () => Promise.resolve(),
    ensureDatabase: (name) =>
      asAdmin(
        async (client) =>
          !(await databaseExists(client, name)) &&
          (await createOrFind(client, createDatabaseSql(client, name, OWNER))),
      ),
    dropDatabase: (name) =>
      asAdmin(async (client) => {
        await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
      }),
    explainAway: () => explainEnd(context.home, logStart) ?? explainNoRoom(context.home),
    get adminUrl() {
      return adminUrl(held.door, context.secrets);
    },
    startedByUs,
    embedded: true,
    stop: () => {
      // A server that is being brought back is let go of too: nobody else would, and the process would not end.
      stopping ??= Promise.resolve().then(async () => {
        await bringingBack;
        await letGo(context, held);
      });
      return stopping;
    },
  };
}

/** Why the server ended, as it said itself since `logStart`: the disk may have room again once its unfinished work is gone. */
function explainEnd(home: Home, logStart: number): TocsinError | undefined {
  // Somebody may have taken the folder away under the running server.
  if (!existsSync(logPath(home))) return undefined;
  const written = readFileSync(logPath(home));
  // A new server may have begun a new file.
  const since = written.subarray(written.length < logStart ? 0 : logStart).toString();
  return explainNoRoomIn((since.match(/^.*\b(PANIC|FATAL):.*$/gm) ?? []).join('\n'));
}

async function prepare(options: ClusterOptions, log: Log): Promise<LaunchContext> {
  const home = findHome(options.dataDir, serverAccount());
  const binaries = findBinaries(home.folder, home.account);
  await initialise(home, binaries, log);
  return { home, binaries, secrets: readSecrets(home.pgdata), settings: options.settings ?? {}, log };
}

async function createRoles({ client }: Hold, secrets: Secrets): Promise<void> {
  await ensureRole(client, OWNER, 'createdb', secrets.owner);
  await ensureRole(client, APP, '', secrets.app);
}

async function takeHoldAgain(context: LaunchContext, isStopping: () => boolean, last: Hold): Promise<Hold> {
  context.log(clusterEn.lost);
  while (!isStopping()) {
    try {
      const held = await takeHold(context, isStopping);
      context.log(clusterEn.back);
      return held;
    } catch (error) {
      if (isStopping()) break;
      context.log(`${clusterEn.stillLost} ${reasonOf(error)}`);
      await delay(RESTART_PAUSE_MS);
    }
  }
  return last;
}

/** A connection of its own: creating or dropping a database must not wait for another statement. */
async function withAdmin<T>(
  door: Door,
  secrets: Secrets,
  work: (client: Awaited<ReturnType<typeof connectAsAdmin>>) => Promise<T>,
): Promise<T> {
  const client = await connectAsAdmin(door, secrets);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function connectionTo(door: Door, secrets: Secrets, database: string, role: ClusterRole): ClusterConnection {
  const login =
    role === 'owner' ? { user: OWNER, password: secrets.owner } : { user: APP, password: secrets.app };
  return { host: door.host, port: door.port, database, ...login };
}

function adminUrl(door: Door, secrets: Secrets): string {
  const login = `${ADMIN}:${secrets.admin}`;
  return door.isSocket
    ? `postgresql://${login}@/postgres?host=${encodeURIComponent(door.host)}&port=${door.port}`
    : `postgresql://${login}@${door.host}:${door.port}/postgres`;
}
