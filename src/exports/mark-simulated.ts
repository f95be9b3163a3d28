import type { ExportTable, ExportValue } from '../model/export-format.ts';

type Marked = Pick<ExportTable, 'columns' | 'rows'>;

/** A table whose every row says that it is simulated, where it is: rows are copied without their file's name. */
export function markSimulated({ isSimulated, columns, rows }: ExportTable): Marked {
  return isSimulated
    ? { columns: [...columns, 'marking_of_data'], rows: appendToEach(rows, 'SIMULATED') }
    : { columns, rows };
}

async function* appendToEach(
  rows: AsyncIterable<readonly ExportValue[]>,
  value: ExportValue,
): AsyncGenerator<readonly ExportValue[]> {
  for await (const row of rows) yield [...row, value];
}
