import { ERRORS, EXIT, explainFullDisk, fillTemplate, TocsinError } from '../kernel/errors.ts';
import { cliEn } from '../model/messages/cli.en.ts';

/** What went wrong, as a program reads it: `{"error": …}` is what a command with `--json` answers instead. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly exitCode: number;
}

/** What PostgreSQL's driver says when the server went away. */
const DATABASE_GONE = new Set(['57P01', '57P02', '57P03', '08006', '08003', '08000']);
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

interface Caught {
  readonly code?: string;
  readonly syscall?: string;
  readonly message?: string;
  readonly exitCode?: number;
}

function isDatabaseGone({ code = '', syscall, message = '' }: Caught): boolean {
  if (DATABASE_GONE.has(code) || message.startsWith('Connection terminated')) return true;
  return NO_CONNECTION.has(code) && (syscall === undefined || /^(connect|read|write)$/.test(syscall));
}

/** Undefined for what is no failure: help and version that were asked for. */
export function toFailure(thrown: unknown): Failure | undefined {
  const error = explainFullDisk(thrown) ?? thrown;
  if (error instanceof TocsinError)
    return { code: error.code, message: error.message, exitCode: ERRORS[error.code].exitCode };
  const caught = error as Caught;
  const reason = caught.message ?? String(error);
  if (caught.code?.startsWith('commander.'))
    return caught.exitCode === 0
      ? undefined
      : { code: 'usage', message: reason.replace(/^error: /, ''), exitCode: EXIT.usage };
  return isDatabaseGone(caught)
    ? {
        code: 'database.away',
        message: fillTemplate(cliEn.errors.databaseGone, { reason }),
        exitCode: EXIT.database,
      }
    : {
        code: 'unexpected',
        message: fillTemplate(cliEn.errors.unexpected, { reason }),
        exitCode: EXIT.failed,
      };
}

/** Says it to the person on standard error and, where JSON was asked for, to the program on standard output. */
export function reportFailure(error: unknown, isJson: boolean): number {
  const failure = toFailure(error);
  if (failure === undefined) return EXIT.ok;
  // commander has said its own
  if (failure.code !== 'usage' || error instanceof TocsinError) process.stderr.write(`${failure.message}\n`);
  if (isJson) process.stdout.write(`${JSON.stringify({ error: failure }, null, 2)}\n`);
  return failure.exitCode;
}
