import { listNodeAncestors } from '../../model/count-once.ts';
import type { DetectionInput, EvidenceSelector } from '../../model/detector.ts';
import { holds, listPlaceAncestors } from './engine/hierarchy.ts';
import type { ReportGroups } from './load-reports.ts';

type Members = Uint8Array;
/** Of the sets of substances that reports name: holds one below the node, and one that is synthetic. */
const HELD = 1;
const HELD_SYNTHETIC = 2;
/** More rows than there can be. */
const ROWS = 2 ** 32;

/** What a finding rests on. */
export interface CountedEvidence {
  readonly reports: number;
  /** Ids of the labels that these carry: the finding is as strict as the strictest. */
  readonly labels: readonly number[];
  /** How many of the reports name a synthetic drug or a precursor below the finding's node. */
  readonly syntheticReports: number;
}

/**
 * Counts the reports behind a finding as the store would (`store/evidence.ts`), in memory.
 *
 * A run names some fifty findings, a replay some ten thousand: the store takes 10 to 400 ms for each on 311,038 reports, this less than
 * one. Each report counts once, however many of its substances lie under the node.
 */
export class EvidenceCounter {
  readonly #groups: ReportGroups;
  readonly #input: Pick<DetectionInput, 'streams' | 'legValues'>;
  /** Rows by day occurred. */
  readonly #order: Uint32Array;
  readonly #nodeAncestors: readonly Int32Array[];
  readonly #placeAncestors: readonly Int32Array[];
  readonly #isSynthetic: readonly boolean[];
  readonly #nodeMembers = new Map<number, Members>();
  readonly #placeMembers = new Map<number, Members>();

  constructor(groups: ReportGroups, input: Omit<DetectionInput, 'asOf'>) {
    this.#groups = groups;
    this.#input = input;
    this.#nodeAncestors = listNodeAncestors(input.nodes);
    this.#isSynthetic = input.nodes.map(({ isSynthetic }) => isSynthetic);
    this.#placeAncestors = listPlaceAncestors(input.places);
    this.#order = sortByDay(groups.occurredDay);
  }

  /** Reports that meet the selector and were known on the day. */
  count(evidence: EvidenceSelector, day: number): CountedEvidence {
    const { stream, place, set, occurredDay, knownDay, label, reports, ...ways } = this.#groups;
    const ofNode = evidence.node === undefined ? undefined : this.#setsWithin(evidence.node);
    const ofPlace = this.#placesWithin(evidence.place);
    const field =
      evidence.legValue === undefined ? undefined : this.#input.legValues[evidence.legValue]!.field;
    const way = field === undefined ? undefined : ways[field];
    let sum = 0;
    let syntheticReports = 0;
    const labels = new Set<number>();
    for (let at = this.#firstFrom(evidence.fromDay); at < this.#order.length; at++) {
      const row = this.#order[at]!;
      if (occurredDay[row]! > evidence.toDay) break;
      if (knownDay[row]! > day || ofPlace[place[row]!] === 0) continue;
      const held = ofNode?.[set[row]!] ?? HELD;
      if (held === 0) continue;
      if (way !== undefined && way[row] !== evidence.legValue) continue;
      if (evidence.stream !== undefined && stream[row] !== evidence.stream) continue;
      if (evidence.kind !== undefined && this.#input.streams[stream[row]!]!.kind !== evidence.kind) continue;
      sum += reports[row]!;
      if (held === HELD_SYNTHETIC) syntheticReports += reports[row]!;
      labels.add(label[row]!);
    }
    return { reports: sum, labels: [...labels].sort((a, b) => a - b), syntheticReports };
  }

  /** All reports that were known on the day. */
  countKnown(day: number): number {
    const { knownDay, reports } = this.#groups;
    let sum = 0;
    for (let row = 0; row < reports.length; row++) if (knownDay[row]! <= day) sum += reports[row]!;
    return sum;
  }

  #firstFrom(day: number): number {
    const { occurredDay } = this.#groups;
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (occurredDay[this.#order[middle]!]! < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #setsWithin(node: number): Members {
    const known = this.#nodeMembers.get(node);
    if (known !== undefined) return known;
    const made = Uint8Array.from(this.#groups.nodesOfSet, (nodes) => {
      const within = nodes.filter((each) => holds(this.#nodeAncestors, node, each));
      if (within.length === 0) return 0;
      return within.some((each) => this.#isSynthetic[each]) ? HELD_SYNTHETIC : HELD;
    });
    this.#nodeMembers.set(node, made);
    return made;
  }

  #placesWithin(place: number): Members {
    const known = this.#placeMembers.get(place);
    if (known !== undefined) return known;
    const made = Uint8Array.from(this.#placeAncestors, (chain) => (chain.includes(place) ? 1 : 0));
    this.#placeMembers.set(place, made);
    return made;
  }
}

function sortByDay(days: Int32Array): Uint32Array {
  // Day and row in one number, which sorts without a comparator.
  const keys = Float64Array.from(days, (day, row) => day * ROWS + row).sort();
  return Uint32Array.from(keys, (key) => key - Math.floor(key / ROWS) * ROWS);
}
