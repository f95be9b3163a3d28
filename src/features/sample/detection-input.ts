import { listNodeAncestors, shareReport } from '../../model/count-once.ts';
import type {
  CellColumns,
  DetectionInput,
  LegColumns,
  LegValue,
  PlaceNode,
  StreamInfo,
  SubstanceNode,
} from '../../model/detector.ts';
import { COUNTRIES } from '../../reference/places/countries.ts';
import { REGIONS } from '../../reference/places/regions.ts';
import { REGISTRY } from '../../reference/substances/registry.ts';
import { createResolver } from '../../reference/substances/resolver.ts';
import type { SampleReport } from './generator/baseline.ts';
import { dayOf } from './generator/calendar.ts';

/** Cadence and lag that a stream of the simulated source has. */
const STREAM_TIMING = { sourceId: 'sample', cadenceDays: 7, lagDays: 14 };

/** Numbers things in the order in which they are first met. */
class Numbering<T> {
  readonly items: T[] = [];
  readonly #indices = new Map<string, number>();

  indexOf(key: string, make: (index: number) => T): number {
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    const index = this.items.length;
    this.#indices.set(key, index);
    this.items.push(make(index));
    return index;
  }
}

const countryOf = new Map(COUNTRIES.map((country) => [country.iso2, country]));

class Places extends Numbering<PlaceNode> {
  #add(key: string, node: Omit<PlaceNode, 'index' | 'neighbours'>): number {
    return this.indexOf(key, (index) => ({ index, neighbours: [], ...node }));
  }

  world(): number {
    return this.#add('001', { level: 'world', parent: -1, name: 'World', iso2: '' });
  }

  region(id: string): number {
    const region = REGIONS.find((each) => each.id === id);
    if (region === undefined) throw new Error(`no region ${id}`);
    const parent = region.parent === '001' ? this.world() : this.region(region.parent);
    return this.#add(id, { level: 'region', parent, name: region.name, iso2: '' });
  }

  country(iso2: string): number {
    const country = countryOf.get(iso2);
    if (country === undefined) throw new Error(`no country ${iso2}`);
    const parent = this.region(country.subregion);
    return this.#add(iso2, { level: 'country', parent, name: iso2, iso2 });
  }

  town(iso2: string, town: string): number {
    return this.#add(`${iso2}/${town}`, { level: 'town', parent: this.country(iso2), name: town, iso2 });
  }
}

const nodeIndices = new Map(REGISTRY.map((entry, index) => [entry.id, index]));
const nodes: readonly SubstanceNode[] = REGISTRY.map((entry, index) => ({
  index,
  id: entry.id,
  kind: entry.kind,
  name: entry.name,
  parents: entry.parents.flatMap((parent) => nodeIndices.get(parent) ?? []),
  isSynthetic: entry.isSynthetic,
}));
const ancestors = listNodeAncestors(nodes);
const resolve = createResolver();
const resolved = new Map<string, readonly number[]>();

/** Registry indices that a name as written stands for; [-1] where it stands for none. */
function nodesOf(name: string): readonly number[] {
  const known = resolved.get(name);
  if (known !== undefined) return known;
  const { outcome, targets } = resolve(name);
  const found = outcome === 'resolved' ? targets.flatMap((target) => nodeIndices.get(target) ?? []) : [];
  resolved.set(name, found.length > 0 ? found : [-1]);
  return resolved.get(name) as readonly number[];
}

/** The sample's reports as detection reads them: the same facts that the store would give, without a database. */
export function toDetectionInput(reports: Iterable<SampleReport>): Omit<DetectionInput, 'asOf'> {
  const places = new Places();
  places.world();
  const streams = new Numbering<StreamInfo>();
  const names = new Numbering<string>();
  const legValues = new Numbering<LegValue>();
  const cells: number[][] = [];
  const legs: number[][] = [];
  for (const report of reports) {
    if (report.isZeroReport === true) continue;
    const iso2 = report.place.country as string;
    const country = places.country(iso2);
    const place = report.place.town === undefined ? country : places.town(iso2, report.place.town);
    const { key, name } = report.reporter;
    const stream = streams.indexOf(`${report.kind}/${key}`, (index) => ({
      index,
      key,
      name,
      kind: report.kind,
      country,
      ...STREAM_TIMING,
    }));
    const days = [dayOf(report.occurredOn), dayOf(report.reportedOn)];
    const ways = waysOf(report, places, legValues);
    const written = new Set(report.substances.map(({ name }) => name));
    const named = [...written].map((text) => ({
      name: names.indexOf(text, () => text),
      nodes: nodesOf(text),
    }));
    let own = 1;
    for (const { node, name: spelling, reports: counted, ownReports, namedReports } of shareReport(
      named,
      ancestors,
    )) {
      cells.push([stream, place, node, spelling, ...days, counted, ownReports, namedReports]);
      if (node < 0) continue;
      for (const way of ways) legs.push([stream, node, ...way, ...days, counted, own]);
      own = 0;
    }
  }
  return {
    cells: toCells(cells),
    legs: toLegs(legs),
    legValues: legValues.items,
    streams: streams.items,
    places: places.items,
    nodes,
    nameCount: names.items.length,
  };
}

function waysOf(
  report: SampleReport,
  places: Places,
  values: Numbering<LegValue>,
): [field: number, value: number][] {
  const ways: [number, number][] = [];
  const { departure, destination } = report.route ?? {};
  if (departure !== undefined && destination !== undefined && departure !== destination) {
    const [from, to] = [places.country(departure), places.country(destination)];
    ways.push([0, values.indexOf(`leg/${from}/${to}`, () => ({ field: 'leg', from, to }))]);
  }
  for (const [number, field] of [
    [1, 'mode'],
    [2, 'concealment'],
  ] as const) {
    const text = report[field];
    if (text !== undefined) ways.push([number, values.indexOf(`${field}/${text}`, () => ({ field, text }))]);
  }
  return ways;
}

const columnOf = (rows: readonly number[][], index: number): Int32Array =>
  Int32Array.from(rows, (row) => row[index] as number);

function toCells(rows: readonly number[][]): CellColumns {
  const column = (index: number) => columnOf(rows, index);
  return {
    stream: column(0),
    place: column(1),
    node: column(2),
    name: column(3),
    occurredDay: column(4),
    knownDay: column(5),
    reports: column(6),
    ownReports: column(7),
    namedReports: column(8),
  };
}

function toLegs(rows: readonly number[][]): LegColumns {
  const column = (index: number) => columnOf(rows, index);
  return {
    stream: column(0),
    node: column(1),
    field: Int8Array.from(column(2)),
    value: column(3),
    occurredDay: column(4),
    knownDay: column(5),
    reports: column(6),
    ownReports: column(7),
  };
}
