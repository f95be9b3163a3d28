import { csvFormat } from '../../exports/csv/format.ts';
import { getReject, listRejects } from '../../features/imports/rejects.ts';
import { retryRejects } from '../../features/imports/retry-rejects.ts';
import { stepRejects } from '../../features/imports/set-aside.ts';
import { EXIT, TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName, RejectStep } from '../../model/api.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import type { RejectState } from '../../model/source.ts';
import { findKnownSource } from '../../server/wiring.ts';
import type { Workspace } from '../../server/workspace.ts';
import { readSmallTable } from '../../sources/reading/small-table.ts';
import { note, say, sayJson, withWorkspace } from '../session.ts';
import { asideStep, saySetAside } from '../set-aside.ts';
import { writeWhole } from '../write-whole.ts';
import { assertFile, readBytes } from './import.ts';

const words = cliEn.rejects;
/** Columns that are ours, before those of the rows. */
const OURS: readonly string[] = ['reject_number', 'reason', 'row_as_read'];
/** Before a column of the rows that is called as one of ours: a table may have any. */
const OF_ROW = 'row: ';
const toColumn = (name: string): string =>
  OURS.includes(name) || name.startsWith(OF_ROW) ? `${OF_ROW}${name}` : name;
const toName = (column: string): string => (column.startsWith(OF_ROW) ? column.slice(OF_ROW.length) : column);
/** More are no work for a person: the file that they came from is mended and imported again. */
const MOST_ROWS = 1_000_000;

const listIn = (workspace: Workspace, database: DatabaseName, state: RejectState) =>
  workspace
    .door(database)
    .run(workspace.actorIn(database), (tx) => listRejects(tx, state), { isReadOnly: true });

/** `tocsin rejects list`. */
export async function runRejectsList(options: {
  readonly aside?: boolean;
  readonly database: DatabaseName;
  readonly json?: boolean;
}): Promise<void> {
  await withWorkspace(async (workspace) => {
    const rejects = await listIn(workspace, options.database, options.aside ? 'set-aside' : 'open');
    if (options.json) return sayJson(rejects);
    if (rejects.length === 0) return say(options.aside ? words.noneAside : words.none);
    for (const { id, row, file, column, message, setAside } of rejects) {
      say(words.row, { id, row, file, column: column ?? '—', message });
      saySetAside(setAside);
    }
  });
}

interface StepOptions {
  readonly database: DatabaseName;
  readonly json?: boolean;
}

/** `tocsin rejects set-aside NUMBER… --reason TEXT`. */
export function runRejectsSetAside(
  ids: readonly number[],
  options: StepOptions & { readonly reason: string },
): Promise<void> {
  return step(asideStep(ids, options.reason), options);
}

/** `tocsin rejects take-up NUMBER…`. */
export const runRejectsTakeUp = (ids: readonly number[], options: StepOptions): Promise<void> =>
  step({ step: 'take-up', ids: [...ids] }, options);

async function step(body: RejectStep, { database, json }: StepOptions): Promise<void> {
  await withWorkspace(async (workspace) => {
    const actor = workspace.actorIn(database);
    const rows = await workspace
      .door(database)
      .run(actor, (tx) => stepRejects(tx, { actor, now: new Date(), body }));
    if (json) sayJson({ rows });
    else say(body.step === 'set-aside' ? words.isAside : words.isUp, { rows });
  });
}

/** `tocsin rejects export`: one line a reject, its number first, then the reason, the row as it was read, its cells. */
export async function runRejectsExport(options: {
  readonly out?: string;
  readonly database: DatabaseName;
  readonly json?: boolean;
}): Promise<void> {
  const { out, database } = options;
  if (options.json && out === undefined) throw new TocsinError('export.json-needs-out');
  await withWorkspace(async (workspace) => {
    const rejects = await listIn(workspace, database, 'open');
    const names = [...new Set(rejects.flatMap((reject) => Object.keys(reject.cells ?? {})))];
    const rows = rejects.map(({ id, message, raw, cells }) => [
      id,
      message,
      raw,
      ...names.map((name) => cells?.[name] ?? ''),
    ]);
    const table = {
      title: 'rejects',
      columns: [...OURS, ...names.map(toColumn)],
      isSimulated: database === 'sample',
      asOf: '',
    };
    await writeWhole(out, csvFormat.write({ ...table, rows: toAsync(rows) }));
    if (options.json) sayJson({ rows: rows.length, file: out! });
    else if (out !== undefined) note(words.written, { rows: rows.length, file: out });
  });
}

async function* toAsync<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

/** `tocsin rejects retry FILE`: the file of `rejects export`, mended. */
export async function runRejectsRetry(file: string, options: StepOptions): Promise<void> {
  if (options.database === 'sample') throw new TocsinError('import.not-into-sample');
  assertFile(file);
  const rows = await readMended(file);
  await withWorkspace(async (workspace) => {
    const tried = await retryAll(workspace, rows);
    const count = (outcome: string) => tried.filter((found) => found === outcome).length;
    const result = {
      retried: rows.length,
      takenIn: count('taken-in'),
      stillRejected: count('still-rejected'),
      alreadyMended: count('already-mended'),
    };
    if (options.json) sayJson(result);
    else say(words.retried, result);
    if (result.stillRejected > 0) {
      note(cliEn.import.rejectedHint);
      process.exitCode = EXIT.partly;
    }
  });
}

interface MendedRow {
  readonly id: number;
  readonly cells: Readonly<Record<string, string>>;
}

async function retryAll(workspace: Workspace, rows: readonly MendedRow[]): Promise<string[]> {
  // Every number is looked up before any row is taken in: a wrong one stops the whole file.
  const states = await workspace.door('live').run(
    workspace.actorIn('live'),
    async (tx) => {
      const found: string[] = [];
      for (const { id } of rows) found.push((await getReject(tx, id)).state);
      return found;
    },
    { isReadOnly: true },
  );
  const open = rows.filter((_row, index) => states[index] !== 'mended');
  const tried = await retryRejects(workspace.imports(), findKnownSource, open);
  return [...tried.map(({ outcome }) => outcome), ...rows.slice(open.length).map(() => 'already-mended')];
}

/** As a spreadsheet saves it: any of the encodings and separators that imports know, or a workbook. */
async function readMended(file: string): Promise<MendedRow[]> {
  const { lines, uncut } = await readSmallTable({ name: file, bytes: await readBytes(file) }, MOST_ROWS);
  // A line cut at the wrong place would take the cells of its neighbours.
  if (uncut[0] !== undefined) throw new TocsinError('reject.uncut', { line: uncut[0].line, path: file });
  return lines.map(
    ({ line, cells: { reject_number: number = '', reason: _reason, row_as_read: _raw, ...cells } }) => {
      if (!/^\d{1,9}$/.test(number)) throw new TocsinError('reject.no-number', { line, path: file });
      const named = Object.entries(cells).map(([column, text]) => [toName(column), text] as const);
      return { id: Number(number), cells: Object.fromEntries(named) };
    },
  );
}
