import type { Transaction } from '../../store/door.ts';

/** Ends those reports of a query of ids that stand, and takes them out of the series' cells; returns how many. */
async function endReports(
  tx: Transaction,
  { fileId, reason }: { readonly fileId: number; readonly reason: 'revised' | 'withdrawn' },
  ids: { readonly sql: string; readonly values: readonly unknown[] },
): Promise<number> {
  const { rowCount } = await tx.query(
    `create temp table ending on commit drop as select r.* from report r
     where r.id in (${ids.sql}) and not exists (select from report_end e where e.report_id = r.id)`,
    [...ids.values],
  );
  if ((rowCount ?? 0) > 0) {
    await tx.query(
      `update series_cell c set reports = c.reports - gone.reports
       from (select r.stream_id, r.place_id, s.name_id, r.occurred_on, r.known_on, r.label_id, count(distinct r.id) as reports
             from ending r join report_substance s on s.report_id = r.id group by 1, 2, 3, 4, 5, 6) gone
       where c.name_id = gone.name_id and c.place_id = gone.place_id and c.stream_id = gone.stream_id
         and c.occurred_on = gone.occurred_on and c.known_on = gone.known_on and c.label_id = gone.label_id`,
    );
    await tx.query(
      'insert into report_end (report_id, reason, file_id, label_id) select id, $2, $1, label_id from ending',
      [fileId, reason],
    );
    await tx.query('delete from series_cell where reports = 0');
  }
  await tx.query('drop table ending');
  return rowCount ?? 0;
}

/** Ends reports of which a newer revision came in. Their cells must have been written before. */
export async function endRevised(tx: Transaction, fileId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await endReports(
    tx,
    { fileId, reason: 'revised' },
    { sql: 'select unnest($1::bigint[])', values: [[...ids]] },
  );
}

/** Withdraws the reports that the replaced file held and the corrected one lacks; returns how many. */
export async function withdrawMissing(
  tx: Transaction,
  fileId: number,
  replacedFileId: number,
): Promise<number> {
  const sql = `${heldBy('$1')} except ${heldBy('$2')}`;
  return endReports(tx, { fileId, reason: 'withdrawn' }, { sql, values: [replacedFileId, fileId] });
}

/** Ids of the reports that a file holds: those that came with it, and those that stood before and were in it again. */
function heldBy(file: string): string {
  return `(select id from report where file_id = ${file}::int union select report_id from report_in_file where file_id = ${file}::int)`;
}
