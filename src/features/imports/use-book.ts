import type { Transaction } from '../../store/door.ts';
import type { PlaceBook } from './place-book.ts';
import type { ReportFacts } from './prepare-report.ts';

/** An object and a label as one number: both are smaller than this. */
const FACTOR = 2 ** 26;

/** What was met for the first time under a label: kinds of object, objects and labels, in one order. */
interface Uses {
  readonly objects: readonly string[];
  readonly ids: readonly number[];
  readonly labelIds: readonly number[];
}

class MetOnce {
  readonly #met = new Set<number>();
  #fresh: number[] = [];

  /** Whether it is new. */
  add(use: number): boolean {
    if (this.#met.has(use)) return false;
    this.#met.add(use);
    this.#fresh.push(use);
    return true;
  }

  take(): readonly number[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

/** Under which labels a place, a name, a stream or a file is met: it may be seen where one of them may. */
export class UseBook {
  readonly #met = { place: new MetOnce(), name: new MetOnce(), stream: new MetOnce(), file: new MetOnce() };
  readonly #fileId: number;
  readonly #places: PlaceBook;

  constructor(fileId: number, places: PlaceBook) {
    this.#fileId = fileId;
    this.#places = places;
  }

  /** A place is met in its division, too. */
  add({
    placeId,
    nameIds,
    streamId,
    labelId,
  }: Pick<ReportFacts, 'placeId' | 'nameIds' | 'streamId' | 'labelId'>): void {
    const { place, name, stream, file } = this.#met;
    if (place.add(placeId * FACTOR + labelId)) {
      const divisionId = this.#places.divisionOf(placeId);
      if (divisionId !== undefined) place.add(divisionId * FACTOR + labelId);
    }
    file.add(this.#fileId * FACTOR + labelId);
    stream.add(streamId * FACTOR + labelId);
    for (const nameId of nameIds) name.add(nameId * FACTOR + labelId);
  }

  /** What is new since it was last taken. The places of it can be written then, and have to be before it is. */
  take(): Uses {
    const objects: string[] = [];
    const uses: number[] = [];
    for (const [object, met] of Object.entries(this.#met)) {
      for (const use of met.take()) {
        objects.push(object);
        uses.push(use);
      }
    }
    return {
      objects,
      ids: uses.map((use) => Math.floor(use / FACTOR)),
      labelIds: uses.map((use) => use % FACTOR),
    };
  }
}

/** Writes what a book has taken. */
export async function writeUses(tx: Transaction, { objects, ids, labelIds }: Uses): Promise<void> {
  if (objects.length === 0) return;
  await tx.query(
    `insert into label_use (object, object_id, label_id) select * from unnest($1::text[], $2::int[], $3::int[]) on conflict do nothing`,
    [objects, ids, labelIds],
  );
}
