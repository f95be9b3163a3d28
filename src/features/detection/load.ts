import type {
  CellColumns,
  DetectionInput,
  LegColumns,
  LegValue,
  PlaceNode,
  StreamInfo,
  SubstanceNode,
} from '../../model/detector.ts';
import type { PlaceLevel } from '../../model/place.ts';
import type { ReportKind } from '../../model/report.ts';
import type { RegistryEntry } from '../../model/substance.ts';
import type { Transaction } from '../../store/door.ts';
import type { World } from '../imports/world.ts';

/** Index <-> id of everything that detection speaks of by index. */
export interface DetectionKeys {
  readonly placeIds: readonly number[];
  readonly streamIds: readonly number[];
  readonly nodeIds: readonly string[];
}

export interface LoadedDetection {
  readonly input: Omit<DetectionInput, 'asOf'>;
  readonly keys: DetectionKeys;
}

/** Texts that say nothing of how something was carried. */
const SAYS_NOTHING = new Set(['other', 'none', 'unknown', '']);

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
  const indices = { placeIndex, streamIndex, names };
  const cells = await loadCells(tx, indices);
  const { legs, legValues } = await loadLegs(tx, indices);
  return {
    input: { cells, legs, legValues, streams, places, nodes, nameCount: names.count },
    keys: { placeIds, streamIds, nodeIds: nodes.map((node) => node.id) },
  };
}

interface Indices {
  readonly placeIndex: ReadonlyMap<number, number>;
  readonly streamIndex: ReadonlyMap<number, number>;
  readonly names: { readonly nodesOf: ReadonlyMap<number, readonly number[]>; readonly count: number };
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

/** Columns that grow; typed arrays at the end. */
class Columns<K extends string> {
  readonly #values: Record<K, number[]>;

  constructor(keys: readonly K[]) {
    this.#values = Object.fromEntries(keys.map((key) => [key, []])) as unknown as Record<K, number[]>;
  }

  push(row: Record<K, number>): void {
    for (const key in row) this.#values[key].push(row[key]);
  }

  column(key: K): Int32Array {
    return Int32Array.from(this.#values[key]);
  }
}

const CELL_KEYS = ['stream', 'place', 'node', 'name', 'occurredDay', 'knownDay', 'reports'] as const;

async function loadCells(tx: Transaction, { placeIndex, streamIndex, names }: Indices): Promise<CellColumns> {
  const { rows } = await tx.query<number[]>({
    text: `select stream_id, place_id, name_id, occurred_on - date '1970-01-01', known_on - date '1970-01-01', reports from series_cell`,
    rowMode: 'array',
  });
  const columns = new Columns(CELL_KEYS);
  for (const [stream, place, name, occurredDay, knownDay, reports] of rows as [
    number,
    number,
    number,
    number,
    number,
    number,
  ][]) {
    for (const node of names.nodesOf.get(name) ?? [-1])
      columns.push({
        stream: streamIndex.get(stream) ?? 0,
        place: placeIndex.get(place) ?? 0,
        node,
        name,
        occurredDay,
        knownDay,
        reports,
      });
  }
  return Object.fromEntries(CELL_KEYS.map((key) => [key, columns.column(key)])) as unknown as CellColumns;
}

const LEG_KEYS = ['stream', 'node', 'field', 'value', 'occurredDay', 'knownDay', 'reports'] as const;

const LEG_SQL = `
select r.stream_id, s.name_id, coalesce(r.departure_id, r.producing_id), coalesce(r.destination_id, p.country_id), r.mode, r.concealment,
       r.occurred_on - date '1970-01-01', r.known_on - date '1970-01-01', count(*)::int
from current_report r
join report_substance s on s.report_id = r.id
join place p on p.id = r.place_id
where r.mode is not null or r.concealment is not null
   or coalesce(r.departure_id, r.producing_id) is distinct from coalesce(r.destination_id, p.country_id)
group by 1, 2, 3, 4, 5, 6, 7, 8`;

type LegRow = [
  number,
  number,
  number | null,
  number | null,
  string | null,
  string | null,
  number,
  number,
  number,
];

async function loadLegs(
  tx: Transaction,
  { placeIndex, streamIndex, names }: Indices,
): Promise<{ legs: LegColumns; legValues: LegValue[] }> {
  const { rows } = await tx.query<LegRow>({ text: LEG_SQL, rowMode: 'array' });
  const values = new Map<string, number>();
  const legValues: LegValue[] = [];
  const indexOfValue = (key: string, make: () => LegValue): number => {
    const known = values.get(key);
    if (known !== undefined) return known;
    legValues.push(make());
    values.set(key, legValues.length - 1);
    return legValues.length - 1;
  };
  const columns = new Columns(LEG_KEYS);
  for (const [
    stream,
    name,
    from,
    to,
    mode,
    concealment,
    occurredDay,
    knownDay,
    reports,
  ] of rows as LegRow[]) {
    const found: [field: number, value: number][] = [];
    const [fromIndex, toIndex] = [
      from === null ? undefined : placeIndex.get(from),
      to === null ? undefined : placeIndex.get(to),
    ];
    if (fromIndex !== undefined && toIndex !== undefined && fromIndex !== toIndex)
      found.push([
        0,
        indexOfValue(`leg|${fromIndex}|${toIndex}`, () => ({ field: 'leg', from: fromIndex, to: toIndex })),
      ]);
    for (const [field, label, text] of [
      [1, 'mode', mode],
      [2, 'concealment', concealment],
    ] as const)
      if (text !== null && !SAYS_NOTHING.has(text.toLowerCase()))
        found.push([field, indexOfValue(`${label}|${text.toLowerCase()}`, () => ({ field: label, text }))]);
    for (const node of names.nodesOf.get(name) ?? [-1])
      for (const [field, value] of found)
        columns.push({
          stream: streamIndex.get(stream) ?? 0,
          node,
          field,
          value,
          occurredDay,
          knownDay,
          reports,
        });
  }
  const legs = Object.fromEntries(LEG_KEYS.map((key) => [key, columns.column(key)])) as unknown as LegColumns;
  return { legs: { ...legs, field: Int8Array.from(legs.field) }, legValues };
}
