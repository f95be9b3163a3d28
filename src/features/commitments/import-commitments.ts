import { createHash } from 'node:crypto';
import { readLine } from '../../store/reading/line-reader.ts';
import type { Reading } from '../../store/reading/reading.ts';
import {
  isFault,
  type Line,
  type LineFault,
  type LineOutcome,
  type TableKind,
} from '../../store/reading/table-kind.ts';
import { addCommitment, writesFor } from './draft-commitment.ts';
import { COMMITMENT_COLUMNS, findColumn, type ParsedRow, parseRow, readFormPart } from './table.ts';

/** Commitments as a table: our columns, or the Coalition's initiative form. */
export const COMMITMENT_TABLE: TableKind = {
  id: 'commitments',
  columns: COMMITMENT_COLUMNS,
  required: ['title'],
  findColumn,
  admit: (reading, participantId) => {
    writesFor(reading, participantId);
  },
  take: (reading, lines, { participantId }) =>
    importCommitments(reading, lines, writesFor(reading, participantId)),
};

/** Drafts a commitment of each row for a participant; one that was taken in before is left as it is. */
async function importCommitments(
  reading: Reading,
  lines: readonly Line[],
  ownerId: number,
): Promise<readonly LineOutcome[]> {
  const known = await readCodes(reading);
  const outcomes: LineOutcome[] = [];
  for (const line of lines) {
    const parsed = readLine(line, parseRow);
    const answered = isFault(parsed) ? parsed : answer(line, parsed, known);
    outcomes.push(isFault(answered) ? answered : await take(reading, line, { ownerId, ...answered }));
  }
  return outcomes;
}

async function readCodes({ tx }: Reading): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ id: number; code: string }>(
    'select id, code from recommendation where code is not null',
  );
  return new Map(rows.map(({ id, code }) => [code, id]));
}

function answer(
  { line }: Line,
  { draft, codes }: ParsedRow,
  known: ReadonlyMap<string, number>,
): Pick<ParsedRow, 'draft'> | LineFault {
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined)
    return {
      line,
      column: 'recommendations',
      value: unknown,
      code: 'table.value',
      details: { expected: 'codes of recommendations that you may see' },
    };
  return { draft: { ...draft, recommendationIds: [...new Set(codes.map((code) => known.get(code)!))] } };
}

interface Taken extends Pick<ParsedRow, 'draft'> {
  readonly ownerId: number;
}

async function take(
  reading: Reading,
  { line, cells }: Line,
  { ownerId, draft }: Taken,
): Promise<LineOutcome> {
  // The same words for the same participant are the same row, wherever they stand in a file.
  const origin = createHash('sha256')
    .update(JSON.stringify([ownerId, draft]))
    .digest('hex');
  const form = readFormPart(cells, draft.content);
  const { rows } = await (form === undefined
    ? reading.tx.query<{ id: number }>(
        'select id from commitment where origin = $1 or owner_id = $2 and kind = $3 and content = $4 order by id limit 1',
        [origin, ownerId, draft.kind, JSON.stringify(draft.content)],
      )
    : // A commitment has more than the form has room for, and its kind is none of it.
      reading.tx.query<{ id: number }>(
        'select id from commitment where origin = $1 or owner_id = $2 and content @> $3 order by id limit 1',
        [origin, ownerId, JSON.stringify(form)],
      ));
  const name = draft.content.title;
  if (rows[0] !== undefined) return { line, outcome: 'unchanged', name, id: rows[0].id };
  const id = await addCommitment(reading, { ownerId, draft, action: 'import', origin });
  return { line, outcome: 'added', name, id };
}
