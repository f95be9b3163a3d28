import type { DatabaseName } from '../model/api.ts';
import type { SourceDefinition } from '../model/source.ts';
import type { Actor, Door, Transaction } from '../store/door.ts';
import type { NodeCatalogue } from '../store/reading/catalogue.ts';
import type { Reading } from '../store/reading/reading.ts';

export interface ReaderContext {
  readonly doors: Readonly<Record<DatabaseName, Door>>;
  readonly actor: Actor;
  readonly catalogue: NodeCatalogue;
  readonly sources: readonly SourceDefinition[];
  /** What «today» is to the sample: its newest known date where absent. */
  readonly sampleToday?: string | undefined;
  defaultDatabase(): Promise<DatabaseName>;
}

/** A database may have changed behind our back (the command line imports too): how long a look at it holds, ms. */
const LOOK_HOLDS_MS = 500;
/** Answers kept for one state of a database. */
const MAX_KEPT = 300;

/** All that can change what pages show has left a trace in one of these; all are read from an index or a small table. */
const STAMP = `select concat_ws('|', (select max(id) from report), (select max(id) from import_file), (select max(finished_at) from import_file),
  (select max(id) from name_decision), (select max(id) from detection_run), (select count(*) from detection_run)) as stamp`;

interface State {
  readonly stamp: string;
  readonly newest: string | null;
  readonly kept: Map<string, Promise<unknown>>;
}

interface Look {
  readonly at: number;
  readonly state: Promise<State>;
}

/** Opens readings, and keeps what was worked out until the database changes. */
export class Reader {
  readonly #context: ReaderContext;
  readonly #looks = new Map<DatabaseName, Look>();
  #default: { readonly stamp: string; readonly name: Promise<DatabaseName> } | undefined;

  constructor(context: ReaderContext) {
    this.#context = context;
  }

  /** The database that a request is for: the one it names, else live once it holds a report. */
  async choose(asked: DatabaseName | undefined): Promise<DatabaseName> {
    if (asked !== undefined) return asked;
    const { stamp } = await this.#look('live');
    if (this.#default?.stamp !== stamp) {
      const name = this.#context.defaultDatabase();
      this.#default = { stamp, name };
      name.catch(() => {
        this.#default = undefined;
      });
    }
    return this.#default!.name;
  }

  /** Runs work on a database as known on a date. */
  async read<T>(
    at: { readonly database: DatabaseName; readonly asOf?: string | undefined },
    work: (reading: Reading) => Promise<T>,
    isReadOnly = true,
  ): Promise<T> {
    const state = await this.#look(at.database);
    const { doors, actor, catalogue, sources } = this.#context;
    const asOf = this.#asOf(at, state);
    return doors[at.database].run(
      actor,
      (tx) =>
        work({
          tx,
          database: at.database,
          isSimulated: at.database === 'sample',
          catalogue,
          sources,
          asOf,
          newestKnown: this.#newest(at.database, state),
          once: (key, make) => keep(state.kept, `once|${asOf}|${key}`, make),
        }),
      { isReadOnly },
    );
  }

  /** The same, worked out once for all requests with the same key until the database changes. */
  async readOnce<T>(
    at: { readonly database: DatabaseName; readonly asOf?: string | undefined },
    key: string,
    work: (reading: Reading) => Promise<T>,
  ): Promise<T> {
    const state = await this.#look(at.database);
    return keep(state.kept, `${this.#asOf(at, state)}|${key}`, () => this.read(at, work));
  }

  /** After a write of our own the database is looked at again at once. */
  forget(): void {
    this.#looks.clear();
  }

  #newest(database: DatabaseName, state: State): string | null {
    const today = database === 'sample' ? this.#context.sampleToday : undefined;
    return state.newest === null ? null : (today ?? state.newest);
  }

  #asOf(at: { readonly database: DatabaseName; readonly asOf?: string | undefined }, state: State) {
    const newest = this.#newest(at.database, state);
    return at.asOf === undefined || newest === null || at.asOf > newest ? newest : at.asOf;
  }

  #look(database: DatabaseName): Promise<State> {
    const last = this.#looks.get(database);
    if (last !== undefined && Date.now() - last.at < LOOK_HOLDS_MS) return last.state;
    const state = this.#renew(database, last?.state);
    this.#looks.set(database, { at: Date.now(), state });
    // A database that was away is looked at again at the next request.
    state.catch(() => this.#looks.delete(database));
    return state;
  }

  async #renew(database: DatabaseName, last: Promise<State> | undefined): Promise<State> {
    const { doors, actor } = this.#context;
    const before = await last?.catch(() => undefined);
    return doors[database].run(
      actor,
      async (tx: Transaction) => {
        const { rows } = await tx.query<{ stamp: string }>(STAMP);
        const stamp = rows[0]!.stamp;
        if (before?.stamp === stamp) return before;
        const newest = await tx.query<{ newest: string | null }>(
          'select max(known_on) as newest from series_cell',
        );
        return { stamp, newest: newest.rows[0]?.newest ?? null, kept: new Map() };
      },
      { isReadOnly: true },
    );
  }
}

function keep<T>(kept: Map<string, Promise<unknown>>, key: string, make: () => Promise<T>): Promise<T> {
  const there = kept.get(key) as Promise<T> | undefined;
  if (there !== undefined) {
    // What was asked for last is dropped last.
    kept.delete(key);
    kept.set(key, there);
    return there;
  }
  const value = make();
  kept.set(key, value);
  value.catch(() => kept.delete(key));
  if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!);
  return value;
}
