import { accessSync, constants, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type ImportRequest, type ImportResult, importFile } from '../../features/imports/import-file.ts';
import { rejectMessage } from '../../features/imports/rejects.ts';
import { tryFile } from '../../features/imports/try-file.ts';
import type { OpenSourceFile } from '../../features/imports/world.ts';
import { EXIT, TocsinError } from '../../kernel/errors.ts';
import { explainUnread } from '../../kernel/file-trouble.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import type { SourceDefinition } from '../../model/source.ts';
import { openMappedTable } from '../../server/wiring.ts';
import { SOURCES } from '../../sources/index.ts';
import { openFile } from '../../sources/reading/file-bytes.ts';
import {
  createTableSource,
  draftMapping,
  parseMapping,
  readTableSample,
} from '../../sources/table/source.ts';
import { note, openBar, say, sayJson, withWorkspace } from '../session.ts';

const words = cliEn.import;

export interface ImportOptions {
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly replaces?: number;
  readonly mapping?: string;
  readonly draftMapping?: boolean;
  readonly sheet?: string;
}

/** `tocsin import SOURCE FILE`. */
export async function runImport(sourceId: string, file: string, options: ImportOptions): Promise<void> {
  assertFile(file);
  if (options.draftMapping) return runDraft(file, options);
  const { source, open, mapping } = await chooseSource(sourceId, options);
  const result = await withWorkspace((workspace) => {
    const bar = openBar(words.reading.replace('{file}', basename(file)));
    const ports = { ...workspace.imports(), ...(open === undefined ? {} : { open }) };
    const request: ImportRequest = {
      source,
      path: resolve(file),
      fileName: basename(file),
      mapping,
      replaces: options.replaces,
      onProgress: (share) => bar?.update(share),
    };
    const taken = options.dryRun === true ? tryRows(ports, request) : importFile(ports, request);
    return taken.finally(() => bar?.stop());
  });
  if (options.json) sayJson(result);
  else sayResult(result);
  if (result.rejected > 0) process.exitCode = EXIT.partly;
}

interface TriedReject {
  readonly row: number;
  readonly column: string | null;
  readonly raw: string;
  readonly code: string;
  readonly message: string;
}

/** A dry run keeps no row to be listed later: it tells the first that are rejected itself. */
async function tryRows(
  ports: Parameters<typeof tryFile>[0],
  request: ImportRequest,
): Promise<ImportResult & { readonly rejects: readonly TriedReject[] }> {
  const { result, rejects } = await tryFile(ports, request);
  return {
    ...result,
    rejects: rejects.map(({ row, column, raw, code, values }) => ({
      ...{ row, column: column ?? null, raw, code },
      message: rejectMessage(code, { ...values, column: column ?? '', raw, row }),
    })),
  };
}

/** The source whose columns a mapping file names. */
const TABLE = 'table';

/** Proposes a mapping of a table's columns, and asks what cannot be told from the file. */
async function runDraft(file: string, options: ImportOptions): Promise<void> {
  const sample = await readTableSample(await openFile(resolve(file)), { sheet: options.sheet });
  const draft = draftMapping(sample.header, sample.rows, sample.hints);
  if (options.json) sayJson(draft);
  else {
    sayJson(draft.mapping);
    for (const { field, question, options: choices } of draft.questions)
      note(words.question, {
        field,
        question,
        choices: choices.length === 0 ? '' : `(${choices.join(' | ')})`,
      });
    note(words.draftNext);
  }
}

interface ChosenSource {
  readonly source: SourceDefinition;
  readonly open?: OpenSourceFile;
  readonly mapping?: object;
}

async function chooseSource(id: string, { mapping }: ImportOptions): Promise<ChosenSource> {
  if (id === TABLE) return readMapping(mapping);
  const source = getSource(id);
  // Whoever gives one means it to count.
  if (mapping !== undefined) throw new TocsinError('import.mapping-not-read', { source: id });
  return { source };
}

async function readMapping(path: string | undefined): Promise<ChosenSource> {
  if (path === undefined) throw new TocsinError('import.no-mapping');
  const mapping = parseMapping(await readJson(path), path);
  return { source: createTableSource(mapping), open: openMappedTable(mapping), mapping };
}

async function readJson(path: string): Promise<unknown> {
  const bytes = await readBytes(path);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new TocsinError('file.not-readable', { path, reason: (error as Error).message }, error);
  }
}

function getSource(id: string): SourceDefinition {
  const source = (SOURCES as readonly SourceDefinition[]).find((candidate) => candidate.id === id);
  if (source === undefined)
    throw new TocsinError('import.no-such-source', {
      source: id,
      known: [...SOURCES.map((known) => known.id), TABLE].join(', '),
    });
  return source;
}

/** @throws {TocsinError} `file.not-found`, `file.not-readable` */
export const readBytes = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    throw explainUnread(path, error);
  });

/**
 * Before a database is made or an import announced for it.
 *
 * @throws {TocsinError} `file.not-found`, `file.not-readable`
 */
export function assertFile(path: string): void {
  try {
    accessSync(path, constants.R_OK);
    if (statSync(path).isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
  } catch (error) {
    throw explainUnread(path, error);
  }
}

function sayResult(result: ImportResult & { readonly rejects?: readonly TriedReject[] }): void {
  const { read, new: fresh, revised, unchanged, rejected, withdrawn } = result;
  say(words.result, { read, new: fresh, revised, unchanged, rejected, withdrawn });
  if (result.rejects === undefined) {
    note(words.next);
    if (rejected > 0) note(words.rejectedHint);
    return;
  }
  note(words.dryRunNote);
  for (const { row, column, message } of result.rejects)
    note(words.triedReject, { row, column: column ?? '—', message });
  if (rejected > result.rejects.length) note(words.moreRejects, { more: rejected - result.rejects.length });
}
