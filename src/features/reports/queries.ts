import type { Transaction } from '../../store/door.ts';
import type { ReportResponse } from './contract.ts';

/** A country of a route as it was written. */
export interface WrittenRoute {
  readonly producing?: string;
  readonly departure?: string;
  readonly transit?: readonly string[];
  readonly destination?: string;
}

export interface ReportRow {
  id: number;
  stream_id: number;
  record_id: string | null;
  revision: number;
  occurred_on: string;
  occurred_precision: ReportResponse['times']['occurredPrecision'];
  reported_on: string | null;
  known_on: string;
  received_at: Date;
  place_id: number;
  place_as_written: string[];
  coordinates_method: ReportResponse['coordinatesMethod'];
  amount_text: string | null;
  unit_text: string | null;
  comparable: number | null;
  comparable_unit: 'g' | 'dose-unit' | null;
  producing_id: number | null;
  departure_id: number | null;
  destination_id: number | null;
  transit_ids: (number | null)[] | null;
  route_as_written: WrittenRoute | null;
  mode: string | null;
  concealment: string | null;
  is_zero: boolean;
  is_simulated: boolean;
  details: ReportResponse['details'] | null;
  marking: ReportResponse['marking'];
  purpose: ReportResponse['purpose'];
  file_id: number;
  row_number: number;
  source_version: number;
  file_name: string;
  sha256: string | null;
  ended: 'revised' | 'withdrawn' | null;
  ended_at: Date | null;
}

/** One report, replaced and withdrawn ones too: what a page once linked to stays readable. */
export async function readReport(
  tx: Transaction,
  id: string,
  knownBy: string,
): Promise<ReportRow | undefined> {
  const { rows } = await tx.query<ReportRow>(
    `select r.*, l.marking, l.purpose, p.coordinates_method, f.file_name, f.sha256, e.reason as ended, e.ended_at
     from report r join place p on p.id = r.place_id join file_provenance f on f.id = r.file_id
       join access_label l on l.id = r.label_id
       left join report_end e on e.report_id = r.id
     where r.id = $1::bigint and r.known_on <= $2`,
    [id, knownBy],
  );
  return rows[0];
}

export interface NamedSubstance {
  name: string;
  role: ReportResponse['substances'][number]['role'];
  outcome: ReportResponse['substances'][number]['outcome'];
  rule: ReportResponse['substances'][number]['rule'];
  confidence: number;
  targets: string[];
}

export async function readNamedSubstances(tx: Transaction, reportId: number): Promise<NamedSubstance[]> {
  const { rows } = await tx.query<NamedSubstance>(
    `select n.name, s.role, n.outcome, n.rule, n.confidence, n.targets
     from report_substance s join reported_name n on n.id = s.name_id where s.report_id = $1 order by s.position`,
    [reportId],
  );
  return rows;
}
