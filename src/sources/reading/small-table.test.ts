import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toFile } from '../../exports/to-file.ts';
import { readSmallTable } from './small-table.ts';

const COLUMNS = ['code', 'title', 'text'];

async function write(rows: readonly (readonly string[])[], format: 'csv' | 'xlsx'): Promise<Buffer> {
  const table = { title: 'a test', columns: COLUMNS, rows, isSimulated: false, asOf: '2024-01-01' };
  const chunks: Uint8Array[] = [];
  for await (const chunk of toFile(table, format).bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const read = async (bytes: Buffer, name = 'a.csv') =>
  (await readSmallTable({ name, bytes }, 1000)).lines.map(({ cells }) =>
    COLUMNS.map((column) => cells[column]),
  );

/** Cells as people type them: any text, what spreadsheets stumble over among it; kept apart from white space at its ends. */
const cell = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\n', '\t', '<script>', 'é', '麻', 'ق', '😀'),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) =>
    parts
      .join('')
      .replace(/[\0\r]/g, '')
      .trim(),
  );
const rows = fc.array(
  fc.tuple(
    cell.map((text) => `x${text}`),
    cell,
    cell,
  ),
  { minLength: 1, maxLength: 8 },
);
const isGuarded = (text: string) => /^'+[=+\-@\t]/.test(text);

test('what our CSV writes is read as it was, formulas and their guard among it', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      expect(await read(await write(table, 'csv'))).toEqual(table);
    }),
    { numRuns: 60 },
  );
});

test('what our workbooks write is read as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      rows.filter((table) => !table.flat().some((text) => isGuarded(text) || /_x[0-9a-f]{4}_/i.test(text))),
      async (table) => {
        expect(await read(await write(table, 'xlsx'), 'a.xlsx')).toEqual(table);
      },
    ),
    { numRuns: 25 },
  );
});

test('no bytes make it do anything but answer or refuse in its own words', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
        fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(`code,title\n${text}`)),
        fc
          .uint8Array({ maxLength: 200 })
          .map((bytes) => Buffer.concat([Buffer.from('PK\u0003\u0004'), bytes])),
      ),
      async (bytes) => {
        try {
          const { lines, uncut } = await readSmallTable({ name: 'a', bytes }, 1000);
          for (const { cells } of lines)
            for (const text of Object.values(cells)) expect(text).not.toMatch(/\0/);
          expect(uncut.every(({ line }) => line > 1)).toBe(true);
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(/^(file|table)\./);
        }
      },
    ),
    { numRuns: 150 },
  );
});

const TEXT = 'code;title;text\nx1;Señal;«Früh»\nx2;Été;plus\n';
test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16 as Windows writes it', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16 the other way', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
  ['Latin-1', Buffer.from(TEXT, 'latin1')],
  ['Latin-1 with commas', Buffer.from(TEXT.replaceAll(';', ','), 'latin1')],
  ['tabs and Windows’ line ends', Buffer.from(TEXT.replaceAll(';', '\t').replaceAll('\n', '\r\n'))],
])('%s is read', async (_what, bytes) => {
  expect(await read(bytes)).toEqual([
    ['x1', 'Señal', '«Früh»'],
    ['x2', 'Été', 'plus'],
  ]);
});

test('a line with too few cells is given back as it stands, and those around it are read', async () => {
  const { lines, uncut } = await readSmallTable(
    { name: 'a.csv', bytes: Buffer.from('code,title,text\na,b,c\nshort\nd,e,f\n') },
    10,
  );
  expect(lines.map(({ line, cells }) => [line, cells.code])).toEqual([
    [2, 'a'],
    [4, 'd'],
  ]);
  expect(uncut).toEqual([{ line: 3, raw: 'short' }]);
});

test('more lines than are allowed are refused as a whole', async () => {
  const bytes = Buffer.from(`code,title\n${'a,b\n'.repeat(11)}`);
  await expect(readSmallTable({ name: 'a.csv', bytes }, 10)).rejects.toMatchObject({
    code: 'table.too-many-lines',
  });
});
