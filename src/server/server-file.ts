import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { request as requestByTls } from 'node:https';
import { join } from 'node:path';

/** Every answer of a running server carries its own name here, so that none is mistaken for another. */
export const INSTANCE_HEADER = 'tocsin-instance';
const ANSWER_WITHIN_MS = 3_000;

export interface ServerRecord {
  readonly pid: number;
  /** As people open it. */
  readonly url: string;
  /** As this computer reaches it. */
  readonly local: string;
  readonly instance: string;
}

const fileOf = (dataDir: string) => join(dataDir, 'server.json');

/**
 * The Tocsin that serves a data folder, if it is there. After a crash the number of its process may be another program's
 * and its port another Tocsin's: so it is asked for its name.
 */
export async function findServer(dataDir: string): Promise<ServerRecord | undefined> {
  let record: ServerRecord;
  try {
    record = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as ServerRecord;
  } catch {
    // No file, or a half-written one: nobody serves.
    return undefined;
  }
  return isAlive(record.pid) && (await answersAs(record)) ? record : undefined;
}

/** True while there is a process of that number, whoever it belongs to. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function answersAs({ local, instance }: ServerRecord): Promise<boolean> {
  const ask = local.startsWith('https:') ? requestByTls : request;
  return new Promise((done) => {
    const asking = ask(
      `${local}/api/openapi.json`,
      // Its name is what counts here; a certificate is for the public one, not for this computer's.
      { method: 'HEAD', rejectUnauthorized: false, timeout: ANSWER_WITHIN_MS, agent: false },
      (answer) => {
        answer.resume();
        done(answer.headers[INSTANCE_HEADER] === instance);
      },
    );
    asking.on('timeout', () => {
      // Somebody took the connection and is too busy to answer: its own detection, most likely.
      done(true);
      asking.destroy();
    });
    asking.on('error', () => done(false));
    asking.end();
  });
}

export function rememberServer(dataDir: string, record: ServerRecord): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileOf(dataDir), JSON.stringify(record), { mode: 0o600 });
}

const startFileOf = (dataDir: string) => join(dataDir, 'starting.json');

/** Says that this process is about to serve the folder; call what it returns once it does, or will not. */
export function rememberStart(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(startFileOf(dataDir), JSON.stringify({ pid: process.pid }), { mode: 0o600 });
  return () => rmSync(startFileOf(dataDir), { force: true });
}

/** The process that is about to serve the folder, if there is one; the number of one that crashed may be another program's. */
export function findStarting(dataDir: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(startFileOf(dataDir), 'utf8')) as { pid: number };
    return isAlive(pid) && isTocsin(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Where the system tells what a process runs, that; elsewhere it is believed. */
function isTocsin(pid: number): boolean {
  try {
    return /tocsin/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return true;
  }
}

export function forgetServer(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
