import type { DatabaseName } from '../model/api.ts';
import type { SourceDefinition } from '../model/source.ts';
import type { Actor, Door, RunOptions, Transaction } from '../store/door.ts';
import type { NodeCatalogue } from '../store/reading/catalogue.ts';
import type { Reading } from '../store/reading/reading.ts';

export interface ReaderContext {
  readonly doors: Readonly<Record<DatabaseName, Door>>;
  readonly catalogue: NodeCatalogue;
  readonly sources: readonly SourceDefinition[];
  /** What «today» is to the sample: its newest known date where absent. */
  readonly sampleToday?: string | undefined;
  /** The system's, where absent. */
  readonly clock?: (() => Date) | undefined;
  defaultDatabase(): Promise<DatabaseName>;
}

/** A database may have changed behind our back (the command line imports too): how long a look at it holds, ms. */
const LOOK_HOLDS_MS = 500;
/** Actors and views that are remembered at a time. */
const MAX_LOOKS = 5000;
const MAX_STATES = 50;
/** The coalition's work is read by many small statements. */
const SMALL_STATEMENTS = { isReadOnly: true, isPlannedOnce: true } as const;
/** Answers kept for one state of a database. */
const MAX_KEPT = 300;

/**
 * All that can change what pages show has left a trace in one of these; all are read from an index or a small table. Who sees the same
 * (`sight`) is shown the same, from what was worked out once.
 */
const STAMP = `select concat_ws('|', last_change(), current_date, (select max(id) from import_file), (select max(finished_at) from import_file),
    (select max(id) from name_decision), (select max(id) from detection_run), (select count(*) from detection_run)) as stamp,
  concat_ws('|', sight_kind(), sight_audience(), array_to_string(sight_participants(), ','), array_to_string(sight_roles(), ',')) as sight,
  sight_withheld() as "isWithheld"`;

/** What a request reads: a database, for somebody, as known on a date. */
export interface ReadAt {
  readonly database: DatabaseName;
  readonly actor: Actor;
  readonly asOf?: string | undefined;
}

interface Stamp {
  readonly stamp: string;
  readonly sight: string;
  readonly isWithheld: boolean;
}

interface State extends Stamp {
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
  /** By database and actor. */
  readonly #looks = new Map<string, Look>();
  /** By database and sight. */
  readonly #states = new Map<string, State>();
  /** By database and for how long, of its newest snapshot; by actor and question. */
  readonly #still = new Map<string, { readonly of: string; readonly kept: Map<string, Promise<unknown>> }>();
  #default: { readonly at: number; readonly name: Promise<DatabaseName> } | undefined;

  constructor(context: ReaderContext) {
    this.#context = context;
  }

  /** The database that a request is for: the one it names, else live once it holds a report. */
  async choose(asked: DatabaseName | undefined): Promise<DatabaseName> {
    if (asked !== undefined) return asked;
    if (this.#default === undefined || Date.now() - this.#default.at >= LOOK_HOLDS_MS) {
      const name = this.#context.defaultDatabase();
      this.#default = { at: Date.now(), name };
      name.catch(() => {
        this.#default = undefined;
      });
    }
    return this.#default.name;
  }

  /** Runs work on a database as known on a date. */
  async read<T>(
    at: ReadAt,
    work: (reading: Reading) => Promise<T>,
    options: RunOptions = { isReadOnly: true },
  ): Promise<T> {
    const state = await this.#look(at);
    const door = this.#context.doors[at.database];
    return door.run(at.actor, (tx) => work(this.#readingOf(at, state, tx)), options);
  }

  #readingOf(at: ReadAt, state: State, tx: Transaction): Reading {
    const { database, actor } = at;
    const { doors, catalogue, sources } = this.#context;
    const asOf = this.#asOf(at, state);
    return {
      tx,
      actor,
      isWithheld: state.isWithheld,
      database,
      isSimulated: database === 'sample',
      catalogue,
      sources,
      asOf,
      newestKnown: this.#newest(database, state),
      now: this.#now(database, state),
      once: (key, make) => keep(state.kept, `once|${asOf}|${key}`, make),
      later: (again) => doors[database].run(actor, again, { isReadOnly: true }),
    };
  }

  /** The same, worked out once for all requests with the same key until the database changes. */
  async readOnce<T>(at: ReadAt, key: string, work: (reading: Reading) => Promise<T>): Promise<T> {
    const state = await this.#look(at);
    return keep(state.kept, `${this.#asOf(at, state)}|${key}`, () => this.read(at, work));
  }

  /**
   * The same until anybody has written anything, or so many milliseconds are over on the clock: for what follows from all of the coalition's
   * work. Two looks at one snapshot see the same rows, whatever was written and by whom.
   */
  async readStill<T>(
    at: ReadAt,
    { key, holdsMs }: { readonly key: string; readonly holdsMs: number },
    work: (reading: Reading) => Promise<T>,
  ): Promise<T> {
    const state = await this.#look(at);
    const { made } = await this.#context.doors[at.database].runAsking(
      at.actor,
      'select pg_current_snapshot()::text as snapshot',
      async (tx, [first]) => {
        const reading = this.#readingOf(at, state, tx);
        const kept = this.#stillOf(
          `${at.database}|${holdsMs}`,
          `${String(first!.snapshot)}|${Math.floor(reading.now.getTime() / holdsMs)}`,
        );
        const whole = `${at.actor.id}|${reading.asOf}|${key}`;
        const isThere = kept.has(whole);
        const made = keep(kept, whole, () => work(reading));
        // Whoever works it out needs their transaction until it is done; nobody else waits with a connection in hand.
        if (!isThere) await made;
        return { made };
      },
      SMALL_STATEMENTS,
    );
    return made;
  }

  /** What is kept of a snapshot; of those before it nothing is asked any longer. */
  #stillOf(which: string, of: string): Map<string, Promise<unknown>> {
    const last = this.#still.get(which);
    if (last?.of === of) return last.kept;
    const kept = new Map<string, Promise<unknown>>();
    this.#still.set(which, { of, kept });
    return kept;
  }

  /** After a write of our own the database is looked at again at once. */
  forget(): void {
    this.#looks.clear();
    this.#default = undefined;
  }

  #newest(database: DatabaseName, state: State): string | null {
    const today = database === 'sample' ? this.#context.sampleToday : undefined;
    return state.newest === null ? null : (today ?? state.newest);
  }

  /** Time stands still in the sample but for the hour: what is done there follows what is shown there. */
  #now(database: DatabaseName, state: State): Date {
    const now = this.#context.clock?.() ?? new Date();
    const newest = this.#newest(database, state);
    return database === 'live' || newest === null
      ? now
      : new Date(`${newest}T${now.toISOString().slice(11)}`);
  }

  #asOf(at: ReadAt, state: State) {
    const newest = this.#newest(at.database, state);
    return at.asOf === undefined || newest === null || at.asOf > newest ? newest : at.asOf;
  }

  #look({ database, actor }: ReadAt): Promise<State> {
    const key = `${database}|${actor.id}`;
    const last = this.#looks.get(key);
    if (last !== undefined && Date.now() - last.at < LOOK_HOLDS_MS) return last.state;
    const state = this.#renew(database, actor);
    this.#looks.delete(key);
    this.#looks.set(key, { at: Date.now(), state });
    if (this.#looks.size > MAX_LOOKS) this.#looks.delete(this.#looks.keys().next().value!);
    // A database that was away is looked at again at the next request.
    state.catch(() => this.#looks.delete(key));
    return state;
  }

  #renew(database: DatabaseName, actor: Actor): Promise<State> {
    return this.#context.doors[database].run(
      actor,
      async (tx: Transaction) => {
        // With parameters, if none: only such a statement is prepared.
        const { rows } = await tx.query<Stamp>(STAMP, []);
        const seen = rows[0]!;
        const key = `${database}|${seen.sight}`;
        const before = this.#states.get(key);
        if (before?.stamp === seen.stamp) return before;
        const newest = await tx.query<{ newest: string | null }>(
          'select max(known_on) as newest from series_cell',
        );
        const state = { ...seen, newest: newest.rows[0]?.newest ?? null, kept: new Map() };
        this.#states.delete(key);
        this.#states.set(key, state);
        if (this.#states.size > MAX_STATES) this.#states.delete(this.#states.keys().next().value!);
        return state;
      },
      SMALL_STATEMENTS,
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
