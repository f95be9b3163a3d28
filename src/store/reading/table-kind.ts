import { ERRORS, type ErrorCode, type ErrorDetails, fillTemplate } from '../../kernel/errors.ts';
import type { Role } from '../../model/access.ts';
import type { Reading } from './reading.ts';

/** One line of a table that was sent in, its cells by our columns. */
export interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Why a line is not taken in, and where; kept, and worded anew where it is shown. */
export interface LineFault {
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/** What becomes of a line: something was added or changed by it, or is there already. */
export interface LineTaken {
  readonly line: number;
  readonly outcome: 'added' | 'changed' | 'unchanged';
  /** What a person knows it by. */
  readonly name: string;
  readonly id?: number;
}
export type LineOutcome = LineTaken | LineFault;
export const isFault = <T extends object>(outcome: T | LineFault): outcome is LineFault =>
  'details' in outcome;

export interface SentFrom {
  readonly fileName: string;
  /** For whom, where somebody speaks for several. */
  readonly participantId: number | undefined;
}

/** A kind of record that comes in as a table; each feature that has one describes it, `features/bulk` does the rest. */
export interface TableKind {
  readonly id: string;
  /** In the order of the file to fill in. An export has them, too, so that what was taken out can be taken in. */
  readonly columns: readonly string[];
  /** Without which a file is not of this kind. */
  readonly required: readonly string[];
  /** The column that a name in a header stands for, where it is not one of `columns`. */
  readonly findColumn?: (name: string) => string | undefined;
  /** Who may send any at all. */
  readonly senders: readonly Role[];
  /** Throws `access.refused` where whoever asks may not send any, or not for this participant. */
  admit(reading: Reading, participantId: number | undefined): void;
  /** Takes lines in, in one transaction with all that they change; one outcome for each line. */
  take(reading: Reading, lines: readonly Line[], from: SentFrom): Promise<readonly LineOutcome[]>;
}

/** Says what is wrong with a cell of a line. */
export const faultAt = (
  { line, cells }: Line,
  column: string,
  code: ErrorCode,
  details: ErrorDetails = {},
): LineFault => ({ line, column, value: cells[column] ?? '', code, details });

/** The reason in words: what is wrong and how to mend it. */
export const wordFault = ({ column, value, code, details }: Omit<LineFault, 'line'>): string =>
  fillTemplate(ERRORS[code].message, { value, column: column ?? '', ...details });
