import { basename } from 'node:path';
import { TocsinError } from '../../kernel/errors.ts';
import { findContentKind } from './content-kind.ts';
import { openRows } from './open-rows.ts';
import { openWorkbook } from './open-workbook.ts';

/** One line of a file, its cells by the column that each stands in. */
export interface TableLine {
  /** Of the file, its header being line 1; blank lines are not counted. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface SmallTable {
  readonly header: readonly string[];
  readonly lines: readonly TableLine[];
  /** Lines that could not be cut into as many cells as the header has, as they stand in the file. */
  readonly uncut: readonly { readonly line: number; readonly raw: string }[];
  /** Of the bytes as they were sent, hexadecimal. */
  readonly sha256: string;
}

/** What our CSV put before a text that a spreadsheet would run as a formula (`exports/csv`). */
const GUARD = /^'(?='*[=+\-@\t\r])/;
/** The text without it: the guard is no part of what was written. */
export const stripGuard = (cell: string): string => cell.replace(GUARD, '');

/** PostgreSQL's text holds no NUL; the sign U+2400 stands in its place, as in kept rows of reports. */
const clean = (cell: string): string =>
  stripGuard(cell.replaceAll('\0', '\u2400').replace(/\r\n?/g, '\n')).trim();

/**
 * Reads a table of a few thousand lines: delimited text in any of the known encodings, or a workbook, told apart by what the file holds.
 *
 * @throws {TocsinError} codes `file.*`, `table.too-many-lines`
 */
export async function readSmallTable(
  file: { readonly name: string; readonly bytes: Buffer },
  mostLines: number,
): Promise<SmallTable> {
  const input = { path: basename(file.name), bytes: once(file.bytes), totalBytes: file.bytes.length };
  const isWorkbook = findContentKind(file.bytes).kind === 'zip';
  const opened = await (isWorkbook ? openWorkbook(input) : openRows(input));
  const lines: TableLine[] = [];
  const uncut: { line: number; raw: string }[] = [];
  for await (const { rows, numbers, rejects } of opened.batches) {
    for (const [index, row] of rows.entries()) {
      const cells = opened.header.map((name, column) => [name, clean(row[column] ?? '')]);
      lines.push({ line: numbers[index]! + 1, cells: Object.fromEntries(cells) });
    }
    for (const { row, raw } of rejects) uncut.push({ line: row + 1, raw: raw.replaceAll('\0', '\u2400') });
    if (lines.length + uncut.length > mostLines)
      throw new TocsinError('table.too-many-lines', { most: mostLines });
  }
  const { sha256 } = opened.getFacts();
  return { header: opened.header, lines, uncut, sha256 };
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
