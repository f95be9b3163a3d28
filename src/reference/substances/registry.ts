import type { RegistryEntry } from '../../model/substance.ts';
import { CANNABINOIDS } from './registry/cannabinoids.ts';
import { IDENTIFIERS } from './registry/identifiers.generated.ts';
import { MEDICINES } from './registry/medicines.ts';
import { OPIOIDS } from './registry/opioids.ts';
import { PRECURSORS, PREPARATIONS } from './registry/precursors-plants.ts';
import { SEDATIVES } from './registry/sedatives.ts';
import { STIMULANTS } from './registry/stimulants.ts';
import { readAllClasses, readMedicines, readPreparations, readSubstances } from './registry/table.ts';

/** Raised whenever an identity, a synonym or a rule changes: resolutions stored under an older version are resolved anew. */
export const REGISTRY_VERSION = '1.0.0';

const identifiers = new Map(
  IDENTIFIERS.split('\n')
    .filter(Boolean)
    .map((line) => {
      const [id = '', inchikey = '', formula = ''] = line.split('|');
      return [id, { inchikey, formula }] as const;
    }),
);

/** Every substance, class and preparation that a reported name can stand for. */
export const REGISTRY: readonly RegistryEntry[] = [
  ...readAllClasses(),
  ...[OPIOIDS, CANNABINOIDS, STIMULANTS, SEDATIVES, PRECURSORS].flatMap(readSubstances),
  ...readPreparations(PREPARATIONS),
  ...readMedicines(MEDICINES),
].map((entry) => ({ ...entry, ...identifiers.get(entry.id) }));

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
