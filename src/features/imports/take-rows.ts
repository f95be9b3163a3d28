import { setImmediate } from 'node:timers/promises';
import { isoOf } from '../../kernel/days.ts';
import type { SourceDefinition, SourceRow } from '../../model/source.ts';
import type { Transaction } from '../../store/door.ts';
import { type KeptRow, keepRejects } from './keep-rejects.ts';
import { LabelBook, type Ownership } from './label-book.ts';
import { NameBook } from './name-book.ts';
import { PlaceBook } from './place-book.ts';
import { type Books, prepareReport } from './prepare-report.ts';
import { ReportWriter, type WriteCounts } from './report-writer.ts';
import { RouteBook } from './route-book.ts';
import { StreamBook } from './stream-book.ts';
import { UseBook, writeUses } from './use-book.ts';
import type { OpenFile, World } from './world.ts';

/** What an import has to know of the store beforehand. Needs the import lock. */
export async function loadBooks(
  tx: Transaction,
  { world, ownership = 'reporter' }: { readonly world: World; readonly ownership?: Ownership },
  { source, fileId }: { readonly source: SourceDefinition; readonly fileId: number },
): Promise<Books> {
  const places = await PlaceBook.load(tx, world);
  const names = await NameBook.load(tx, world);
  const streams = await StreamBook.load(tx, source);
  const labels = await LabelBook.load(tx, world, ownership);
  return {
    places,
    names,
    streams,
    labels,
    uses: new UseBook(fileId, places),
    routes: new RouteBook(places),
    days: new Map(),
    world,
    source,
    fileId,
  };
}

/** Reports that are compared with the store and written at a time. */
const BATCH_REPORTS = 8_000;
/** The first are fewer, so that PostgreSQL has work soon. */
const FIRST_REPORTS = 1_000;
/** Rows that are prepared before PostgreSQL is listened to again: it waits meanwhile for the rest of what it is being sent. */
const SLICE_ROWS = 20;

/** Writes what an import has met for the first time. */
export async function flushBooks(tx: Transaction, books: Books): Promise<void> {
  await books.names.flush(tx);
  await books.streams.flush(tx, books.places);
  await flushPlaces(tx, books);
}

/** Places, and under which labels things were met. More is met meanwhile, in places that are not written yet: what is met is taken first. */
async function flushPlaces(tx: Transaction, { labels, places, uses }: Books): Promise<void> {
  const met = uses.take();
  await labels.flush(tx);
  await places.flush(tx);
  await writeUses(tx, met);
}

interface TakenRows {
  readonly read: number;
  readonly rejected: number;
  readonly merged: WriteCounts;
  /** The earliest day on which what came or was taken back is known, as the store writes it: see `markChange`. */
  readonly earliestKnown: string | null;
}

/** Since when what was known has changed: for ever where reports were revised, null where nothing came. */
function earliestOf({ earliestKnown }: ReportWriter, { revised }: WriteCounts): string | null {
  if (revised > 0) return EVER;
  return Number.isFinite(earliestKnown) ? isoOf(earliestKnown) : null;
}

/** The day before all days, as PostgreSQL writes it. */
export const EVER = '-infinity';

/** Writes down that reports of an import have changed, and from which day on: runs of earlier dates stay good. Last before the commit. */
export async function markChange(
  tx: Transaction,
  importId: number,
  earliestKnown: string | null,
): Promise<void> {
  if (earliestKnown === null) return;
  await tx.query(
    'update import_file set changed_at = clock_timestamp(), earliest_known = least(earliest_known, $2::date) where id = $1',
    [importId, earliestKnown],
  );
}

/** Takes the file's rows in, one batch being prepared while the one before is written. */
export async function takeRows(
  tx: Transaction,
  file: Pick<OpenFile, 'batches'>,
  books: Books,
): Promise<TakenRows> {
  const writer = await ReportWriter.open(tx, books.fileId, books.uses);
  const at = { importId: books.fileId, sourceId: books.source.id };
  let read = 0;
  let rejected = 0;
  let writing: Promise<void> = Promise.resolve();
  let rejects: KeptRow[] = [];
  let most = FIRST_REPORTS;
  const hand = async (): Promise<void> => {
    await writing;
    const refused = rejects;
    rejects = [];
    rejected += refused.length;
    most = BATCH_REPORTS;
    writing = writer
      .write(books.labels.flush(tx))
      .then(() => keepRejects(tx, refused, at))
      .then(() => flushPlaces(tx, books));
    // The failure is met at the next `await writing`; this keeps it from counting as unhandled meanwhile.
    writing.catch(() => undefined);
  };
  for await (const batch of file.batches) {
    read += batch.rows.length + batch.rejects.length;
    for (const reject of batch.rejects) rejects.push({ reject, cells: null });
    for (let from = 0; from < batch.rows.length; from += SLICE_ROWS) {
      prepareRows(batch.rows.slice(from, from + SLICE_ROWS), books, { writer, rejects });
      await setImmediate();
      if (writer.taken + rejects.length >= most) await hand();
    }
  }
  await hand();
  await writing;
  const merged = await writer.finish();
  return { read, rejected, merged, earliestKnown: earliestOf(writer, merged) };
}

function prepareRows(
  rows: readonly SourceRow[],
  books: Books,
  { writer, rejects }: { readonly writer: ReportWriter; readonly rejects: KeptRow[] },
): void {
  for (const row of rows) {
    const result = books.source.normalise(row);
    if (result.kind === 'reject') rejects.push({ reject: result.reject, cells: row.cells });
    else writer.add(result.reports.map((draft) => prepareReport(draft, row.number, books)));
  }
}
