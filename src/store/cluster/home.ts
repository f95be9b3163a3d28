import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import type { Account } from './account.ts';

/** Folders for what the server's account must reach, best first: those that survive a restart of the machine. */
const PUBLIC_PARENTS = ['/var/lib', '/var/tmp', tmpdir()];
const PRIVATE = 0o700;
/** Others may pass through to a folder whose name they know, and list nothing. */
const PASSABLE = 0o711;

const pointerSchema = z.object({ location: z.string(), dataDir: z.string() });
type Pointer = z.infer<typeof pointerSchema>;

/** Where a cluster lives and as whom its server runs. */
export interface Home {
  readonly folder: string;
  readonly pgdata: string;
  /** Undefined: as ourselves. */
  readonly account: Account | undefined;
}

/**
 * Makes the data folder and says where the cluster lives: in it, or, where the server's account may not reach it,
 * elsewhere. What was decided once stays so: a folder whose mode changes later does not lose its rows.
 */
export function findHome(dataDir: string, account: Account | undefined): Home {
  const folder = makeFolder(dataDir, account ? PASSABLE : PRIVATE);
  const inside = join(folder, 'database');
  if (!account) return homeAt(makeFolder(inside, PRIVATE), undefined);
  const pointer = readPointer(folder);
  if (pointer && belongsHere(pointer, folder)) {
    if (pointer.dataDir !== folder) writePointer(folder, { ...pointer, dataDir: folder });
    return homeAt(checkOwn(makeFolder(pointer.location, PASSABLE)), account);
  }
  if (existsSync(join(inside, 'pgdata'))) return existingHome(inside);
  if (isReachable(folder, account)) return homeAt(makeFolder(inside, PASSABLE), account);
  const location = makeHomeElsewhere(folder);
  writePointer(folder, { location, dataDir: folder });
  return homeAt(location, account);
}

const homeAt = (folder: string, account: Account | undefined): Home => ({
  folder,
  pgdata: join(folder, 'pgdata'),
  account,
});

/** Root takes up a cluster that an ordinary user began as that user, so that both can go on. */
function existingHome(folder: string): Home {
  const { uid, gid } = statSync(join(folder, 'pgdata'));
  if (isReachable(folder, { uid, gid })) return homeAt(folder, { uid, gid });
  const reason = `user ${uid}, to whom its files belong, may not enter it; allow that with chmod o+x on it and the folders above`;
  throw new TocsinError('cluster.folder-not-usable', { folder, reason });
}

/** A folder, not in the data folder, that root makes and the server's account can reach; `name` is the last part. */
export function makePublicFolder(name: string): string {
  const failures: string[] = [];
  for (const parent of PUBLIC_PARENTS) {
    try {
      return checkOwn(makeFolder(join(parent, name), PASSABLE));
    } catch (error) {
      failures.push(`${parent}: ${reasonOf(error)}`);
    }
  }
  throw new TocsinError('cluster.folder-not-usable', { folder: name, reason: failures.join('; ') });
}

function makeHomeElsewhere(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return makePublicFolder(`tocsin-${hash}`);
}

/**
 * A moved data folder keeps its cluster. A copied one does not share it with the original: two folders would write to
 * the same rows.
 */
function belongsHere(pointer: Pointer, folder: string): boolean {
  if (pointer.dataDir === folder) return true;
  return readPointer(pointer.dataDir)?.location !== pointer.location;
}

const pointerFile = (folder: string) => join(folder, 'database.json');

function readPointer(folder: string): Pointer | undefined {
  try {
    return pointerSchema.parse(JSON.parse(readFileSync(pointerFile(folder), 'utf8')));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new TocsinError(
      'cluster.folder-not-usable',
      { folder: pointerFile(folder), reason: reasonOf(error) },
      error,
    );
  }
}

function writePointer(folder: string, pointer: Pointer): void {
  const draft = join(folder, `database.${randomUUID()}.json`);
  writeFileSync(draft, `${JSON.stringify(pointer, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, pointerFile(folder));
}

/** Root trusts only folders of root: in a shared folder such as /var/tmp somebody else could have made it first. */
function checkOwn(folder: string): string {
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return folder;
  throw new TocsinError('cluster.folder-not-usable', { folder, reason: 'it belongs to somebody else' });
}

/** May the account pass through every folder down to this one? By mode bits; lists of access rights are not read. */
export function isReachable(folder: string, account: Account): boolean {
  for (let path = realpathSync(folder); ; path = dirname(path)) {
    const { mode, uid, gid } = statSync(path);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(path) === path) return true;
  }
}

/** Makes a folder with its parents, gives a new one the mode whatever the umask, and returns its real path. */
function makeFolder(folder: string, mode: number): string {
  try {
    const made = mkdirSync(folder, { recursive: true, mode });
    if (made !== undefined) chmodSync(folder, mode);
    return realpathSync(folder);
  } catch (error) {
    throw new TocsinError('cluster.folder-not-usable', { folder, reason: reasonOf(error) }, error);
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
