import type { Transaction } from '../../store/door.ts';
import type { StoredLeg } from '../../store/evidence.ts';
import { reportsOfNodes } from '../../store/reading/report-filter.ts';
import type { SignalLeg } from '../signals/contract.ts';

/** What routes are asked for; days are included. */
export interface RouteFilter {
  readonly knownBy: string;
  readonly from: string;
  readonly to: string;
  /** Absent: all substances. */
  readonly nodeIds: readonly string[] | undefined;
}

export interface LegSignal {
  readonly id: string;
  readonly leg: StoredLeg;
}

/** `$1` known by, `$2` and `$3` the window, `$4` the nodes or null. */
const MEETS = `r.known_on <= $1 and ($4::text[] is null or r.id in (${reportsOfNodes('$4')}))`;
const IS_INSIDE = 'r.occurred_on between $2::date and $3::date';

const parameters = (filter: RouteFilter): unknown[] => [
  filter.knownBy,
  filter.from,
  filter.to,
  filter.nodeIds === undefined ? null : [...filter.nodeIds],
];

/**
 * Every consecutive pair of countries on the way of a report. Where the departure is not named the producing country stands for
 * it, where the destination is not named the country of the report: as detection reads legs. The two ends of a way with transit
 * are a pair too where a signal (`$5` from, `$6` to) says that just this pair is new.
 */
const PAIRS = `with way as (
    select r.id, r.occurred_on, ${IS_INSIDE} as inside,
      array[coalesce(r.departure_id, r.producing_id)] || coalesce(r.transit_ids, '{}'::int[]) || array[coalesce(r.destination_id, p.country_id)] as stops
    from current_report r join place p on p.id = r.place_id
    where ${MEETS} and coalesce(r.departure_id, r.producing_id, r.destination_id, r.transit_ids[1]) is not null),
  pair as (
    select id, occurred_on, inside, stops[i] as a, stops[i + 1] as b from way, generate_series(1, cardinality(stops) - 1) as i
    union
    select id, occurred_on, inside, stops[1], stops[cardinality(stops)] from way
    where (stops[1], stops[cardinality(stops)]) in (select * from unnest($5::int[], $6::int[])))`;

export interface LegRow {
  a: number;
  b: number;
  reports: number;
  first_on: string;
  last_on: string;
}

function withSignals(filter: RouteFilter, signals: readonly LegSignal[]): unknown[] {
  const legs = signals.flatMap(({ leg }) => (leg.field === 'leg' ? [leg] : []));
  return [...parameters(filter), legs.map((leg) => leg.fromId), legs.map((leg) => leg.toId)];
}

/** Legs with a report in the window, most reports first. */
export async function readLegs(
  tx: Transaction,
  filter: RouteFilter,
  signals: readonly LegSignal[],
): Promise<LegRow[]> {
  const { rows } = await tx.query<LegRow>(
    `${PAIRS} select a, b, count(*) filter (where inside) as reports, min(occurred_on) as first_on, max(occurred_on) as last_on
     from pair where a <> b group by 1, 2 having count(*) filter (where inside) > 0 order by 3 desc, 1, 2`,
    withSignals(filter, signals),
  );
  return rows;
}

export interface LegNodeRow {
  a: number;
  b: number;
  node: string;
  reports: number;
}

/** Substances of some legs in the window, most reports first. */
export async function readLegNodes(
  tx: Transaction,
  filter: RouteFilter,
  { signals, legs }: { readonly signals: readonly LegSignal[]; readonly legs: readonly LegRow[] },
): Promise<LegNodeRow[]> {
  const { rows } = await tx.query<LegNodeRow>(
    `${PAIRS} select a, b, node, count(distinct pair.id) as reports
     from pair join report_substance s on s.report_id = pair.id join reported_name n on n.id = s.name_id, unnest(n.targets) as node
     where inside and n.outcome = 'resolved' and ($4::text[] is null or node = any($4::text[]))
       and (a, b) in (select * from unnest($7::int[], $8::int[]))
     group by 1, 2, 3 order by 4 desc, 3`,
    [...withSignals(filter, signals), legs.map((leg) => leg.a), legs.map((leg) => leg.b)],
  );
  return rows;
}

export interface MeansRow {
  text: string;
  reports: number;
  first_on: string;
}

/** Modes of transport or ways of hiding with a report in the window; texts that differ in case only are one. */
export async function readMeans(
  tx: Transaction,
  filter: RouteFilter,
  field: Exclude<SignalLeg['field'], 'leg'>,
): Promise<MeansRow[]> {
  const { rows } = await tx.query<MeansRow>(
    `select min(r.${field}) as text, count(*) filter (where ${IS_INSIDE}) as reports, min(r.occurred_on) as first_on
     from current_report r where ${MEETS} and r.${field} <> '' group by lower(r.${field})
     having count(*) filter (where ${IS_INSIDE}) > 0 order by 2 desc, 1`,
    parameters(filter),
  );
  return rows;
}

export interface RouteTotals {
  reports: number;
  routed: number;
}

export async function readTotals(tx: Transaction, filter: RouteFilter): Promise<RouteTotals> {
  const { rows } = await tx.query<RouteTotals>(
    `select count(*) as reports, count(*) filter (where r.route_as_written is not null) as routed
     from current_report r where ${MEETS} and ${IS_INSIDE} and not r.is_zero`,
    parameters(filter),
  );
  return rows[0] ?? { reports: 0, routed: 0 };
}

/** Signals of a run on new legs, modes and concealments, best first. */
export async function readLegSignals(
  tx: Transaction,
  runId: number,
  nodeIds: readonly string[] | undefined,
): Promise<LegSignal[]> {
  const { rows } = await tx.query<LegSignal>(
    `select s.id, s.leg from signal_state st join signal s on s.id = st.signal_id
     where st.run_id = $1 and s.kind = 'new-leg' and s.leg is not null and ($2::text[] is null or s.node_id = any($2))
     order by st.rank`,
    [runId, nodeIds === undefined ? null : [...nodeIds]],
  );
  return rows;
}
