import type { Coordinates } from '../../model/place.ts';
import type { Reject, SourceDefinition, SourceRow } from '../../model/source.ts';
import type { NameResolution, RegistryEntry } from '../../model/substance.ts';

/** What an import needs to know of places and substances; wired once in `server/wiring.ts`. */
export interface World {
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly countries: readonly CountryFact[];
  readonly registry: readonly RegistryEntry[];
  /** Of the registry and of the rules by which names are resolved. */
  readonly registryVersion: string;
  findCountry(text: string): string | undefined;
  foldPlaceName(text: string): string;
  locateTown(iso2: string, division: string | undefined, town: string): Coordinates | undefined;
  locateDivision(iso2: string, division: string): Coordinates | undefined;
  resolveName(name: string): NameResolution;
  comparable(
    amount: number,
    unit: string,
  ): { readonly value: number; readonly unit: 'g' | 'dose-unit' } | undefined;
}

export interface CountryFact {
  readonly iso2: string;
  readonly name: string;
  /** Id of one of `regions`; absent for territories in none. */
  readonly region: string | undefined;
  readonly latitude: number;
  readonly longitude: number;
  /** ISO 3166-1 alpha-2 of countries with a common land border. */
  readonly neighbours: readonly string[];
}

export interface ReadBatch {
  readonly rows: readonly SourceRow[];
  /** Records that could not even be cut into cells. */
  readonly rejects: readonly Reject[];
}

export interface ReadSummary {
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: string;
}

/** A file being read: batches in file order; the summary is there once the last batch was taken. */
export interface OpenFile {
  readonly batches: AsyncIterable<ReadBatch>;
  summary(): ReadSummary;
}

export type OpenSourceFile = (
  path: string,
  source: SourceDefinition,
  onProgress: (share: number) => void,
) => Promise<OpenFile>;
