import { basename } from 'node:path';
import { ERRORS, type ErrorCode, type ErrorDetails, fillTemplate, TocsinError } from '../../kernel/errors.ts';
import { quoteNames } from '../../sources/reading/header.ts';
import { openRows } from '../../sources/reading/open-rows.ts';
import { openWorkbook } from '../../sources/reading/open-workbook.ts';
import type { RejectedRow } from './contract.ts';

/** One line of a file by column. */
export interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface ReadTable {
  readonly lines: readonly Line[];
  readonly rejects: readonly RejectedRow[];
}

/** How a zip, and so a workbook, begins. */
const ZIP = Buffer.from('PK');
/** What an export put before a text that looks like a formula. */
const GUARD = /^'(?=[=+\-@\t\r])/;

/** A rejected line with its reason in words. */
export function rejectOf(
  { line, column, value }: { readonly line: number; readonly column: string | null; readonly value: string },
  code: ErrorCode,
  details: ErrorDetails = {},
): RejectedRow {
  const message = fillTemplate(ERRORS[code].message, { value, column: column ?? '', ...details });
  return { line, column, value, code, message };
}

/**
 * Reads a table of a few thousand lines, delimited text or a workbook.
 *
 * @throws {TocsinError} codes `file.*`
 */
export async function readTable(
  file: { readonly name: string; readonly bytes: Buffer },
  columns: readonly string[],
): Promise<ReadTable> {
  const path = basename(file.name);
  const input = { path, bytes: once(file.bytes) };
  const opened = await (file.bytes.subarray(0, 2).equals(ZIP) ? openWorkbook(input) : openRows(input));
  const missing = columns.filter((column) => !opened.header.includes(column));
  if (missing.length > 0)
    throw new TocsinError('file.missing-columns', {
      path,
      columns: quoteNames(missing),
      hint: `The columns are ${columns.join(', ')}.`,
    });
  const lines: Line[] = [];
  const rejects: RejectedRow[] = [];
  for await (const batch of opened.batches) {
    for (const [index, row] of batch.rows.entries()) {
      const cells = opened.header.map((name, column) => [
        name,
        (row[column] ?? '').trim().replace(GUARD, ''),
      ]);
      lines.push({ line: batch.numbers[index]! + 1, cells: Object.fromEntries(cells) });
    }
    for (const { row, raw } of batch.rejects)
      rejects.push(rejectOf({ line: row + 1, column: null, value: raw.slice(0, 200) }, 'people-file.cells'));
  }
  return { lines, rejects };
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
