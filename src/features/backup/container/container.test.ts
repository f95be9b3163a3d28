import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TocsinError } from '../../../kernel/errors.ts';
import { type BackupHeader, PIECE_BYTES } from './format.ts';
import { readContainer } from './read-container.ts';
import { RowAdder } from './table-sums.ts';
import { writeContainer } from './write-container.ts';

const PATH = 'a.tocsin';
const TABLES = ['first', 'empty', 'second'];

function headerOf(tables: readonly string[]): BackupHeader {
  return {
    tocsin: '0.1.0',
    server: '18.0',
    database: 'live',
    madeAt: '2026-11-25T00:00:00.000Z',
    migrations: ['one'],
    tables: tables.map((name) => ({ schema: 'public', name, columns: ['id', 'word'] })),
    sequences: [{ schema: 'public', name: 'first_id', value: '9007199254740993', isCalled: true }],
    leftOut: [],
  };
}

type Rows = Readonly<Record<string, readonly Buffer[]>>;

async function write(rows: Rows): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of writeContainer({
    header: headerOf(TABLES),
    async *rows({ name }) {
      yield* rows[name] ?? [];
    },
  }))
    parts.push(part);
  return Buffer.concat(parts);
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(bytes: Buffer, chunk = 997): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  await readContainer(PATH, inChunks(bytes, chunk), {
    header: () => undefined,
    async table({ name }, rows) {
      const parts: Buffer[] = [];
      for await (const part of rows) parts.push(part);
      found[name] = Buffer.concat(parts).toString('latin1');
    },
  });
  return found;
}

const codeOf = (error: unknown) => (error instanceof TocsinError ? error.code : String(error));
const refusal = (bytes: Buffer) => read(bytes).then(() => 'taken', codeOf);

const someRows: Rows = {
  first: [Buffer.from('1\tone\n2\tt'), Buffer.from('wo\n'), Buffer.from('3\t\\N\n')],
  second: [Buffer.from('1\tä\\nö\n')],
};
const REFUSALS = ['backup.not-a-backup', 'backup.newer', 'backup.cut-off', 'backup.damaged'];

describe('a backup file', () => {
  test('gives back what went in, however it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }),
        fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 500 }),
        async (first, second, chunk) => {
          const rows = {
            first: first.map((row) => Buffer.from(row)),
            second: second.map((row) => Buffer.from(row)),
          };
          expect(await read(await write(rows), chunk)).toEqual({
            first: Buffer.concat(rows.first).toString('latin1'),
            empty: '',
            second: Buffer.concat(rows.second).toString('latin1'),
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('longer than a piece is the same again', async () => {
    const long = Buffer.from(`${'x'.repeat(PIECE_BYTES)}\n${'y'.repeat(2 * PIECE_BYTES + 7)}\n`);
    const found = await read(await write({ first: [long] }), 1 << 16);
    expect(found.first === long.toString('latin1')).toBe(true);
  });

  test('that ends anywhere before its end is refused', async () => {
    const whole = await write(someRows);
    for (let length = 0; length < whole.length; length++)
      expect([length, await refusal(whole.subarray(0, length))]).toEqual([
        length,
        length === 0 ? 'backup.not-a-backup' : 'backup.cut-off',
      ]);
  });

  test('with any one bit turned is refused', async () => {
    const whole = await write(someRows);
    for (let bit = 0; bit < 8 * whole.length; bit++) {
      const turned = Buffer.from(whole);
      turned[bit >> 3]! ^= 1 << (bit & 7);
      expect([bit, REFUSALS.includes(await refusal(turned))]).toEqual([bit, true]);
    }
  });

  test('with anything overwritten, put in, taken out or added is refused', async () => {
    const whole = await write(someRows);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.nat(40),
        fc.uint8Array({ maxLength: 40 }),
        async (at, removed, put) => {
          const changed = Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + removed)]);
          fc.pre(!changed.equals(whole));
          expect(REFUSALS).toContain(await refusal(changed));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('of a later format is told from one that is damaged and one that is something else', async () => {
    const whole = await write(someRows);
    const later = Buffer.concat([Buffer.from('tocsin-backup 2\n'), whole.subarray(16)]);
    expect(await refusal(later)).toBe('backup.newer');
    for (const other of ['', 'PK\u0003\u0004', 'REGION;COUNTRY\n', 'tocsin-backups 1\n', 'tocsin-backup 0\n'])
      expect([other, await refusal(Buffer.from(other))]).toEqual([other, 'backup.not-a-backup']);
  });
});

test('sums are the same for the same rows in another order, and for no others', () => {
  const sumOf = (...pieces: string[]) => {
    const adder = new RowAdder();
    for (const piece of pieces) adder.add(Buffer.from(piece));
    return adder.end().rowSum;
  };
  expect(sumOf('a\nb\nc\n')).toBe(sumOf('c\n', 'a', '\nb\n'));
  expect(sumOf('a\na\nb\n')).not.toBe(sumOf('a\nb\n'));
  expect(sumOf('a\na\nb\n')).not.toBe(sumOf('a\nb\nb\n'));
  expect(sumOf('ab\nc\n')).not.toBe(sumOf('a\nbc\n'));
});
