import type { ExportFormat, ExportValue } from '../../model/export-format.ts';

/** Signs with which a spreadsheet begins a formula (OWASP, «CSV injection»). */
const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** A cell that a spreadsheet shows as text: a leading apostrophe keeps what looks like a formula from running. */
function csvCell(value: ExportValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180 with a byte order mark, so that spreadsheets read UTF-8; simulated data say so in a last column. */
export const csvFormat: ExportFormat = {
  id: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  async *write(table) {
    const encoder = new TextEncoder();
    const mark = table.isSimulated ? ['marking_of_data'] : [];
    yield encoder.encode(`\uFEFF${[...table.columns, ...mark].map(csvCell).join(',')}\r\n`);
    for await (const row of table.rows) {
      const cells = table.isSimulated ? [...row, 'SIMULATED'] : row;
      yield encoder.encode(`${cells.map(csvCell).join(',')}\r\n`);
    }
  },
};
