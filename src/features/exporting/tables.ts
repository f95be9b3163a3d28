import type { ExportTable, ExportValue } from '../../model/export-format.ts';
import { WITHOUT_EVIDENCE } from '../../model/label.ts';
import { MARKINGS } from '../../model/report.ts';
import type { Transaction } from '../../store/door.ts';
import { FROM_LABELS_OF_STATE } from '../../store/signal-labels.sql.ts';

/** What is read through a cursor, since there may be millions of rows; the coalition's work is in `open-work.ts`. */
export const REPORT_TABLES = ['reports', 'signals', 'series'] as const;
export type ReportTable = (typeof REPORT_TABLES)[number];

/** Rows fetched at a time: memory stays flat whatever the number of rows. */
const FETCH = 5000;

/** Originator control (ORCON): who is not the owner sees it here, and takes it nowhere. */
const PASSED_ON =
  '(not l.is_originator_controlled or l.owner_id = any ((select sight_participants())::int[]))';

/** Of the labels `l` that a query gives: the strictest marking first, and what they all may be used for. */
const byStrictness = (marking: string) => `array_position(array['${MARKINGS.join("', '")}'], ${marking})`;
const purposes = `coalesce(string_agg(distinct l.purpose, '; ') filter (where l.purpose <> 'any'), 'any')`;
const MARKING_OF_STATE = `case when st.labels = '{}' then '${WITHOUT_EVIDENCE.marking}' else (select coalesce(l.marking, 'RED') ${FROM_LABELS_OF_STATE}
      order by ${byStrictness("coalesce(l.marking, 'RED')")} limit 1) end`;
const LAST_RUN = `st.run_id = (select id from detection_run where as_of <= $1 order by as_of desc limit 1)`;
/** A signal is passed on where every report behind it may be. */
const SIGNAL_PASSED_ON = `not exists (select from access_label l where l.id = any (st.labels) and not ${PASSED_ON})`;

const QUERIES: Readonly<Record<ReportTable, string>> = {
  reports: `select r.id, t.kind, t.source_id as source, t.reporter_name as reporter, r.record_id, r.revision,
    r.occurred_on::text, r.occurred_precision, r.reported_on::text, r.known_on::text, r.received_at::text, p.iso2 as country,
    nullif(r.place_as_written[2], '') as division, nullif(r.place_as_written[3], '') as town, p.latitude, p.longitude, p.coordinates_method,
    (select string_agg(n.name, '; ' order by s.position) from report_substance s join reported_name n on n.id = s.name_id where s.report_id = r.id) as substances_as_written,
    (select string_agg(distinct target, '; ') from report_substance s join reported_name n on n.id = s.name_id, unnest(n.targets) target where s.report_id = r.id) as substances_resolved,
    r.amount_text, r.unit_text, r.comparable as comparable_amount, r.comparable_unit,
    (select iso2 from place where id = r.producing_id) as producing, (select iso2 from place where id = r.departure_id) as departure,
    (select iso2 from place where id = r.destination_id) as destination, r.mode, r.concealment, r.details::text, l.marking, l.purpose,
    r.is_zero as nothing_seen, f.sha256 as file_sha256, r.row_number as file_row, r.source_version
    from current_report r join stream t on t.id = r.stream_id join place p on p.id = r.place_id join file_provenance f on f.id = r.file_id
      join access_label l on l.id = r.label_id
    where r.known_on <= $1 and ${PASSED_ON} order by r.id`,
  signals: `select s.id, st.rank, s.detector, s.kind, s.node_id as substance_or_class, p.name as place, p.level as place_level, p.iso2 as country,
    t.reporter_name as stream, st.start_on::text as start, st.last_on::text as last, st.observed, st.expected, st.lower, st.upper, st.p_value, st.score, st.report_count as reports,
    ${MARKING_OF_STATE} as marking, (select ${purposes} ${FROM_LABELS_OF_STATE}) as purpose,
    a.name as leg_from, b.name as leg_to, s.leg ->> 'text' as means, st.finding -> 'evidence' ->> 'reportKind' as report_kind
    from signal_state st join signal s on s.id = st.signal_id join place p on p.id = s.place_id left join stream t on t.id = s.stream_id
      left join place a on a.id = (s.leg ->> 'fromId')::int left join place b on b.id = (s.leg ->> 'toId')::int
    where ${LAST_RUN} and ${SIGNAL_PASSED_ON} order by st.rank`,
  series: `select date_trunc('week', c.occurred_on)::date::text as week, t.kind, t.source_id as source, t.reporter_name as reporter, p.iso2 as country, p.level as place_level,
    p.name as place, n.name as substance_as_written, array_to_string(n.targets, '; ') as substance_resolved, sum(c.reports)::int as reports,
    (array_agg(l.marking order by ${byStrictness('l.marking')}))[1] as marking, ${purposes} as purpose
    from series_cell c join stream t on t.id = c.stream_id join place p on p.id = c.place_id join reported_name n on n.id = c.name_id
      join access_label l on l.id = c.label_id
    where c.known_on <= $1 and ${PASSED_ON} group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 2, 3, 4, 5, 6, 7, 8`,
};

/** A table for an export, read through a cursor while the transaction is open. */
export async function openExportTable(
  tx: Transaction,
  what: ReportTable,
  data: { readonly asOf: string; readonly isSimulated: boolean },
): Promise<ExportTable & { readonly count: () => number }> {
  await tx.query(
    `declare exported no scroll cursor for ${QUERIES[what].replaceAll('$1', quoteDate(data.asOf))}`,
  );
  const head = await tx.query({ text: 'fetch 0 from exported' });
  let count = 0;
  async function* readRows(): AsyncGenerator<readonly ExportValue[]> {
    for (;;) {
      const { rows } = await tx.query<ExportValue[]>({
        text: `fetch ${FETCH} from exported`,
        rowMode: 'array',
      });
      if (rows.length === 0) return;
      count += rows.length;
      yield* rows;
    }
  }
  return {
    title: what,
    columns: head.fields.map((field) => field.name),
    rows: readRows(),
    count: () => count,
    ...data,
  };
}

/** What the asker sees of a table and its originators keep control of: no export of theirs holds it. Reports; for signals, signals. */
export async function countControlled(tx: Transaction, what: ReportTable, asOf: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    what === 'signals'
      ? `select count(*) as count from signal_state st where ${LAST_RUN} and not ${SIGNAL_PASSED_ON}`
      : `select count(*) as count from current_report r join access_label l on l.id = r.label_id
         where l.is_originator_controlled and r.known_on <= $1 and not ${PASSED_ON}`,
    [asOf],
  );
  return rows[0]!.count;
}

/** A cursor takes no parameters; the date has been checked to be one before it comes here, and is checked again. */
function quoteDate(isoDate: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(isoDate)) throw new RangeError(`not a date: ${isoDate}`);
  return `date '${isoDate}'`;
}
