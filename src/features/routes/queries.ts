import type { Transaction } from '../../store/door.ts';
import type { StoredLeg } from '../../store/evidence.ts';
import { type Condition, reportCondition } from '../../store/reading/report-filter.ts';

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

const HAS_WAY = 'coalesce(r.departure_id, r.producing_id, r.destination_id, r.transit_ids[1]) is not null';

/** What `grouping` of concealment, mode and country says of a row: which of them it sums over. */
const SUMS = { way: 6, mode: 5, concealment: 3, all: 7 } as const;

/**
 * Everything that routes say, in one reading of the reports: these are many, and were read once for each part before. The first and
 * last day of the window follow the parameters of the condition. What is not asked for stands in no condition: as an alternative
 * (`$2 is null or r.id in …`) the reports of the nodes would be gone through anew for each report once their list outgrows memory.
 */
function sumsSql({ sql, values }: Condition): string {
  const isInside = `r.occurred_on between $${values.length + 1}::date and $${values.length + 2}::date`;
  return `
select grouping(lower(r.concealment), lower(r.mode), p.country_id)::int as sums,
  r.departure_id, r.producing_id, r.destination_id, r.transit_ids, p.country_id,
  min(r.mode) as mode, min(r.concealment) as concealment,
  count(*) filter (where ${isInside}) as inside,
  count(*) filter (where ${isInside} and not r.is_zero) as reports,
  count(*) filter (where ${isInside} and not r.is_zero and r.route_as_written is not null) as routed,
  min(r.occurred_on) as first_on, max(r.occurred_on) as last_on,
  case when grouping(p.country_id) = 0 then array_agg(r.id) filter (where ${isInside} and ${HAS_WAY}) end as ids
from current_report r join place p on p.id = r.place_id where ${sql}
group by grouping sets ((r.departure_id, r.producing_id, r.destination_id, r.transit_ids, p.country_id), (lower(r.mode)), (lower(r.concealment)), ())`;
}

interface SumsRow {
  sums: number;
  departure_id: number | null;
  producing_id: number | null;
  destination_id: number | null;
  transit_ids: number[] | null;
  country_id: number | null;
  mode: string | null;
  concealment: string | null;
  inside: number;
  reports: number;
  routed: number;
  first_on: string;
  last_on: string;
  ids: string[] | null;
}

/** A pair of countries with a report in the window. */
export interface Leg {
  readonly a: number;
  readonly b: number;
  reports: number;
  firstOn: string;
  lastOn: string;
  /** The reports in the window. */
  readonly ids: string[];
}

/** A mode of transport or a way of hiding with a report in the window; texts that differ in case only are one. */
export interface Means {
  readonly text: string;
  readonly reports: number;
  readonly firstOn: string;
}

export interface RouteSums {
  /** Most reports first. */
  readonly legs: readonly Leg[];
  readonly modes: readonly Means[];
  readonly concealments: readonly Means[];
  readonly reports: number;
  readonly routed: number;
}

export async function readSums(
  tx: Transaction,
  filter: RouteFilter,
  signals: readonly LegSignal[],
): Promise<RouteSums> {
  const { knownBy, nodeIds, from, to } = filter;
  const condition = reportCondition({ knownBy, nodeIds });
  const { rows } = await tx.query<SumsRow>(sumsSql(condition), [...condition.values, from, to]);
  const all = rows.find(({ sums }) => sums === SUMS.all);
  return {
    legs: sumLegs(
      rows.filter(({ sums }) => sums === SUMS.way),
      signals,
    ),
    modes: listMeans(rows, 'mode'),
    concealments: listMeans(rows, 'concealment'),
    reports: all?.reports ?? 0,
    routed: all?.routed ?? 0,
  };
}

function listMeans(rows: readonly SumsRow[], field: 'mode' | 'concealment'): Means[] {
  return rows
    .filter((row) => row.sums === SUMS[field] && row.inside > 0)
    .flatMap((row) => (row[field] ? [{ text: row[field], reports: row.inside, firstOn: row.first_on }] : []))
    .sort((one, other) => other.reports - one.reports || (one.text < other.text ? -1 : 1));
}

/**
 * Every consecutive pair of countries on the way of a report. Where the departure is not named the producing country stands for
 * it, where the destination is not named the country of the report: as detection reads legs. The two ends of a way with transit
 * are a pair too where a signal says that just this pair is new.
 */
function listPairs(row: SumsRow, signalled: ReadonlySet<string>): ReadonlySet<string> {
  const { departure_id, producing_id, destination_id, country_id } = row;
  const transit = row.transit_ids ?? [];
  const pairs = new Set<string>();
  if ([departure_id, producing_id, destination_id, transit[0]].every((id) => id == null)) return pairs;
  const stops = [departure_id ?? producing_id, ...transit, destination_id ?? country_id];
  for (const [at, from] of stops.slice(0, -1).entries()) {
    const to = stops[at + 1];
    if (from != null && to != null && from !== to) pairs.add(`${from}-${to}`);
  }
  const ends = `${stops[0]}-${stops.at(-1)}`;
  if (stops[0] !== stops.at(-1) && signalled.has(ends)) pairs.add(ends);
  return pairs;
}

function sumLegs(rows: readonly SumsRow[], signals: readonly LegSignal[]): Leg[] {
  const signalled = new Set(
    signals.flatMap(({ leg }) => (leg.field === 'leg' ? [`${leg.fromId}-${leg.toId}`] : [])),
  );
  const legs = new Map<string, Leg>();
  for (const row of rows)
    for (const pair of listPairs(row, signalled)) {
      const [a, b] = pair.split('-').map(Number) as [number, number];
      const leg = legs.get(pair) ?? { a, b, reports: 0, firstOn: row.first_on, lastOn: row.last_on, ids: [] };
      legs.set(pair, leg);
      leg.reports += row.inside;
      if (row.first_on < leg.firstOn) leg.firstOn = row.first_on;
      if (row.last_on > leg.lastOn) leg.lastOn = row.last_on;
      for (const id of row.ids ?? []) leg.ids.push(id);
    }
  return [...legs.values()]
    .filter(({ reports }) => reports > 0)
    .sort((one, other) => other.reports - one.reports || one.a - other.a || one.b - other.b);
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
  { nodeIds }: RouteFilter,
  legs: readonly Leg[],
): Promise<LegNodeRow[]> {
  const { rows } = await tx.query<LegNodeRow>(
    `select l.a, l.b, node, count(distinct l.id) as reports
     from unnest($1::int[], $2::int[], $3::bigint[]) as l (a, b, id) join report_substance s on s.report_id = l.id
       join reported_name n on n.id = s.name_id, unnest(n.targets) as node
     where n.outcome = 'resolved' and ($4::text[] is null or node = any($4::text[]))
     group by 1, 2, 3 order by 4 desc, 3`,
    [
      legs.flatMap(({ a, ids }) => ids.map(() => a)),
      legs.flatMap(({ b, ids }) => ids.map(() => b)),
      legs.flatMap(({ ids }) => ids),
      nodeIds === undefined ? null : [...nodeIds],
    ],
  );
  return rows;
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
