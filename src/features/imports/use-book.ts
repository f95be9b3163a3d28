import type { Transaction } from '../../store/door.ts';
import type { PreparedReport } from './prepare-report.ts';

/** An object and a label as one number: both are smaller than this. */
const FACTOR = 2 ** 26;

/** Under which labels a place, a name, a stream or a file is met: it may be seen where one of them may. Written once, by `flush`. */
export class UseBook {
  readonly #uses = {
    place: new Set<number>(),
    name: new Set<number>(),
    stream: new Set<number>(),
    file: new Set<number>(),
  };
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
    this.#uses.place.add(placeId * FACTOR + labelId);
    this.#uses.file.add(this.#fileId * FACTOR + labelId);
    this.#uses.stream.add(streamId * FACTOR + labelId);
    for (const nameId of nameIds) this.#uses.name.add(nameId * FACTOR + labelId);
  }

  /** After the places were written: a place is met in its division too. */
  async flush(tx: Transaction): Promise<void> {
    for (const [object, uses] of Object.entries(this.#uses)) {
      if (uses.size === 0) continue;
      const pairs = [...uses].map((use) => [Math.floor(use / FACTOR), use % FACTOR] as const);
      uses.clear();
      await tx.query(
        `insert into label_use (object, object_id, label_id)
         select distinct $1, at.id, u.label_id from unnest($2::int[], $3::int[]) as u (id, label_id)
           left join place p on $1 = 'place' and p.id = u.id, unnest(array[u.id, p.division_id]) as at (id)
         where at.id is not null on conflict do nothing`,
        [object, pairs.map(([id]) => id), pairs.map(([, label]) => label)],
      );
    }
  }
}
