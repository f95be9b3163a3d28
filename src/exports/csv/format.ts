import type { ExportFormat, ExportTable, ExportValue } from '../../model/export-format.ts';
import { inChunks } from '../in-chunks.ts';
import { markSimulated } from '../mark-simulated.ts';

/** Signs with which a spreadsheet begins a formula (OWASP, «CSV injection»); behind apostrophes, too, so that the one put before it can be told. */
const FORMULA_START = /^'*[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** A cell that a spreadsheet shows as text: a leading apostrophe keeps what looks like a formula from running. */
function csvCell(value: ExportValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly ExportValue[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** RFC 4180 with a byte order mark, so that spreadsheets read UTF-8; simulated data say so in a last column. */
export const csvFormat: ExportFormat = {
  id: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  write: (table) => inChunks(writeLines(table)),
};

async function* writeLines(table: ExportTable): AsyncGenerator<string> {
  const { columns, rows } = markSimulated(table);
  yield `\uFEFF${line(columns)}`;
  for await (const row of rows) yield line(row);
}
