import type { Transaction } from '../../store/door.ts';
import { type PeriodUnit, periodSql } from '../../store/reading/periods.ts';
import { REPORTS_FROM, reportCondition } from '../../store/reading/report-filter.ts';

export interface HealthFilter {
  readonly knownBy: string;
  readonly toOn: string;
  /** Streams of the kind. */
  readonly streamIds: readonly number[];
  /** Wastewater: a load is measured, reports are not counted. */
  readonly isLoad: boolean;
  readonly iso2: string | undefined;
  readonly unit: PeriodUnit;
}

export interface StreamPeriod {
  on: string;
  stream_id: number;
  /** Reports that say something was seen; «nothing seen» counts towards completeness only. */
  reports: number;
}

export async function readStreamPeriods(tx: Transaction, filter: HealthFilter): Promise<StreamPeriod[]> {
  const { sql, values } = reportCondition(filter);
  const { rows } = await tx.query<StreamPeriod>(
    `select ${periodSql(filter.unit, 'r.occurred_on')} as on, r.stream_id, count(*) filter (where not r.is_zero) as reports
     ${REPORTS_FROM} where ${sql} group by 1, 2 order by 1, 2`,
    values,
  );
  return rows;
}

export interface PeriodValue {
  on: string;
  value: number;
}

/** Sites that measured in each period. */
export async function readSites(tx: Transaction, filter: HealthFilter): Promise<PeriodValue[]> {
  const { sql, values } = reportCondition(filter);
  const { rows } = await tx.query<PeriodValue>(
    `select ${periodSql(filter.unit, 'r.occurred_on')} as on, count(distinct r.place_id) as value
     ${REPORTS_FROM} where ${sql} and not r.is_zero group by 1`,
    values,
  );
  return rows;
}

/** Key of a wastewater report's detail: mg per 1,000 people and day. */
const LOAD = 'mgPer1000PeopleDay';

/** What stands for a group of reports: how many there are, or the median load of the sites that measured. */
const measureSql = ({ isLoad }: HealthFilter) =>
  isLoad
    ? `percentile_cont(0.5) within group (order by (r.details ->> '${LOAD}')::float8)`
    : 'count(distinct r.id)';
const measuredSql = ({ isLoad }: HealthFilter) =>
  isLoad ? `jsonb_typeof(r.details -> '${LOAD}') = 'number'` : 'true';

/** Each node that a name resolves to, by period; of a class, the reports that name the class itself. */
export async function readNodePeriods(
  tx: Transaction,
  filter: HealthFilter,
): Promise<(PeriodValue & { node: string })[]> {
  const { sql, values } = reportCondition(filter);
  const { rows } = await tx.query<PeriodValue & { node: string }>(
    `select ${periodSql(filter.unit, 'r.occurred_on')} as on, node, ${measureSql(filter)} as value
     ${REPORTS_FROM} join report_substance s on s.report_id = r.id join reported_name n on n.id = s.name_id, unnest(n.targets) as node
     where ${sql} and n.outcome = 'resolved' and ${measuredSql(filter)} group by 1, 2`,
    values,
  );
  return rows;
}

/** Classes by period, everything under each included; a report that carries two of one class counts once for it. */
export async function readClassPeriods(
  tx: Transaction,
  filter: HealthFilter,
  members: readonly { readonly node: string; readonly within: readonly string[] }[],
): Promise<(PeriodValue & { node: string })[]> {
  const pairs = members.flatMap(({ node, within }) => within.map((member) => ({ node, member })));
  const { sql, values } = reportCondition(filter);
  const at = values.push(JSON.stringify(pairs));
  const { rows } = await tx.query<PeriodValue & { node: string }>(
    `with class_name as (
       select distinct c.node, n.id from jsonb_to_recordset($${at}::jsonb) as c (node text, member text)
         join reported_name n on n.targets @> array[c.member] and n.outcome = 'resolved')
     select ${periodSql(filter.unit, 'r.occurred_on')} as on, c.node, count(distinct r.id) as value
     ${REPORTS_FROM} join report_substance s on s.report_id = r.id join class_name c on c.id = s.name_id
     where ${sql} group by 1, 2`,
    values,
  );
  return rows;
}

/** One node by period, everything under it included; a report that carries two of them counts once. */
export async function readOneNode(
  tx: Transaction,
  filter: HealthFilter,
  nodeIds: readonly string[],
): Promise<PeriodValue[]> {
  const { sql, values } = reportCondition({ ...filter, nodeIds });
  const { rows } = await tx.query<PeriodValue>(
    `select ${periodSql(filter.unit, 'r.occurred_on')} as on, ${measureSql(filter)} as value
     ${REPORTS_FROM} where ${sql} and ${measuredSql(filter)} group by 1`,
    values,
  );
  return rows;
}
