import isoCountries from 'i18n-iso-countries';
import worldCountries, { type Country as WorldCountry } from 'world-countries';
import type { Iso2 } from '../../model/report.ts';
import { OTHER_COUNTRY_NAMES, UNSPECIFIED_COUNTRIES, WORLD_BANK_NAMES } from './country-names.ts';
import { foldPlaceName } from './fold.ts';
import { findSubregion, REGIONS, type RegionId } from './regions.ts';

/** A country or territory of ISO 3166-1, and `XK`. Facts from world-countries (M. Ledoze, ODbL). */
export interface Country {
  readonly iso2: Iso2;
  readonly iso3: string;
  /** ISO 3166-1 numeric with leading zeros, as map boundaries name it; `` for Kosovo. */
  readonly numeric: string;
  readonly name: string;
  /** Region and subregion of the UN M49 standard. */
  readonly region: RegionId;
  readonly subregion: RegionId;
  /** Centre, WGS 84 degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** Countries with a common land border. */
  readonly neighbours: readonly Iso2[];
}

const ISO2_BY_ISO3 = new Map(worldCountries.map((country) => [country.cca3, country.cca2]));

const BORDERS_BY_ISO3 = new Map(worldCountries.map((country) => [country.cca3, country.borders]));

/** The package names a few borders on one side only (Sri Lanka's with India is a strait): a border counts where both name it. */
function listNeighbours(country: WorldCountry): readonly Iso2[] {
  return country.borders
    .filter((iso3) => BORDERS_BY_ISO3.get(iso3)?.includes(country.cca3))
    .flatMap((iso3) => ISO2_BY_ISO3.get(iso3) ?? []);
}

export const COUNTRIES: readonly Country[] = worldCountries
  .map((country) => ({
    iso2: country.cca2,
    iso3: country.cca3,
    numeric: country.ccn3,
    name: country.name.common,
    ...findSubregion(country.cca2, country.subregion),
    latitude: country.latlng[0],
    longitude: country.latlng[1],
    neighbours: listNeighbours(country),
  }))
  .sort((a, b) => (a.iso2 < b.iso2 ? -1 : 1));

let names: ReadonlyMap<string, Iso2> | undefined;
const found = new Map<string, Iso2 | undefined>();

/**
 * The country that a text names: ISO code, or a name in any language of the tables, inverted and former names included.
 * Undefined where it names none; nothing is guessed from likeness.
 */
export function findCountry(text: string): Iso2 | undefined {
  if (found.has(text)) return found.get(text);
  names ??= indexNames();
  const iso2 = names.get(foldPlaceName(text));
  if (found.size < 20_000) found.set(text, iso2);
  return iso2;
}

/** True where the text stands in a country column but names none («Unknown», «Other»). */
export function isUnspecifiedCountry(text: string): boolean {
  return UNSPECIFIED.has(foldPlaceName(text));
}

const UNSPECIFIED = new Set(UNSPECIFIED_COUNTRIES.map(foldPlaceName));

/** Name for the screen in a language of i18n-iso-countries (`en`, `fr`, `es`, `ar` ...); English, else the code, where it has none. */
export function countryName(iso2: Iso2, language = 'en'): string {
  const extra = { XK: 'Kosovo', ZZ: 'International waters', AN: 'Netherlands Antilles' }[iso2];
  return isoCountries.getName(iso2, language) ?? extra ?? isoCountries.getName(iso2, 'en') ?? iso2;
}

/** Earlier lists win: a name that two tables give to two countries keeps the surer one. */
function indexNames(): ReadonlyMap<string, Iso2> {
  const index = new Map<string, Iso2>();
  const add = (name: string, iso2: Iso2) => {
    const folded = foldPlaceName(name);
    if (folded !== '' && !index.has(folded)) index.set(folded, iso2);
  };
  for (const [iso2, others] of Object.entries(OTHER_COUNTRY_NAMES))
    for (const name of others) add(name, iso2);
  for (const [iso2, name] of Object.entries(WORLD_BANK_NAMES)) add(name, iso2);
  for (const { iso2, iso3 } of COUNTRIES) {
    add(iso2, iso2);
    add(iso3, iso2);
  }
  const languages = ['en', 'fr', 'es', ...isoCountries.getSupportedLanguages()];
  for (const language of languages) {
    const table = isoCountries.getNames(language, { select: 'all' });
    for (const [iso2, all] of Object.entries(table)) for (const name of all) add(name, iso2);
  }
  for (const country of worldCountries) {
    for (const name of [country.name.common, country.name.official, ...country.altSpellings])
      add(name, country.cca2);
    for (const name of Object.values(country.translations)) {
      add(name.common, country.cca2);
      add(name.official, country.cca2);
    }
  }
  return index;
}

/** The M49 region that a text names («Africa», «South America»); country columns hold such texts now and then. */
export function findRegion(text: string): RegionId | undefined {
  const folded = foldPlaceName(text);
  return REGIONS.find((region) => foldPlaceName(region.name) === folded)?.id;
}
