import { MARKINGS, type Marking } from '../../model/report.ts';
import type { Transaction } from '../../store/door.ts';
import { isCutOff } from '../imports/cut-off.ts';

/** Dates for which detection is stored, oldest first. */
export async function readRunDates(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.query<{ as_of: string }>('select as_of from detection_run order by as_of');
  return rows.map((row) => row.as_of);
}

/** The strictest marking in use among what the reader may see; the small table of uses spares a pass over all reports. */
export async function readMarking(tx: Transaction): Promise<Marking | null> {
  const { rows } = await tx.query<{ marking: Marking }>(
    `select l.marking from access_label l
     where exists (select from label_use u where u.object = 'stream' and u.label_id = l.id)
     order by array_position($1::text[], l.marking) limit 1`,
    [MARKINGS],
  );
  return rows[0]?.marking ?? null;
}

/** The run that answers for a date, its signals and series. */
export async function readRunCounts(
  tx: Transaction,
  asOf: string,
): Promise<{ readonly run: number | null; readonly signals: number; readonly series: number }> {
  const { rows } = await tx.query<{ run: number; signals: number; series: number }>(
    `select run.id as run, run.series_count as series, (select count(*) from signal_state where run_id = run.id) as signals
     from detection_run run where run.as_of <= $1 order by run.as_of desc limit 1`,
    [asOf],
  );
  return rows[0] ?? { run: null, signals: 0, series: 0 };
}

/** An import as the command line lists it; the names of its fields are stable. */
export interface ListedImport {
  readonly id: number;
  readonly source: string;
  readonly file: string;
  readonly sha256: string | null;
  readonly state: string;
  readonly replaces: number | null;
  readonly read: number;
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly withdrawn: number;
}

/** Every import of a database, oldest first. */
export async function listImports(tx: Transaction): Promise<ListedImport[]> {
  const { rows } = await tx.query<ListedImport>(
    `select id, source_id as source, file_name as file, sha256, case when ${isCutOff('f')} then 'failed' else state end as state, replaces, read_count as read, new_count as new,
       revised_count as revised, unchanged_count as unchanged, rejected_count as rejected, withdrawn_count as withdrawn
     from import_file f order by id`,
  );
  return rows;
}
