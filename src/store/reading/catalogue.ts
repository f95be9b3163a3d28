import type { NodeRef } from '../../model/api.ts';
import type { RegistryEntry } from '../../model/substance.ts';

/** The registry of substances as reading needs it: down the class tree as well as up. */
export interface NodeCatalogue {
  readonly entries: readonly RegistryEntry[];
  get(id: string): RegistryEntry | undefined;
  ref(id: string): NodeRef;
  /** The node and everything under it; the node itself first. */
  within(id: string): readonly string[];
  /** The node and everything above it; the node itself first. */
  above(id: string): readonly string[];
  childrenOf(id: string): readonly string[];
}

export function buildCatalogue(entries: readonly RegistryEntry[]): NodeCatalogue {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const children = new Map<string, string[]>();
  for (const entry of entries)
    for (const parent of entry.parents) children.set(parent, [...(children.get(parent) ?? []), entry.id]);
  const childrenOf = (id: string) => children.get(id) ?? [];
  return {
    entries,
    get: (id) => byId.get(id),
    // A name settled under an older registry may stand for an id that is gone: it is shown by that id.
    ref: (id) => ({ id, name: byId.get(id)?.name ?? id, kind: byId.get(id)?.kind ?? 'substance' }),
    within: memoise((id) => walk(id, childrenOf)),
    above: memoise((id) => walk(id, (at) => byId.get(at)?.parents ?? [])),
    childrenOf,
  };
}

function walk(id: string, next: (id: string) => readonly string[]): readonly string[] {
  const found = new Set([id]);
  for (const at of found) for (const other of next(at)) found.add(other);
  return [...found];
}

function memoise<V>(work: (id: string) => V): (id: string) => V {
  const known = new Map<string, V>();
  return (id) => {
    const there = known.get(id);
    if (there !== undefined) return there;
    const value = work(id);
    known.set(id, value);
    return value;
  };
}
