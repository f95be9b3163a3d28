import { listNodeAncestors } from '../../../model/count-once.ts';
import type { DetectionInput, StreamInfo } from '../../../model/detector.ts';
import type { ReportKind } from '../../../model/report.ts';
import { everythingNode, findCountries, listPlaceAncestors } from './hierarchy.ts';

/** All cells of one (node, place, stream), oldest first: rows `from` to `to` of the sorted columns. */
export interface CellRuns {
  readonly node: Int32Array;
  readonly place: Int32Array;
  readonly stream: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Series in compressed rows: the runs of series `s` are `runs[runFrom[s]]` up to `runs[runFrom[s + 1]]`. */
export interface SeriesTable {
  readonly count: number;
  readonly node: Int32Array;
  readonly place: Int32Array;
  /** Kind index for all streams of a kind; `kinds.length + stream` for one stream. */
  readonly group: Int32Array;
  readonly firstKnownDay: Int32Array;
  readonly runFrom: Int32Array;
  readonly runs: Int32Array;
  find(node: number, place: number, group: number): number;
}

/** What every as-of date shares: cells sorted into runs, and the runs of every series. */
export interface PreparedCells {
  readonly input: Omit<DetectionInput, 'asOf'>;
  readonly kinds: readonly ReportKind[];
  readonly kindOfStream: Int32Array;
  readonly everything: number;
  readonly nodeAncestors: readonly Int32Array[];
  readonly placeAncestors: readonly Int32Array[];
  readonly countryOfPlace: Int32Array;
  readonly world: number;
  readonly occurredDay: Int32Array;
  readonly knownDay: Int32Array;
  readonly reports: Int32Array;
  readonly ownReports: Int32Array;
  readonly namedReports: Int32Array;
  readonly name: Int32Array;
  readonly runs: CellRuns;
  readonly series: SeriesTable;
  /** Runs of each stream. */
  readonly runsOfStream: readonly Int32Array[];
  readonly firstDay: number;
}

/** Sorts the cells once; every as-of date then reads slices of them. */
export function prepareCells(input: Omit<DetectionInput, 'asOf'>): PreparedCells {
  const kinds = [...new Set(input.streams.map((stream) => stream.kind))];
  const kindOfStream = Int32Array.from(input.streams, (stream) => kinds.indexOf(stream.kind));
  const nodeAncestors = listNodeAncestors(input.nodes);
  const placeAncestors = listPlaceAncestors(input.places);
  const sorted = sortCells(input);
  const everything = everythingNode(input.nodes);
  const partial = { input, kinds, kindOfStream, everything, nodeAncestors, placeAncestors, ...sorted };
  return {
    ...partial,
    countryOfPlace: findCountries(input.places, placeAncestors),
    world: input.places.findIndex((place) => place.level === 'world'),
    series: buildSeries(partial),
    runsOfStream: groupRunsByStream(sorted.runs, input.streams),
    firstDay: sorted.occurredDay.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY),
  };
}

type Sorted = Pick<
  PreparedCells,
  'occurredDay' | 'knownDay' | 'reports' | 'ownReports' | 'namedReports' | 'name' | 'runs'
>;

function sortCells({ cells, places, streams }: Omit<DetectionInput, 'asOf'>): Sorted {
  const size = cells.stream.length;
  const order = new Uint32Array(size);
  const key = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    order[i] = i;
    key[i] = ((cells.node[i]! + 1) * places.length + cells.place[i]!) * streams.length + cells.stream[i]!;
  }
  const day = cells.occurredDay;
  order.sort((a, b) => key[a]! - key[b]! || day[a]! - day[b]! || cells.name[a]! - cells.name[b]!);
  const starts: number[] = [];
  for (let i = 0; i < size; i++) if (i === 0 || key[order[i]!] !== key[order[i - 1]!]) starts.push(i);
  const pick = (column: Int32Array): Int32Array => Int32Array.from(order, (i) => column[i]!);
  const head = (column: Int32Array): Int32Array => Int32Array.from(starts, (i) => column[order[i]!]!);
  return {
    occurredDay: pick(cells.occurredDay),
    knownDay: pick(cells.knownDay),
    reports: pick(cells.reports),
    ownReports: pick(cells.ownReports),
    namedReports: pick(cells.namedReports),
    name: pick(cells.name),
    runs: {
      node: head(cells.node),
      place: head(cells.place),
      stream: head(cells.stream),
      from: Int32Array.from(starts),
      to: Int32Array.from(starts, (_, i) => starts[i + 1] ?? size),
    },
  };
}

type SeriesSource = Pick<
  PreparedCells,
  'input' | 'kinds' | 'kindOfStream' | 'everything' | 'nodeAncestors' | 'placeAncestors' | 'knownDay' | 'runs'
>;

function buildSeries(source: SeriesSource): SeriesTable {
  const { runs, kinds, kindOfStream, input } = source;
  const groups = kinds.length + input.streams.length;
  const crowded = findCrowdedPlaces(source);
  const ids = new Map<number, number>();
  const rows: number[] = [];
  const ownerOfRow: number[] = [];
  const node: number[] = [];
  const place: number[] = [];
  const group: number[] = [];
  const firstKnown: number[] = [];
  const keyOf = (n: number, p: number, g: number): number => (n * input.places.length + p) * groups + g;
  const add = (n: number, p: number, g: number, run: number, known: number): void => {
    const key = keyOf(n, p, g);
    let id = ids.get(key);
    if (id === undefined) {
      id = node.length;
      ids.set(key, id);
      node.push(n);
      place.push(p);
      group.push(g);
      firstKnown.push(known);
    } else if (known < firstKnown[id]!) firstKnown[id] = known;
    rows.push(run);
    ownerOfRow.push(id);
  };
  for (let run = 0; run < runs.node.length; run++) {
    const known = firstKnownOfRun(source, run);
    const stream = runs.stream[run]!;
    const kind = kindOfStream[stream]!;
    const leaf = runs.node[run]!;
    const nodes = leaf < 0 ? [] : source.nodeAncestors[leaf]!;
    for (const p of source.placeAncestors[runs.place[run]!]!) {
      add(source.everything, p, kind, run, known);
      for (const n of nodes) add(n, p, kind, run, known);
      if (!crowded.has(p * kinds.length + kind)) continue;
      for (const n of nodes) add(n, p, kinds.length + stream, run, known);
    }
  }
  const compressed = compressRows(rows, ownerOfRow, node.length);
  return {
    count: node.length,
    node: Int32Array.from(node),
    place: Int32Array.from(place),
    group: Int32Array.from(group),
    firstKnownDay: Int32Array.from(firstKnown),
    ...compressed,
    find: (n, p, g) => ids.get(keyOf(n, p, g)) ?? -1,
  };
}

function firstKnownOfRun(source: SeriesSource, run: number): number {
  let least = source.knownDay[source.runs.from[run]!]!;
  for (let i = source.runs.from[run]!; i < source.runs.to[run]!; i++) {
    if (source.knownDay[i]! < least) least = source.knownDay[i]!;
  }
  return least;
}

/** Places (country and below) where two streams of one kind report: only there is a stream judged by itself. */
function findCrowdedPlaces(source: SeriesSource): ReadonlySet<number> {
  const first = new Map<number, number>();
  const crowded = new Set<number>();
  const { runs, input, kinds } = source;
  for (let run = 0; run < runs.node.length; run++) {
    const stream = runs.stream[run]!;
    for (const p of source.placeAncestors[runs.place[run]!]!) {
      const level = input.places[p]!.level;
      if (level === 'world' || level === 'region') continue;
      const key = p * kinds.length + source.kindOfStream[stream]!;
      const seen = first.get(key);
      if (seen === undefined) first.set(key, stream);
      else if (seen !== stream) crowded.add(key);
    }
  }
  return crowded;
}

function compressRows(
  rows: readonly number[],
  owners: readonly number[],
  count: number,
): Pick<SeriesTable, 'runFrom' | 'runs'> {
  const runFrom = new Int32Array(count + 1);
  for (const owner of owners) runFrom[owner + 1]!++;
  for (let i = 0; i < count; i++) runFrom[i + 1]! += runFrom[i]!;
  const next = runFrom.slice(0, count);
  const runs = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) runs[next[owners[i]!]!++] = rows[i]!;
  return { runFrom, runs };
}

function groupRunsByStream(runs: CellRuns, streams: readonly StreamInfo[]): readonly Int32Array[] {
  const lists: number[][] = streams.map(() => []);
  for (let run = 0; run < runs.stream.length; run++) lists[runs.stream[run]!]!.push(run);
  return lists.map((list) => Int32Array.from(list));
}
