import type { DetectionInput, DetectorId, Finding, SignalKind } from '../../../model/detector.ts';

/** A signal of an earlier run, in stable names. */
export interface TrackedSignal {
  readonly key: string;
  readonly kind: SignalKind;
  /** The method that leads it at present; not part of the identity. */
  readonly detector: DetectorId;
  /** Registry id; `` for findings on a stream as a whole. */
  readonly node: string;
  /** Path name, such as `CL/Valparaiso`. */
  readonly place: string;
  /** Key of the stream; `` for all streams. */
  readonly stream: string;
  /** Stable text of the leg; `` where there is none. */
  readonly leg: string;
  readonly startDay: number;
  readonly lastDay: number;
}

/** How indices of one run are called in all runs. */
export interface StableNames {
  node(index: number): string;
  place(index: number): string;
  stream(index: number): string;
  leg(index: number): string;
}

export interface TrackedFinding extends TrackedSignal {
  readonly finding: Finding;
  readonly isNew: boolean;
}

/** Days between the end of an episode and the start of the next of the same series, up to which they are one. */
const SAME_EPISODE_DAYS: Readonly<Record<SignalKind, number>> = {
  'first-appearance': 365,
  increase: 42,
  'new-leg': 365,
  'stream-start': 91,
  'stream-stop': 91,
  'stream-volume': 91,
  'stream-naming': 91,
};

/**
 * Gives each finding the key of the signal that it continues, or a new one made of kind, names and start.
 *
 * A signal grows: a later run may move its start or last day, and another method of the same kind may see it first.
 * `previous` must hold every signal of earlier runs that may still go on, the newest state of each.
 */
export function trackSignals(
  previous: readonly TrackedSignal[],
  findings: readonly Finding[],
  names: StableNames,
): TrackedFinding[] {
  const open = new Map<string, TrackedSignal[]>();
  for (const signal of previous) {
    const list = open.get(identityOf(signal));
    if (list === undefined) open.set(identityOf(signal), [signal]);
    else list.push(signal);
  }
  const taken = new Set<string>();
  return findings.map((finding) => {
    const own = nameFinding(finding, names);
    const found = (open.get(identityOf(own)) ?? [])
      .filter((signal) => !taken.has(signal.key) && distance(signal, own) <= SAME_EPISODE_DAYS[own.kind])
      .sort((a, b) => distance(a, own) - distance(b, own) || b.startDay - a.startDay)[0];
    const key = found?.key ?? makeKey(own);
    taken.add(key);
    return { ...own, key, finding, isNew: found === undefined };
  });
}

/** Names places by their path from the country down, or by their own name above countries. */
export function buildStableNames(
  input: Pick<DetectionInput, 'nodes' | 'places' | 'streams' | 'legValues'>,
): StableNames {
  const place = (index: number): string => {
    const path: string[] = [];
    for (let at = index; at >= 0; at = input.places[at]!.parent) {
      const { level, iso2, name } = input.places[at]!;
      if (level === 'country' || level === 'region' || level === 'world') {
        path.unshift(level === 'country' && iso2 !== '' ? iso2 : name);
        break;
      }
      path.unshift(name);
    }
    return path.join('/');
  };
  return {
    place,
    node: (index) => input.nodes[index]!.id,
    stream: (index) => input.streams[index]!.key,
    leg: (index) => {
      const value = input.legValues[index]!;
      return value.field === 'leg'
        ? `${value.from < 0 ? '' : place(value.from)}>${value.to < 0 ? '' : place(value.to)}`
        : `${value.field}=${value.text}`;
    },
  };
}

type Named = Omit<TrackedSignal, 'key'>;
type Identity = Omit<Named, 'detector'>;

function nameFinding(finding: Finding, names: StableNames): Named {
  return {
    kind: finding.kind,
    detector: finding.detector,
    node: finding.node === undefined ? '' : names.node(finding.node),
    place: names.place(finding.place),
    stream: finding.stream === undefined ? '' : names.stream(finding.stream),
    leg: finding.legValue === undefined ? '' : names.leg(finding.legValue),
    startDay: finding.startDay,
    lastDay: finding.lastDay,
  };
}

function identityOf({ kind, node, place, stream, leg }: Identity): string {
  return [kind, node, place, stream, leg].join('|');
}

/** Days between two episodes; 0 where they overlap. A change of a stream is dated by its start, whatever its length. */
function distance(signal: Identity, own: Named): number {
  if (own.kind.startsWith('stream-')) return Math.abs(signal.startDay - own.startDay);
  return Math.max(0, own.startDay - signal.lastDay, signal.startDay - own.lastDay);
}

/** What is new in a place is new there once: its key needs no start. Episodes of a kind that recurs are told apart by it. */
function makeKey(own: Named): string {
  if (own.kind === 'first-appearance' || own.kind === 'new-leg') return identityOf(own);
  const start = new Date(own.startDay * 86_400_000).toISOString().slice(0, 10);
  return `${identityOf(own)}|${start}`;
}
