import { listNodeAncestors } from '../../model/count-once.ts';
import type { DetectionInput, PlaceNode, StreamInfo, SubstanceNode } from '../../model/detector.ts';
import type { PlaceLevel } from '../../model/place.ts';
import type { ReportKind } from '../../model/report.ts';
import type { RegistryEntry } from '../../model/substance.ts';
import type { Transaction } from '../../store/door.ts';
import type { World } from '../imports/world.ts';
import { loadReports, type ReportGroups } from './load-reports.ts';

/** Index <-> id of everything that detection speaks of by index. */
export interface DetectionKeys {
  readonly placeIds: readonly number[];
  readonly streamIds: readonly number[];
  readonly nodeIds: readonly string[];
}

export interface LoadedDetection {
  readonly input: Omit<DetectionInput, 'asOf'>;
  readonly keys: DetectionKeys;
  readonly groups: ReportGroups;
  /** The instant that the reading saw: what came in later is not in it. */
  readonly readAt: Date;
}

/** Reads what detection needs; as-of dates are cut from it later, so one reading serves a whole replay. */
export async function loadDetection(
  tx: Transaction,
  world: Pick<World, 'registry' | 'countries'>,
): Promise<LoadedDetection> {
  const { places, placeIds, placeIndex } = await loadPlaces(tx, world);
  const { streams, streamIds, streamIndex } = await loadStreams(tx, placeIndex);
  const nodes = listNodes(world.registry);
  const nodeIndex = new Map(nodes.map((node) => [node.id, node.index]));
  const names = await loadNames(tx, nodeIndex);
  const { rows } = await tx.query<{ at: Date }>('select now() as at');
  const nodeAncestors = listNodeAncestors(nodes);
  const indices = { placeIndex, streamIndex, nodesOf: names.nodesOf, places, nodeAncestors };
  const reports = await loadReports(tx, indices);
  return {
    input: { ...reports.columns, streams, places, nodes, nameCount: names.count },
    keys: { placeIds, streamIds, nodeIds: nodes.map((node) => node.id) },
    groups: reports.groups,
    readAt: rows[0]!.at,
  };
}

async function loadPlaces(tx: Transaction, world: Pick<World, 'countries'>) {
  const { rows } = await tx.query<{
    id: number;
    parent_id: number | null;
    level: PlaceLevel;
    name: string;
    iso2: string;
  }>('select id, parent_id, level, name, iso2 from place order by id');
  const placeIndex = new Map(rows.map((row, index) => [row.id, index]));
  const countryIndex = new Map(
    rows.flatMap((row, index) => (row.level === 'country' ? [[row.iso2, index] as const] : [])),
  );
  const bordersOf = new Map(world.countries.map((country) => [country.iso2, country.neighbours]));
  const places: PlaceNode[] = rows.map((row, index) => ({
    index,
    level: row.level,
    parent: row.parent_id === null ? -1 : (placeIndex.get(row.parent_id) ?? -1),
    name: row.name,
    iso2: row.iso2,
    neighbours:
      row.level === 'country'
        ? (bordersOf.get(row.iso2) ?? []).flatMap((iso2) => countryIndex.get(iso2) ?? [])
        : [],
  }));
  return { places, placeIds: rows.map((row) => row.id), placeIndex };
}

async function loadStreams(tx: Transaction, placeIndex: ReadonlyMap<number, number>) {
  const { rows } = await tx.query<{
    id: number;
    source_id: string;
    kind: ReportKind;
    reporter_key: string;
    reporter_name: string;
    country_id: number | null;
    cadence_days: number;
    lag_days: number;
  }>('select * from stream order by id');
  const streams: StreamInfo[] = rows.map((row, index) => ({
    index,
    key: `${row.source_id}/${row.kind}/${row.reporter_key}`,
    name: row.reporter_name,
    sourceId: row.source_id,
    kind: row.kind,
    country: row.country_id === null ? -1 : (placeIndex.get(row.country_id) ?? -1),
    cadenceDays: row.cadence_days,
    lagDays: row.lag_days,
  }));
  return {
    streams,
    streamIds: rows.map((row) => row.id),
    streamIndex: new Map(rows.map((row, index) => [row.id, index])),
  };
}

function listNodes(registry: readonly RegistryEntry[]): SubstanceNode[] {
  const index = new Map(registry.map((entry, position) => [entry.id, position]));
  return registry.map((entry, position) => ({
    index: position,
    id: entry.id,
    kind: entry.kind,
    name: entry.name,
    parents: entry.parents.flatMap((parent) => index.get(parent) ?? []),
    isSynthetic: entry.isSynthetic,
  }));
}

async function loadNames(tx: Transaction, nodeIndex: ReadonlyMap<string, number>) {
  const { rows } = await tx.query<{ id: number; targets: string[]; outcome: string }>(
    'select id, targets, outcome from reported_name',
  );
  const nodesOf = new Map<number, readonly number[]>();
  let count = 0;
  for (const row of rows) {
    const nodes =
      row.outcome === 'resolved' ? row.targets.flatMap((target) => nodeIndex.get(target) ?? []) : [];
    nodesOf.set(row.id, nodes.length > 0 ? nodes : [-1]);
    count = Math.max(count, row.id + 1);
  }
  return { nodesOf, count };
}
