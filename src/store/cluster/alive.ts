import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Door } from './door.ts';
import { isMissing } from './home.ts';

/** What a running server writes into its folder. */
export interface PidFile {
  readonly pid: number;
  readonly door: Door;
  readonly text: string;
}

export const pidFilePath = (pgdata: string): string => join(pgdata, 'postmaster.pid');

/** Reads postmaster.pid; undefined where there is none or its writer has not come to the end of it. */
export function readPidFile(pgdata: string): PidFile | undefined {
  try {
    const text = readFileSync(pidFilePath(pgdata), 'utf8');
    // Lines: process, folder, start, port, socket folder, listen address, shared memory, state (PostgreSQL's pidfile.h).
    const [pid, , , port, socketFolder, address] = text.split('\n').map((line) => line.trim());
    if (!pid) return undefined;
    const host = socketFolder || address || '';
    return {
      pid: Math.abs(Number(pid)),
      door: { host, port: Number(port), isSocket: Boolean(socketFolder) },
      text,
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Is there a process of that number, ours or not? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Is the process the server of that folder, and not one that was given a dead server's number? */
export function isServerOf(pid: number, pgdata: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return workingFolder(pid) === realpathSync(pgdata);
  if (process.platform === 'win32') return true;
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)])
    .stdout.toString()
    .includes('postgres');
}

/** A server works in its data folder. Undefined when the process just ended or is not ours to look at. */
function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
