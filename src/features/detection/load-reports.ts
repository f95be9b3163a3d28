import { setImmediate } from 'node:timers/promises';
import { type CellShare, shareReport } from '../../model/count-once.ts';
import type { CellColumns, DetectionInput, LegColumns, LegValue, PlaceNode } from '../../model/detector.ts';
import type { Transaction } from '../../store/door.ts';

/** Texts that say nothing of how something was carried. */
const SAYS_NOTHING = new Set(['other', 'none', 'unknown', '']);
/** How `LegColumns` numbers the fields. */
const FIELD = { leg: 0, mode: 1, concealment: 2 } as const;
/** Rows between which other work of the process gets its turn. */
const TURN = 2_000;

/** Reports that are alike in all that detection asks for; -1 stands for none. */
export interface ReportGroups {
  readonly stream: Int32Array;
  readonly place: Int32Array;
  /** Index into `nodesOfSet`: what the substances of the report resolve to, taken together. */
  readonly set: Int32Array;
  readonly occurredDay: Int32Array;
  readonly knownDay: Int32Array;
  /** Indices into `legValues`. */
  readonly leg: Int32Array;
  readonly mode: Int32Array;
  readonly concealment: Int32Array;
  /** Ids of their labels in the store. */
  readonly label: Int32Array;
  readonly reports: Int32Array;
  readonly nodesOfSet: readonly (readonly number[])[];
}

export interface ReportIndices {
  readonly placeIndex: ReadonlyMap<number, number>;
  readonly streamIndex: ReadonlyMap<number, number>;
  readonly nodesOf: ReadonlyMap<number, readonly number[]>;
  readonly places: readonly PlaceNode[];
  readonly nodeAncestors: readonly Int32Array[];
}

interface LoadedReports {
  readonly columns: Pick<DetectionInput, 'cells' | 'legs' | 'legValues'>;
  readonly groups: ReportGroups;
}

/** Most reports hold one substance: only for the others is a list worked out. */
const GROUPS_SQL = `
select r.stream_id, r.place_id, r.occurred_on - date '1970-01-01', r.known_on - date '1970-01-01',
       coalesce(r.departure_id, r.producing_id), r.destination_id, r.mode, r.concealment, coalesce(m.names, s.name_id::text), r.label_id,
       count(*)::int
from current_report r
left join report_substance s on s.report_id = r.id and s.position = 1
left join (
  select report_id, string_agg(distinct name_id::text, ',') as names from report_substance
  where report_id in (select report_id from report_substance where position > 1) group by report_id) m on m.report_id = r.id
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`;

type GroupRow = [
  stream: number,
  place: number,
  occurredDay: number,
  knownDay: number,
  from: number | null,
  to: number | null,
  mode: string | null,
  concealment: string | null,
  names: string | null,
  label: number,
  reports: number,
];

const FIRST_ROWS = 1 << 14;

/** Columns that grow, row after row in one array of numbers; rows are given in the order of the keys. */
class Columns<K extends string> {
  readonly #keys: readonly K[];
  #values: Int32Array;
  #length = 0;

  constructor(keys: readonly K[]) {
    this.#keys = keys;
    this.#values = new Int32Array(FIRST_ROWS * keys.length);
  }

  push(...row: readonly number[]): void {
    if (this.#length + row.length > this.#values.length) {
      const grown = new Int32Array(2 * this.#values.length);
      grown.set(this.#values);
      this.#values = grown;
    }
    for (let at = 0; at < row.length; at++) this.#values[this.#length++] = row[at]!;
  }

  toArrays(): Record<K, Int32Array> {
    const width = this.#keys.length;
    const rows = this.#length / width;
    const entries = this.#keys.map((key, column) => {
      const values = new Int32Array(rows);
      for (let row = 0; row < rows; row++) values[row] = this.#values[row * width + column]!;
      return [key, values] as const;
    });
    return Object.fromEntries(entries) as Record<K, Int32Array>;
  }
}

const CELL_KEYS = [
  'stream',
  'place',
  'node',
  'name',
  'occurredDay',
  'knownDay',
  'reports',
  'ownReports',
  'namedReports',
] as const;
const LEG_KEYS = [
  'stream',
  'node',
  'field',
  'value',
  'occurredDay',
  'knownDay',
  'reports',
  'ownReports',
] as const;
const GROUP_KEYS = [
  'stream',
  'place',
  'set',
  'occurredDay',
  'knownDay',
  'leg',
  'mode',
  'concealment',
  'label',
  'reports',
] as const;

/** Numbers distinct things in the order in which they are met. */
class Numbered<T> {
  readonly items: T[] = [];
  readonly #indices = new Map<string, number>();

  indexOf(key: string, make: () => T): number {
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    this.#indices.set(key, this.items.length);
    return this.items.push(make()) - 1;
  }
}

interface NameSet {
  readonly shares: readonly CellShare[];
  readonly nodes: readonly number[];
}

/** Takes rows of reports apart into the cells and legs that detection judges, and the groups that its evidence is counted in. */
class ReportTables {
  readonly #indices: ReportIndices;
  readonly #countries: Int32Array;
  readonly #cells = new Columns(CELL_KEYS);
  readonly #legs = new Columns(LEG_KEYS);
  readonly #groups = new Columns(GROUP_KEYS);
  readonly #values = new Numbered<LegValue>();
  readonly #sets = new Numbered<NameSet>();

  constructor(indices: ReportIndices) {
    this.#indices = indices;
    this.#countries = Int32Array.from(indices.places, ({ index }) => countryOf(indices.places, index));
  }

  add([
    streamId,
    placeId,
    occurred,
    known,
    from,
    to,
    modeText,
    concealmentText,
    names,
    label,
    reports,
  ]: GroupRow) {
    const stream = this.#indices.streamIndex.get(streamId) ?? 0;
    const place = this.#indices.placeIndex.get(placeId) ?? 0;
    const set = this.#sets.indexOf(names ?? '', () => this.#readSet(names));
    const leg = this.#legOf(from, to, place);
    const mode = this.#wayOf('mode', modeText);
    const concealment = this.#wayOf('concealment', concealmentText);
    this.#groups.push(stream, place, set, occurred, known, leg, mode, concealment, label, reports);
    const ways = [
      [FIELD.leg, leg],
      [FIELD.mode, mode],
      [FIELD.concealment, concealment],
    ] as const;
    let own = reports;
    for (const share of this.#sets.items[set]!.shares) {
      const { node, name } = share;
      const counted = share.reports * reports;
      const [first, named] = [share.ownReports * reports, share.namedReports * reports];
      this.#cells.push(stream, place, node, name, occurred, known, counted, first, named);
      if (node < 0) continue;
      for (const [field, value] of ways)
        if (value >= 0) this.#legs.push(stream, node, field, value, occurred, known, counted, own);
      own = 0;
    }
  }

  finish(): LoadedReports {
    const legs = this.#legs.toArrays();
    return {
      columns: {
        cells: this.#cells.toArrays() satisfies CellColumns,
        legs: { ...legs, field: Int8Array.from(legs.field) } satisfies LegColumns,
        legValues: this.#values.items,
      },
      groups: { ...this.#groups.toArrays(), nodesOfSet: this.#sets.items.map(({ nodes }) => nodes) },
    };
  }

  #readSet(text: string | null): NameSet {
    const names = text === null ? [] : text.split(',').map(Number);
    const { nodesOf, nodeAncestors } = this.#indices;
    const named = names.map((name) => ({ name, nodes: nodesOf.get(name) ?? [-1] }));
    const nodes = new Set(named.flatMap((each) => each.nodes));
    return { shares: shareReport(named, nodeAncestors), nodes: [...nodes].filter((node) => node >= 0) };
  }

  /** Where a report does not say where it was going, it was seized on the way to the country that seized it. */
  #legOf(fromId: number | null, toId: number | null, place: number): number {
    const { placeIndex } = this.#indices;
    const from = fromId === null ? -1 : (placeIndex.get(fromId) ?? -1);
    const to = toId === null ? this.#countries[place]! : (placeIndex.get(toId) ?? -1);
    if (from < 0 || to < 0 || from === to) return -1;
    return this.#values.indexOf(`leg|${from}|${to}`, () => ({ field: 'leg', from, to }));
  }

  #wayOf(field: 'mode' | 'concealment', text: string | null): number {
    if (text === null || SAYS_NOTHING.has(text.toLowerCase())) return -1;
    return this.#values.indexOf(`${field}|${text.toLowerCase()}`, () => ({ field, text }));
  }
}

function countryOf(places: readonly PlaceNode[], place: number): number {
  for (let at = place; at >= 0; at = places[at]!.parent) if (places[at]!.level === 'country') return at;
  return -1;
}

/** Reads all reports once, alike ones together. */
export async function loadReports(tx: Transaction, indices: ReportIndices): Promise<LoadedReports> {
  // Enough to group a million reports without going by the disk.
  await tx.query("set local work_mem = '64MB'");
  const { rows } = await tx.query<GroupRow>({ text: GROUPS_SQL, rowMode: 'array' });
  await tx.query('reset work_mem');
  const tables = new ReportTables(indices);
  for (const [at, row] of rows.entries()) {
    if (at % TURN === TURN - 1) await setImmediate();
    tables.add(row as GroupRow);
  }
  return tables.finish();
}
