import type { Transaction } from '../../store/door.ts';

export interface DatabaseStatus {
  readonly reports: number;
  readonly rejects: number;
  readonly streams: number;
  /** Distinct substances, classes and preparations that reported names resolve to. */
  readonly substances: number;
  /** Distinct series, as counted by the newest detection. */
  readonly series: number;
  /** Signals of the newest detection. */
  readonly signals: number;
  readonly namesToSettle: number;
  readonly newestKnown: string | null;
  readonly oldestKnown: string | null;
  readonly detectedAsOf: string | null;
}

/** Whether a database holds a report that still stands. */
export async function holdsReports(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.query<{ holds: boolean }>(
    'select exists (select from current_report limit 1) as holds',
  );
  return rows[0]?.holds ?? false;
}

/** How much a database holds. Withdrawn and replaced reports are not counted. */
export async function readStatus(tx: Transaction): Promise<DatabaseStatus> {
  const { rows } = await tx.query<Omit<DatabaseStatus, never>>(
    `select (select count(*) from report) - (select count(*) from report_end) as reports,
       (select count(*) from reject where state = 'open') as rejects,
       (select count(*) from stream) as streams,
       (select count(distinct target) from reported_name, unnest(targets) as target where outcome = 'resolved') as substances,
       coalesce((select series_count from detection_run order by as_of desc limit 1), 0) as series,
       (select count(*) from signal_state where run_id = (select id from detection_run order by as_of desc limit 1)) as signals,
       (select count(*) from reported_name where outcome = 'review') as "namesToSettle",
       (select max(known_on) from series_cell) as "newestKnown",
       (select min(known_on) from series_cell) as "oldestKnown",
       (select max(as_of) from detection_run) as "detectedAsOf"`,
  );
  return rows[0]!;
}
