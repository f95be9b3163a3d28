import type { Marking } from '../../model/report.ts';
import type { Transaction } from '../../store/door.ts';
import { evidenceCondition, type StoredEvidence } from '../../store/evidence.ts';
import { REPORTS_FROM } from '../../store/reading/report-filter.ts';
import type { SignalFacts } from './queries.ts';

export interface Behind {
  readonly count: number;
  readonly knownOn: string | null;
}

/** How many reports behind a signal the asker may see, and when the first of them could be known. */
export async function countBehind(tx: Transaction, signal: SignalFacts): Promise<Behind> {
  const { sql, values } = evidenceCondition(signal.evidence, signal.asOf);
  const { rows } = await tx.query<Behind>(
    `select count(*)::int as count, min(r.known_on) as "knownOn" ${REPORTS_FROM} where ${sql}`,
    values,
  );
  return rows[0]!;
}

export interface ReportFacts {
  readonly id: string;
  readonly occurredOn: string;
  readonly knownOn: string;
  readonly place: string;
  readonly reporter: string;
  readonly kind: string;
  readonly marking: Marking;
}

/** One report, ended ones too: what stands on it stands on it still. */
export async function readReportFacts(tx: Transaction, id: string): Promise<ReportFacts | undefined> {
  const { rows } = await tx.query<ReportFacts>(
    `select r.id::text, r.occurred_on as "occurredOn", r.known_on as "knownOn", p.name as place, t.reporter_name as reporter, t.kind, l.marking
     from report r join place p on p.id = r.place_id join stream t on t.id = r.stream_id join access_label l on l.id = r.label_id
     where r.id = $1::bigint`,
    [id],
  );
  return rows[0];
}

/** Does evidence, as JSON in \`e\`, fit the report's place, days, stream, kind and substances? The leg is judged by the condition itself. */
const FITS = `(e ->> 'placeId')::int in (1, p.id, p.division_id, p.country_id, p.region_id)
  and r.occurred_on between (e ->> 'fromOn')::date and (e ->> 'toOn')::date
  and (e ->> 'streamId' is null or (e ->> 'streamId')::int = r.stream_id) and (e ->> 'reportKind' is null or e ->> 'reportKind' = t.kind)
  and (e -> 'nodeIds' is null or exists (select from report_substance s join reported_name n on n.id = s.name_id
    where s.report_id = r.id and n.outcome = 'resolved' and (e -> 'nodeIds') ?| n.targets))`;
const REPORT = 'report r join place p on p.id = r.place_id join stream t on t.id = r.stream_id';

/** Signals that a report can be behind: those that triages took on, and those of the run that answers. */
export async function findSignalsOn(
  tx: Transaction,
  { id, runId, most }: { readonly id: string; readonly runId: number | null; readonly most: number },
): Promise<{ id: string; asOf: string; evidence: StoredEvidence; isTaken: boolean }[]> {
  const { rows } = await tx.query<{ id: string; asOf: string; evidence: StoredEvidence; isTaken: boolean }>(
    `select * from (
       select g.signal_id as id, g.snapshot ->> 'asOf' as "asOf", g.snapshot -> 'evidence' as evidence, true as "isTaken"
       from ${REPORT} join triage_signal g on true cross join lateral (select g.snapshot -> 'evidence' as e) x
       where r.id = $1::bigint and r.known_on <= (g.snapshot ->> 'asOf')::date and ${FITS}
       union all
       (select g.signal_id, d.as_of::text, g.finding -> 'evidence', false
       from ${REPORT} join detection_run d on d.id = $2 join signal_state g on g.run_id = d.id
         cross join lateral (select g.finding -> 'evidence' as e) x
       where r.id = $1::bigint and r.known_on <= d.as_of and ${FITS} order by g.rank)) found limit $3`,
    [id, runId, most],
  );
  return rows;
}

/** Whether a report meets all that a signal's evidence asks. */
export async function isBehind(
  tx: Transaction,
  reportId: string,
  { evidence, asOf }: { readonly evidence: StoredEvidence; readonly asOf: string },
): Promise<boolean> {
  const { sql, values } = evidenceCondition(evidence, asOf);
  const { rows } = await tx.query(
    `select ${REPORTS_FROM} where r.id = $${values.length + 1}::bigint and ${sql}`,
    [...values, reportId],
  );
  return rows.length > 0;
}
