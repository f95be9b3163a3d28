import writeXlsxFile from 'write-excel-file/node';
import type { ExportFormat, ExportValue } from '../../model/export-format.ts';

/** Rows that one worksheet holds (ECMA-376). */
const MOST_ROWS = 1_048_575;

/** Text cells are typed as text, so a spreadsheet never reads one as a formula. */
function xlsxCell(value: ExportValue) {
  if (value === null) return null;
  if (typeof value === 'number') return { type: Number, value };
  if (typeof value === 'boolean') return { type: Boolean, value };
  return { type: String, value };
}

export const xlsxFormat: ExportFormat = {
  id: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  async *write(table) {
    const sheet = [
      table.columns.map((column) => ({ type: String, value: column, fontWeight: 'bold' as const })),
    ] as unknown[];
    for await (const row of table.rows) {
      if (sheet.length > MOST_ROWS) break;
      sheet.push(row.map(xlsxCell));
    }
    const name = (table.isSimulated ? `SIMULATED ${table.title}` : table.title).slice(0, 31);
    const file = writeXlsxFile(sheet as Parameters<typeof writeXlsxFile>[0], { sheet: name } as never);
    yield new Uint8Array(await (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer());
  },
};
