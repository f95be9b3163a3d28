import type { Transaction } from '../../store/door.ts';
import { endRevised } from './end-reports.ts';
import type { KeptReport, PreparedReport } from './prepare-report.ts';
import { ReportBatch } from './report-batch.ts';
import { SeenFilter } from './seen-filter.ts';
import { addKeptCells, createStaging, takeBatch } from './take-batch.ts';
import type { UseBook } from './use-book.ts';

/** In rows; a row that holds several reports counts once, by its most telling report. */
export interface WriteCounts {
  new: number;
  revised: number;
  unchanged: number;
}

/** What became of a report; one that waits for the end of the file counts as revised until then. Most telling first. */
const TELLING = ['new', 'revised', 'waiting', 'unchanged'] as const;
type State = (typeof TELLING)[number];

/** The newest revision that the store holds of a record. */
interface Stored {
  readonly id: number;
  readonly revision: number;
  readonly content: string;
  readonly labelId: number;
  readonly isEnded: boolean;
  /** Whether the file being taken in already held it. */
  readonly isHere: boolean;
}

/** What the store holds of the records of one key, by occurrence, and which of them the file comes to next. */
interface Held {
  readonly records: Stored[];
  next: number;
}

/** How far one row has got. */
export interface RowState {
  best: State;
  waiting: number;
  isCounted: boolean;
}

/** A report whose record the store holds differently: which of the file's versions is the last is known at its end. */
interface Waiting {
  readonly report: KeptReport;
  readonly row: RowState;
}

/**
 * Compares reports with the store and adds what is new, batch by batch in file order, within the import's transaction.
 *
 * Records without an id of their source: equal ones are numbered as they come, and each number is a record of its own. Records with
 * an id: what the file says last stands; a change becomes a revision. What the store surely lacks is written to the batch at once; the
 * rest is kept until the batch is written, looked up then, and what is added of it goes with the batch that is being filled meanwhile.
 * Memory does not grow with the rows, except by those that change a stored record (about 0.5 kB each).
 */
export class ReportWriter {
  readonly #tx: Transaction;
  readonly #fileId: number;
  readonly #seen = new SeenFilter();
  #filling = new ReportBatch();
  #spare = new ReportBatch();
  readonly #waiting = new Map<string, Waiting>();
  readonly #counts: WriteCounts = { new: 0, revised: 0, unchanged: 0 };
  readonly #uses: UseBook;
  readonly #isStoreEmpty: boolean;
  /** A store that was empty has no cell that a batch could add to: they are added together, once all are there. */
  #isKeepingCells: boolean;
  #nextId: number;
  #earliestKnown = Number.POSITIVE_INFINITY;

  private constructor(
    tx: Transaction,
    fileId: number,
    uses: UseBook,
    store: { readonly isEmpty: boolean; readonly nextId: number },
  ) {
    this.#tx = tx;
    this.#uses = uses;
    this.#fileId = fileId;
    this.#isStoreEmpty = store.isEmpty;
    this.#isKeepingCells = store.isEmpty;
    this.#nextId = store.nextId;
  }

  /** Needs the import lock: ids are counted here and given back to the sequence by `finish`. */
  static async open(tx: Transaction, fileId: number, uses: UseBook): Promise<ReportWriter> {
    const { rowCount } = await tx.query('select from report limit 1');
    await createStaging(tx);
    const { rows } = await tx.query<{ id: number }>("select nextval('report_id') as id");
    return new ReportWriter(tx, fileId, uses, { isEmpty: rowCount === 0, nextId: rows[0]?.id ?? 1 });
  }

  /** The earliest day on which a report that was added is known, as days since 1970-01-01; infinite where none was. */
  get earliestKnown(): number {
    return this.#earliestKnown;
  }

  /** Reports taken since the last `write`. */
  get taken(): number {
    return this.#filling.taken;
  }

  /** Takes the reports of one row. Nothing is written before `write`. */
  add(reports: readonly PreparedReport[]): void {
    let row: RowState | undefined;
    let isNew = false;
    for (const report of reports) {
      const mayBeHere = this.#seen.add(report.facts.key);
      if (mayBeHere || !this.#isStoreEmpty) {
        row ??= { best: 'unchanged', waiting: 0, isCounted: false };
        this.#filling.keep(report, row);
      } else {
        isNew = true;
        this.#append(report, { occurrence: 0 });
      }
    }
    if (row === undefined) this.#counts[isNew ? 'new' : 'unchanged'] += 1;
    else if (isNew) row.best = 'new';
  }

  /** Writes what was taken up to now, once `before` is done; meanwhile more rows can be taken. */
  async write(before?: Promise<void>): Promise<void> {
    const batch = this.#filling;
    this.#filling = this.#spare;
    await before;
    await takeBatch(this.#tx, batch, { isKeepingCells: this.#isKeepingCells });
    if (batch.revised.length > 0) await endRevised(this.#tx, this.#fileId, batch.revised);
    const held = await this.#lookUp([...new Set(batch.kept.map(({ report }) => report.facts.key))]);
    for (const { report, row } of batch.kept) this.#take(report, row, held);
    for (const { row } of batch.kept) this.#count(row);
    batch.clear();
    this.#spare = batch;
  }

  /** Writes the rest, and what waited for the end of the file. */
  async finish(): Promise<WriteCounts> {
    while (!this.#filling.isEmpty) await this.write();
    if (this.#isKeepingCells) await addKeptCells(this.#tx);
    this.#isKeepingCells = false;
    const held = await this.#lookUp([...this.#waiting.keys()]);
    for (const [key, { report }] of this.#waiting)
      this.#append(report, { old: held.get(key)?.records[0], occurrence: 0 });
    await this.write();
    await this.#tx.query("select setval('report_id', $1, false)", [this.#nextId]);
    return this.#counts;
  }

  /** What the store, this file's earlier batches included, holds of the records of these keys. */
  async #lookUp(keys: readonly string[]): Promise<Map<string, Held>> {
    const held = new Map<string, Held>();
    if (keys.length === 0) return held;
    // `offset 0` keeps the look-up by index for each key: while the tables are filled for the first time they have no statistics.
    const { rows } = await this.#tx.query<[string, number, number, string, boolean, boolean, number]>({
      text: `select replace(k.key::text, '-', ''), r.id, r.revision, replace(r.content::text, '-', ''), r.is_ended, r.is_here, r.label_id
        from unnest($1::uuid[]) k (key), lateral (
          select distinct on (r.occurrence) r.id, r.revision, r.content, r.label_id,
            exists (select from report_end e where e.report_id = r.id) as is_ended,
            r.file_id = $2 or exists (select from report_in_file f where f.file_id = $2 and f.report_id = r.id) as is_here
          from report r where r.record_key = k.key order by r.occurrence, r.revision desc offset 0) r`,
      values: [keys, this.#fileId],
      rowMode: 'array',
    });
    for (const [key, id, revision, content, isEnded, isHere, labelId] of rows) {
      const ofKey = heldOf(held, key);
      ofKey.records.push({ id, revision, content, labelId, isEnded, isHere });
      if (isHere) ofKey.next = ofKey.records.length;
    }
    return held;
  }

  /** Once for a row, however many of its reports were kept. */
  #count(row: RowState): void {
    if (row.isCounted) return;
    row.isCounted = true;
    this.#counts[row.best === 'waiting' ? 'revised' : row.best] += 1;
  }

  #take(report: KeptReport, row: RowState, held: Map<string, Held>): void {
    const ofKey = heldOf(held, report.facts.key);
    const state = report.facts.hasRecordId
      ? this.#takeNamed(report, row, ofKey)
      : this.#takeNumbered(report, ofKey);
    if (TELLING.indexOf(state) < TELLING.indexOf(row.best)) row.best = state;
  }

  /** A record without id: the next number of its content. */
  #takeNumbered(report: KeptReport, ofKey: Held): State {
    const occurrence = ofKey.next++;
    const old = ofKey.records[occurrence];
    if (old !== undefined && !old.isEnded) {
      this.#filling.appendAgain(this.#fileId, old.id, old.labelId);
      return 'unchanged';
    }
    this.#append(report, { old, occurrence });
    return old === undefined ? 'new' : 'revised';
  }

  /** A record with an id: new at once; a change of a stored one waits for the end of the file. */
  #takeNamed(report: KeptReport, row: RowState, ofKey: Held): State {
    const { key, content } = report.facts;
    const old = ofKey.records[0];
    if (old === undefined) {
      ofKey.records.push(this.#append(report, { old, occurrence: 0 }));
      return 'new';
    }
    const earlier = this.#waiting.get(key);
    if (earlier !== undefined) this.#dropWaiting(earlier.row);
    if (old.content === content && !old.isEnded) {
      this.#waiting.delete(key);
      if (!old.isHere) this.#filling.appendAgain(this.#fileId, old.id, old.labelId);
      ofKey.records[0] = { ...old, isHere: true };
      return 'unchanged';
    }
    row.waiting += 1;
    // Its batch is forgotten before it is written.
    this.#waiting.set(key, { report: report.onItsOwn(), row });
    return 'waiting';
  }

  #append(
    report: PreparedReport | KeptReport,
    { old, occurrence }: { readonly old?: Stored | undefined; readonly occurrence: number },
  ): Stored {
    const id = this.#nextId++;
    const revision = (old?.revision ?? 0) + 1;
    this.#filling.append(report, { id, occurrence, revision });
    if (old !== undefined && !old.isEnded) this.#filling.revised.push(old.id);
    this.#uses.add(report.facts);
    const { content, labelId, knownDay } = report.facts;
    this.#earliestKnown = Math.min(this.#earliestKnown, knownDay);
    return { id, revision, content, labelId, isEnded: false, isHere: true };
  }

  /** A later line of the file says better what this one said, or takes it back: it changes nothing. */
  #dropWaiting(row: RowState): void {
    row.waiting -= 1;
    if (row.waiting > 0 || row.best !== 'waiting') return;
    row.best = 'unchanged';
    if (!row.isCounted) return;
    this.#counts.revised -= 1;
    this.#counts.unchanged += 1;
  }
}

function heldOf(held: Map<string, Held>, key: string): Held {
  const known = held.get(key);
  if (known !== undefined) return known;
  const made: Held = { records: [], next: 0 };
  held.set(key, made);
  return made;
}
