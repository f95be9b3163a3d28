import { hash } from 'node:crypto';
import { ERRORS, type ErrorCode, type ErrorDetails, TocsinError } from '../../kernel/errors.ts';
import type { RejectState } from '../../model/source.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { type LineFault, type TableKind, wordFault } from '../../store/reading/table-kind.ts';
import { SET_ASIDE_PERSON, SET_ASIDE_VALUE } from '../../store/set-aside.ts';
import { personOf } from '../../store/work-events.ts';
import type { KeptLine, TableKindId } from './contract.ts';

const LONGEST_VALUE = 1000;

/** A line with the reason, as it is kept. */
export interface Keeping {
  readonly fault: LineFault;
  /** `null` where it could not be cut into cells. */
  readonly cells: Readonly<Record<string, string>> | null;
}

interface KeptRow extends Omit<KeptLine, 'message' | 'sentAt'> {
  readonly sentAt: Date;
  readonly details: ErrorDetails;
  readonly participantId: number | null;
}

const SELECT = `select r.id, r.version, r.state, f.kind as what, f.file_name as "fileName", f.sent_at as "sentAt", p.name as by,
  r.line, r.column_name as "column", r.value, r.code, r.details, r.cells, f.participant_id as "participantId",
  ${SET_ASIDE_VALUE} from table_reject r join table_file f on f.id = r.file_id left join person p on p.id = f.sent_by ${SET_ASIDE_PERSON}`;

const toKept = ({ details, participantId: _, sentAt, ...row }: KeptRow): KeptLine => {
  const code = row.code as ErrorCode;
  const message = code in ERRORS ? wordFault({ ...row, code, details }) : row.code;
  return { ...row, message, sentAt: sentAt.toISOString() };
};

/** Kept lines of a kind that wait, or were set aside, by file and line, as far as the asker may see them. */
export async function listKept(
  { tx }: Reading,
  what: TableKindId,
  page: { readonly limit: number; readonly offset: number; readonly state?: RejectState },
): Promise<{ total: number; items: KeptLine[] }> {
  const { state = 'open' } = page;
  const { rows: counts } = await tx.query<{ count: number }>(
    'select count(*) as count from table_reject r join table_file f on f.id = r.file_id where f.kind = $1 and r.state = $2',
    [what, state],
  );
  const { rows } = await tx.query<KeptRow>(
    `${SELECT} where f.kind = $1 and r.state = $4 order by f.id desc, r.line, r.id limit $2 offset $3`,
    [what, page.limit, page.offset, state],
  );
  return { total: counts[0]!.count, items: rows.map(toKept) };
}

/** @throws {TocsinError} `table.reject-not-found`, for one that is withheld as for one that is not there */
export async function getKept(tx: Transaction, id: number) {
  const { rows } = await tx.query<KeptRow>(`${SELECT} where r.id = $1`, [id]);
  if (rows[0] === undefined) throw new TocsinError('table.reject-not-found', { id });
  return { kept: toKept(rows[0]), participantId: rows[0].participantId ?? undefined };
}

export interface FileFacts {
  readonly kind: TableKind;
  readonly name: string;
  readonly sha256: string;
  readonly ownerId: number;
  readonly participantId: number | undefined;
}

const keyOf = ({ actor }: Reading, { kind, sha256, ownerId, participantId }: FileFacts) => [
  kind.id,
  sha256,
  ownerId,
  participantId ?? null,
  personOf(actor),
];

/** The row of a file that the same sender sent before. */
export async function findFile(reading: Reading, file: FileFacts): Promise<number | undefined> {
  const { rows } = await reading.tx.query<{ id: number }>(
    `select id from table_file where kind = $1 and sha256 = $2 and owner_id = $3 and participant_id is not distinct from $4
       and sent_by is not distinct from $5`,
    keyOf(reading, file),
  );
  return rows[0]?.id;
}

export async function addFile(reading: Reading, file: FileFacts): Promise<number> {
  const { rows } = await reading.tx.query<{ id: number }>(
    `insert into table_file (kind, sha256, owner_id, participant_id, sent_by, file_name, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [...keyOf(reading, file), file.name, reading.now],
  );
  return rows[0]!.id;
}

const reasonOf = ({ column, value, code, details }: LineFault) => [
  column,
  value.slice(0, LONGEST_VALUE),
  code,
  JSON.stringify(details),
];

/** What a line is recognised by, as it came. */
export const identityOf = ({ fault, cells }: Keeping): string =>
  hash('md5', cells === null ? fault.value : JSON.stringify(cells), 'hex');

/** Keeps lines with the reason why they were not taken in; one that is kept already stays as it is. */
export async function keepLines(tx: Transaction, fileId: number, lines: readonly Keeping[]): Promise<void> {
  for (const line of lines)
    await tx.query(
      `insert into table_reject (file_id, line, column_name, value, code, details, cells, identity)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [
        fileId,
        line.fault.line,
        ...reasonOf(line.fault),
        line.cells && JSON.stringify(line.cells),
        identityOf(line),
      ],
    );
}

/** Lines of a file that were mended here already, by number and identity. */
export async function listMended(tx: Transaction, fileId: number | undefined): Promise<ReadonlySet<string>> {
  if (fileId === undefined) return new Set();
  const { rows } = await tx.query<{ line: number; identity: string }>(
    "select line, replace(identity::text, '-', '') as identity from table_reject where file_id = $1 and state = 'mended'",
    [fileId],
  );
  return new Set(rows.map(({ line, identity }) => `${line} ${identity}`));
}

/** Which of these kept lines wait, are of this kind, and are the asker's to see. */
export async function listOpen(
  tx: Transaction,
  kind: string,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const { rows } = await tx.query<{ id: number }>(
    "select r.id from table_reject r join table_file f on f.id = r.file_id where r.id = any ($1) and f.kind = $2 and r.state = 'open'",
    [ids, kind],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Keeps a line anew, as somebody mended it and as it still is. */
export async function keepAnew(tx: Transaction, id: number, { fault, cells }: Keeping): Promise<void> {
  await tx.query(
    `update table_reject set version = version + 1, column_name = $2, value = $3, code = $4, details = $5, cells = $6
     where id = $1 and state = 'open'`,
    [id, ...reasonOf(fault), cells && JSON.stringify(cells)],
  );
}

export async function closeLine(
  { tx, actor, now }: Reading,
  id: number,
  cells: Readonly<Record<string, string>>,
): Promise<void> {
  await tx.query(
    `update table_reject set state = 'mended', version = version + 1, mended_at = $2, mended_by = $3, cells = $4
     where id = $1 and state = 'open'`,
    [id, now, personOf(actor), JSON.stringify(cells)],
  );
}
