import { ERRORS, fillTemplate, TocsinError } from '../../kernel/errors.ts';
import type { SetAside } from '../../model/api.ts';
import type { RejectState } from '../../model/source.ts';
import type { Transaction } from '../../store/door.ts';
import { SET_ASIDE_PERSON, SET_ASIDE_VALUE } from '../../store/set-aside.ts';

export interface KeptReject {
  readonly id: number;
  readonly importId: number;
  readonly source: string;
  readonly file: string;
  readonly row: number;
  readonly column: string | null;
  readonly raw: string;
  readonly code: string;
  readonly message: string;
  readonly cells: Readonly<Record<string, string>> | null;
  readonly state: RejectState;
  readonly setAside: SetAside | null;
}

interface RejectRow extends Omit<KeptReject, 'message'> {
  readonly values: Record<string, string | number>;
}

const SELECT = `select r.id, r.import_id as "importId", r.source_id as source, f.file_name as file, r.row_number as row, r.column_name as column,
  r.raw, r.code, r.values, r.cells, r.state, ${SET_ASIDE_VALUE}
  from reject r join import_file f on f.id = r.import_id ${SET_ASIDE_PERSON}`;

/** The filled template of a reject's code: what is wrong and how to mend it. */
export function rejectMessage(code: string, values: Readonly<Record<string, string | number>>): string {
  const entry = (ERRORS as Readonly<Record<string, { readonly message: string } | undefined>>)[code];
  return entry === undefined ? code : fillTemplate(entry.message, values);
}

function withMessage({ values, ...row }: RejectRow): KeptReject {
  return {
    ...row,
    message: rejectMessage(row.code, { ...values, column: row.column ?? '', raw: row.raw, row: row.row }),
  };
}

/** Rejects in one state, in file order. */
export async function listRejects(tx: Transaction, state: RejectState = 'open'): Promise<KeptReject[]> {
  const { rows } = await tx.query<RejectRow>(
    `${SELECT} where r.state = $1 order by r.import_id, r.row_number`,
    [state],
  );
  return rows.map(withMessage);
}

export async function getReject(tx: Transaction, id: number): Promise<KeptReject> {
  const { rows } = await tx.query<RejectRow>(`${SELECT} where r.id = $1`, [id]);
  if (rows[0] === undefined) throw new TocsinError('reject.not-found', { id });
  return withMessage(rows[0]);
}
