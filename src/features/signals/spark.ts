import { dayOf, isoOf } from '../../kernel/days.ts';
import type { Transaction } from '../../store/door.ts';
import { type StoredEvidence, WORLD_PLACE } from '../../store/evidence.ts';
import { listPeriods, periodSql, startOfPeriod } from '../../store/reading/periods.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { REPORTS_FROM } from '../../store/reading/report-filter.ts';
import type { SignalRow } from './queries.ts';

const SPARK_WEEKS = 26;
const DAYS_PER_WEEK = 7;

/** Reports of one week that are alike in all that evidence asks for. */
interface RecentGroup {
  readonly week: string;
  readonly places: readonly (number | null)[];
  readonly streamId: number;
  readonly kind: string;
  readonly fromId: number | null;
  readonly toId: number | null;
  readonly mode: string | null;
  readonly concealment: string | null;
  readonly nodes: readonly string[];
  readonly reports: number;
}

/** Counts of the last 26 weeks, oldest first: of the series that was judged, else of the evidence without its window. */
export async function readSpark(reading: Reading, row: SignalRow): Promise<number[]> {
  const last = dayOf(startOfPeriod(row.asOf, 'week'));
  const first = isoOf(last - (SPARK_WEEKS - 1) * DAYS_PER_WEEK);
  const counts = new Map<string, number>();
  if (row.series !== null) {
    const from = dayOf(row.series.firstWeekOn);
    for (const [week, count] of row.series.observed.entries())
      counts.set(isoOf(from + week * DAYS_PER_WEEK), count);
  } else {
    const groups = await reading.once(`signals.recent|${row.asOf}`, () =>
      readRecent(reading.tx, first, row.asOf),
    );
    const { evidence } = row.finding;
    const nodes = evidence.nodeIds && new Set(evidence.nodeIds);
    for (const group of groups)
      if (meets(group, evidence, nodes))
        counts.set(group.week, (counts.get(group.week) ?? 0) + group.reports);
  }
  return listPeriods(first, row.asOf, 'week').map((week) => counts.get(week) ?? 0);
}

/** The same conditions as `evidenceCondition` of the store, but for the window. */
function meets(
  group: RecentGroup,
  { placeId, streamId, reportKind, leg }: StoredEvidence,
  nodes: ReadonlySet<string> | undefined,
): boolean {
  if (streamId !== undefined && streamId !== group.streamId) return false;
  if (reportKind !== undefined && reportKind !== group.kind) return false;
  if (placeId !== WORLD_PLACE && !group.places.includes(placeId)) return false;
  if (nodes !== undefined && !group.nodes.some((node) => nodes.has(node))) return false;
  if (leg === undefined) return true;
  return leg.field === 'leg'
    ? group.fromId === leg.fromId && group.toId === leg.toId
    : group[leg.field] === leg.text.toLowerCase();
}

/** All reports of the weeks in one pass: asking signal by signal would read them once for each. */
async function readRecent(tx: Transaction, from: string, asOf: string): Promise<RecentGroup[]> {
  const { rows } = await tx.query<RecentGroup>(
    `with recent as (
       select r.*, ${periodSql('week', 'r.occurred_on')} as week, t.kind, p.division_id, p.country_id, p.region_id
       ${REPORTS_FROM} where r.known_on <= $1 and r.occurred_on between $2::date and $1::date),
     named as (
       select s.report_id, array_agg(distinct target) as nodes
       from recent r join report_substance s on s.report_id = r.id
         join reported_name n on n.id = s.name_id and n.outcome = 'resolved', unnest(n.targets) as target group by 1)
     select week, array[place_id, division_id, country_id, region_id] as places, stream_id as "streamId", kind,
       coalesce(departure_id, producing_id) as "fromId", coalesce(destination_id, country_id) as "toId",
       lower(mode) as mode, lower(concealment) as concealment, coalesce(nodes, '{}') as nodes, count(*) as reports
     from recent r left join named on named.report_id = r.id group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
    [asOf, from],
  );
  return rows;
}
