import type { ReportKind } from '../../model/report.ts';
import type { Transaction } from '../../store/door.ts';
import type { NodeCatalogue } from '../../store/reading/catalogue.ts';
import { REPORTS_FROM, reportCondition } from '../../store/reading/report-filter.ts';
import type { SubstanceResponse } from './contract.ts';

export interface NodeFigures {
  reports: number;
  readonly countries: Set<number>;
  firstSeenOn: string;
  lastSeenOn: string;
}

interface NameSetRow {
  names: number[];
  country_id: number | null;
  /** Below zero: what the cells of single names count again of a report with several. */
  reports: number;
  first_on: string;
  last_on: string;
}

/**
 * Reports, countries and days of every node, everything under it included; a report with two names counts once.
 *
 * Cells count a report once for each of its names. Reports with several names are few: they are read, counted by all of their names
 * together, and taken back from each alone.
 */
export async function readNodeFigures(
  tx: Transaction,
  catalogue: NodeCatalogue,
  knownBy: string,
): Promise<ReadonlyMap<string, NodeFigures>> {
  const names = await tx.query<{ id: number; targets: string[] }>(
    "select id, targets from reported_name where outcome = 'resolved'",
  );
  const targetsOf = new Map(names.rows.map((row) => [row.id, row.targets]));
  const { rows } = await tx.query<NameSetRow>(
    `with named as (
       select r.id, r.occurred_on, p.country_id, array_agg(distinct s.name_id) as names
       from current_report r join place p on p.id = r.place_id join report_substance s on s.report_id = r.id
       where r.known_on <= $1 and r.id = any (array(select report_id from report_substance where position > 1)) group by 1, 2, 3),
     together as materialized (
       select names, country_id, count(*) as reports, min(occurred_on) as first_on, max(occurred_on) as last_on
       from named where cardinality(names) > 1 group by 1, 2)
     select array[c.name_id] as names, p.country_id, sum(c.reports)::int as reports, min(c.occurred_on) as first_on, max(c.occurred_on) as last_on
     from series_cell c join place p on p.id = c.place_id where c.known_on <= $1 group by c.name_id, p.country_id
     union all select * from together
     union all select array[name], country_id, -reports, first_on, last_on from together, unnest(names) as name`,
    [knownBy],
  );
  const figures = new Map<string, NodeFigures>();
  for (const row of rows) {
    const targets = row.names.flatMap((name) => targetsOf.get(name) ?? []);
    for (const id of new Set(targets.flatMap((target) => catalogue.above(target)))) addRow(figures, id, row);
  }
  return figures;
}

function addRow(figures: Map<string, NodeFigures>, id: string, row: NameSetRow): void {
  let node = figures.get(id);
  if (node === undefined) {
    node = { reports: 0, countries: new Set(), firstSeenOn: row.first_on, lastSeenOn: row.last_on };
    figures.set(id, node);
  }
  node.reports += row.reports;
  if (row.country_id !== null) node.countries.add(row.country_id);
  if (row.first_on < node.firstSeenOn) node.firstSeenOn = row.first_on;
  if (row.last_on > node.lastSeenOn) node.lastSeenOn = row.last_on;
}

type KindCount = SubstanceResponse['reportsByKind'][number];

export async function readKinds(
  tx: Transaction,
  nodeIds: readonly string[],
  knownBy: string,
): Promise<KindCount[]> {
  const { sql, values } = reportCondition({ knownBy, nodeIds });
  const { rows } = await tx.query<KindCount>(
    `select t.kind, count(*) as reports, min(r.occurred_on) as "firstSeenOn" ${REPORTS_FROM} where ${sql} group by 1 order by 2 desc, 1`,
    values,
  );
  return rows;
}

export interface SeenRow {
  country_id: number;
  iso2: string;
  reports: number;
  first_on: string;
  last_on: string;
  /** Of the reports of the first day. */
  first_kinds: ReportKind[];
}

export async function readCountriesSeen(
  tx: Transaction,
  nodeIds: readonly string[],
  knownBy: string,
): Promise<SeenRow[]> {
  const { sql, values } = reportCondition({ knownBy, nodeIds });
  const { rows } = await tx.query<SeenRow>(
    `with kinds as (
       select p.country_id, p.iso2, t.kind, count(*) as reports, min(r.occurred_on) as first_on, max(r.occurred_on) as last_on
       ${REPORTS_FROM} where ${sql} and p.country_id is not null group by 1, 2, 3),
     firsts as (select k.*, min(first_on) over (partition by country_id) as country_first from kinds k)
     select country_id, iso2, sum(reports)::int as reports, min(first_on) as first_on, max(last_on) as last_on,
       array_agg(kind order by kind) filter (where first_on = country_first) as first_kinds
     from firsts group by 1, 2 order by first_on, 1`,
    values,
  );
  return rows;
}

/** Spellings that resolve to the node itself, most rows first. */
export async function readSpellings(
  tx: Transaction,
  nodeId: string,
  knownBy: string,
): Promise<SubstanceResponse['writtenAs']> {
  const { rows } = await tx.query<{ name: string; rows: number }>(
    `select n.name, count(*) as rows from reported_name n join report_substance s on s.name_id = n.id
       join current_report r on r.id = s.report_id
     where n.outcome = 'resolved' and $1 = any(n.targets) and r.known_on <= $2 group by n.id order by 2 desc, 1 limit 100`,
    [nodeId, knownBy],
  );
  return rows;
}

export async function countSignalsOn(
  tx: Transaction,
  runId: number,
  nodeIds: readonly string[],
): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*) as count from signal_state st join signal s on s.id = st.signal_id
     where st.run_id = $1 and s.node_id = any($2::text[])`,
    [runId, nodeIds],
  );
  return rows[0]?.count ?? 0;
}
