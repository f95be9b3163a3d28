import { ownText } from '../../kernel/own-text.ts';
import type { Coordinates } from '../../model/place.ts';
import type { ReportedPlace } from '../../model/report.ts';
import type { Transaction } from '../../store/door.ts';
import { copyText } from './copy-text.ts';
import type { World } from './world.ts';

export const WORLD_ID = 1;

interface NewPlace {
  id: number;
  parentId: number | null;
  level: 'world' | 'region' | 'country' | 'division' | 'town';
  name: string;
  folded: string;
  iso2: string;
  countryId: number | null;
  regionId: number | null;
  divisionId: number | null;
  coordinates: Coordinates | undefined;
}

/** Places as written that are remembered: most come again and again. */
const MOST_TEXTS = 100_000;

export interface FoundPlace {
  readonly id: number;
  /** The id, and country, division and town as written, as COPY text. */
  readonly cells: string;
}

/** Places as the database knows them, plus those that a running import adds; new ones are written by `flush`. */
export class PlaceBook {
  readonly #world: World;
  readonly #ids = new Map<string, number>();
  readonly #countryByText = new Map<string, number | undefined>();
  readonly #countryByIso2 = new Map<string, number>();
  readonly #iso2 = new Map<number, string>();
  readonly #regionOf = new Map<number, number | null>();
  readonly #divisionOf = new Map<number, number>();
  readonly #byText = new Map<string, FoundPlace>();
  #fresh: NewPlace[] = [];
  #nextId = WORLD_ID;

  private constructor(world: World) {
    this.#world = world;
  }

  static async load(tx: Transaction, world: World): Promise<PlaceBook> {
    const book = new PlaceBook(world);
    const { rows } = await tx.query<{
      id: number;
      parent_id: number | null;
      level: string;
      folded: string;
      iso2: string;
      region_id: number | null;
      division_id: number | null;
    }>('select id, parent_id, level, folded, iso2, region_id, division_id from place');
    for (const row of rows) {
      book.#ids.set(`${row.parent_id}|${row.level}|${row.folded}`, row.id);
      book.#nextId = Math.max(book.#nextId, row.id + 1);
      if (row.level === 'country') book.#rememberCountry(row.id, row.iso2, row.region_id);
      if (row.level === 'town' && row.division_id !== null) book.#divisionOf.set(row.id, row.division_id);
    }
    if (rows.length === 0) await book.#seed(tx);
    return book;
  }

  /** Id of the country that the text names; undefined where it names none. */
  country(text: string): number | undefined {
    if (!this.#countryByText.has(text)) {
      const iso2 = this.#world.findCountry(text);
      this.#countryByText.set(ownText(text), iso2 === undefined ? undefined : this.#countryByIso2.get(iso2));
    }
    return this.#countryByText.get(text);
  }

  /** The division that a town is in; undefined where none is known, and for everything else. */
  divisionOf(placeId: number): number | undefined {
    return this.#divisionOf.get(placeId);
  }

  /** The most specific place that the words name. */
  place(reported: ReportedPlace): FoundPlace {
    const { country = '', division = '', town = '', latitude, longitude } = reported;
    const key = `${country}|${division}|${town}|${latitude ?? ''}|${longitude ?? ''}`;
    const known = this.#byText.get(key);
    if (known !== undefined) return known;
    const id = this.#find(reported);
    const found = { id, cells: `${id}\t${copyText(country)}\t${copyText(division)}\t${copyText(town)}` };
    if (this.#byText.size >= MOST_TEXTS) this.#byText.clear();
    this.#byText.set(key, found);
    return found;
  }

  #find(reported: ReportedPlace): number {
    const countryId = reported.country === undefined ? undefined : this.country(reported.country);
    if (countryId === undefined) return WORLD_ID;
    const iso2 = this.#iso2.get(countryId) ?? '';
    let at = countryId;
    let divisionId: number | null = null;
    if (reported.division) {
      at = this.#place(at, 'division', reported.division, countryId, null, () =>
        this.#world.locateDivision(iso2, reported.division ?? ''),
      );
      divisionId = at;
    }
    if (reported.town) {
      const { town, division, latitude, longitude } = reported;
      at = this.#place(at, 'town', town, countryId, divisionId, () =>
        latitude !== undefined && longitude !== undefined
          ? { latitude, longitude, method: 'source' }
          : this.#world.locateTown(iso2, division, town),
      );
    }
    return at;
  }

  #place(
    parentId: number,
    level: 'division' | 'town',
    name: string,
    countryId: number,
    divisionId: number | null,
    locate: () => Coordinates | undefined,
  ): number {
    const folded = this.#world.foldPlaceName(name);
    const key = `${parentId}|${level}|${folded}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#nextId++;
    this.#ids.set(key, id);
    if (level === 'town' && divisionId !== null) this.#divisionOf.set(id, divisionId);
    this.#fresh.push({
      id,
      parentId,
      level,
      name: ownText(name),
      folded,
      iso2: this.#iso2.get(countryId) ?? '',
      countryId,
      regionId: this.#regionOf.get(countryId) ?? null,
      divisionId: level === 'division' ? id : divisionId,
      coordinates: locate(),
    });
    return id;
  }

  #rememberCountry(id: number, iso2: string, regionId: number | null): void {
    this.#countryByIso2.set(iso2, id);
    this.#iso2.set(id, iso2);
    this.#regionOf.set(id, regionId);
  }

  async #seed(tx: Transaction): Promise<void> {
    const blank = { iso2: '', countryId: null, regionId: null, divisionId: null, coordinates: undefined };
    this.#fresh.push({
      ...blank,
      id: this.#nextId++,
      parentId: null,
      level: 'world',
      name: 'World',
      folded: 'world',
    });
    const regionIds = new Map<string, number>();
    for (const region of this.#world.regions) {
      const id = this.#nextId++;
      regionIds.set(region.id, id);
      this.#fresh.push({
        ...blank,
        id,
        parentId: WORLD_ID,
        level: 'region',
        name: region.name,
        folded: region.id,
        regionId: id,
      });
    }
    for (const country of this.#world.countries) {
      const id = this.#nextId++;
      const regionId = (country.region === undefined ? undefined : regionIds.get(country.region)) ?? null;
      this.#fresh.push({
        ...blank,
        id,
        parentId: regionId ?? WORLD_ID,
        level: 'country',
        name: country.name,
        folded: country.iso2.toLowerCase(),
        iso2: country.iso2,
        countryId: id,
        regionId,
        coordinates: { latitude: country.latitude, longitude: country.longitude, method: 'country-centre' },
      });
      this.#rememberCountry(id, country.iso2, regionId);
    }
    await this.flush(tx);
  }

  /** Writes the places that are new since the last flush. */
  async flush(tx: Transaction): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = [];
    if (fresh.length === 0) return;
    await tx.query(
      `insert into place (id, parent_id, level, name, folded, iso2, country_id, region_id, division_id, latitude, longitude, coordinates_method)
       select * from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::int[], $10::float8[], $11::float8[], $12::text[])`,
      [
        fresh.map((p) => p.id),
        fresh.map((p) => p.parentId),
        fresh.map((p) => p.level),
        fresh.map((p) => p.name),
        fresh.map((p) => p.folded),
        fresh.map((p) => p.iso2),
        fresh.map((p) => p.countryId),
        fresh.map((p) => p.regionId),
        fresh.map((p) => p.divisionId),
        fresh.map((p) => p.coordinates?.latitude ?? null),
        fresh.map((p) => p.coordinates?.longitude ?? null),
        fresh.map((p) => p.coordinates?.method ?? 'none'),
      ],
    );
  }
}
