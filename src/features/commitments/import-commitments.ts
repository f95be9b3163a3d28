import { createHash } from 'node:crypto';
import { TocsinError } from '../../kernel/errors.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { ImportOutcome, ImportRow } from './contract.ts';
import { addCommitment, writesFor } from './draft-commitment.ts';
import { findColumn, type ParsedRow, parseRow, type RowFault, readCells } from './table.ts';

/**
 * Drafts a commitment of each row for a participant of who imports. A row that cannot be read is given back with the reason, to be mended
 * and sent again; one that was taken in before is left as it is.
 *
 * @throws {TocsinError} `access.refused`, `commitment.no-title-column`
 */
export async function importCommitments(
  reading: Reading,
  rows: readonly ImportRow[],
  participantId: number | undefined,
): Promise<ImportOutcome> {
  const ownerId = writesFor(reading, participantId);
  const columns = Object.keys(rows[0]?.cells ?? {});
  if (rows.length > 0 && !columns.some((name) => findColumn(name) === 'title'))
    throw new TocsinError('commitment.no-title-column', { columns: columns.join(', ') });
  const known = await readCodes(reading);
  const outcome = { read: rows.length, drafted: [], unchanged: [], rejected: [] } as Writable;
  for (const row of rows) {
    const parsed = parseRow(readCells(row.cells));
    const answered = 'error' in parsed ? parsed : answer(parsed, known);
    if ('error' in answered) outcome.rejected.push(toReject(row, answered));
    else await take(reading, row, { ownerId, outcome, ...answered });
  }
  return outcome;
}

type Writable = {
  read: number;
  drafted: ImportOutcome['drafted'][number][];
  unchanged: number[];
  rejected: ImportOutcome['rejected'][number][];
};

const toReject = (row: ImportRow, { column, raw, error }: RowFault): ImportOutcome['rejected'][number] => ({
  row: row.number,
  column:
    column === null ? null : (Object.keys(row.cells).find((name) => findColumn(name) === column) ?? column),
  raw,
  code: error.code,
  reason: error.message,
  cells: row.cells,
});

async function readCodes({ tx }: Reading): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ id: number; code: string }>(
    'select id, code from recommendation where code is not null',
  );
  return new Map(rows.map(({ id, code }) => [code, id]));
}

function answer(
  { draft, codes }: ParsedRow,
  known: ReadonlyMap<string, number>,
): Pick<ParsedRow, 'draft'> | RowFault {
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined)
    return {
      column: 'recommendations',
      raw: unknown,
      error: new TocsinError('commitment.row-value', {
        column: 'recommendations',
        raw: unknown,
        expected: 'codes of recommendations that you may see',
      }),
    };
  return { draft: { ...draft, recommendationIds: [...new Set(codes.map((code) => known.get(code)!))] } };
}

interface Taken extends Pick<ParsedRow, 'draft'> {
  readonly ownerId: number;
  readonly outcome: Writable;
}

async function take(reading: Reading, row: ImportRow, { ownerId, outcome, draft }: Taken): Promise<void> {
  // The same words for the same participant are the same row, wherever they stand in a file.
  const origin = createHash('sha256')
    .update(JSON.stringify([ownerId, draft]))
    .digest('hex');
  const { rows } = await reading.tx.query('select from commitment where origin = $1', [origin]);
  if (rows.length > 0) {
    outcome.unchanged.push(row.number);
    return;
  }
  const id = await addCommitment(reading, { ownerId, draft, action: 'import', origin });
  outcome.drafted.push({ row: row.number, id });
}
