import type { RegistryEntry } from '../../model/substance.ts';
import { ALIASES, FAMILIES } from './registry/families.generated.ts';
import { HAND_WRITTEN } from './registry/hand.ts';
import { IDENTIFIERS } from './registry/identifiers.generated.ts';
import { type RawEntry, readFamilies } from './registry/table.ts';

const identifiers = new Map(
  IDENTIFIERS.split('\n')
    .filter(Boolean)
    .map((line) => {
      const [id = '', inchikey = '', formula = ''] = line.split('|');
      return [id, { inchikey, formula }] as const;
    }),
);

/** Systematic names of structures that stand under another name in the rows written by hand. */
const aliases = new Map(
  ALIASES.split('\n')
    .filter(Boolean)
    .map((line) => {
      const [id = '', names = ''] = line.split('|');
      return [id, names.split(';')] as const;
    }),
);

function complete(entry: RawEntry): RegistryEntry {
  const more = aliases.get(entry.id);
  const found = identifiers.get(entry.id);
  if (more === undefined && found === undefined) return entry;
  const synonyms = more === undefined ? entry.synonyms : [...entry.synonyms, ...more];
  return { ...entry, synonyms, ...found };
}

/** Every substance, class and preparation that a reported name can stand for. */
export const REGISTRY: readonly RegistryEntry[] = [...HAND_WRITTEN.map(complete), ...readFamilies(FAMILIES)];

const byId = new Map(REGISTRY.map((entry) => [entry.id, entry]));

/** The entry of an id, if there is one. */
export function getEntry(id: string): RegistryEntry | undefined {
  return byId.get(id);
}

/** Ids of every class above an entry, nearest first, each once. */
export function ancestorsOf(id: string): readonly string[] {
  const above: string[] = [];
  const queue = [...(byId.get(id)?.parents ?? [])];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (above.includes(next)) continue;
    above.push(next);
    queue.push(...(byId.get(next)?.parents ?? []));
  }
  return above;
}
