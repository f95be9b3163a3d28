import type { Reject } from '../../model/source.ts';
import type { DecodingState } from './encoding.ts';
import { LIMITS } from './limits.ts';
import type { CutRecord } from './records.ts';
import type { RowBatch } from './row-batch.ts';

const RAW_CHARACTERS = 500;

/** Gathers records into batches of `LIMITS.batchRows`; those that do not fit the header become rejects. */
export async function* gatherBatches(
  records: AsyncIterable<readonly CutRecord[]>,
  columns: number,
  state: DecodingState,
): AsyncGenerator<RowBatch> {
  let batch = createBatch();
  for await (const piece of records) {
    for (const record of piece) {
      state.row += 1;
      addRecord(batch, record, state.row, columns);
      if (batch.numbers.length + batch.rejects.length < LIMITS.batchRows) continue;
      yield batch;
      batch = createBatch();
    }
  }
  if (batch.numbers.length + batch.rejects.length > 0) yield batch;
}

function createBatch() {
  return { rows: [] as (readonly string[])[], numbers: [] as number[], rejects: [] as Reject[] };
}

function addRecord(
  batch: ReturnType<typeof createBatch>,
  record: CutRecord,
  row: number,
  columns: number,
): void {
  const { cells } = record;
  if (record.isMalformed) {
    batch.rejects.push({ row, raw: quoteRow(cells), code: 'row.quotes' });
  } else if (cells.length !== columns) {
    const values = { found: cells.length, expected: columns };
    batch.rejects.push({ row, raw: quoteRow(cells), code: 'row.cell-count', values });
  } else if (cells.some(hasNul)) {
    batch.rejects.push({ row, raw: quoteRow(cells), code: 'row.nul-byte' });
  } else {
    batch.rows.push(dropReturn(cells));
    batch.numbers.push(row);
  }
}

function hasNul(cell: string): boolean {
  return cell.includes('\0');
}

/** Records end at the line feed; of a `CR LF` the return is still there. */
function dropReturn(cells: readonly string[]): readonly string[] {
  const last = cells.at(-1)!;
  return last.endsWith('\r') ? cells.with(-1, last.slice(0, -1)) : cells;
}

/** The start of a row for a person to recognise it by; PostgreSQL stores no NUL, so it is made visible. */
function quoteRow(cells: readonly string[]): string {
  return cells.slice(0, RAW_CHARACTERS).join(' | ').slice(0, RAW_CHARACTERS).replaceAll('\0', '␀');
}
