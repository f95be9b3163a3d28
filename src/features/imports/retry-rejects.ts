import { TocsinError } from '../../kernel/errors.ts';
import type { Reject, SourceDefinition, SourceRow } from '../../model/source.ts';
import type { Transaction } from '../../store/door.ts';
import { type ImportPorts, importActor, lockImports } from './import-file.ts';
import { withoutNul } from './keep-rejects.ts';
import { getReject, type KeptReject } from './rejects.ts';
import { flushBooks, loadBooks, markChange, takeRows } from './take-rows.ts';

/** Rows that are taken in together: all of them or, if anything breaks off, none. */
const ROWS_TOGETHER = 500;

export interface MendedRow {
  /** Number of the reject. */
  readonly id: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface RetryOutcome {
  /** `taken-in` also where the row was taken in before: sending the same file of mended rows again changes nothing. */
  readonly outcome: 'taken-in' | 'still-rejected';
  readonly reject: KeptReject;
}

/** The source that rows of an import are read with; `mapping` is what was kept with the import of a table. */
export type FindSource = (id: string, mapping: object | undefined) => SourceDefinition;

interface Sent {
  readonly id: number;
  readonly row: SourceRow;
}

/**
 * Sends mended rows again. What can be read now joins the import that rejected it, as a row of that file: equal records are
 * numbered on from those of the file, `read = new + revised + unchanged + rejected` still holds for it, and a corrected file
 * that replaces it withdraws these rows with the others. The rest is kept with the reason of now. Nothing is lost.
 */
export async function retryRejects(
  ports: ImportPorts,
  findSource: FindSource,
  mended: readonly MendedRow[],
): Promise<RetryOutcome[]> {
  const outcomes: RetryOutcome[] = [];
  for (const rows of await groupByImport(ports, mended))
    outcomes.push(
      ...(await ports.door.run(importActor(ports), (tx) => retry(tx, ports, { findSource, rows }))),
    );
  return outcomes;
}

export async function retryReject(
  ports: ImportPorts,
  findSource: FindSource,
  mended: MendedRow,
): Promise<RetryOutcome> {
  const [outcome] = await retryRejects(ports, findSource, [mended]);
  if (outcome === undefined) throw new TocsinError('reject.not-found', { id: mended.id });
  return outcome;
}

/** Rows that can be taken in together. Every number is looked up before the first row is taken in. */
async function groupByImport(
  { door, actor }: ImportPorts,
  mended: readonly MendedRow[],
): Promise<MendedRow[][]> {
  const groups: MendedRow[][] = [];
  await door.run(actor, async (tx) => {
    let last: number | undefined;
    for (const row of mended) {
      const { importId } = await getReject(tx, row.id);
      const group = groups.at(-1);
      if (importId === last && group !== undefined && group.length < ROWS_TOGETHER) group.push(row);
      else groups.push([row]);
      last = importId;
    }
  });
  return groups;
}

async function retry(
  tx: Transaction,
  ports: ImportPorts,
  { findSource, rows }: { readonly findSource: FindSource; readonly rows: readonly MendedRow[] },
): Promise<RetryOutcome[]> {
  await lockImports(tx);
  // Read under the lock: another process may have taken the same rows in meanwhile.
  const kept = new Map<number, KeptReject>();
  for (const { id } of rows) kept.set(id, await getReject(tx, id));
  const [first] = kept.values();
  if (first === undefined) return [];
  const { importId } = first;
  const source = findSource(first.source, await findMapping(tx, importId));
  const sent: Sent[] = [];
  const outcomes = new Map<number, RetryOutcome['outcome']>();
  for (const { id, cells } of rows) {
    const reject = kept.get(id);
    if (reject === undefined || outcomes.has(id)) continue;
    outcomes.set(id, 'taken-in');
    if (reject.state === 'mended') continue;
    const row = { number: reject.row, cells: knownCells(reject, cells) };
    // What could not be cut into cells goes out without any, and comes back so from whoever mended other rows.
    if (reject.cells === null && Object.values(cells).every((cell) => cell.trim() === '')) {
      outcomes.set(id, 'still-rejected');
      continue;
    }
    const tried = source.normalise(row);
    if (tried.kind === 'reports') sent.push({ id, row });
    else {
      outcomes.set(id, 'still-rejected');
      await keepAnew(tx, { id, row }, tried.reject);
    }
  }
  await takeMended(tx, ports, { importId, source, sent });
  const answers: RetryOutcome[] = [];
  for (const [id, outcome] of outcomes) answers.push({ outcome, reject: await getReject(tx, id) });
  return answers;
}

async function findMapping(tx: Transaction, importId: number): Promise<object | undefined> {
  const { rows } = await tx.query<{ mapping: object | null }>(
    'select mapping from import_file where id = $1',
    [importId],
  );
  return rows[0]?.mapping ?? undefined;
}

/** The cells that the row had, in their order; columns that a file of several sources' rejects brings beside are not its own. */
function knownCells(reject: KeptReject, cells: MendedRow['cells']): Readonly<Record<string, string>> {
  return reject.cells === null
    ? cells
    : Object.fromEntries(
        Object.keys(reject.cells).flatMap((name) => {
          const cell = cells[name];
          return cell === undefined ? [] : [[name, cell]];
        }),
      );
}

/** With the reason of now; the text of the row stays as the file had it. */
async function keepAnew(tx: Transaction, { id, row }: Sent, reject: Reject): Promise<void> {
  const { code, column = null, values = {} } = reject;
  await tx.query('update reject set code = $2, column_name = $3, values = $4, cells = $5 where id = $1', [
    id,
    code,
    column,
    withoutNul(JSON.stringify(values)),
    withoutNul(JSON.stringify(row.cells)),
  ]);
}

async function takeMended(
  tx: Transaction,
  ports: ImportPorts,
  {
    importId,
    source,
    sent,
  }: { readonly importId: number; readonly source: SourceDefinition; readonly sent: readonly Sent[] },
): Promise<void> {
  if (sent.length === 0) return;
  const books = await loadBooks(tx, ports, { source, fileId: importId });
  async function* batches() {
    yield { rows: sent.map(({ row }) => row), rejects: [] };
  }
  const { merged, earliestKnown } = await takeRows(tx, { batches: batches() }, books);
  await flushBooks(tx, books);
  await tx.query(
    `update import_file set new_count = new_count + $2, revised_count = revised_count + $3, unchanged_count = unchanged_count + $4,
       rejected_count = rejected_count - $5 where id = $1`,
    [importId, merged.new, merged.revised, merged.unchanged, sent.length],
  );
  for (const { id, row } of sent)
    await tx.query(
      "update reject set state = 'mended', mended_at = now(), cells = $2, set_aside_at = null, set_aside_by = null, set_aside_why = null where id = $1",
      [id, JSON.stringify(row.cells)],
    );
  await markChange(tx, importId, earliestKnown);
}
