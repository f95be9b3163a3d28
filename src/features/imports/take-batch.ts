import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Transaction } from '../../store/door.ts';
import type { CopyBuffer } from './copy-buffer.ts';
import type { ReportBatch } from './report-batch.ts';

/** What is taken over as it comes; dates come as days since 1970-01-01, which take PostgreSQL a tenth of the time to read. */
const PLAIN_COLUMNS = `id, stream_id, record_key, occurrence, revision, record_id, occurred_precision, place_id, amount, amount_text, unit_text, comparable,
  comparable_unit, producing_id, departure_id, destination_id, transit_ids, route_as_written, mode, concealment, is_zero, details, label_id, is_simulated,
  row_number, file_id, source_version`;
const onDay = (column: string) => `date '1970-01-01' + ${column}`;

const SUBSTANCE_COLUMNS = 'report_id, position, name_id, role, label_id';
const AGAIN_COLUMNS = 'file_id, report_id, label_id';

/**
 * PostgreSQL copies into no table that has row-level rules: lines go by a temporary table, and through the rules from there. The content of a
 * report stands there only where it is not what the record is recognised by, too.
 */
export async function createStaging(tx: Transaction): Promise<void> {
  await tx.query(
    `create temp table if not exists incoming_report (id bigint, stream_id int, record_key uuid, occurrence int, revision int, content uuid, record_id text,
       occurred_day int, occurred_precision text, reported_day int, known_day int, place_id int, country text, division text, town text, amount float8,
       amount_text text, unit_text text, comparable float8, comparable_unit text, producing_id int, departure_id int, destination_id int, transit_ids int[],
       route_as_written jsonb, mode text, concealment text, is_zero boolean, details jsonb, label_id int, is_simulated boolean, row_number int, file_id int,
       source_version int) on commit drop;
     create temp table if not exists incoming_substance on commit drop as
       select ${SUBSTANCE_COLUMNS}, true as is_first from report_substance with no data;
     create temp table if not exists incoming_again on commit drop as select ${AGAIN_COLUMNS} from report_in_file with no data;
     create temp table if not exists incoming_cell (stream_id int, place_id int, name_id int, occurred_day int, known_day int, label_id int) on commit drop`,
  );
}

/** A report counts once for a name, however often it holds it. */
const CELLS_FROM = 'from incoming_report r join incoming_substance s on s.report_id = r.id and s.is_first';
const ADD_CELLS = `
insert into series_cell as c (stream_id, place_id, name_id, occurred_on, known_on, reports, label_id)
  select r.stream_id, r.place_id, s.name_id, ${onDay('r.occurred_day')}, ${onDay('r.known_day')}, count(*), r.label_id ${CELLS_FROM}
  group by 3, 2, 1, 4, 5, 7 order by 3, 2, 1, 4, 5
  on conflict (name_id, place_id, stream_id, occurred_on, known_on, label_id) do update set reports = c.reports + excluded.reports`;
const KEEP_CELLS = `
insert into incoming_cell select r.stream_id, r.place_id, s.name_id, r.occurred_day, r.known_day, r.label_id ${CELLS_FROM}`;

// One message: each answer that is waited for costs a turn of the loop that prepares the next batch.
const takeReports = (cells: string) => `
insert into report (${PLAIN_COLUMNS}, content, occurred_on, reported_on, known_on, place_as_written)
  select ${PLAIN_COLUMNS}, coalesce(content, record_key), ${onDay('occurred_day')}, ${onDay('reported_day')}, ${onDay('known_day')},
    array[country, division, town] from incoming_report;
insert into report_substance (${SUBSTANCE_COLUMNS}) select ${SUBSTANCE_COLUMNS} from incoming_substance;
${cells};
truncate incoming_report, incoming_substance`;

const TAKE_AGAIN = `
insert into report_in_file (${AGAIN_COLUMNS}) select ${AGAIN_COLUMNS} from incoming_again;
truncate incoming_again`;

/** Writes a batch; the cells of its reports at once, or kept for `addKeptCells`. */
export async function takeBatch(
  tx: Transaction,
  { reports, substances, again }: ReportBatch,
  { isKeepingCells }: { readonly isKeepingCells: boolean },
): Promise<void> {
  if (reports.length > 0) {
    await copyLines(tx, 'incoming_report', reports);
    await copyLines(tx, 'incoming_substance', substances);
    await tx.query(takeReports(isKeepingCells ? KEEP_CELLS : ADD_CELLS));
  }
  if (again.length === 0) return;
  await copyLines(tx, 'incoming_again', again);
  await tx.query(TAKE_AGAIN);
}

/** Adds the cells that were kept, into a store that has none: in order and once each, so that none is looked up and changed again. */
export async function addKeptCells(tx: Transaction): Promise<void> {
  // Enough to sort a million by memory alone.
  await tx.query("set local work_mem = '64MB'");
  await tx.query(
    `insert into series_cell (stream_id, place_id, name_id, occurred_on, known_on, reports, label_id)
     select stream_id, place_id, name_id, ${onDay('occurred_day')}, ${onDay('known_day')}, count(*), label_id from incoming_cell
     group by name_id, place_id, stream_id, occurred_day, known_day, label_id order by name_id, place_id, stream_id, occurred_day, known_day, label_id`,
  );
  await tx.query('truncate incoming_cell');
  await tx.query('reset work_mem');
}

async function copyLines(tx: Transaction, table: string, lines: CopyBuffer): Promise<void> {
  if (lines.length === 0) return;
  const stream = tx.query(copyFrom(`copy ${table} from stdin`));
  stream.end(lines.bytes());
  await finished(stream);
}
