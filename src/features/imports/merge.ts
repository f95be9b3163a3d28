import type { Transaction } from '../../store/door.ts';

export interface MergeCounts {
  readonly new: number;
  readonly revised: number;
  readonly unchanged: number;
}

const REPORT_COLUMNS = `stream_id, record_key, occurrence, revision, content, record_id, occurred_on, occurred_precision, reported_on,
  known_on, place_id, place_as_written, amount, amount_text, unit_text, comparable, comparable_unit, producing_id, departure_id,
  destination_id, transit_ids, route_as_written, mode, concealment, is_zero, details, marking, purpose, is_simulated, row_number`;

/** Which occurrence of its content, or which version of its id, each incoming record is. */
const NUMBERED = `
select seq, row_number, record_key, content,
       case when has_record_id then 0 else row_number() over (partition by record_key order by seq) - 1 end::int as occurrence,
       not has_record_id or row_number() over (partition by record_key order by seq desc) = 1 as is_newest
from incoming`;

/** Each incoming record beside the newest revision that the store holds of it; `id` is that of the report to be added. */
const COMPARE = `
create temp table compared on commit drop as
select n.seq, n.row_number, n.occurrence, old.id as old_id, coalesce(old.revision + 1, 1) as revision,
       case when not n.is_newest then 'unchanged'
            when old.id is null then 'new'
            when old.content = n.content and not old.ended then 'unchanged'
            else 'revised' end as state,
       case when not n.is_newest or (old.content = n.content and not old.ended) then null else nextval('report_id') end as id
from (${NUMBERED}) n
left join lateral (
  select r.id, r.revision, r.content, exists (select from report_end e where e.report_id = r.id) as ended
  from report r where r.record_key = n.record_key and r.occurrence = n.occurrence
  order by r.revision desc limit 1
) old on n.is_newest`;

/** The same for a store without reports: nothing to look up. */
const COMPARE_FIRST = `
create temp table compared on commit drop as
select n.seq, n.row_number, n.occurrence, null::bigint as old_id, 1 as revision,
       case when n.is_newest then 'new' else 'unchanged' end as state,
       case when n.is_newest then nextval('report_id') end as id
from (${NUMBERED}) n`;

/** The reports to be added: what came in, with the numbers that comparing gave it. */
const ADDED =
  '(select i.*, c.id, c.occurrence, c.revision from compared c join incoming i using (seq) where c.id is not null) r';

/** Adds (or takes away) the reports of a query to the cells that every series is a sum of. */
function cellUpdate(from: string, sign: 1 | -1): string {
  return `insert into series_cell as c (stream_id, place_id, name_id, occurred_on, known_on, reports)
    select r.stream_id, r.place_id, s.name_id, r.occurred_on, r.known_on, ${sign} * count(distinct r.id)
    from ${from} join report_substance s on s.report_id = r.id
    group by 1, 2, 3, 4, 5
    on conflict (name_id, place_id, stream_id, occurred_on, known_on) do update set reports = c.reports + excluded.reports`;
}

/** Merges table `incoming` into the reports: what is new is added, what changed becomes a revision, what is equal stays. */
export async function mergeIncoming(
  tx: Transaction,
  fileId: number,
  sourceVersion: number,
): Promise<MergeCounts> {
  const isFirst = (await tx.query('select from report limit 1')).rowCount === 0;
  await tx.query(isFirst ? COMPARE_FIRST : COMPARE);
  await tx.query(
    `insert into report (id, ${REPORT_COLUMNS}, file_id, source_version)
     select id, ${REPORT_COLUMNS}, $1, $2 from ${ADDED}`,
    [fileId, sourceVersion],
  );
  await tx.query(
    `insert into report_substance (report_id, position, name_id, role)
     select r.id, s.position, s.name_id, s.role
     from ${ADDED}, unnest(r.name_ids, r.roles) with ordinality as s (name_id, role, position)`,
  );
  await tx.query(cellUpdate(ADDED, 1));
  await endReports(
    tx,
    fileId,
    'revised',
    "select old_id from compared where state = 'revised' and old_id is not null",
  );
  await tx.query(
    `insert into report_in_file (file_id, report_id)
     select $1, old_id from compared where id is null and old_id is not null on conflict do nothing`,
    [fileId],
  );
  // A row that holds several reports counts once, by its most telling report.
  const { rows } = await tx.query<{ state: string; rows: number }>(
    `select state, count(*) as rows from (
       select row_number, min(array_position(array['new', 'revised', 'unchanged'], state)) as best from compared group by row_number
     ) by_row, lateral (select (array['new', 'revised', 'unchanged'])[best] as state) named group by state`,
  );
  const count = (state: string) => rows.find((row) => row.state === state)?.rows ?? 0;
  return { new: count('new'), revised: count('revised'), unchanged: count('unchanged') };
}

async function endReports(
  tx: Transaction,
  fileId: number,
  reason: 'revised' | 'withdrawn',
  ids: string,
): Promise<number> {
  const { rowCount } = await tx.query(
    `create temp table ending on commit drop as select r.* from report r
     where r.id in (${ids}) and not exists (select from report_end e where e.report_id = r.id)`,
  );
  if ((rowCount ?? 0) > 0) {
    await tx.query(cellUpdate('ending r', -1));
    await tx.query('insert into report_end (report_id, reason, file_id) select id, $2, $1 from ending', [
      fileId,
      reason,
    ]);
    await tx.query('delete from series_cell where reports = 0');
  }
  await tx.query('drop table ending');
  return rowCount ?? 0;
}

/** Withdraws the reports that the replaced file held and the corrected one lacks; returns how many. */
export async function withdrawMissing(
  tx: Transaction,
  fileId: number,
  replacedFileId: number,
): Promise<number> {
  return endReports(tx, fileId, 'withdrawn', `${heldBy(replacedFileId)} except ${heldBy(fileId)}`);
}

/** Ids of the reports that a file holds: those that came with it, and those that stood before and were in it again. */
function heldBy(fileId: number): string {
  const id = Number(fileId);
  return `(select id from report where file_id = ${id} union select report_id from report_in_file where file_id = ${id})`;
}
