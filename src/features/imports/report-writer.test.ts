import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportDraft } from '../../model/report.ts';
import { WORLD } from '../../server/wiring.ts';
import { unodcIds } from '../../sources/unodc-ids/source.ts';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { asImport, type Door, LOCAL_ADMINISTRATOR, type Transaction } from '../../store/door.ts';
import { LabelBook } from './label-book.ts';
import { NameBook } from './name-book.ts';
import { PlaceBook } from './place-book.ts';
import { type Books, prepareReport } from './prepare-report.ts';
import { ReportWriter, type WriteCounts } from './report-writer.ts';
import { RouteBook } from './route-book.ts';
import { SeenFilter } from './seen-filter.ts';
import { StreamBook } from './stream-book.ts';
import { UseBook } from './use-book.ts';

let database: TestDatabase;
let door: Door;

beforeAll(async () => {
  database = await createTestDatabase();
  door = await database.open();
});

afterAll(async () => {
  await door.close();
  await database.drop();
});

interface Row {
  readonly id: string | undefined;
  readonly amount: number;
}

function draftOf({ id, amount }: Row): ReportDraft {
  return {
    kind: 'seizure',
    reporter: { key: 'MT', name: 'Malta', country: 'Malta' },
    ...(id === undefined ? {} : { recordId: id }),
    occurredOn: '2015-03-02',
    occurredPrecision: 'day',
    place: { country: 'Malta', town: 'Quo"te\\d\tTown' },
    substances: [{ name: 'MDMA', role: 'found' }],
    quantity: { amount, amountText: String(amount), unitText: 'Gram' },
  };
}

async function takeFile(
  tx: Transaction,
  rows: readonly Row[],
  { fileId, chunk }: { fileId: number; chunk: number },
): Promise<WriteCounts> {
  const places = await PlaceBook.load(tx, WORLD);
  const books: Books = {
    places,
    names: await NameBook.load(tx, WORLD),
    streams: await StreamBook.load(tx, unodcIds),
    labels: await LabelBook.load(tx, WORLD, 'reporter'),
    uses: new UseBook(fileId, places),
    routes: new RouteBook(places),
    days: new Map(),
    world: WORLD,
    source: unodcIds,
    fileId,
  };
  const writer = await ReportWriter.open(tx, fileId, books.uses);
  let writing = Promise.resolve();
  for (let from = 0; from < rows.length; from += chunk) {
    for (const [index, row] of rows.slice(from, from + chunk).entries())
      writer.add([prepareReport(draftOf(row), from + index + 1, books)]);
    await writing;
    writing = writer.write(books.labels.flush(tx));
  }
  await writing;
  const counts = await writer.finish();
  await books.names.flush(tx);
  await books.streams.flush(tx, places);
  await places.flush(tx);
  return counts;
}

/** What should stand: the last amount of each id, and of each amount without id as many as one file held at most. */
class Expected {
  readonly byId = new Map<string, number>();
  readonly mostOf = new Map<number, number>();

  take(rows: readonly Row[]): void {
    const here = new Map<number, number>();
    for (const { id, amount } of rows) {
      if (id !== undefined) this.byId.set(id, amount);
      else here.set(amount, (here.get(amount) ?? 0) + 1);
    }
    for (const [amount, count] of here)
      this.mostOf.set(amount, Math.max(count, this.mostOf.get(amount) ?? 0));
  }

  list(): string[] {
    const named = [...this.byId].map(([id, amount]) => `${id} ${amount}`);
    const numbered = [...this.mostOf].flatMap(([amount, count]) =>
      new Array<string>(count).fill(`- ${amount}`),
    );
    return [...named, ...numbered].sort();
  }
}

async function listCurrent(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.query<{ id: string; amount: number }>(
    "select coalesce(record_id, '-') as id, amount from current_report",
  );
  return rows.map(({ id, amount }) => `${id} ${amount}`).sort();
}

class RollBack extends Error {}

test('whatever files come, in whatever chunks: no row is lost or doubled, and a file twice changes nothing', async () => {
  const row = fc.record({
    id: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
    amount: fc.integer({ min: 1, max: 3 }),
  });
  const file = fc.record({
    rows: fc.array(row, { maxLength: 12 }),
    chunk: fc.integer({ min: 1, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
      const work = async (tx: Transaction) => {
        const expected = new Expected();
        for (const [index, { rows, chunk }] of files.entries()) {
          const first = await takeFile(tx, rows, { fileId: 2 * index + 1, chunk });
          expected.take(rows);
          expect(first.new + first.revised + first.unchanged).toBe(rows.length);
          expect(await listCurrent(tx)).toEqual(expected.list());
          const again = await takeFile(tx, rows, { fileId: 2 * index + 2, chunk });
          expect(again).toEqual({ new: 0, revised: 0, unchanged: rows.length });
          expect(await listCurrent(tx)).toEqual(expected.list());
        }
        const { rows: cells } = await tx.query(
          'select coalesce(sum(reports), 0)::int as reports from series_cell',
        );
        expect(cells[0]?.reports).toBe(expected.list().length);
        throw new RollBack();
      };
      await expect(door.run(asImport(LOCAL_ADMINISTRATOR, '*'), work)).rejects.toThrow(RollBack);
    }),
    { numRuns: 40 },
  );
});

test('text with tabs, quotation marks and backslashes comes in as it was written', async () => {
  const written = await door.run(asImport(LOCAL_ADMINISTRATOR, '*'), async (tx) => {
    await takeFile(tx, [{ id: 'x', amount: 1 }], { fileId: 1, chunk: 1 });
    const { rows } = await tx.query("select place_as_written from report where record_id = 'x'");
    return rows[0]?.place_as_written;
  });
  expect(written).toEqual(['Malta', '', 'Quo"te\\d\tTown']);
});

test('the filter never forgets a key, and seldom takes a new one for an old one', () => {
  const filter = new SeenFilter();
  const keyOf = (n: number) =>
    Array.from({ length: 4 }, (_, i) =>
      (Math.imul(n + 1, 0x9e3779b1 + 2 * i) >>> 0).toString(16).padStart(8, '0'),
    ).join('');
  let mistaken = 0;
  for (let n = 0; n < 100_000; n++) if (filter.add(keyOf(n))) mistaken += 1;
  for (let n = 0; n < 100_000; n++) expect(filter.add(keyOf(n))).toBe(true);
  expect(mistaken).toBeLessThan(100);
});
