import { randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fillTemplate, TocsinError } from '../../kernel/errors.ts';
import { clusterEn } from '../../model/messages/cluster.en.ts';
import { isAlive } from './alive.ts';
import type { Binaries } from './binaries.ts';
import { type Home, reasonOf } from './home.ts';
import { run } from './run.ts';
import { ADMIN, createSecrets } from './secrets.ts';
import type { Log } from './types.ts';

const DRAFT = /^pgdata-draft-(\d+)-/;

/**
 * Makes the cluster if there is none. It is made beside its place and renamed into it, so that it is whole or absent:
 * after a kill there is nothing to mend, and of two processes that do so at once, one wins and both use its cluster.
 */
export async function initialise(home: Home, binaries: Binaries, log: Log): Promise<void> {
  removeAbandonedDrafts(home.folder);
  if (existsSync(home.pgdata)) return checkVersion(home.pgdata, binaries);
  log(clusterEn.initialising);
  const draft = join(home.folder, `pgdata-draft-${process.pid}-${randomUUID()}`);
  try {
    mkdirSync(draft, { mode: 0o700 });
    await initdb(home, draft, binaries);
    renameSync(draft, home.pgdata);
  } catch (error) {
    if (!existsSync(home.pgdata)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function initdb(home: Home, draft: string, binaries: Binaries): Promise<void> {
  const { account } = home;
  if (account) chownSync(draft, account.uid, account.gid);
  // initdb wants an empty folder and a file with the superuser's password; the secrets join the cluster afterwards.
  const staging = `${draft}-secrets`;
  try {
    mkdirSync(staging, { mode: 0o700 });
    const passwordFile = join(staging, 'password');
    writeFileSync(passwordFile, createSecrets(staging).admin, { mode: 0o600 });
    if (account) for (const path of [staging, passwordFile]) chownSync(path, account.uid, account.gid);
    const args = ['-D', draft, '-U', ADMIN, `--pwfile=${passwordFile}`, ...INITDB_OPTIONS];
    const { code, output } = await run(binaries.initdb, args, account).catch((error) => ({
      code: null,
      output: reasonOf(error),
    }));
    if (code !== 0)
      throw (
        explainNoRoomIn(output) ??
        new TocsinError('cluster.init-failed', { folder: home.folder, reason: lastLines(output) })
      );
    renameSync(join(staging, 'tocsin.json'), join(draft, 'tocsin.json'));
    if (account) chownSync(join(draft, 'tocsin.json'), account.uid, account.gid);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

const INITDB_OPTIONS = [
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--text-search-config=simple',
  '--no-instructions',
];

/** The files of one major version of PostgreSQL cannot be read by another. */
function checkVersion(pgdata: string, binaries: Binaries): void {
  const found = readFileSync(join(pgdata, 'PG_VERSION'), 'utf8').trim();
  if (found === binaries.majorVersion) return;
  throw new TocsinError('cluster.wrong-version', {
    folder: pgdata,
    found,
    expected: binaries.majorVersion,
  });
}

function removeAbandonedDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = DRAFT.exec(name)?.[1];
    if (pid && Number(pid) !== process.pid && !isAlive(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

const REASON_LINES = 4;

export const lastLines = (text: string): string => text.trim().split('\n').slice(-REASON_LINES).join(' | ');

/** Why a PostgreSQL program ended, where it says that the disk is full. */
export function explainNoRoomIn(output: string): TocsinError | undefined {
  const reason = /[^\n]*No space left on device/.exec(output)?.[0].trim();
  return reason === undefined ? undefined : new TocsinError('disk.full', { reason });
}

/** The server writes its log in files of this size and ends where there is no room for the next one. */
const LEAST_ROOM_BYTES = 16 * 1024 ** 2;

/** Why the server ends where the disk of its folder has no room: it may have had none to say so, either. */
export function explainNoRoom(home: Home): TocsinError | undefined {
  const { bavail, bsize } = statfsSync(home.folder);
  if (bavail * bsize >= LEAST_ROOM_BYTES) return undefined;
  const megabytes = Math.floor((bavail * bsize) / 1024 ** 2);
  return new TocsinError('disk.full', {
    reason: fillTemplate(clusterEn.noRoom, { folder: home.folder, megabytes }),
  });
}
