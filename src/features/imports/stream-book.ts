import type { ReportDraft } from '../../model/report.ts';
import type { SourceDefinition } from '../../model/source.ts';
import type { Transaction } from '../../store/door.ts';
import type { PlaceBook } from './place-book.ts';

/** Streams of one source: all reports of one kind from one reporter. */
export class StreamBook {
  readonly #source: SourceDefinition;
  readonly #ids = new Map<string, number>();
  #fresh: { id: number; ownerId: number; draft: ReportDraft }[] = [];
  #nextId = 1;

  private constructor(source: SourceDefinition) {
    this.#source = source;
  }

  static async load(tx: Transaction, source: SourceDefinition): Promise<StreamBook> {
    const book = new StreamBook(source);
    const { rows } = await tx.query<{
      id: number;
      source_id: string;
      kind: string;
      reporter_key: string;
      owner_id: number;
    }>('select id, source_id, kind, reporter_key, owner_id from stream');
    for (const row of rows) {
      if (row.source_id === source.id)
        book.#ids.set(`${row.kind}|${row.reporter_key}|${row.owner_id}`, row.id);
      book.#nextId = Math.max(book.#nextId, row.id + 1);
    }
    return book;
  }

  id(draft: ReportDraft, ownerId: number): number {
    const key = `${draft.kind}|${draft.reporter.key}|${ownerId}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#nextId++;
    this.#ids.set(key, id);
    this.#fresh.push({ id, ownerId, draft });
    return id;
  }

  async flush(tx: Transaction, places: PlaceBook): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = [];
    for (const { id, ownerId, draft } of fresh) {
      const country =
        draft.reporter.country === undefined ? undefined : places.country(draft.reporter.country);
      await tx.query(
        `insert into stream (id, source_id, kind, reporter_key, reporter_name, country_id, cadence_days, lag_days, owner_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          this.#source.id,
          draft.kind,
          draft.reporter.key,
          draft.reporter.name,
          country ?? null,
          this.#source.cadenceDays,
          this.#source.lagDays,
          ownerId,
        ],
      );
    }
  }
}
