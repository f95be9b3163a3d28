import { hash } from 'node:crypto';
import type { Reject, SourceRow } from '../../model/source.ts';
import type { Transaction } from '../../store/door.ts';

export interface KeptRow {
  readonly reject: Reject;
  /** Absent where the row could not even be cut into cells. */
  readonly cells: SourceRow['cells'] | null;
}

const RAW_CHARACTERS = 500;

/** Keeps rows with the reason why they were not taken in; a row that is there already stays as it is. */
export async function keepRejects(
  tx: Transaction,
  rejects: readonly KeptRow[],
  at: { readonly importId: number; readonly sourceId: string },
): Promise<void> {
  if (rejects.length === 0) return;
  const written = rejects.map(({ reject, cells }) => ({ reject, cells: cells && JSON.stringify(cells) }));
  await tx.query(
    `insert into reject (import_id, source_id, row_number, column_name, raw, code, values, cells, identity, owner_id)
     select $1, $2, n.row_number, n.column_name, n.raw, n.code, n.values::jsonb, n.cells::json, n.identity,
       (select owner_id from import_file where id = $1)
     from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[])
       as n (row_number, column_name, raw, code, values, cells, identity)
     on conflict do nothing`,
    [
      at.importId,
      at.sourceId,
      written.map(({ reject }) => reject.row),
      written.map(({ reject }) => reject.column ?? null),
      written.map(({ reject }) => withoutNul(reject.raw).slice(0, RAW_CHARACTERS)),
      written.map(({ reject }) => reject.code),
      written.map(({ reject }) => withoutNul(JSON.stringify(reject.values ?? {}))),
      written.map(({ cells }) => cells && withoutNul(cells)),
      written.map(({ reject, cells }) => hash('md5', cells ?? reject.raw, 'hex')),
    ],
  );
}

/** PostgreSQL's text holds no NUL; a kept reject shows the sign U+2400 in its place. */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '\u2400').replaceAll('\\u0000', '\\u2400');
}
