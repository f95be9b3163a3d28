import { WORLD_PLACE } from '../evidence.ts';

/** Which reports are asked for: current ones known by a date that meet all of these. Days are included. */
export interface ReportFilter {
  readonly knownBy: string;
  /** Registry ids: reports that carry any of them. */
  readonly nodeIds?: readonly string[] | undefined;
  readonly placeId?: number | undefined;
  readonly iso2?: string | undefined;
  readonly streamId?: number | undefined;
  /** Reports of any of these streams; quicker than a kind, which no index of reports knows. */
  readonly streamIds?: readonly number[] | undefined;
  readonly kind?: string | undefined;
  readonly fromOn?: string | undefined;
  readonly toOn?: string | undefined;
}

export interface Condition {
  readonly sql: string;
  readonly values: unknown[];
}

/** Rows that a condition is on: `r` the report, `p` its place, `t` its stream. */
export const REPORTS_FROM =
  'from current_report r join place p on p.id = r.place_id join stream t on t.id = r.stream_id';

/** The condition on `REPORTS_FROM`, its parameters from `$1` on; `$1` is the date of knowing. */
export function reportCondition(filter: ReportFilter): Condition {
  const values: unknown[] = [filter.knownBy];
  const parts = ['r.known_on <= $1'];
  const add = (value: unknown, toSql: (place: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    parts.push(toSql(`$${values.length}`));
  };
  add(filter.fromOn, (at) => `r.occurred_on >= ${at}::date`);
  add(filter.toOn, (at) => `r.occurred_on <= ${at}::date`);
  add(
    filter.placeId === WORLD_PLACE ? undefined : filter.placeId,
    (at) => `${at}::int in (p.id, p.division_id, p.country_id, p.region_id)`,
  );
  add(filter.iso2, (at) => `p.iso2 = ${at}`);
  add(filter.streamId, (at) => `r.stream_id = ${at}::int`);
  add(filter.streamIds && [...filter.streamIds], (at) => `r.stream_id = any(${at}::int[])`);
  add(filter.kind, (at) => `t.kind = ${at}`);
  add(filter.nodeIds && [...filter.nodeIds], (at) => `r.id in (${reportsOfNodes(at)})`);
  return { sql: parts.join(' and '), values };
}

/** Ids of the reports that carry any of the nodes of a parameter. */
export function reportsOfNodes(parameter: string): string {
  return `select s.report_id from report_substance s join reported_name n on n.id = s.name_id
    where n.outcome = 'resolved' and n.targets && ${parameter}::text[]`;
}
