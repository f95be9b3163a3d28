import type { SubstanceNode } from './detector.ts';

/** What a report adds to one cell; whole numbers, some of them below zero. */
export interface CellShare {
  /** -1 where the name stands for nothing in the registry. */
  readonly node: number;
  /** Index of the name as written; -1 in a share that only takes back what is counted twice. */
  readonly name: number;
  /** Over all shares at a node and below it, the sum is 1, however many of them lie there. */
  readonly reports: number;
  /** 1 in one share of the report, else 0. */
  readonly ownReports: number;
  /** 1 in the shares in which a name is written. */
  readonly namedReports: number;
}

/** For each node: itself and everything above it, nearest first. The class tree is a DAG: each ancestor counts once. */
export function listNodeAncestors(
  nodes: readonly Pick<SubstanceNode, 'index' | 'parents'>[],
): readonly Int32Array[] {
  const known: (Int32Array | undefined)[] = new Array(nodes.length).fill(undefined);
  const visit = (index: number, path: readonly number[]): Int32Array => {
    const done = known[index];
    if (done !== undefined) return done;
    const all = new Set<number>([index]);
    for (const parent of nodes[index]!.parents) {
      // A cycle is a defect of the registry; the edge that closes it is not followed, so that detection still ends.
      if (path.includes(parent)) continue;
      for (const ancestor of visit(parent, [...path, index])) all.add(ancestor);
    }
    const list = Int32Array.from(all);
    known[index] = list;
    return list;
  };
  return nodes.map((node) => visit(node.index, []));
}

/**
 * Shares a report out among the nodes that its names stand for, so that each series, a sum over a node and all below it, counts it once.
 *
 * A death with heroin, fentanyl and methadone is one death of opioids, and a sample that is called Midazolam twice is one of midazolam.
 * What lies under a class twice is taken back at the class, as inclusion and exclusion do (Möbius inversion over the tree).
 */
export function shareReport(
  names: readonly { readonly name: number; readonly nodes: readonly number[] }[],
  ancestors: readonly Int32Array[],
): readonly CellShare[] {
  const written = names.flatMap(({ name, nodes }) => nodes.map((node) => ({ name, node })));
  if (written.length === 1)
    return written.map((share) => ({ ...share, reports: 1, ownReports: 1, namedReports: 1 }));
  const weights = weighNodes(new Set(written.map(({ node }) => node)), ancestors);
  const shares: CellShare[] = written.map(({ name, node }, at) => {
    const reports = weights.get(node) ?? 0;
    weights.delete(node);
    return { node, name, reports, ownReports: at === 0 ? 1 : 0, namedReports: 1 };
  });
  for (const [node, reports] of weights)
    if (reports !== 0) shares.push({ node, name: -1, reports, ownReports: 0, namedReports: 0 });
  return shares;
}

function weighNodes(named: ReadonlySet<number>, ancestors: readonly Int32Array[]): Map<number, number> {
  const weights = new Map<number, number>();
  if (named.has(-1)) weights.set(-1, 1);
  const covered = new Set([...named].flatMap((node) => (node < 0 ? [] : [...ancestors[node]!])));
  // What lies below another node has more nodes above it, so that it comes first.
  const upwards = [...covered].sort((a, b) => ancestors[b]!.length - ancestors[a]!.length);
  const below = new Map<number, number>();
  for (const node of upwards) {
    const weight = 1 - (below.get(node) ?? 0);
    weights.set(node, weight);
    for (const above of ancestors[node]!) below.set(above, (below.get(above) ?? 0) + weight);
  }
  return weights;
}
