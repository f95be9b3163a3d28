/** What stands in a chain, in the order of the loop. */
export const CHAIN_KINDS = [
  'report',
  'signal',
  'triage',
  'alert',
  'input',
  'good-practice',
  'meeting',
  'recommendation',
  'commitment',
  'milestone',
  'review',
] as const;
export type ChainKind = (typeof CHAIN_KINDS)[number];

/** The stage of the loop in which each stands; inputs come beside triages, good practices beside alerts. */
const STAGE: Readonly<Record<ChainKind, number>> = {
  report: 0,
  signal: 1,
  triage: 2,
  input: 2,
  alert: 3,
  'good-practice': 3,
  meeting: 4,
  recommendation: 5,
  commitment: 7,
  milestone: 9,
  review: 10,
};

const DAY_MS = 86_400_000;

/** Days from one instant to another, to a tenth. */
export function daysBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  return Math.round(((Date.parse(to) - Date.parse(from)) / DAY_MS) * 10) / 10;
}

interface Placed {
  readonly key: string;
  readonly kind: ChainKind;
}
interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** What supersedes stands a little after what it replaces. */
const A_LITTLE = 0.1;

/**
 * Column of each record, from 0 on: by its stage. A meeting stands before what it adopted, else after the last of what was on its agenda;
 * no arrow runs backwards.
 */
export function placeColumns(nodes: readonly Placed[], edges: readonly Arrow[]): ReadonlyMap<string, number> {
  const kinds = new Map(nodes.map(({ key, kind }) => [key, kind]));
  const stage = new Map(nodes.map(({ key, kind }) => [key, STAGE[kind]]));
  const into = (key: string) => edges.filter(({ to }) => to === key);
  for (const { key, kind } of nodes) {
    if (kind !== 'meeting' || edges.some(({ from }) => from === key)) continue;
    stage.set(key, Math.max(...into(key).map(({ from }) => stage.get(from) ?? 0), STAGE.alert) + 1);
  }
  // A record that supersedes is of the same kind: each pass moves the end of one more arrow.
  for (let pass = 0; pass < nodes.length; pass += 1) {
    const behind = edges.filter(
      ({ from, to }) => kinds.get(from) === kinds.get(to) && stage.get(to)! <= stage.get(from)!,
    );
    if (behind.length === 0) break;
    for (const { from, to } of behind) stage.set(to, stage.get(from)! + A_LITTLE);
  }
  const ranks = [...new Set(stage.values())].sort((one, other) => one - other);
  return new Map([...stage].map(([key, rank]) => [key, ranks.indexOf(rank)]));
}

/** Records of one kind from which on the drawing shows them as one. */
export const FOLD_FROM = 5;

export interface Foldable extends Placed {
  readonly count: number;
  readonly at: string | null;
  readonly relation: string;
}
export interface Folded<N extends Foldable> {
  readonly key: string;
  /** Those that are drawn as one; a single one is drawn as it is. */
  readonly nodes: readonly N[];
}

/** Draws many of a kind as one, and arrows between those that are left once each. The record that was asked for stays by itself. */
export function foldChain<N extends Foldable, E extends Arrow>(
  nodes: readonly N[],
  edges: readonly E[],
): {
  readonly folds: readonly Folded<N>[];
  readonly arrows: readonly (Arrow & { readonly edges: readonly E[] })[];
} {
  const folds: Folded<N>[] = [];
  for (const kind of CHAIN_KINDS) {
    const own = nodes.filter((node) => node.kind === kind);
    const others = own.filter(({ relation }) => relation !== 'self');
    const alone = others.length < FOLD_FROM ? own : own.filter(({ relation }) => relation === 'self');
    folds.push(...alone.map((node) => ({ key: node.key, nodes: [node] })));
    if (others.length >= FOLD_FROM) folds.push({ key: `${kind}:*`, nodes: others });
  }
  const keyOf = new Map(folds.flatMap((fold) => fold.nodes.map((node) => [node.key, fold.key] as const)));
  const arrows = new Map<string, Arrow & { readonly edges: E[] }>();
  for (const edge of edges) {
    const [from, to] = [keyOf.get(edge.from), keyOf.get(edge.to)];
    if (from === undefined || to === undefined || from === to) continue;
    const arrow = arrows.get(`${from} ${to}`) ?? { from, to, edges: [] };
    arrow.edges.push(edge);
    arrows.set(`${from} ${to}`, arrow);
  }
  return { folds, arrows: [...arrows.values()] };
}
