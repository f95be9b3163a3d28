import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ExportFormat, ExportTable, ExportValue } from '../../model/export-format.ts';
import { inChunks } from '../in-chunks.ts';
import { markSimulated } from '../mark-simulated.ts';
import { SHEET_END, sheetRow, sheetStart, workbookParts } from './parts.ts';

/** Rows that one worksheet holds (ECMA-376) below its header. */
const MOST_ROWS = 1_048_575;

/**
 * An Office Open XML workbook, written row by row: memory stays flat whatever the number of rows. What does not fit one
 * worksheet goes on in the next. Text cells are typed as text, so a spreadsheet never reads one as a formula.
 */
export const xlsxFormat: ExportFormat = {
  id: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  write: (table) => writeWorkbook(table, MOST_ROWS),
};

export async function* writeWorkbook(table: ExportTable, mostRows: number): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  const fail = (error: Error) => output.destroy(error);
  zip.on('error', fail);
  addParts(zip, table, mostRows).catch(fail);
  for await (const chunk of output) yield chunk as Uint8Array;
}

async function addParts(zip: ZipFile, table: ExportTable, mostRows: number): Promise<void> {
  const { columns, rows } = markSimulated(table);
  const source = rows[Symbol.asyncIterator]();
  let next = await source.next();
  async function* sheet(): AsyncGenerator<string> {
    yield sheetStart(columns);
    for (let count = 0; count < mostRows && !next.done; count += 1) {
      yield sheetRow(next.value as readonly ExportValue[], count + 2);
      next = await source.next();
    }
    yield SHEET_END;
  }
  let sheets = 0;
  do await addText(zip, `xl/worksheets/sheet${++sheets}.xml`, sheet());
  while (!next.done);
  const name = table.isSimulated ? `SIMULATED ${table.title}` : table.title;
  for (const [path, text] of workbookParts(name, sheets)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
}

/** Resolves when the zip has read all of it: only then is it known whether there is another worksheet. */
function addText(zip: ZipFile, path: string, texts: AsyncIterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = Readable.from(inChunks(texts), { objectMode: false });
    stream.once('end', resolve).once('error', reject);
    zip.addReadStream(stream, path);
  });
}
