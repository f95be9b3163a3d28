import { createHash } from 'node:crypto';
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
  for (const { reject, cells } of rejects) {
    const identity = createHash('md5')
      .update(cells === null ? reject.raw : JSON.stringify(cells))
      .digest('hex');
    await tx.query(
      `insert into reject (import_id, source_id, row_number, column_name, raw, code, values, cells, identity, owner_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::uuid, (select owner_id from import_file where id = $1)) on conflict do nothing`,
      [
        at.importId,
        at.sourceId,
        reject.row,
        reject.column ?? null,
        withoutNul(reject.raw).slice(0, RAW_CHARACTERS),
        reject.code,
        withoutNul(JSON.stringify(reject.values ?? {})),
        cells === null ? null : withoutNul(JSON.stringify(cells)),
        identity,
      ],
    );
  }
}

/** PostgreSQL's text holds no NUL; a kept reject shows the sign U+2400 in its place. */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '\u2400').replaceAll('\\u0000', '\\u2400');
}
