import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERRORS, type ErrorCode, fillTemplate, TocsinError } from '../kernel/errors.ts';
import type { ReportDraft } from '../model/report.ts';
import type { Reject } from '../model/source.ts';
import { openFile } from './reading/file-bytes.ts';
import { assertColumns } from './reading/header.ts';
import { openRows } from './reading/open-rows.ts';
import { createRowMaker } from './reading/row-batch.ts';
import { COLUMNS } from './unodc-ids/columns.ts';
import { unodcIds } from './unodc-ids/source.ts';

const NAMES = COLUMNS.map((column) => column.name as string);
const HEADER = NAMES.join(';');
const GOOD: Readonly<Record<string, string>> = {
  COUNTRY: 'New Zealand',
  SEIZURE_DATE: '2014-05-06',
  DRUG_NAME: 'Etonitazene',
  AMOUNT: '2.5',
  DRUG_UNIT: 'Gram',
};
const rowWith = (cells: Readonly<Record<string, string>>) =>
  NAMES.map((name) => cells[name] ?? GOOD[name] ?? '').join(';');
const ROW = rowWith({});
/** A hostile row between two good ones, which have to be taken in. */
const between = (row: string) => `${HEADER}\n${ROW}\n${row}\n${ROW}\n`;
const renamed = (from: string, to: string) => `${HEADER.replace(from, to)}\n${ROW}\n`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-bad-input-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function readFileAt(path: string) {
  const reports: ReportDraft[] = [];
  const rejects: Reject[] = [];
  const opened = await openRows(await openFile(path), { delimiter: ';' });
  assertColumns(opened.header, unodcIds.columns, path);
  const make = createRowMaker(opened.header);
  for await (const batch of opened.batches) {
    rejects.push(...batch.rejects);
    batch.rows.forEach((cells, index) => {
      const result = unodcIds.normalise(make(cells, batch.numbers[index]!));
      if (result.kind === 'reports') reports.push(...result.reports);
      else rejects.push(result.reject);
    });
  }
  expect(opened.getFacts().rows).toBe(reports.length + rejects.length);
  return { reports, rejects };
}

async function readContent(content: string | Uint8Array) {
  const path = join(folder, 'hostile.csv');
  await writeFile(path, content);
  return readFileAt(path);
}

async function catchFault(reading: Promise<unknown>): Promise<TocsinError> {
  const fault = await reading.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(TocsinError);
  const { message } = fault as TocsinError;
  expect(message).not.toMatch(/\{\w+\}|\0/);
  expect(message.length).toBeLessThan(2_000);
  return fault as TocsinError;
}

interface FileCase {
  readonly name: string;
  readonly content: () => string | Uint8Array;
  readonly code: ErrorCode;
  /** What the message must say: where, and how to mend it. */
  readonly says: readonly string[];
}

const cutGzip = () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => rowWith({ AMOUNT: String(index * 7919) }));
  const packed = gzipSync(`${HEADER}\n${rows.join('\n')}\n`);
  return packed.subarray(0, packed.length - 200);
};
const damagedGzip = () => {
  const packed = Buffer.from(gzipSync(`${HEADER}\n${`${ROW}\n`.repeat(500)}`));
  // The checksum stands in the last eight bytes.
  packed[packed.length - 8]! ^= 0xff;
  return packed;
};
/** Damaged in the middle of what is packed: what comes out is no text any more, long before the sum at the end. */
const mangledGzip = () => {
  const rows = Array.from({ length: 20_000 }, (_, index) =>
    rowWith({ PLACE: 'Bouaké', AMOUNT: String(index * 7919) }),
  );
  const packed = Buffer.from(
    gzipSync(`${HEADER}\n${rows.join('\n')}\n`, { level: constants.Z_NO_COMPRESSION }),
  );
  const middle = Math.floor(packed.length / 2);
  packed.fill(0xff, middle, middle + 50);
  return packed;
};
const WRONG_KIND = [
  'hostile.csv',
  'a text file of rows (CSV) was expected. Send that itself, or unpack it first.',
];

const FILE_CASES: readonly FileCase[] = [
  {
    name: 'wrong delimiter',
    content: () => `${HEADER}\n${ROW}\n`.replaceAll(';', ','),
    code: 'file.wrong-delimiter',
    says: ['separated by commas', 'Save the file with semicolons'],
  },
  {
    name: 'no delimiter at all',
    content: () => 'COUNTRY\nNew Zealand\n',
    code: 'file.one-column',
    says: ['«COUNTRY»', 'name the delimiter'],
  },
  {
    name: 'missing column',
    content: () => {
      const kept = NAMES.filter((name) => name !== 'DRUG_NAME');
      return `${kept.join(';')}\n${kept.map((name) => GOOD[name] ?? '').join(';')}\n`;
    },
    code: 'file.missing-columns',
    says: ['lacks «DRUG_NAME»', 'Add it'],
  },
  {
    name: 'renamed column',
    content: () => renamed('DRUG_NAME', 'SUBSTANCE'),
    code: 'file.missing-columns',
    says: ['lacks «DRUG_NAME»', '«SUBSTANCE» instead', 'give it its old name back'],
  },
  {
    name: 'renamed column with NUL bytes in its name',
    content: () => renamed('DRUG_NAME', 'DRUG\0NAME'),
    code: 'file.missing-columns',
    says: ['lacks «DRUG_NAME»', '«DRUG␀NAME»'],
  },
  {
    name: 'renamed column with a name of 50,000 characters',
    content: () => renamed('DRUG_NAME', 'x'.repeat(50_000)),
    code: 'file.missing-columns',
    says: ['lacks «DRUG_NAME»', '«xxxx', '…» instead'],
  },
  {
    name: 'duplicated column',
    content: () => renamed('HIDING_PLACE', 'DRUG_NAME'),
    code: 'file.duplicate-columns',
    says: ['«DRUG_NAME»', 'Remove or rename the second one'],
  },
  {
    name: 'a thousand duplicated columns',
    content: () => {
      const names = Array.from({ length: 1000 }, (_, index) => `column number ${index}`);
      return `${[...names, ...names].join(';')}\n`;
    },
    code: 'file.duplicate-columns',
    says: ['«column number 0»', '992 more'],
  },
  {
    name: 'truncated gz',
    content: cutGzip,
    code: 'file.truncated',
    says: ['after row ', 'Fetch or send it again'],
  },
  {
    name: 'damaged gz',
    content: damagedGzip,
    code: 'file.corrupt',
    says: ['after row ', 'Fetch or send it again'],
  },
  {
    name: 'gz damaged in the middle',
    content: mangledGzip,
    code: 'file.corrupt',
    says: ['after row ', 'Fetch or send it again'],
  },
  {
    name: 'a PDF that says it is a CSV',
    content: () => '%PDF-1.7\n1 0 obj\n',
    code: 'file.not-what-it-says',
    says: ['a PDF document', ...WRONG_KIND],
  },
  {
    name: 'a workbook that says it is a CSV',
    content: () => Buffer.from('504b0304140000000800', 'hex'),
    code: 'file.not-what-it-says',
    says: ['a ZIP archive or an XLSX workbook', ...WRONG_KIND],
  },
  {
    name: 'a web page of an error that says it is a CSV',
    content: () => '\n<!DOCTYPE html><html><body>404; not found; here</body></html>',
    code: 'file.not-what-it-says',
    says: ['a web page or XML document', ...WRONG_KIND],
  },
  {
    name: 'a workbook inside a gz',
    content: () => gzipSync(Buffer.from('504b0304140000000800', 'hex')),
    code: 'file.not-what-it-says',
    says: ['a ZIP archive or an XLSX workbook', ...WRONG_KIND],
  },
  {
    name: 'NUL bytes only',
    content: () => new Uint8Array(10_000),
    code: 'file.not-what-it-says',
    says: ['binary data', ...WRONG_KIND],
  },
  { name: 'an empty file', content: () => '', code: 'file.empty', says: ['hostile.csv is empty'] },
  { name: 'white space only', content: () => '\uFEFF \n\n', code: 'file.empty', says: ['is empty'] },
  {
    name: 'a header of a million columns',
    content: () => {
      const names = Array.from({ length: 1_000_000 }, (_, index) => index.toString(36));
      return `${names.join(';')}\n`;
    },
    code: 'file.too-many-columns',
    says: ['1000000 columns', 'at most 10000', 'Remove the columns that are not needed'],
  },
  {
    name: 'bytes that are neither UTF-8 nor Latin',
    content: () => Buffer.concat([Buffer.from(`\uFEFF${HEADER}\n${ROW}\n`), Buffer.from([0xc3, 0x28, 10])]),
    code: 'file.encoding',
    says: ['not valid utf-8', 'row ', 'Save it again as UTF-8'],
  },
  {
    name: 'a row in Latin-1 among rows in UTF-8',
    content: () => {
      const row = rowWith({ PLACE: 'Bouaké' });
      return Buffer.concat([Buffer.from(`${HEADER}\n${row}\n${row}\n`), Buffer.from(`${row}\n`, 'latin1')]);
    },
    code: 'file.encoding',
    says: ['not valid utf-8 in or after row 3', 'Save it again as UTF-8'],
  },
];

describe('bad input: a file that cannot be read', () => {
  test.each(FILE_CASES)('$name: $code', async ({ content, code, says }) => {
    const fault = await catchFault(readContent(content()));
    expect(fault.code).toBe(code);
    for (const words of says) expect(fault.message).toContain(words);
  });

  /** Bytes are written in pieces; nothing but the reader has to hold a line. */
  async function writeLongLine(path: string, before: string): Promise<void> {
    const file = createWriteStream(path);
    file.write(before);
    for (let megabyte = 0; megabyte < 50; megabyte += 1) file.write('a;'.repeat(512 * 1024));
    await new Promise<void>((resolve, reject) => file.on('error', reject).end(resolve));
  }

  test.each([
    ['a single line of 50 MB', '', 'Row 0 (the header)'],
    ['a third row of 50 MB', `${HEADER}\n${ROW}\n${ROW}\n`, 'Row 3'],
    ['a quotation mark that is never closed, then 50 MB', `${HEADER}\n${ROW}\n"`, 'Row 2'],
  ])('%s: file.record-too-long', async (_name, before, where) => {
    const path = join(folder, 'long.csv');
    await writeLongLine(path, before);
    const fault = await catchFault(readFileAt(path));
    expect(fault.code).toBe('file.record-too-long');
    expect(fault.message).toContain(`${where} of ${path} is longer than 8 MB`);
    expect(fault.message).toContain('mend row');
  });
});

interface RowCase {
  readonly name: string;
  readonly row: string;
  readonly column?: string;
  readonly code: ErrorCode;
  readonly says: readonly string[];
}

const date = (SEIZURE_DATE: string) => ({ row: rowWith({ SEIZURE_DATE }), column: 'SEIZURE_DATE' });
const amount = (AMOUNT: string) => ({ row: rowWith({ AMOUNT }), column: 'AMOUNT' });

const ROW_CASES: readonly RowCase[] = [
  {
    name: 'impossible date',
    ...date('2014-02-30'),
    code: 'row.date-impossible',
    says: ['«2014-02-30»', 'Correct the date'],
  },
  {
    name: 'ambiguous date',
    ...date('05/06/2014'),
    code: 'row.date-format',
    says: ['«05/06/2014»', 'YYYY-MM-DD'],
  },
  {
    name: 'a country that is none',
    row: rowWith({ COUNTRY: 'Atlantis' }),
    code: 'row.country-unknown',
    says: ['«Atlantis»', 'ISO 3166'],
  },
  { name: 'no date', ...date(''), code: 'row.date-missing', says: ['SEIZURE_DATE', 'needs a date'] },
  {
    name: 'date out of range',
    ...date('0214-05-06'),
    code: 'row.date-out-of-range',
    says: ['«0214-05-06»', '1950 to 2100'],
  },
  { name: 'negative amount', ...amount('-3'), code: 'row.amount-negative', says: ['«-3»', 'Correct it'] },
  {
    name: 'absurd amount',
    ...amount('1e300'),
    code: 'row.amount-absurd',
    says: ['«1e300»', '1000000000000', 'Correct it'],
  },
  {
    name: 'text for an amount',
    ...amount('about 5'),
    code: 'row.amount-text',
    says: ['«about 5»', 'Write digits'],
  },
  {
    name: 'a decimal comma for an amount',
    ...amount('2,5'),
    code: 'row.amount-text',
    says: ['«2,5»', 'a point for decimals'],
  },
  {
    name: 'a formula for an amount',
    ...amount('=1+1'),
    code: 'row.amount-text',
    says: ['«=1+1»', 'Write digits'],
  },
  {
    name: 'NUL bytes in a row',
    row: rowWith({ PLACE: 'Auck\0land' }),
    code: 'row.nul-byte',
    says: ['NUL bytes', 'Remove them'],
  },
  {
    name: 'a cell too many',
    row: `${ROW};x`,
    code: 'row.cell-count',
    says: ['17 cells', 'has 16', 'quotation marks'],
  },
  {
    name: 'a row of a million cells',
    row: ';'.repeat(999_999).replace(';', 'x;'),
    code: 'row.cell-count',
    says: ['1000000 cells', 'has 16', 'quotation marks'],
  },
  {
    name: 'text after a quotation mark',
    row: rowWith({ REGION: '"Oceania" or so' }),
    code: 'row.quotes',
    says: ['quotation mark', 'Close it'],
  },
];

describe('bad input: one bad row between two good ones', () => {
  test.each(ROW_CASES)('$name: $code', async ({ row, column, code, says }) => {
    const { reports, rejects } = await readContent(between(row));
    expect(reports).toHaveLength(2);
    expect(rejects).toHaveLength(1);
    const [reject] = rejects;
    expect(reject).toMatchObject({ row: 2, code, ...(column && { column }) });
    expect(reject!.raw.length).toBeLessThanOrEqual(500);
    expect(reject!.raw).not.toContain('\0');
    const message = fillTemplate(ERRORS[code].message, reject!.values ?? {});
    for (const words of says) expect(message).toContain(words);
  });

  test('a quotation mark that is never closed costs its own row, not the rows after it', async () => {
    const { reports, rejects } = await readContent(
      between(`${rowWith({ REGION: '"Oceania' })}\n${ROW}\n${rowWith({ PLACE: '"Auckland"' })}`),
    );
    expect(rejects.map(({ row, code }) => [row, code])).toEqual([
      [2, 'row.quotes'],
      [4, 'row.quotes'],
    ]);
    expect(reports).toHaveLength(3);
  });

  test('an unknown unit is kept as written', async () => {
    const { reports, rejects } = await readContent(between(rowWith({ DRUG_UNIT: 'Firkin' })));
    expect(rejects).toEqual([]);
    expect(reports[1]?.quantity).toEqual({ amount: 2.5, amountText: '2.5', unitText: 'Firkin' });
  });
});
