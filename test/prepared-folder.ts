import { execFile } from 'node:child_process';
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ended, openProduct, untilSays } from '../src/cli/testing.ts';
import { makeTestFolder, removeTestFolder } from '../src/store/cluster/testing.ts';

/** The test run's folder for it, set below for all workers. */
const RUN_FOLDER = 'TOCSIN_TEST_PREPARED';
/** As the product makes a data folder for a server of another account: the cluster then lies in it, and a copy is whole. */
const PASSABLE = 0o711;
const POLL_MS = 200;
/** Ten times what a first start takes: one that does not come to an end is a failure, not a wait. */
const START_WITHIN_MS = 400_000;

/** For Vitest, as a global set-up: gives the run a place; the returned function clears it away. */
export function setup(): () => void {
  const folder = makeTestFolder();
  process.env[RUN_FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/**
 * A data folder of the caller's own on which the first start is over: the sample is there, with its signals and its coalition's work,
 * and no real report. It is a copy of one that `tocsin start` makes from nothing and leaves in order, once for each test run, when the
 * first test asks. What is to be shown of an empty folder starts on `makeTestFolder()` instead. End it by `removeTestFolder()`.
 */
export async function copyPreparedFolder(): Promise<string> {
  const prepared = await findPrepared();
  const copy = makeTestFolder();
  // Not Node's own copying, which would give root what belongs to the server's account.
  await promisify(execFile)('cp', ['-a', `${prepared}/.`, copy]);
  return copy;
}

/** The one to copy; of several that ask at once one makes it and the others wait. */
async function findPrepared(): Promise<string> {
  const run = process.env[RUN_FOLDER];
  if (run === undefined) throw new Error('test/prepared-folder.ts is no global set-up of this run');
  const [prepared, turn] = [join(run, 'data'), join(run, 'turn')];
  while (!existsSync(prepared)) {
    if (!takeTurn(turn)) await delay(POLL_MS);
    else
      try {
        if (!existsSync(prepared)) await prepare(prepared);
      } finally {
        rmSync(turn);
      }
  }
  return prepared;
}

function takeTurn(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A first start, on a folder of its own; it is there under its name only once it is whole and its server is gone. */
async function prepare(goal: string): Promise<void> {
  const draft = makeTestFolder();
  try {
    chmodSync(draft, PASSABLE);
    const server = openProduct({ TOCSIN_DATA: draft, TOCSIN_DATABASE_URL: '' }).begin('start', '--port', '0');
    const end = ended(server);
    const tooLate = setTimeout(() => server.kill('SIGKILL'), START_WITHIN_MS);
    await untilSays(server, /ready: http/).finally(() => clearTimeout(tooLate));
    server.kill('SIGTERM');
    const { status, stderr } = await end;
    if (status !== 0 || existsSync(join(draft, 'database/pgdata/postmaster.pid')))
      throw new Error(`the first start left no folder in order (${status}):\n${stderr}`);
    renameSync(draft, goal);
  } finally {
    removeTestFolder(draft);
  }
}
