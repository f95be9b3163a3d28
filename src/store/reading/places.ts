import { TocsinError } from '../../kernel/errors.ts';
import type { PlaceRef } from '../../model/api.ts';
import type { Transaction } from '../door.ts';
import { isPossibleId } from './reading.ts';

interface PlaceRow extends Omit<PlaceRef, 'iso2'> {
  readonly iso2: string;
}

/** Places by id; an id that is not there is left out. */
export async function readPlaces(
  tx: Transaction,
  ids: Iterable<number>,
): Promise<ReadonlyMap<number, PlaceRef>> {
  const { rows } = await tx.query<PlaceRow>(
    `select p.id, p.name, p.level, p.iso2, c.name as country, p.latitude, p.longitude
     from place p left join place c on c.id = p.country_id where p.id = any($1::int[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, { ...row, iso2: row.iso2 === '' ? null : row.iso2 }]));
}

/** The place that a row of the store names: it is there, the store sees to it. */
export function placeOf(places: ReadonlyMap<number, PlaceRef>, id: number): PlaceRef {
  const place = places.get(id);
  if (place === undefined) throw new TocsinError('place.not-found', { id });
  return place;
}

/** Refuses a place that is not there. */
export async function checkPlace(tx: Transaction, id: number | undefined): Promise<void> {
  if (id === undefined) return;
  if (!isPossibleId(id)) throw new TocsinError('place.not-found', { id });
  placeOf(await readPlaces(tx, [id]), id);
}
