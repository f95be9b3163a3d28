import { ownText } from '../../kernel/own-text.ts';
import type { NameResolution } from '../../model/substance.ts';
import type { Transaction } from '../../store/door.ts';
import type { World } from './world.ts';

/** Names as written, each once; new ones are resolved when first met and written by `flush`. */
export class NameBook {
  readonly #world: World;
  readonly #ids = new Map<string, number>();
  #fresh: { id: number; name: string; resolution: NameResolution }[] = [];
  #nextId = 1;

  private constructor(world: World) {
    this.#world = world;
  }

  static async load(tx: Transaction, world: World): Promise<NameBook> {
    const book = new NameBook(world);
    const { rows } = await tx.query<{ id: number; name: string }>('select id, name from reported_name');
    for (const row of rows) {
      book.#ids.set(row.name, row.id);
      book.#nextId = Math.max(book.#nextId, row.id + 1);
    }
    return book;
  }

  id(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#nextId++;
    const own = ownText(name);
    this.#ids.set(own, id);
    this.#fresh.push({ id, name: own, resolution: this.#world.resolveName(own) });
    return id;
  }

  async flush(tx: Transaction): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = [];
    if (fresh.length === 0) return;
    const names = fresh.map(({ id, name, resolution }) => ({ id, name, ...resolution }));
    await tx.query(
      `insert into reported_name (id, name, outcome, targets, rule, confidence, candidates, resolved_by)
       select id, name, outcome, array(select jsonb_array_elements_text(targets)), rule, confidence, candidates, $2
       from jsonb_to_recordset($1) as n (id int, name text, outcome text, targets jsonb, rule text, confidence float8, candidates jsonb)`,
      [JSON.stringify(names), this.#world.registryVersion],
    );
  }
}
