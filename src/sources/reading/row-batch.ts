import type { Reject, SourceRow } from '../../model/source.ts';
import type { Encoding } from './encoding.ts';

/** Rows in file order, about 2,000 at a time. */
export interface RowBatch {
  /** Cell texts in the order of the header; every row has as many cells as the header. */
  readonly rows: readonly (readonly string[])[];
  /** The number of each of `rows` in the file, the first data row being 1; blank rows are not counted. */
  readonly numbers: readonly number[];
  /** Rows of this stretch of the file that could not be cut into cells. */
  readonly rejects: readonly Reject[];
}

/** What is known of a file once it was read to its end. */
export interface FileFacts {
  /** SHA-256 of the bytes as sent (still compressed, where they were), hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  /** Data rows read, the rejected ones included. */
  readonly rows: number;
  readonly encoding: Encoding | 'workbook';
  readonly isCompressed: boolean;
}

export interface OpenedRows {
  /** Trimmed, without BOM. */
  readonly header: readonly string[];
  /** Absent for workbooks. */
  readonly delimiter?: string;
  /** To be read once, to its end or until `break`; the file is closed either way. */
  readonly batches: AsyncIterable<RowBatch>;
  /** Throws before `batches` has been read to its end. */
  readonly getFacts: () => FileFacts;
}

/** Makes `SourceRow`s of one file: cells by column name. */
export function createRowMaker(
  header: readonly string[],
): (cells: readonly string[], number: number) => SourceRow {
  // A copy has room for all columns at once; an object that grows name by name is moved again and again.
  const blank: Record<string, string> = Object.fromEntries(header.map((name) => [name, '']));
  return (cells, number) => {
    const named = { ...blank };
    for (let index = 0; index < header.length; index += 1) named[header[index]!] = cells[index]!;
    return { number, cells: named };
  };
}
