import type { NameResolution } from '../../model/substance.ts';
import { getEntry } from './registry.ts';

/** How much of what a file names is resolved: of the rows, of the distinct names, and of the synthetics and precursors alone. */
export interface ResolutionShare {
  /** Names that denote something, by the rule of the method page; the others say nothing and are counted apart. */
  readonly names: number;
  readonly unspecifiedNames: number;
  readonly resolvedNames: number;
  readonly rows: number;
  readonly resolvedRows: number;
  readonly syntheticRows: number;
  readonly resolvedSyntheticRows: number;
  readonly unresolved: readonly string[];
}

/**
 * Counts what a resolver makes of the names in a file. Every name counts as denoting a substance, class or preparation, except those that
 * the resolver itself calls unspecified (`Unknown`, `No drug found`). A name left to a person counts as synthetic, against us.
 *
 * @param counts name as written and the rows that carry it
 */
export function measureShare(
  counts: ReadonlyMap<string, number>,
  resolve: (name: string) => NameResolution,
): ResolutionShare {
  const share = {
    names: 0,
    unspecifiedNames: 0,
    resolvedNames: 0,
    rows: 0,
    resolvedRows: 0,
    syntheticRows: 0,
    resolvedSyntheticRows: 0,
  };
  const unresolved: string[] = [];
  for (const [name, rows] of counts) {
    const { outcome, targets } = resolve(name);
    if (outcome === 'unspecified') {
      share.unspecifiedNames += 1;
      continue;
    }
    const isResolved = outcome === 'resolved';
    const isSynthetic = !isResolved || targets.some((id) => getEntry(id)?.isSynthetic);
    share.names += 1;
    share.rows += rows;
    if (isSynthetic) share.syntheticRows += rows;
    if (!isResolved) {
      unresolved.push(name);
      continue;
    }
    share.resolvedNames += 1;
    share.resolvedRows += rows;
    if (isSynthetic) share.resolvedSyntheticRows += rows;
  }
  return { ...share, unresolved };
}
