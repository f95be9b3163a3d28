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
import { rolesThatMay } from '../access/rules.ts';
import type { CommitmentContent } from './content.ts';
import { addCommitment, writesFor } from './draft-commitment.ts';
import { CONTENT_IN_FORCE, isSameInitiative, type Others, readOthers, readParticipants } from './others.ts';
import { COMMITMENT_COLUMNS, findColumn, type ParsedRow, parseRow, readFormPart } from './table.ts';

/** Commitments as a table: our columns, or the Coalition's initiative form. */
export const COMMITMENT_TABLE: TableKind = {
  id: 'commitments',
  columns: COMMITMENT_COLUMNS,
  required: ['title'],
  findColumn,
  senders: rolesThatMay('commitment.write'),
  admit: (reading, participantId) => {
    writesFor(reading, participantId);
  },
  take: (reading, lines, { participantId }) => importCommitments(reading, lines, participantId),
};

/** What lines of a file are held against. */
interface Held {
  /** Recommendations that the sender may see, by code. */
  readonly codes: ReadonlyMap<string, number>;
  readonly participants: ReadonlyMap<string, number>;
  readonly others: Others;
}

/**
 * Drafts a commitment of each row for a participant; one that was taken in before is left as it is, and one of another participant is no
 * draft of this one.
 */
async function importCommitments(
  reading: Reading,
  lines: readonly Line[],
  participantId: number | undefined,
): Promise<readonly LineOutcome[]> {
  const parsed = lines.map((line) => ({ line, row: readLine(line, parseRow) }));
  const titles = parsed.flatMap(({ row }) => (isFault(row) ? [] : [row.draft.content.title]));
  const held: Held = {
    codes: await readCodes(reading),
    participants: await readParticipants(reading),
    others: await readOthers(reading, titles),
  };
  const outcomes: LineOutcome[] = [];
  for (const { line, row } of parsed) {
    const answered = isFault(row) ? row : answer(line, row, held.codes);
    const owned = isFault(row) ? row : findOwner(reading, line, { row, held, participantId });
    if (isFault(answered)) outcomes.push(answered);
    else if (isFault(owned)) outcomes.push(owned);
    else outcomes.push(await take(reading, line, { ...owned, ...answered, others: held.others }));
  }
  return outcomes;
}

async function readCodes({ tx }: Reading): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ id: number; code: string }>(
    'select id, code from recommendation where code is not null',
  );
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Whose commitment a row is: of the participant that it names, where the sender writes for that one. */
function findOwner(
  reading: Reading,
  { line }: Line,
  {
    row: { participant },
    held,
    participantId,
  }: { readonly row: ParsedRow; readonly held: Held; readonly participantId: number | undefined },
): { readonly ownerId: number } | LineFault {
  if (participant === '') return { ownerId: writesFor(reading, participantId) };
  const named = held.participants.get(participant.toLowerCase());
  const isOwn = named !== undefined && reading.actor.participants.includes(named);
  if (isOwn && (participantId ?? named) === named) return { ownerId: named };
  return {
    line,
    column: 'participant',
    value: participant,
    code: 'commitment.names-another',
    details: {},
  };
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
  readonly others: Others;
}

async function take(
  reading: Reading,
  { line, cells }: Line,
  { ownerId, draft, others }: Taken,
): Promise<LineOutcome> {
  // The same words for the same participant are the same row, wherever they stand in a file.
  const origin = createHash('sha256')
    .update(JSON.stringify([ownerId, draft]))
    .digest('hex');
  const form = readFormPart(cells, draft.content);
  const own = await findOwn(reading, { ownerId, origin, draft, form });
  const name = draft.content.title;
  if (own !== undefined) return { line, outcome: 'unchanged', name, id: own };
  const other = (others.get(name) ?? []).find((each) => isSameInitiative(each, draft, form));
  if (other !== undefined)
    return {
      line,
      column: 'title',
      value: name,
      code: 'commitment.is-anothers',
      details: { id: other.id, participant: other.owner },
    };
  const id = await addCommitment(reading, { ownerId, draft, action: 'import', origin });
  return { line, outcome: 'added', name, id };
}

interface Sought extends Pick<Taken, 'ownerId' | 'draft'> {
  readonly origin: string;
  readonly form: Partial<CommitmentContent> | undefined;
}

async function findOwn(
  { tx }: Reading,
  { ownerId, origin, draft, form }: Sought,
): Promise<number | undefined> {
  const { rows } = await (form === undefined
    ? tx.query<{ id: number }>(
        `select id from commitment where origin = $1 or owner_id = $2 and kind = $3 and $4::jsonb in (content, ${CONTENT_IN_FORCE})
         order by id limit 1`,
        [origin, ownerId, draft.kind, JSON.stringify(draft.content)],
      )
    : // A commitment has more than the form has room for, and its kind is none of it.
      tx.query<{ id: number }>(
        'select id from commitment where origin = $1 or owner_id = $2 and content @> $3 order by id limit 1',
        [origin, ownerId, JSON.stringify(form)],
      ));
  return rows[0]?.id;
}
