import type { Transaction } from '../../store/door.ts';
import type { PreparedReport } from './prepare-report.ts';

/** Under which labels a place, a name, a stream or a file is met: it may be seen where one of them may. Written once, by `flush`. */
export class UseBook {
  readonly #uses = {
    place: new Set<string>(),
    name: new Set<string>(),
    stream: new Set<string>(),
    file: new Set<string>(),
  };
  readonly #fileId: number;

  constructor(fileId: number) {
    this.#fileId = fileId;
  }

  add({ placeId, nameIds, streamId, labelId }: PreparedReport): void {
    this.#uses.place.add(`${placeId}|${labelId}`);
    this.#uses.file.add(`${this.#fileId}|${labelId}`);
    this.#uses.stream.add(`${streamId}|${labelId}`);
    for (const nameId of nameIds) this.#uses.name.add(`${nameId}|${labelId}`);
  }

  /** After the places were written: a place is met in its division too. */
  async flush(tx: Transaction): Promise<void> {
    for (const [object, uses] of Object.entries(this.#uses)) {
      if (uses.size === 0) continue;
      const pairs = [...uses].map((use) => use.split('|').map(Number) as [number, number]);
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
