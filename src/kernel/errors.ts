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
