import { ERRORS, fillTemplate, TocsinError } from '../../kernel/errors.ts';
import type { SourceDefinition } from '../../model/source.ts';
import type { Transaction } from '../../store/door.ts';
import { type ImportPorts, importActor, importFile } from './import-file.ts';

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
  readonly state: 'open' | 'mended';
}

interface RejectRow extends Omit<KeptReject, 'message'> {
  readonly values: Record<string, string | number>;
}

const SELECT = `select r.id, r.import_id as "importId", r.source_id as source, f.file_name as file, r.row_number as row, r.column_name as column,
  r.raw, r.code, r.values, r.cells, r.state from reject r join import_file f on f.id = r.import_id`;

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

/** Open rejects, in file order. */
export async function listRejects(tx: Transaction): Promise<KeptReject[]> {
  const { rows } = await tx.query<RejectRow>(
    `${SELECT} where r.state = 'open' order by r.import_id, r.row_number`,
  );
  return rows.map(withMessage);
}

export async function getReject(tx: Transaction, id: number): Promise<KeptReject> {
  const { rows } = await tx.query<RejectRow>(`${SELECT} where r.id = $1`, [id]);
  if (rows[0] === undefined) throw new TocsinError('reject.not-found', { id });
  return withMessage(rows[0]);
}

export interface RetryOutcome {
  readonly outcome: 'taken-in' | 'still-rejected';
  readonly reject: KeptReject;
}

/** Sends a mended row again: taken in as a file of one row, or rejected with the reason of now. Nothing is lost. */
export async function retryReject(
  ports: ImportPorts,
  sources: readonly SourceDefinition[],
  mended: { readonly id: number; readonly cells: Readonly<Record<string, string>> },
): Promise<RetryOutcome> {
  const { door, actor } = ports;
  const reject = await door.run(actor, (tx) => getReject(tx, mended.id));
  const source = sources.find((candidate) => candidate.id === reject.source);
  if (source === undefined)
    throw new TocsinError('import.no-such-source', {
      source: reject.source,
      known: sources.map(({ id }) => id).join(', '),
    });
  const known = Object.fromEntries(
    Object.entries(mended.cells).filter(([name]) => reject.cells === null || name in reject.cells),
  );
  const row = { number: reject.row, cells: known };
  const tried = source.normalise(row);
  if (tried.kind === 'reject') {
    const { code, column = null, raw, values = {} } = tried.reject;
    await door.run(importActor(ports), (tx) =>
      tx.query(
        'update reject set code = $2, column_name = $3, raw = $4, values = $5, cells = $6 where id = $1',
        [mended.id, code, column, raw, JSON.stringify(values), JSON.stringify(known)],
      ),
    );
    return { outcome: 'still-rejected', reject: await door.run(actor, (tx) => getReject(tx, mended.id)) };
  }
  async function* one() {
    yield { rows: [row], rejects: [] };
  }
  await importFile(
    {
      ...ports,
      open: async () => ({ batches: one(), summary: () => ({ sha256: '', bytes: 0, encoding: 'mended' }) }),
    },
    { source, path: '', fileName: `${reject.file}, row ${reject.row} mended` },
  );
  await door.run(importActor(ports), (tx) =>
    tx.query("update reject set state = 'mended', mended_at = now(), cells = $2 where id = $1", [
      mended.id,
      JSON.stringify(known),
    ]),
  );
  return { outcome: 'taken-in', reject: await door.run(actor, (tx) => getReject(tx, mended.id)) };
}
