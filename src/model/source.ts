import type { ReportDraft } from './report.ts';

/** What becomes of a rejected row: it waits, was mended and taken in, or was said to be no report. */
export const REJECT_STATES = ['open', 'mended', 'set-aside'] as const;
export type RejectState = (typeof REJECT_STATES)[number];

/** A row (or a cell of it) that could not be read; it is kept with the reason. */
export interface Reject {
  /** Position of the record in the file, the first data row being 1 (a record may span several lines). */
  readonly row: number;
  /** Column as named in the file; absent where the row as a whole is at fault. */
  readonly column?: string;
  /** The offending text, at most 500 characters. */
  readonly raw: string;
  /** A code of `kernel/errors.ts`, class `row.*`. */
  readonly code: string;
  /** Values for the message template. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One record as it stands in the file: cell texts by column name (header trimmed, BOM removed). */
export interface SourceRow {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

export type NormaliseResult =
  | { readonly kind: 'reports'; readonly reports: readonly ReportDraft[] }
  | { readonly kind: 'reject'; readonly reject: Reject };

export interface ColumnDefinition {
  /** As the publisher writes it. */
  readonly name: string;
  /** What the column means here. */
  readonly tag: string;
  readonly isRequired: boolean;
}

/** A source declares everything that importing, documentation and detection need to know of it. */
export interface SourceDefinition {
  readonly id: string;
  /** Raised when `normalise` gives other reports for the same row. */
  readonly version: number;
  readonly label: string;
  readonly publisher: string;
  readonly licence: string;
  readonly landingPage: string;
  /** Expected time between two reports of one stream, days; gaps count from it. */
  readonly cadenceDays: number;
  /** Usual time from occurred to known, days: used where a record has no report date of its own. */
  readonly lagDays: number;
  /** How the publisher corrects what it published. */
  readonly revisions: string;
  /** `none`: reports are identified by content and occurrence number. */
  readonly recordIds: 'none' | 'stable';
  readonly dateFormat: string;
  readonly columns: readonly ColumnDefinition[];
  readonly format: { readonly delimiter: string } | { readonly workbook: true };
  /** Share of confidence in [0,1] that a file with this header is of this source. */
  recognise(header: readonly string[]): number;
  /** Pure: same row, same answer. A row that stands for several reports (a week of days) yields several. */
  normalise(row: SourceRow): NormaliseResult;
}
