import { Readable } from 'node:stream';
import type { ExportFormat, ExportTable, ExportValue } from '../model/export-format.ts';
import { EXPORT_FORMATS } from './index.ts';

/** A table whose rows are at hand. */
export type RowTable = Omit<ExportTable, 'rows'> & { readonly rows: readonly (readonly ExportValue[])[] };

export const formatOf = (id: ExportFormat['id']): ExportFormat =>
  EXPORT_FORMATS.find((format) => format.id === id)!;

async function* eachOf<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

export const toExportTable = (table: RowTable): ExportTable => ({ ...table, rows: eachOf(table.rows) });

/** A table as a file, written while it goes out. Its name says the date, the strictest marking of its rows, and whether it is simulated. */
export function toFile(table: RowTable, id: ExportFormat['id']) {
  const format = formatOf(id);
  const { title, asOf, strictest, isSimulated } = table;
  const parts = [
    title,
    asOf,
    strictest === undefined ? '' : `TLP-${strictest}`,
    isSimulated ? 'SIMULATED' : '',
  ];
  return {
    name: `${parts.filter((part) => part !== '').join('-')}.${format.extension}`,
    mediaType: format.mediaType,
    bytes: Readable.from(format.write(toExportTable(table)), { objectMode: false }),
  };
}
