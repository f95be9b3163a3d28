import { judgeNaming, type NamingShift, streamChange } from '../../../detectors/index.ts';
import type { PreparedCells } from './prepare.ts';
import { weekOfDay } from './weeks.ts';

export interface StreamNaming extends NamingShift {
  /** First week of the new names. */
  readonly week: number;
  /** First week that was compared, and the last. */
  readonly fromWeek: number;
  readonly toWeek: number;
  /** Registry nodes that the gone and the new names stand for; -1 for none. */
  readonly goneNodes: ReadonlySet<number>;
  readonly comeNodes: ReadonlySet<number>;
}

interface NamedCells {
  readonly week: Int32Array;
  readonly name: Int32Array;
  readonly reports: Int32Array;
  readonly known: Int32Array;
  /** `from[w]`: first cell of week `firstWeek + w` or later. */
  readonly from: Int32Array;
  /** Newest known day of all cells up to the end of a week: from then on the weeks before do not change. */
  readonly settledDay: Int32Array;
  readonly firstWeek: number;
  readonly nodes: readonly ReadonlySet<number>[];
  readonly names: number;
}

const WINDOW = streamChange.defaults.namingWindowWeeks;

/** Finds the weeks in which streams changed their naming. Remembers what later reports cannot alter; never alters a result. */
export class NamingIndex {
  readonly #cells: PreparedCells;
  readonly #streams = new Map<number, NamedCells>();
  readonly #judged = new Map<number, Map<number, StreamNaming | undefined>>();

  constructor(cells: PreparedCells) {
    this.#cells = cells;
  }

  /** The clearest change of naming of each episode, oldest first. `isAllowed` tells weeks whose windows may be compared. */
  find(
    stream: number,
    { day, lastWeek }: { day: number; lastWeek: number },
    isAllowed: (fromWeek: number, toWeek: number) => boolean,
  ): StreamNaming[] {
    const cells = this.#named(stream);
    const found: StreamNaming[] = [];
    for (let week = cells.firstWeek + 8; week <= lastWeek; week++) {
      if (!isAllowed(Math.max(cells.firstWeek, week - WINDOW), Math.min(lastWeek, week + WINDOW - 1)))
        continue;
      const shift = this.#judge(stream, week, { day, lastWeek });
      if (shift === undefined) continue;
      const last = found.at(-1);
      if (last === undefined || week - last.week > WINDOW) found.push(shift);
      else if (shift.bothGain > last.bothGain) found.splice(-1, 1, shift);
    }
    return found;
  }

  #judge(
    stream: number,
    week: number,
    { day, lastWeek }: { day: number; lastWeek: number },
  ): StreamNaming | undefined {
    const cells = this.#named(stream);
    const toWeek = Math.min(lastWeek, week + WINDOW - 1);
    const end = Math.min(cells.settledDay.length - 1, toWeek - cells.firstWeek);
    const isSettled = toWeek === week + WINDOW - 1 && (cells.settledDay[end] ?? 0) <= day;
    const memory = this.#judged.get(stream) ?? new Map<number, StreamNaming | undefined>();
    this.#judged.set(stream, memory);
    if (isSettled && memory.has(week)) return memory.get(week);
    const shift = compare(cells, { fromWeek: Math.max(cells.firstWeek, week - WINDOW), week, toWeek }, day);
    if (isSettled) memory.set(week, shift);
    return shift;
  }

  #named(stream: number): NamedCells {
    const known = this.#streams.get(stream);
    if (known !== undefined) return known;
    const made = gather(this.#cells, stream);
    this.#streams.set(stream, made);
    return made;
  }
}

function gather(cells: PreparedCells, stream: number): NamedCells {
  const rows: number[] = [];
  const nameIndex = new Map<number, number>();
  const nodes: Set<number>[] = [];
  const names: number[] = [];
  for (const run of cells.runsOfStream[stream]!) {
    for (let i = cells.runs.from[run]!; i < cells.runs.to[run]!; i++) {
      if (cells.namedReports[i] === 0) continue;
      const written = cells.name[i]!;
      let name = nameIndex.get(written);
      if (name === undefined) {
        name = nodes.length;
        nameIndex.set(written, name);
        nodes.push(new Set());
      }
      nodes[name]!.add(cells.runs.node[run]!);
      rows.push(i);
      names.push(name);
    }
  }
  const order = Uint32Array.from(rows, (_, at) => at);
  const dayAt = (at: number): number => cells.occurredDay[rows[at]!]!;
  order.sort((a, b) => dayAt(a) - dayAt(b));
  const week = Int32Array.from(order, (at) => weekOfDay(dayAt(at)));
  const firstWeek = week[0] ?? 0;
  const known = Int32Array.from(order, (at) => cells.knownDay[rows[at]!]!);
  const weeks = week.length === 0 ? 0 : week.at(-1)! - firstWeek + 1;
  const from = new Int32Array(weeks + 1).fill(week.length);
  const settledDay = new Int32Array(weeks);
  for (let at = week.length - 1; at >= 0; at--) from[week[at]! - firstWeek] = at;
  for (let w = weeks - 1; w >= 0; w--) from[w] = Math.min(from[w]!, from[w + 1]!);
  for (let at = 0; at < week.length; at++) {
    settledDay[week[at]! - firstWeek] = Math.max(settledDay[week[at]! - firstWeek]!, known[at]!);
  }
  for (let w = 1; w < weeks; w++) settledDay[w] = Math.max(settledDay[w]!, settledDay[w - 1]!);
  return {
    week,
    name: Int32Array.from(order, (at) => names[at]!),
    reports: Int32Array.from(order, (at) => cells.namedReports[rows[at]!]!),
    known,
    from,
    settledDay,
    firstWeek,
    nodes,
    names: nodes.length,
  };
}

function compare(
  cells: NamedCells,
  { fromWeek, week, toWeek }: { fromWeek: number; week: number; toWeek: number },
  day: number,
): StreamNaming | undefined {
  const startOf = (at: number): number =>
    cells.from[Math.min(cells.from.length - 1, Math.max(0, at - cells.firstWeek))] ?? 0;
  const count = (from: number, to: number): Float64Array => {
    const counts = new Float64Array(cells.names);
    for (let i = startOf(from); i < startOf(to); i++) {
      if (cells.known[i]! <= day) counts[cells.name[i]!]! += cells.reports[i]!;
    }
    return counts;
  };
  const before = count(fromWeek, week);
  const after = count(week, toWeek + 1);
  const shift = judgeNaming(before, after, streamChange.defaults);
  if (shift === undefined) return undefined;
  const nodesOf = (names: readonly number[]): Set<number> =>
    new Set(names.flatMap((name) => [...cells.nodes[name]!]));
  return { ...shift, week, fromWeek, toWeek, goneNodes: nodesOf(shift.gone), comeNodes: nodesOf(shift.come) };
}

/**
 * Nodes whose counts a change of naming alters: those of the names that ceased or began, and the classes above only one side.
 *
 * A class that holds both keeps its count: whatever its substances are called.
 */
export function listRenamed(naming: StreamNaming, ancestors: readonly Int32Array[]): ReadonlySet<number> {
  const above = (nodes: ReadonlySet<number>): Set<number> => {
    const all = new Set<number>();
    for (const node of nodes) if (node >= 0) for (const ancestor of ancestors[node]!) all.add(ancestor);
    return all;
  };
  const gone = above(naming.goneNodes);
  const come = above(naming.comeNodes);
  return new Set([...gone, ...come].filter((node) => gone.has(node) !== come.has(node)));
}
