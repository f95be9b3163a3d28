import type { Transaction } from '../../store/door.ts';
import type { PreparedReport } from './prepare-report.ts';

/** An object and a label as one number: both are smaller than this. */
const FACTOR = 2 ** 26;

/** What was met for the first time under a label. */
type Uses = ReadonlyMap<string, readonly number[]>;

class MetOnce {
  readonly #met = new Set<number>();
  #fresh: number[] = [];

  add(use: number): void {
    if (this.#met.has(use)) return;
    this.#met.add(use);
    this.#fresh.push(use);
  }

  take(): readonly number[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

/** Under which labels a place, a name, a stream or a file is met: it may be seen where one of them may. */
export class UseBook {
  readonly #place = new MetOnce();
  readonly #name = new MetOnce();
  readonly #stream = new MetOnce();
  readonly #file = new MetOnce();
  readonly #fileId: number;

  constructor(fileId: number) {
    this.#fileId = fileId;
  }

  add({
    placeId,
    nameIds,
    streamId,
    labelId,
  }: Pick<PreparedReport, 'placeId' | 'nameIds' | 'streamId' | 'labelId'>): void {
    this.#place.add(placeId * FACTOR + labelId);
    this.#file.add(this.#fileId * FACTOR + labelId);
    this.#stream.add(streamId * FACTOR + labelId);
    for (const nameId of nameIds) this.#name.add(nameId * FACTOR + labelId);
  }

  /** What is new since it was last taken. The places of it can be written then, and have to be before it is. */
  take(): Uses {
    return new Map([
      ['place', this.#place.take()],
      ['name', this.#name.take()],
      ['stream', this.#stream.take()],
      ['file', this.#file.take()],
    ]);
  }
}

/** Writes what a book has taken. A place is met in its division, too. */
export async function writeUses(tx: Transaction, taken: Uses): Promise<void> {
  for (const [object, uses] of taken) {
    if (uses.length === 0) continue;
    await tx.query(
      `insert into label_use (object, object_id, label_id)
       select distinct $1, at.id, u.label_id from unnest($2::int[], $3::int[]) as u (id, label_id)
         left join place p on $1 = 'place' and p.id = u.id, unnest(array[u.id, p.division_id]) as at (id)
       where at.id is not null on conflict do nothing`,
      [object, uses.map((use) => Math.floor(use / FACTOR)), uses.map((use) => use % FACTOR)],
    );
  }
}
