import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EXPORT_FORMATS } from '../../exports/index.ts';
import { ensureRun } from '../../features/detection/service.ts';
import { type Exportable, openExportTable } from '../../features/exporting/tables.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { chooseDatabase, note, withWorkspace } from '../session.ts';
import { parseDatabase, parseDate, type ReadOptions } from './read.ts';

export interface ExportOptions extends ReadOptions {
  readonly format: string;
  readonly out?: string;
}

/** `tocsin export WHAT`. */
export async function runExport(what: Exportable, options: ExportOptions): Promise<void> {
  const format = EXPORT_FORMATS.find((candidate) => candidate.id === options.format) ?? EXPORT_FORMATS[0];
  await withWorkspace(async (workspace) => {
    const database = await chooseDatabase(workspace, parseDatabase(options.database));
    const asOf = await ensureRun(
      workspace.detection(database),
      options.asOf === undefined ? undefined : parseDate(options.asOf),
    );
    const rows = await workspace.door(database).run(
      workspace.actor,
      async (tx) => {
        const table = await openExportTable(tx, what, { asOf, isSimulated: database === 'sample' });
        const out = options.out === undefined ? process.stdout : createWriteStream(options.out);
        await pipeline(Readable.from(format.write(table)), out, { end: options.out !== undefined });
        return table.count();
      },
      { isReadOnly: true },
    );
    if (options.out !== undefined) note(cliEn.export.written, { rows, file: options.out });
  });
}
