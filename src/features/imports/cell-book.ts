import type { Transaction } from '../../store/door.ts';
import type { PreparedReport } from './prepare-report.ts';

/** Cells held before they are written: some 10 MB. */
const MOST_CELLS = 30_000;

interface Cell {
  readonly streamId: number;
  readonly labelId: number;
  readonly placeId: number;
  readonly nameId: number;
  readonly occurredOn: string;
  readonly knownOn: string;
  reports: number;
}

/** Counts the reports that are added into the cells that every series is a sum of; written now and then, and by `flush`. */
export class CellBook {
  #cells = new Map<string, Cell>();

  add(report: PreparedReport): void {
    const { streamId, labelId, placeId, nameIds, occurredOn, knownOn } = report;
    for (const [position, nameId] of nameIds.entries()) {
      // A report counts once for a name, however often it holds it.
      if (nameIds.indexOf(nameId) < position) continue;
      const key = `${nameId}|${placeId}|${streamId}|${occurredOn}|${knownOn}|${labelId}`;
      const cell = this.#cells.get(key);
      if (cell === undefined)
        this.#cells.set(key, { streamId, labelId, placeId, nameId, occurredOn, knownOn, reports: 1 });
      else cell.reports += 1;
    }
  }

  async flushWhenLarge(tx: Transaction): Promise<void> {
    if (this.#cells.size >= MOST_CELLS) await this.flush(tx);
  }

  async flush(tx: Transaction): Promise<void> {
    if (this.#cells.size === 0) return;
    const cells = [...this.#cells.values()];
    this.#cells = new Map();
    await tx.query(
      `insert into series_cell as c (stream_id, place_id, name_id, occurred_on, known_on, reports, label_id)
       select * from unnest($1::int[], $2::int[], $3::int[], $4::date[], $5::date[], $6::int[], $7::int[]) as n (s, p, n, o, k, r, l) order by n, p, s, o, k
       on conflict (name_id, place_id, stream_id, occurred_on, known_on, label_id) do update set reports = c.reports + excluded.reports`,
      [
        cells.map((cell) => cell.streamId),
        cells.map((cell) => cell.placeId),
        cells.map((cell) => cell.nameId),
        cells.map((cell) => cell.occurredOn),
        cells.map((cell) => cell.knownOn),
        cells.map((cell) => cell.reports),
        cells.map((cell) => cell.labelId),
      ],
    );
  }
}
