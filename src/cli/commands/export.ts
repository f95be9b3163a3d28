import { EXPORT_FORMATS } from '../../exports/index.ts';
import { recordAudit } from '../../features/access/actors.ts';
import { mayDo } from '../../features/access/rules.ts';
import { ensureRun } from '../../features/detection/service.ts';
import { countControlled, type Exportable, openExportTable } from '../../features/exporting/tables.ts';
import { TocsinError } from '../../kernel/errors.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { chooseDatabase, note, sayJson, withWorkspace } from '../session.ts';
import { writeWhole } from '../write-whole.ts';
import type { ReadOptions } from './read.ts';

export interface ExportOptions extends ReadOptions {
  readonly format: (typeof EXPORT_FORMATS)[number]['id'];
  readonly out?: string;
}

/** `tocsin export WHAT`. */
export async function runExport(what: Exportable, options: ExportOptions): Promise<void> {
  const { out } = options;
  if (options.json && out === undefined) throw new TocsinError('export.json-needs-out');
  if (options.format === 'xlsx' && out === undefined && process.stdout.isTTY)
    return note(cliEn.export.binaryToTerminal);
  const format = EXPORT_FORMATS.find(({ id }) => id === options.format)!;
  await withWorkspace(async (workspace) => {
    const database = await chooseDatabase(workspace, options);
    if (!mayDo(workspace.actorIn(database).roles, 'data.export')) throw new TocsinError('access.refused');
    const isSimulated = database === 'sample';
    const isOfReports = what !== 'participants' && what !== 'experts';
    const asOf = isOfReports
      ? await ensureRun(workspace.detection(database), options.asOf)
      : new Date().toISOString().slice(0, 10);
    const { count: rows, leftOut } = await workspace.door(database).run(
      workspace.actorIn(database),
      async (tx) => {
        const table = await openExportTable(tx, what, { asOf, isSimulated });
        await writeWhole(out, format.write(table));
        return { count: table.count(), leftOut: await countControlled(tx, asOf) };
      },
      { isReadOnly: true },
    );
    await workspace.door(database).run(workspace.actorIn(database), (tx) =>
      recordAudit(tx, {
        action: 'data.export',
        subject: what,
        detail: { format: format.id, rows, leftOut },
      }),
    );
    if (options.json)
      sayJson({ what, format: format.id, database, isSimulated, asOf, rows, leftOut, file: out! });
    else if (out !== undefined) note(cliEn.export.written, { rows, file: out });
    if (leftOut > 0) note(cliEn.export.controlled, { leftOut });
  }, options);
}
