import type { ErrorDetails } from '../kernel/errors.ts';
import type { NormaliseResult, SourceRow } from '../model/source.ts';

const RAW_CHARACTERS = 500;

/** The answer of `normalise` for a cell that cannot be read. Codes `row.*`. */
export function rejectCell(
  row: SourceRow,
  column: string,
  code: `row.${string}`,
  values: ErrorDetails = {},
): NormaliseResult {
  const raw = (row.cells[column] ?? '').slice(0, RAW_CHARACTERS);
  return {
    kind: 'reject',
    reject: { row: row.number, column, raw, code, values: { column, text: raw, ...values } },
  };
}
