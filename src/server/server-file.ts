import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ServerRecord {
  readonly pid: number;
  readonly url: string;
}

const fileOf = (dataDir: string) => join(dataDir, 'server.json');

/** The Tocsin that serves a data folder, if its process is alive. */
export function findServer(dataDir: string): ServerRecord | undefined {
  let record: ServerRecord;
  try {
    record = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as ServerRecord;
    process.kill(record.pid, 0);
  } catch {
    // No file, a half-written one, or a process that is gone: nobody serves.
    return undefined;
  }
  return record.pid === process.pid ? undefined : record;
}

export function rememberServer(dataDir: string, record: ServerRecord): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileOf(dataDir), JSON.stringify(record), { mode: 0o600 });
}

export function forgetServer(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
