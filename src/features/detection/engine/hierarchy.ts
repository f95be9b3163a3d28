import type { PlaceNode, SubstanceNode } from '../../../model/detector.ts';

/** Index of the artificial node that stands for all reports, unresolved names included. */
export function everythingNode(nodes: readonly SubstanceNode[]): number {
  return nodes.length;
}

/** For each place: itself and every place around it, up to the world. */
export function listPlaceAncestors(places: readonly PlaceNode[]): readonly Int32Array[] {
  return places.map((place) => {
    const chain: number[] = [];
    for (let at = place.index; at >= 0 && chain.length < 16; at = places[at]!.parent) chain.push(at);
    return Int32Array.from(chain);
  });
}

/** Country that holds the place; -1 for regions and the world. */
export function findCountries(places: readonly PlaceNode[], ancestors: readonly Int32Array[]): Int32Array {
  return Int32Array.from(ancestors, (chain) => {
    for (const at of chain) if (places[at]!.level === 'country') return at;
    return -1;
  });
}

/** True where `upper` is `lower` or holds it. */
export function holds(ancestors: readonly Int32Array[], upper: number, lower: number): boolean {
  return ancestors[lower]?.includes(upper) ?? false;
}
