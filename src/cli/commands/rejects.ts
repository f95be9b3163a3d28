import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { csvFormat } from '../../exports/csv/format.ts';
import { listRejects } from '../../features/imports/rejects.ts';
import { retryRejects } from '../../features/imports/retry-rejects.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { findKnownSource } from '../../server/wiring.ts';
import { note, say, sayJson, withWorkspace } from '../session.ts';

const words = cliEn.rejects;

/** `tocsin rejects list`. */
export async function runRejectsList(options: { readonly json?: boolean }): Promise<void> {
  await withWorkspace(async (workspace) => {
    const rejects = await workspace.door('live').run(workspace.actor, listRejects, { isReadOnly: true });
    if (options.json) return sayJson(rejects);
    if (rejects.length === 0) return say(words.none);
    for (const { row, file, column, message } of rejects)
      say(words.row, { row, file, column: column ?? '—', message });
  });
}

/** `tocsin rejects export`: one line a reject, its number first, then the reason, then the cells of the row. */
export async function runRejectsExport(options: { readonly out?: string }): Promise<void> {
  await withWorkspace(async (workspace) => {
    const rejects = await workspace.door('live').run(workspace.actor, listRejects, { isReadOnly: true });
    const names = [...new Set(rejects.flatMap((reject) => Object.keys(reject.cells ?? {})))];
    const rows = rejects.map((reject) => [
      reject.id,
      reject.message,
      ...names.map((name) => reject.cells?.[name] ?? ''),
    ]);
    const chunks: Uint8Array[] = [];
    const table = {
      title: 'rejects',
      columns: ['reject_number', 'reason', ...names],
      isSimulated: false,
      asOf: '',
    };
    for await (const chunk of csvFormat.write({ ...table, rows: toAsync(rows) })) chunks.push(chunk);
    if (options.out === undefined) process.stdout.write(Buffer.concat(chunks));
    else await writeFile(options.out, Buffer.concat(chunks));
  });
}

async function* toAsync<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

/** `tocsin rejects retry FILE`: the file of `rejects export`, mended. */
export async function runRejectsRetry(file: string, options: { readonly json?: boolean }): Promise<void> {
  const rows = await readMended(file);
  await withWorkspace(async (workspace) => {
    const mended = rows.map(({ reject_number: number = '', reason: _reason, ...cells }) => ({
      id: Number(number),
      cells: stripGuards(cells),
    }));
    const outcomes = await retryRejects(workspace.imports(), findKnownSource, mended);
    const takenIn = outcomes.filter(({ outcome }) => outcome === 'taken-in').length;
    const result = { retried: rows.length, takenIn, stillRejected: outcomes.length - takenIn };
    if (options.json) sayJson(result);
    else say(words.retried, result);
    if (result.stillRejected > 0) note(cliEn.import.rejectedHint);
  });
}

/** The apostrophe that keeps a spreadsheet from running a cell is not part of it. */
function stripGuards(cells: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).map(([name, text]) => [name, /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text]),
  );
}

function readMended(file: string): Promise<Record<string, string>[]> {
  return new Promise((resolve, reject) => {
    Papa.parse<Record<string, string>>(createReadStream(file, 'utf8'), {
      header: true,
      skipEmptyLines: true,
      transformHeader: (name) => name.replace(/^\uFEFF/, ''),
      complete: ({ data }) => resolve(data),
      error: reject,
    });
  });
}
