import { TocsinError } from '../../kernel/errors.ts';
import type { SourceDefinition } from '../../model/source.ts';
import { type Actor, asImport, type Door, type Transaction } from '../../store/door.ts';
import { personOf } from '../../store/work-events.ts';
import { holdLife, isCutOff, isLeftBehind } from './cut-off.ts';
import { withdrawMissing } from './end-reports.ts';
import type { Ownership } from './label-book.ts';
import { EVER, flushBooks, loadBooks, markChange, takeRows } from './take-rows.ts';
import type { OpenSourceFile, World } from './world.ts';

/** One import at a time writes to a database. */
const IMPORT_LOCK = 7_202_312;

/** Until the end of the transaction nobody else imports into this database. */
export async function lockImports(tx: Transaction): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
}

export interface ImportRequest {
  readonly source: SourceDefinition;
  readonly path: string;
  readonly fileName: string;
  /** Import that this file corrects: what it held and this file lacks is withdrawn. */
  readonly replaces?: number | undefined;
  /** What made the source of a table, kept with the import so that its rejected rows can be read again. */
  readonly mapping?: object | undefined;
  readonly isDryRun?: boolean;
  /** Number of an import that was announced before (a file sent through the web). */
  readonly importId?: number;
  readonly onProgress?: (share: number) => void;
}

/** read = new + revised + unchanged + rejected, in rows; withdrawn counts reports. */
export interface ImportResult {
  readonly importId: number | null;
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly isDryRun: boolean;
  readonly read: number;
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly withdrawn: number;
}

export interface ImportPorts {
  readonly door: Door;
  /** Who asks for it; the work itself is done as their import, which sees and writes their owners' records alone. */
  readonly actor: Actor;
  /** Whose the reports are; each its reporter's own where absent, which only the secretariat and the machine's holder may do. */
  readonly ownership?: Ownership;
  readonly world: World;
  readonly open: OpenSourceFile;
}

class DryRunEnd extends Error {}

/** Key of the participant that owns what belongs to no single reporter: files of many, and their rejects. */
const COALITION = 'TOCSIN';

/** The actor that does the work of an import. */
export function importActor({ actor, ownership = 'reporter' }: ImportPorts): Actor {
  return asImport(actor, ownership === 'reporter' ? '*' : [ownership]);
}

/** Takes one file in: all of it or, if anything breaks off, nothing; the same file again changes nothing. */
export async function importFile(ports: ImportPorts, request: ImportRequest): Promise<ImportResult> {
  if (request.isDryRun) return dryRun(ports, request);
  const importId = request.importId ?? (await announceImport(ports, request));
  try {
    const result = await ports.door.run(importActor(ports), (tx) => takeIn(tx, ports, request, importId));
    await ports.door.run(importActor(ports), refreshStatistics);
    return result;
  } catch (error) {
    await recordFailure(ports, importId, error);
    throw error;
  }
}

async function checkReplaced(ports: ImportPorts, { replaces, source }: ImportRequest): Promise<void> {
  if (replaces === undefined) return;
  const was = await ports.door.run(importActor(ports), async (tx) => {
    const { rows } = await tx.query<{ source_id: string }>(
      "select source_id from import_file where id = $1 and state = 'done'",
      [replaces],
    );
    return rows[0]?.source_id;
  });
  if (was === undefined) throw new TocsinError('import.no-such-file', { id: replaces });
  if (was !== source.id)
    throw new TocsinError('import.not-this-source', { id: replaces, was, source: source.id });
}

async function dryRun(ports: ImportPorts, request: ImportRequest): Promise<ImportResult> {
  await checkReplaced(ports, request);
  let result: ImportResult | undefined;
  try {
    await ports.door.run(importActor(ports), async (tx) => {
      result = await takeIn(tx, ports, request, await insertImport(tx, ports, request));
      throw new DryRunEnd();
    });
  } catch (error) {
    if (!(error instanceof DryRunEnd) || result === undefined) throw error;
  }
  return { ...(result as ImportResult), importId: null, isDryRun: true };
}

/**
 * Makes an import visible before it begins.
 *
 * @throws {TocsinError} `import.no-such-file`, `import.not-this-source`: what it is to replace is not there, or of another source
 */
export async function announceImport(ports: ImportPorts, request: ImportRequest): Promise<number> {
  await checkReplaced(ports, request);
  return ports.door.run(importActor(ports), (tx) => insertImport(tx, ports, request));
}

async function insertImport(
  tx: Transaction,
  { actor, ownership = 'reporter' }: ImportPorts,
  { source, fileName, path, replaces, mapping }: ImportRequest,
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into import_file (source_id, source_version, file_name, state, replaces, spool_path, owner_id, mapping, taken_by)
     values ($1, $2, $3, 'reading', $4, $5, coalesce($6, (select id from participant where key = $7)), $8, $9) returning id`,
    [
      source.id,
      source.version,
      fileName,
      replaces ?? null,
      path,
      ownership === 'reporter' ? null : ownership,
      COALITION,
      mapping === undefined ? null : JSON.stringify(mapping),
      personOf(actor),
    ],
  );
  return rows[0]!.id;
}

async function recordFailure(ports: ImportPorts, importId: number, error: unknown): Promise<void> {
  const code = error instanceof TocsinError ? error.code : 'import.interrupted';
  const message = error instanceof Error ? error.message : String(error);
  // Where the database itself has gone, the next import marks this one: see `closeInterrupted`.
  await ports.door
    .run(importActor(ports), (tx) =>
      tx.query(
        "update import_file set state = 'failed', finished_at = now(), error_code = $2, error_message = $3 where id = $1",
        [importId, code, message],
      ),
    )
    .catch(() => undefined);
}

/** Without fresh figures PostgreSQL would plan the first queries after a large import as if the tables were empty. */
async function refreshStatistics(tx: Transaction): Promise<void> {
  await tx.query('select refresh_statistics()');
}

/** Imports that were killed in the middle left nothing but their announcement; say so. Needs the import lock. */
async function closeInterrupted(tx: Transaction, importId: number): Promise<void> {
  await tx.query(
    `update import_file f set state = 'failed', finished_at = now(), error_code = 'import.interrupted', error_message = $2
     where ${isLeftBehind('f', '$1')}`,
    [importId, new TocsinError('import.interrupted').message],
  );
}

/** Says of imports that were killed in the middle that they failed. */
export async function closeKilledImports(ports: ImportPorts): Promise<void> {
  await ports.door.run(importActor(ports), (tx) =>
    tx.query(
      `update import_file f set state = 'failed', finished_at = now(), error_code = 'import.interrupted', error_message = $1
       where ${isCutOff('f')}`,
      [new TocsinError('import.interrupted').message],
    ),
  );
}

async function takeIn(
  tx: Transaction,
  ports: ImportPorts,
  request: ImportRequest,
  importId: number,
): Promise<ImportResult> {
  const { source, replaces } = request;
  await holdLife(tx, importId);
  await lockImports(tx);
  await closeInterrupted(tx, importId);
  const books = await loadBooks(tx, ports, { source, fileId: importId });
  const file = await ports.open(request.path, source, request.onProgress ?? (() => undefined));
  const { read, rejected, merged, earliestKnown } = await takeRows(tx, file, books);
  await flushBooks(tx, books);
  if (replaces !== undefined && merged.new + merged.revised + merged.unchanged === 0)
    throw new TocsinError('import.replaces-with-nothing', { file: request.fileName, id: replaces });
  const withdrawn = replaces === undefined ? 0 : await withdrawMissing(tx, importId, replaces);
  const summary = file.summary();
  await tx.query(
    `update import_file set state = 'done', progress = 1, finished_at = now(), sha256 = $2, size_bytes = $3, encoding = $4,
       read_count = $5, new_count = $6, revised_count = $7, unchanged_count = $8, rejected_count = $9, withdrawn_count = $10
     where id = $1`,
    [
      importId,
      summary.sha256,
      summary.bytes,
      summary.encoding,
      read,
      merged.new,
      merged.revised,
      merged.unchanged,
      rejected,
      withdrawn,
    ],
  );
  await markChange(tx, importId, withdrawn > 0 ? EVER : earliestKnown);
  return {
    importId,
    source: source.id,
    file: request.fileName,
    sha256: summary.sha256,
    encoding: summary.encoding,
    isDryRun: false,
    read,
    ...merged,
    rejected,
    withdrawn,
  };
}
