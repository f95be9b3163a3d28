import type { EXPORT_FORMATS } from '../../exports/index.ts';
import { formatOf } from '../../exports/to-file.ts';
import { recordAudit } from '../../features/access/actors.ts';
import { mayDo } from '../../features/access/rules.ts';
import { ensureRun } from '../../features/detection/service.ts';
import type { WorkTable } from '../../features/exporting/contract.ts';
import { exportAll } from '../../features/exporting/export-all.ts';
import { exportWork } from '../../features/exporting/open-work.ts';
import {
  countControlled,
  openExportTable,
  REPORT_TABLES,
  type ReportTable,
} from '../../features/exporting/tables.ts';
import { EXPORT_PORTS } from '../../features/index.ts';
import { TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import { cliEn } from '../../model/messages/cli.en.ts';
import { openReader } from '../../server/open-reader.ts';
import type { Workspace } from '../../server/workspace.ts';
import { chooseDatabase, note, sayJson, withWorkspace } from '../session.ts';
import { writeWhole } from '../write-whole.ts';
import type { ReadOptions } from './read.ts';

/** Everything that can be taken out; `all` is the coalition's work in one archive. */
export type Exportable = ReportTable | WorkTable | 'all';

export interface ExportOptions extends ReadOptions {
  readonly format: (typeof EXPORT_FORMATS)[number]['id'];
  readonly out?: string;
}

const isOfReports = (what: Exportable): what is ReportTable => REPORT_TABLES.some((table) => table === what);

/** `tocsin export WHAT`. */
export async function runExport(what: Exportable, options: ExportOptions): Promise<void> {
  const { out, format } = options;
  if (options.json && out === undefined) throw new TocsinError('export.json-needs-out');
  const isBinary = format === 'xlsx' || what === 'all';
  if (isBinary && out === undefined && process.stdout.isTTY) return note(cliEn.export.binaryToTerminal);
  await withWorkspace(async (workspace) => {
    const database = await chooseDatabase(workspace, options);
    if (!mayDo(workspace.actorIn(database).roles, 'data.export')) throw new TocsinError('access.refused');
    const told = await (isOfReports(what)
      ? writeReports(workspace, database, { what, options })
      : writeWork(workspace, database, { what, options }));
    const isSimulated = database === 'sample';
    if (options.json) sayJson({ what, format, database, isSimulated, ...told, file: out! });
    else if (out !== undefined) note(cliEn.export.written, { rows: told.rows, file: out });
    if (told.leftOut > 0)
      note(what === 'signals' ? cliEn.export.controlledSignals : cliEn.export.controlled, {
        leftOut: told.leftOut,
      });
  }, options);
}

interface Asked<W> {
  readonly what: W;
  readonly options: ExportOptions;
}

async function writeReports(
  workspace: Workspace,
  database: DatabaseName,
  { what, options }: Asked<ReportTable>,
) {
  const actor = workspace.actorIn(database);
  const asOf = await ensureRun(workspace.detection(database), options.asOf);
  const counted = await workspace.door(database).run(
    actor,
    async (tx) => {
      const table = await openExportTable(tx, what, { asOf, isSimulated: database === 'sample' });
      await writeWhole(options.out, formatOf(options.format).write(table));
      return { rows: table.count(), leftOut: await countControlled(tx, what, asOf) };
    },
    { isReadOnly: true },
  );
  await workspace.door(database).run(actor, (tx) =>
    recordAudit(tx, {
      action: 'data.export',
      subject: what,
      detail: { format: options.format, ...counted },
    }),
  );
  return { asOf, ...counted };
}

async function writeWork(
  workspace: Workspace,
  database: DatabaseName,
  { what, options }: Asked<WorkTable | 'all'>,
) {
  const reader = openReader(workspace);
  const at = { database, actor: workspace.actorIn(database) };
  const { format } = options;
  const { file, asOf } = await reader.read(at, async (reading) => ({
    file: await (what === 'all'
      ? exportAll(reading, EXPORT_PORTS, format)
      : exportWork(reading, EXPORT_PORTS, { what, format })),
    asOf: reading.now.toISOString().slice(0, 10),
  }));
  const { trace } = file;
  if (trace !== undefined) await reader.read(at, ({ tx }) => recordAudit(tx, trace), { isReadOnly: false });
  await writeWhole(options.out, file.bytes as AsyncIterable<Uint8Array>);
  const { rows } = (trace?.detail ?? {}) as { readonly rows?: number | Readonly<Record<string, number>> };
  const count =
    typeof rows === 'object' ? Object.values(rows).reduce((sum, each) => sum + each, 0) : (rows ?? 0);
  return { asOf, rows: count, leftOut: 0 };
}
