import type { Coordinates } from '../../model/place.ts';
import type { NameResolution } from '../../model/substance.ts';

/** What an import needs to know of places and substances; wired once in `server/wiring.ts`. */
export interface World {
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly countries: readonly CountryFact[];
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
}
