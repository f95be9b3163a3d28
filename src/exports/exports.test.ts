import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { ExportFormat, ExportTable, ExportValue } from '../model/export-format.ts';
import { csvFormat } from './csv/format.ts';
import { EXPORT_FORMATS } from './index.ts';
import { jsonFormat } from './json/format.ts';
import { writeWorkbook, xlsxFormat } from './xlsx/format.ts';

type Rows = readonly (readonly ExportValue[])[];
const COLUMNS = ['text', 'number', 'yes'];

function tableOf(rows: Rows | AsyncIterable<readonly ExportValue[]>, isSimulated = false): ExportTable {
  return { title: 'reports', columns: COLUMNS, rows: Readable.from(rows), isSimulated, asOf: '2024-01-01' };
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

const write = (format: ExportFormat, table: ExportTable) => collect(format.write(table));

interface Sheet {
  readonly sheet: string;
  readonly data: readonly (readonly unknown[])[];
}
const openWorkbook = async (bytes: Buffer) =>
  (await readXlsxFile(bytes, { trim: false })) as unknown as readonly Sheet[];

/** Any text that PostgreSQL can hold: whole characters, no NUL. */
const anyText = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', ''));
/** What spreadsheets stumble over, more often than chance would bring it. */
const nastyText = fc
  .array(
    fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      '"',
      ',',
      ';',
      "'",
      ' ',
      '<',
      '&',
      '_x0041_',
      'é',
      '麻',
      '😀',
    ),
    {
      maxLength: 8,
    },
  )
  .map((signs) => signs.join(''));
const anyRow = fc.tuple(
  fc.oneof(anyText, nastyText, fc.constant(null)),
  fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constant(null)),
  fc.boolean(),
);
const anyRows = fc.array(anyRow, { maxLength: 12 });

describe('csv', () => {
  test('what is written is read again, but for the apostrophe before what a spreadsheet would run', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const text = (await write(csvFormat, tableOf(rows))).toString('utf8');
        expect(text[0]).toBe('\uFEFF');
        const { data, errors } = Papa.parse<string[]>(text.slice(1), { newline: '\r\n', delimiter: ',' });
        expect(errors).toEqual([]);
        expect(data.slice(1, -1)).toEqual(
          rows.map(([words, number, yes]) => [
            /^'*[=+\-@\t\r]/.test(words ?? '') ? `'${words}` : (words ?? ''),
            String(number ?? ''),
            String(yes),
          ]),
        );
      }),
    );
  });

  test('no text cell begins as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const text = (await write(csvFormat, tableOf(rows))).toString('utf8').slice(1);
        const { data } = Papa.parse<string[]>(text, { newline: '\r\n', delimiter: ',' });
        for (const [words = ''] of data) expect(words).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

test('json: what is written is read again, value for value', async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, async (rows) => {
      const { rows: read } = JSON.parse((await write(jsonFormat, tableOf(rows))).toString('utf8'));
      expect(read).toEqual(
        // JSON has one zero
        rows.map(([text, number, yes]) => ({ text, number: number === null ? null : number + 0, yes })),
      );
    }),
  );
});

describe('xlsx', () => {
  test('what is written is opened again, text as text and number as number', async () => {
    // How a reader treats control characters is its own matter; that they are written as the standard says is tested below.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
    const plain = (text: string | null) => !/[\u0000-\u001f\ufffe\uffff]|_x[0-9a-f]{4}_/i.test(text ?? '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          anyRow.filter(([text]) => plain(text)),
          { maxLength: 6 },
        ),
        async (rows) => {
          const [sheet] = await openWorkbook(await write(xlsxFormat, tableOf([...rows, ['=1+1', 1, true]])));
          expect(sheet!.data[0]).toEqual(COLUMNS);
          expect(sheet!.data.slice(1, -1)).toEqual(
            rows.map(([text, number, yes]) => [
              text === '' ? null : text,
              number === null ? null : number + 0,
              yes,
            ]),
          );
          expect(sheet!.data.at(-1)).toEqual(['=1+1', 1, true]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('what one worksheet does not hold goes on in the next, and an empty table is one worksheet', async () => {
    const rows = Array.from({ length: 7 }, (_, index) => [`row ${index}`, index, true]);
    const sheets = await openWorkbook(await collect(writeWorkbook(tableOf(rows), 3)));
    expect(sheets.map(({ sheet, data }) => [sheet, data.length - 1])).toEqual([
      ['reports', 3],
      ['reports 2', 3],
      ['reports 3', 1],
    ]);
    expect(await openWorkbook(await write(xlsxFormat, tableOf([])))).toEqual([
      { sheet: 'reports', data: [COLUMNS] },
    ]);
  });
});

test.each(EXPORT_FORMATS)('$id says that simulated data are simulated', async (format) => {
  const bytes = await write(
    format,
    tableOf(
      [
        ['a', 1, true],
        ['b', 2, false],
      ],
      true,
    ),
  );
  if (format.id === 'csv')
    expect(bytes.toString()).toBe(
      '\uFEFFtext,number,yes,marking_of_data\r\na,1,true,SIMULATED\r\nb,2,false,SIMULATED\r\n',
    );
  if (format.id === 'json')
    expect(JSON.parse(bytes.toString())).toMatchObject({ isSimulated: true, marking: 'SIMULATED' });
  if (format.id === 'xlsx') {
    const [sheet] = await openWorkbook(bytes);
    expect(sheet).toMatchObject({
      sheet: 'SIMULATED reports',
      data: [
        [...COLUMNS, 'marking_of_data'],
        ['a', 1, true, 'SIMULATED'],
        ['b', 2, false, 'SIMULATED'],
      ],
    });
  }
});

test.each(EXPORT_FORMATS)('$id passes on the failure of its rows and ends', async (format) => {
  async function* failing() {
    yield ['a', 1, true];
    throw new Error('the database went away');
  }
  await expect(write(format, tableOf(failing()))).rejects.toThrow('the database went away');
});

test.each(EXPORT_FORMATS)('$id is written while its rows come, not after them', async (format) => {
  let given = 0;
  async function* rows(): AsyncGenerator<readonly ExportValue[]> {
    // A text that does not compress, so that a zip has something to write.
    for (; given < 40_000; given += 1) {
      if (given % 100 === 0) await setImmediate();
      yield [String(Math.sin(given)).repeat(4), given, true];
    }
  }
  const chunks = format.write(tableOf(rows()))[Symbol.asyncIterator]();
  for (let size = 0; size < 100_000; )
    size += (await chunks.next()).value?.length ?? Number.POSITIVE_INFINITY;
  expect(given).toBeLessThan(20_000);
  await chunks.return?.(undefined);
});
