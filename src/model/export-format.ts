import type { Marking } from './report.ts';

/** A value of an exported table; dates are ISO texts. */
export type ExportValue = string | number | boolean | null;

export interface ExportTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly ExportValue[]>;
  /** Shown in every export of simulated data. */
  readonly isSimulated: boolean;
  /** ISO date that the data are as known on. */
  readonly asOf: string;
  /** Of all rows together: whoever passes the file on goes by it. */
  readonly strictest?: Marking | undefined;
}

export interface ExportFormat {
  readonly id: 'csv' | 'json' | 'xlsx';
  readonly mediaType: string;
  readonly extension: string;
  write(table: ExportTable): AsyncIterable<Uint8Array>;
}
