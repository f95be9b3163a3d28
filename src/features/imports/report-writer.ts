import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Transaction } from '../../store/door.ts';
import { CellBook } from './cell-book.ts';
import { CopyBuffer } from './copy-buffer.ts';
import { endRevised } from './end-reports.ts';
import { appendReport, type PreparedReport, REPORT_COLUMNS } from './prepare-report.ts';
import { SeenFilter } from './seen-filter.ts';
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
interface RowState {
  best: State;
  waiting: number;
}

/** A report whose record the store holds differently: which of the file's versions is the last is known at its end. */
interface Waiting {
  readonly report: PreparedReport;
  readonly row: RowState;
}

/** What one chunk adds. */
interface Added {
  readonly reports: CopyBuffer;
  readonly substances: CopyBuffer;
  /** Stored reports that the file holds again. */
  readonly again: CopyBuffer;
  readonly revised: number[];
}

/**
 * Compares reports with the store and adds what is new, chunk by chunk in file order, within the import's transaction.
 *
 * Records without an id of their source: equal ones are numbered as they come, and each number is a record of its own. Records with
 * an id: what the file says last stands; a change becomes a revision. Memory does not grow with the rows, except by those that
 * change a stored record (about 0.5 kB each).
 */
export class ReportWriter {
  readonly #tx: Transaction;
  readonly #fileId: number;
  readonly #seen = new SeenFilter();
  readonly #cells = new CellBook();
  readonly #added: Added = {
    reports: new CopyBuffer(),
    substances: new CopyBuffer(),
    again: new CopyBuffer(),
    revised: [],
  };
  readonly #waiting = new Map<string, Waiting>();
  readonly #counts: WriteCounts = { new: 0, revised: 0, unchanged: 0 };
  readonly #uses: UseBook;
  readonly #isStoreEmpty: boolean;
  #nextId: number;

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
    this.#nextId = store.nextId;
  }

  /** Needs the import lock: ids are counted here and given back to the sequence by `finish`. */
  static async open(tx: Transaction, fileId: number, uses: UseBook): Promise<ReportWriter> {
    const { rowCount } = await tx.query('select from report limit 1');
    for (const [target, columns] of Object.entries(STAGED))
      await tx.query(
        `create temp table if not exists incoming_${target} on commit drop as select ${columns} from ${target} with no data`,
      );
    const { rows } = await tx.query<{ id: number }>("select nextval('report_id') as id");
    return new ReportWriter(tx, fileId, uses, { isEmpty: rowCount === 0, nextId: rows[0]?.id ?? 1 });
  }

  /** Takes the reports of some rows, each row whole. */
  async take(rows: readonly (readonly PreparedReport[])[]): Promise<void> {
    const held = await this.#findHeld(rows);
    for (const reports of rows) this.#takeRow(reports, held);
    await this.#write();
    await this.#cells.flushWhenLarge(this.#tx);
  }

  /** Writes what waited for the end of the file. */
  async finish(): Promise<WriteCounts> {
    const held = await this.#lookUp([...this.#waiting.keys()]);
    for (const [key, { report }] of this.#waiting)
      this.#add(report, { old: held.get(key)?.records[0], occurrence: 0 });
    await this.#write();
    await this.#cells.flush(this.#tx);
    await this.#tx.query("select setval('report_id', $1, false)", [this.#nextId]);
    return this.#counts;
  }

  /** What the store, this file's earlier chunks included, holds of the records of a chunk. */
  #findHeld(rows: readonly (readonly PreparedReport[])[]): Promise<Map<string, Held>> {
    const asked = new Set<string>();
    const fresh = new Set<string>();
    for (const reports of rows)
      for (const { key } of reports) {
        // Of what stands twice within this very chunk nothing is written yet.
        if (asked.has(key) || fresh.has(key)) continue;
        const mayBeHere = this.#seen.add(key);
        if (mayBeHere || !this.#isStoreEmpty) asked.add(key);
        else fresh.add(key);
      }
    return this.#lookUp([...asked]);
  }

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

  #takeRow(reports: readonly PreparedReport[], held: Map<string, Held>): void {
    const row: RowState = { best: 'unchanged', waiting: 0 };
    for (const report of reports) {
      const ofKey = heldOf(held, report.key);
      const state = report.hasRecordId
        ? this.#takeNamed(report, row, ofKey)
        : this.#takeNumbered(report, ofKey);
      if (TELLING.indexOf(state) < TELLING.indexOf(row.best)) row.best = state;
    }
    this.#counts[row.best === 'waiting' ? 'revised' : row.best] += 1;
  }

  /** A record without id: the next number of its content. */
  #takeNumbered(report: PreparedReport, ofKey: Held): State {
    const occurrence = ofKey.next++;
    const old = ofKey.records[occurrence];
    if (old !== undefined && !old.isEnded) {
      this.#added.again.append(`${this.#fileId}\t${old.id}\t${old.labelId}\n`);
      return 'unchanged';
    }
    this.#add(report, { old, occurrence });
    return old === undefined ? 'new' : 'revised';
  }

  /** A record with an id: new at once; a change of a stored one waits for the end of the file. */
  #takeNamed(report: PreparedReport, row: RowState, ofKey: Held): State {
    const old = ofKey.records[0];
    if (old === undefined) {
      ofKey.records.push(this.#add(report, { old, occurrence: 0 }));
      return 'new';
    }
    const earlier = this.#waiting.get(report.key);
    if (earlier !== undefined) this.#dropWaiting(earlier.row);
    if (old.content === report.content && !old.isEnded) {
      this.#waiting.delete(report.key);
      if (!old.isHere) this.#added.again.append(`${this.#fileId}\t${old.id}\t${old.labelId}\n`);
      ofKey.records[0] = { ...old, isHere: true };
      return 'unchanged';
    }
    row.waiting += 1;
    // Its chunk is forgotten before it is written.
    const tails = report.tails.slice(report.tailFrom, report.tailTo);
    const kept = { ...report, tails, tailFrom: 0, tailTo: tails.length };
    this.#waiting.set(report.key, { report: kept, row });
    return 'waiting';
  }

  /** A later line of the file says better what this one said, or takes it back: it changes nothing. */
  #dropWaiting(row: RowState): void {
    row.waiting -= 1;
    if (row.waiting > 0 || row.best !== 'waiting') return;
    row.best = 'unchanged';
    this.#counts.revised -= 1;
    this.#counts.unchanged += 1;
  }

  #add(report: PreparedReport, { old, occurrence }: { old: Stored | undefined; occurrence: number }): Stored {
    const id = this.#nextId++;
    const revision = (old?.revision ?? 0) + 1;
    appendReport(this.#added.reports, report, { id, occurrence, revision });
    for (const [index, nameId] of report.nameIds.entries())
      this.#added.substances.append(
        `${id}\t${index + 1}\t${nameId}\t${report.roles[index]}\t${report.labelId}\n`,
      );
    if (old !== undefined && !old.isEnded) this.#added.revised.push(old.id);
    this.#cells.add(report);
    this.#uses.add(report);
    return {
      id,
      revision,
      content: report.content,
      labelId: report.labelId,
      isEnded: false,
      isHere: true,
    };
  }

  async #write(): Promise<void> {
    const { reports, substances, again, revised } = this.#added;
    await copyIn(this.#tx, 'report', reports);
    await copyIn(this.#tx, 'report_substance', substances);
    await copyIn(this.#tx, 'report_in_file', again);
    if (revised.length === 0) return;
    // The reports that end are taken out of cells that must be there.
    await this.#cells.flush(this.#tx);
    await endRevised(this.#tx, this.#fileId, revised);
    revised.length = 0;
  }
}

function heldOf(held: Map<string, Held>, key: string): Held {
  const known = held.get(key);
  if (known !== undefined) return known;
  const made: Held = { records: [], next: 0 };
  held.set(key, made);
  return made;
}

/** Columns that are written, by table. */
const STAGED = {
  report: REPORT_COLUMNS,
  report_substance: 'report_id, position, name_id, role, label_id',
  report_in_file: 'file_id, report_id, label_id',
} as const;

/** PostgreSQL copies into no table that has row-level rules: lines go by a temporary table, and through the rules from there. */
async function copyIn(tx: Transaction, target: keyof typeof STAGED, lines: CopyBuffer): Promise<void> {
  if (lines.length === 0) return;
  const stream = tx.query(copyFrom(`copy incoming_${target} from stdin`));
  stream.end(lines.bytes());
  await finished(stream);
  lines.clear();
  // One message: each answer that is waited for costs a turn of the loop that prepares the next chunk.
  await tx.query(
    `insert into ${target} (${STAGED[target]}) select ${STAGED[target]} from incoming_${target}; truncate incoming_${target}`,
  );
}
