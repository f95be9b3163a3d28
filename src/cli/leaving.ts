import { EXIT, fillTemplate } from '../kernel/errors.ts';
import { cliEn } from '../model/messages/cli.en.ts';
import type { Workspace } from '../server/workspace.ts';

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.terminated } as const;

/** What is let go of: the database server. */
type Held = Pick<Workspace, 'cluster'>;

let opening: Promise<Held> | undefined;
let leaving = false;
let isServiceEnding = false;
let hold: (() => void) | undefined;

/** Remembers what has to be let go of when somebody stops the command. */
export function letGoOnLeaving(held: Promise<Held>): void {
  opening = held;
  // Whoever opens it says what is wrong with it; a stop may never come to look.
  opening.catch(() => undefined);
}

/** True from the moment that somebody stopped the command: what fails after it fails because of it. */
export const isLeaving = (): boolean => leaving;

/** True once a service was asked to end: what still goes on behind it is not waited for. */
export const isEnding = (): boolean => isServiceEnding;

/** Resolves at Ctrl-C or SIGTERM, which from here on end a service and not a piece of work. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    hold = resolve;
  });
}

/**
 * Ends a command at Ctrl-C, SIGTERM, or when nobody reads its output any more. The database server is let go of in order;
 * a transaction that is open then is undone by PostgreSQL, so nothing is half kept.
 */
export function watchLeaving(): void {
  for (const [signal, exitCode] of Object.entries(SIGNALS))
    process.on(signal, () => {
      // The second one does not wait.
      if (leaving || isServiceEnding) process.exit(exitCode);
      if (hold !== undefined) {
        isServiceEnding = true;
        hold();
      } else void leave(exitCode, cliEn.errors.stopping);
    });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // `tocsin signals | head` has what it wanted.
    if (!leaving) void leave(EXIT.ok);
  });
  process.stderr.on('error', () => undefined);
}

async function leave(exitCode: number, words?: string): Promise<void> {
  leaving = true;
  if (words !== undefined) process.stderr.write(`${fillTemplate(words, {})}\n`);
  try {
    await (await opening)?.cluster.stop();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
  }
  process.exit(exitCode);
}
