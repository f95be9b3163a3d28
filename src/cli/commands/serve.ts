import { setTimeout as delay } from 'node:timers/promises';
import { TocsinError } from '../../kernel/errors.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { type Exposure, type ExposureOptions, readExposure } from '../../server/exposure.ts';
import { detectedOrNow, serve } from '../../server/serve.ts';
import {
  findServer,
  findStarting,
  isAlive,
  rememberStart,
  type ServerRecord,
} from '../../server/server-file.ts';
import { holdFolder } from '../../server/start-lock.ts';
import type { Workspace } from '../../server/workspace.ts';
import { defaultDataDir } from '../../store/cluster/data-folder.ts';
import { untilStopped } from '../leaving.ts';
import { makeSample, note, say, sayJson, withWorkspace } from '../session.ts';

/** A server works for everybody who signs in, not for whoever signed in on the command line. */
const HOLDER = { isHolder: true } as const;
const words = cliEn.start;
const STOP_WITHIN_MS = 30_000;
/** A first start makes the sample and looks for signals. */
const START_WITHIN_MS = 180_000;
const POLL_MS = 100;
const CLOSE_WITHIN_MS = 5_000;

export interface StartOptions extends ExposureOptions {
  readonly json?: boolean;
  readonly port: number;
  readonly seed?: number;
}

/** `tocsin start`: serves until Ctrl-C or SIGTERM. */
export async function runStart(options: StartOptions): Promise<void> {
  const exposure = readExposure(options);
  if (await sayRunning(options)) return;
  await withWorkspace(async (workspace) => {
    const release = await holdFolder(workspace.cluster, workspace.dataDir);
    if (release === undefined) {
      if (await sayRunning(options)) return;
      throw new TocsinError('server.starting', { folder: workspace.dataDir });
    }
    const started = rememberStart(workspace.dataDir);
    try {
      await serveUntilStopped(workspace, options, { exposure, started });
    } finally {
      started();
      await release();
    }
  }, HOLDER);
}

async function serveUntilStopped(
  workspace: Workspace,
  options: StartOptions,
  { exposure, started }: { readonly exposure: Exposure; readonly started: () => void },
): Promise<void> {
  await makeSample(workspace, options.seed);
  const server = await serve(workspace, {
    port: options.port,
    exposure,
    onDetecting: (values) => note(words.detecting, values),
  });
  started();
  const stopped = untilStopped();
  if (options.json) sayJson({ url: server.url, pid: process.pid, isNew: true });
  else {
    say(words.ready, { url: server.url });
    const { database, reports, asOf } = await detectedOrNow(server);
    if (database === 'sample') note(words.simulated);
    else note(words.live, { reports, asOf });
    if (server.setUpUrl !== undefined) note(words.setUp, { url: server.setUpUrl });
    note(words.stopHint);
  }
  await stopped;
  note(words.stopping);
  // Requests that are being answered are waited for, but not for ever.
  await Promise.race([server.close(), delay(CLOSE_WITHIN_MS, undefined, { ref: false })]);
}

/** Says where Tocsin serves this data folder already, if it does. */
async function sayRunning(options: StartOptions): Promise<boolean> {
  const running = await findServer(defaultDataDir());
  if (running === undefined) return false;
  if (options.json) sayJson({ url: running.url, pid: running.pid, isNew: false });
  else say(words.alreadyRunning, { url: running.url });
  return true;
}

/** The server that another process is about to start, once it serves. */
async function waitForStart({ json }: { readonly json?: boolean }): Promise<ServerRecord | undefined> {
  const folder = defaultDataDir();
  const pid = findStarting(folder);
  if (pid === undefined) return undefined;
  if (!json) note(cliEn.stop.starting, { pid });
  for (let waited = 0; waited < START_WITHIN_MS; waited += POLL_MS) {
    await delay(POLL_MS);
    const running = await findServer(folder);
    if (running !== undefined) return running;
    if (findStarting(folder) === undefined) return findServer(folder);
  }
  throw new TocsinError('server.still-starting', { pid });
}

/** `tocsin stop`. */
export async function runStop(options: { readonly json?: boolean }): Promise<void> {
  const running = (await findServer(defaultDataDir())) ?? (await waitForStart(options));
  if (running !== undefined) {
    process.kill(running.pid, 'SIGTERM');
    for (let waited = 0; waited < STOP_WITHIN_MS && isAlive(running.pid); waited += POLL_MS)
      await delay(POLL_MS);
    if (isAlive(running.pid)) throw new TocsinError('server.does-not-stop', { pid: running.pid });
  }
  if (options.json) sayJson({ stopped: running !== undefined });
  else say(running === undefined ? cliEn.stop.notRunning : cliEn.stop.stopped);
}
