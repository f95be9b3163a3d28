import { cliEn } from '../../model/messages/cli.en.ts';
import { detectedOrNow, serve } from '../../server/serve.ts';
import { findServer, forgetServer } from '../../server/server-file.ts';
import { defaultDataDir } from '../../store/cluster/data-folder.ts';
import { note, say, sayJson } from '../session.ts';

const words = cliEn.start;

export interface StartOptions {
  readonly json?: boolean;
  readonly port: string;
  readonly seed?: string;
  readonly database?: string;
}

/** `tocsin start`: serves until Ctrl-C or SIGTERM. */
export async function runStart(options: StartOptions): Promise<void> {
  const running = findServer(defaultDataDir());
  if (running !== undefined) {
    if (options.json) sayJson({ url: running.url, pid: running.pid, isNew: false });
    else say(words.alreadyRunning, { url: running.url });
    return;
  }
  const server = await serve({
    port: Number(options.port),
    ...(options.seed === undefined ? {} : { seed: Number(options.seed) }),
    onPreparing: () => note(words.preparing),
    onDetecting: (values) => note(words.detecting, values),
    log: (message) => note('{message}', { message }),
  });
  if (options.json) sayJson({ url: server.url, pid: process.pid, isNew: true });
  else {
    say(words.ready, { url: server.url });
    const { database, reports, asOf } = await detectedOrNow(server);
    if (database === 'sample') note(words.simulated);
    else note(words.live, { reports, asOf });
    note(words.stopHint);
  }
  await untilStopped();
  note(words.stopping);
  await server.close();
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

/** `tocsin stop`. */
export async function runStop(options: { readonly json?: boolean }): Promise<void> {
  const dataDir = defaultDataDir();
  const running = findServer(dataDir);
  if (running !== undefined) {
    process.kill(running.pid, 'SIGTERM');
    for (let waited = 0; waited < 15_000 && findServer(dataDir) !== undefined; waited += 100)
      await new Promise((resolve) => setTimeout(resolve, 100));
    forgetServer(dataDir);
  }
  if (options.json) sayJson({ stopped: running !== undefined });
  else say(running === undefined ? cliEn.stop.notRunning : cliEn.stop.stopped);
}
