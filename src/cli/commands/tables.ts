import { basename } from 'node:path';
import { MOST_TABLE_BYTES, type TableAnswer, type TableKindId } from '../../features/bulk/contract.ts';
import { giveKept, giveTemplate } from '../../features/bulk/give-files.ts';
import { listKept } from '../../features/bulk/kept-lines.ts';
import { stepLines } from '../../features/bulk/set-aside.ts';
import { kindOf, takeTable } from '../../features/bulk/take-table.ts';
import { TABLE_KINDS } from '../../features/index.ts';
import { EXIT, TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName, RejectStep } from '../../model/api.ts';
import type { ExportFormat } from '../../model/export-format.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { openReader } from '../../server/open-reader.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { makeSample, note, say, sayJson, withWorkspace } from '../session.ts';
import { asideStep, saySetAside } from '../set-aside.ts';
import { writeWhole } from '../write-whole.ts';
import { assertFile, readBytes } from './import.ts';

const words = cliEn.tables;
/** More than anybody mends by hand. */
const MOST_LISTED = 10_000;

interface TableOptions {
  readonly database: DatabaseName;
  readonly as?: string;
  readonly json?: boolean;
}

/** `tocsin tables import KIND FILE`. */
export async function runTablesImport(
  what: TableKindId,
  path: string,
  options: TableOptions & { readonly dryRun?: boolean; readonly for?: string },
): Promise<void> {
  assertFile(path);
  const bytes = await readBytes(path);
  if (bytes.length > MOST_TABLE_BYTES) throw new TocsinError('request.too-large');
  const { database, as, dryRun: isDryRun = false } = options;
  await withWorkspace(async (workspace) => {
    if (database === 'sample') await makeSample(workspace);
    const answer = await openReader(workspace).read(
      { database, actor: workspace.actorIn(database) },
      async (reading) => {
        const participantId =
          options.for === undefined ? undefined : await findParticipant(reading, options.for);
        const file = { name: basename(path), bytes };
        return takeTable(reading, kindOf(TABLE_KINDS, what), { file, participantId, isDryRun });
      },
      { isReadOnly: false },
    );
    if (options.json) sayJson(answer);
    else tell(answer);
    if (answer.rejected > 0) {
      if (!isDryRun) note(words.rejectedHint, { what });
      process.exitCode = EXIT.partly;
    }
  }, identityOf(as));
}

const identityOf = (as: string | undefined) => (as === undefined ? {} : { as });

async function findParticipant({ tx }: Pick<Reading, 'tx'>, code: string): Promise<number> {
  const { rows } = await tx.query<{ id: number }>('select id from participant where key = $1', [code]);
  if (rows[0] === undefined) throw new TocsinError('participant.not-found', { id: code });
  return rows[0].id;
}

function tell({ isDryRun, read, added, changed, unchanged, rejected, unread, rejects }: TableAnswer): void {
  say(isDryRun ? words.would : words.did, { read, added, changed, unchanged, rejected });
  if (unread.length > 0) note(words.unread, { columns: unread.join(', ') });
  for (const { line, column, message } of rejects)
    note(words.reject, { line, column: column ?? '—', message });
}

interface RejectsOptions extends TableOptions {
  readonly out?: string;
  readonly format: ExportFormat['id'];
  /** Those that were set aside instead. */
  readonly aside?: boolean;
}

/** `tocsin tables rejects KIND`: the lines that wait to be mended; as a file, to mend and send again. */
export async function runTablesRejects(what: TableKindId, options: RejectsOptions): Promise<void> {
  const { database, as, out, format, aside } = options;
  await withWorkspace(async (workspace) => {
    const at = { database, actor: workspace.actorIn(database) };
    const reader = openReader(workspace);
    const { total, items } = await reader.read(at, (reading) =>
      listKept(reading, what, { limit: MOST_LISTED, offset: 0, state: aside ? 'set-aside' : 'open' }),
    );
    if (out !== undefined) {
      const { bytes } = await reader.read(at, (reading) =>
        giveKept(reading, kindOf(TABLE_KINDS, what), format),
      );
      await writeWhole(out, bytes as AsyncIterable<Uint8Array>);
    }
    if (options.json) sayJson(out === undefined ? { total, items } : { total, file: out });
    else if (out !== undefined) note(words.written, { rows: total, file: out });
    else if (total === 0) say(aside ? words.noneAside : words.none);
    else
      for (const { id, line, fileName, column, message, setAside } of items) {
        say(words.kept, { id, line, file: fileName, column: column ?? '—', message });
        saySetAside(setAside);
      }
  }, identityOf(as));
}

/** `tocsin tables set-aside NUMBER… --reason TEXT`. */
export const runTablesSetAside = (
  ids: readonly number[],
  options: TableOptions & { readonly reason: string },
): Promise<void> => step(asideStep(ids, options.reason), options);

/** `tocsin tables take-up NUMBER…`. */
export const runTablesTakeUp = (ids: readonly number[], options: TableOptions): Promise<void> =>
  step({ step: 'take-up', ids: [...ids] }, options);

async function step(body: RejectStep, { database, as, json }: TableOptions): Promise<void> {
  await withWorkspace(async (workspace) => {
    const lines = await openReader(workspace).read(
      { database, actor: workspace.actorIn(database) },
      (reading) => stepLines(reading, TABLE_KINDS, body),
      { isReadOnly: false },
    );
    if (json) sayJson({ lines });
    else say(body.step === 'set-aside' ? words.isAside : words.isUp, { lines });
  }, identityOf(as));
}

/** `tocsin tables template KIND`: the empty file to fill in. */
export async function runTablesTemplate(
  what: TableKindId,
  { out, format }: { readonly out?: string; readonly format: 'csv' | 'xlsx' },
): Promise<void> {
  if (format === 'xlsx' && out === undefined && process.stdout.isTTY)
    return note(cliEn.export.binaryToTerminal);
  const { bytes } = giveTemplate(kindOf(TABLE_KINDS, what), format);
  await writeWhole(out, bytes as AsyncIterable<Uint8Array>);
}
