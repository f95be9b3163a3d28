import type { ExportFormat, ExportTable } from '../../model/export-format.ts';
import { inChunks } from '../in-chunks.ts';

/** One JSON object: what the table is, then `rows` as objects by column. */
export const jsonFormat: ExportFormat = {
  id: 'json',
  mediaType: 'application/json',
  extension: 'json',
  write: (table) => inChunks(writeText(table)),
};

async function* writeText({
  title,
  asOf,
  isSimulated,
  strictest,
  columns,
  rows,
}: ExportTable): AsyncGenerator<string> {
  const head = { title, asOf, isSimulated, marking: isSimulated ? 'SIMULATED' : null, strictest };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let separator = '\n';
  for await (const row of rows) {
    yield separator +
      JSON.stringify(Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
    separator = ',\n';
  }
  yield '\n]}\n';
}
