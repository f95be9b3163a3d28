import type { Finding, FoldedFinding } from '../../../model/detector.ts';
import { holds } from './hierarchy.ts';
import type { PreparedCells } from './prepare.ts';

/** A child that explains this share of the excess stands for its parent. */
const EXPLAINS = 0.8;
/** A child below this share is a matter of its own, not a part of the parent's. */
const CONTRIBUTES = 0.1;
/** Episodes that begin further apart are not the same. */
const SAME_EPISODE_DAYS = 120;
const MOST_FOLDED = 40;

type Slot = { finding: Finding; folded: Finding[]; into?: Slot };

/** Leaves the most specific finding that explains the others, with these folded into it; best score first. */
export function foldFindings(findings: readonly Finding[], cells: PreparedCells): Finding[] {
  const slots: Slot[] = findings.map((finding) => ({ finding, folded: [] }));
  foldFirstAppearances(slots, cells);
  foldIncreases(slots, cells);
  foldLegs(slots, cells);
  return slots
    .filter((slot) => slot.into === undefined)
    .map((slot) => ({ ...slot.finding, folded: gather(slot).map(toFolded) }))
    .sort((a, b) => b.score - a.score || b.observed - a.observed || a.startDay - b.startDay);
}

/** Folds what a change of the stream explains into the finding on that stream. */
export function foldIntoStreams(
  streams: readonly Finding[],
  explained: readonly Finding[],
  cells: PreparedCells,
): Finding[] {
  return streams.map((finding) => {
    const inside = explained.filter(
      (child) =>
        finding.kind !== 'stream-stop' &&
        holds(cells.placeAncestors, finding.place, child.place) &&
        child.lastDay >= finding.startDay,
    );
    return { ...finding, folded: inside.slice(0, MOST_FOLDED).map(toFolded) };
  });
}

function gather(slot: Slot): Finding[] {
  return slot.folded.sort((a, b) => b.score - a.score).slice(0, MOST_FOLDED);
}

function toFolded(finding: Finding): FoldedFinding {
  const { detector, kind, node, place, stream, legValue, observed, expected, score, startDay } = finding;
  return {
    detector,
    kind,
    ...(node === undefined ? {} : { node }),
    place,
    ...(stream === undefined ? {} : { stream }),
    ...(legValue === undefined ? {} : { legValue }),
    observed,
    expected,
    score,
    startDay,
  };
}

function root(slot: Slot): Slot {
  let at = slot;
  while (at.into !== undefined) at = at.into;
  return at;
}

function fold(child: Slot, parent: Slot): void {
  const into = root(parent);
  if (child.into !== undefined || into === child) return;
  child.into = into;
  into.folded.push(child.finding, ...child.folded);
  child.folded = [];
}

const WIDTH = { world: 0, region: 1, country: 2, division: 3, town: 4 } as const;

function isRelatedNode(cells: PreparedCells, upper: Finding, lower: Finding): boolean {
  if (upper.node === undefined || lower.node === undefined) return false;
  return holds(cells.nodeAncestors, upper.node, lower.node);
}

function isNear(a: Finding, b: Finding): boolean {
  return Math.abs(a.startDay - b.startDay) <= SAME_EPISODE_DAYS;
}

/** The widest novelty leads (world before region before country); of a class and its only substance, the substance. */
function foldFirstAppearances(slots: Slot[], cells: PreparedCells): void {
  const firsts = slots.filter((slot) => slot.finding.kind === 'first-appearance');
  const byWidth = [...firsts].sort((a, b) => widthOf(a.finding, cells) - widthOf(b.finding, cells));
  for (const [i, wide] of byWidth.entries()) {
    for (const narrow of byWidth.slice(i + 1)) {
      if (narrow.into !== undefined || wide.into !== undefined) continue;
      const isSame = wide.finding.node === narrow.finding.node;
      if (isSame && holds(cells.placeAncestors, wide.finding.place, narrow.finding.place)) fold(narrow, wide);
    }
  }
  foldByExcess(firsts, cells, (upper, lower) => upper.place === lower.place);
}

function widthOf(finding: Finding, cells: PreparedCells): number {
  return WIDTH[cells.input.places[finding.place]!.level];
}

function foldIncreases(slots: Slot[], cells: PreparedCells): void {
  const increases = slots.filter((slot) => slot.finding.kind === 'increase');
  foldSameSeries(increases);
  const open = increases.filter((slot) => slot.into === undefined);
  foldByExcess(open, cells, (upper, lower) => holds(cells.placeAncestors, upper.place, lower.place));
  const firsts = slots.filter((slot) => slot.finding.kind === 'first-appearance');
  for (const slot of open.filter((each) => each.into === undefined)) {
    const owner = firsts.find(({ finding }) => explainsIncrease(finding, slot.finding, cells));
    if (owner !== undefined) fold(slot, owner);
  }
}

function explainsIncrease(first: Finding, increase: Finding, cells: PreparedCells): boolean {
  const isSameSubstance = isRelatedNode(cells, first, increase) || isRelatedNode(cells, increase, first);
  const isWithin =
    holds(cells.placeAncestors, first.place, increase.place) ||
    holds(cells.placeAncestors, increase.place, first.place);
  const explains = first.observed >= EXPLAINS * (increase.observed - increase.expected);
  return isSameSubstance && isWithin && explains && increase.lastDay >= first.startDay;
}

/** Two methods or two streams on one node and place: the better score leads. */
function foldSameSeries(slots: readonly Slot[]): void {
  const best = new Map<string, Slot>();
  for (const slot of [...slots].sort((a, b) => b.finding.score - a.finding.score)) {
    const key = `${slot.finding.node}|${slot.finding.place}`;
    const lead = best.get(key);
    if (lead === undefined) best.set(key, slot);
    else fold(slot, lead);
  }
}

/** From the widest inwards: a parent yields to the child that explains it, or leads the several that make it up. */
function foldByExcess(
  slots: readonly Slot[],
  cells: PreparedCells,
  isAbove: (upper: Finding, lower: Finding) => boolean,
): void {
  const breadth = (slot: Slot): number =>
    widthOf(slot.finding, cells) * 100 + (cells.nodeAncestors[slot.finding.node ?? -1]?.length ?? 0);
  const excess = (finding: Finding): number => finding.observed - finding.expected;
  for (const parent of [...slots].sort((a, b) => breadth(a) - breadth(b))) {
    if (parent.into !== undefined) continue;
    const upper = parent.finding;
    const children = slots.filter(
      (slot) =>
        slot !== parent &&
        slot.into === undefined &&
        isRelatedNode(cells, upper, slot.finding) &&
        isAbove(upper, slot.finding) &&
        isNear(upper, slot.finding),
    );
    const explaining = children
      .filter((child) => excess(child.finding) >= EXPLAINS * excess(upper))
      .sort((a, b) => breadth(b) - breadth(a));
    if (explaining.length > 0) fold(parent, explaining[0]!);
    else
      for (const child of children)
        if (excess(child.finding) >= CONTRIBUTES * excess(upper)) fold(child, parent);
  }
}

/** One leg seen for a class and for the classes above it is one finding: the narrowest that holds most of it. */
function foldLegs(slots: Slot[], cells: PreparedCells): void {
  const legs = slots.filter((slot) => slot.finding.kind === 'new-leg');
  foldByExcess(legs, cells, (upper, lower) => upper.legValue === lower.legValue);
}
