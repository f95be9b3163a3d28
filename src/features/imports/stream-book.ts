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
    if (fresh.length === 0) return;
    await tx.query(
      `insert into stream (source_id, cadence_days, lag_days, id, kind, reporter_key, reporter_name, country_id, owner_id)
       select $1, $2::int, $3::int, n.* from unnest($4::int[], $5::text[], $6::text[], $7::text[], $8::int[], $9::int[]) as n`,
      [
        this.#source.id,
        this.#source.cadenceDays,
        this.#source.lagDays,
        fresh.map(({ id }) => id),
        fresh.map(({ draft }) => draft.kind),
        fresh.map(({ draft }) => draft.reporter.key),
        fresh.map(({ draft }) => draft.reporter.name),
        fresh.map(({ draft }) =>
          draft.reporter.country === undefined ? null : (places.country(draft.reporter.country) ?? null),
        ),
        fresh.map(({ ownerId }) => ownerId),
      ],
    );
  }
}
