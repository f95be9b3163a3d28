import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { openFile } from './file-bytes.ts';
import { openWorkbook, readSheetTexts, type WorkbookOptions } from './open-workbook.ts';
import { packStored } from './stored-zip.ts';

const inputOf = (content: Uint8Array) => ({
  path: 'f.xlsx',
  bytes: (async function* cut() {
    for (let at = 0; at < content.length; at += 999) yield content.subarray(at, at + 999);
  })(),
});

async function readAll(content: Uint8Array, options: WorkbookOptions = {}) {
  const opened = await openWorkbook(inputOf(content), options);
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  for await (const batch of opened.batches) {
    rows.push(...batch.rows);
    numbers.push(...batch.numbers);
  }
  return { header: opened.header, rows, numbers, facts: opened.getFacts() };
}

async function zip(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [path, content] of Object.entries(parts)) archive.addBuffer(Buffer.from(content), path);
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

const MAIN = 'http://schemas.openxmlformats.org';
/** The fewest parts that make a workbook of one sheet. */
const zipSheet = (sheetData: string) =>
  zip({
    'xl/workbook.xml': `<workbook xmlns="${MAIN}/spreadsheetml/2006/main" xmlns:r="${MAIN}/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${MAIN}/package/2006/relationships"><Relationship Id="rId1" Type="${MAIN}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`,
  });

describe('openWorkbook', () => {
  const cells: SheetData = [
    [{ value: 'Invented seizures, 2019-2023' }, null, null, null],
    [{ value: 'Country ' }, { value: 'When' }, { value: 'Kilograms' }, { value: 'Sure' }],
    [
      { value: 'Exampleland' },
      { value: new Date('2023-04-05T00:00:00Z'), format: 'dd/mm/yyyy' },
      { value: 57.5 },
      { value: true },
    ],
    [null, null, null, null],
    [{ value: '=1+1' }, { value: '2023' }, { value: 1e-7 }, null],
    [{ value: 'Source: nobody' }, null, null, null],
  ];

  test('reads what was written: texts, days, numbers, truth values, blank rows left out', async () => {
    const workbook = await writeWorkbook(cells, { sheet: 'Seizures' }).toBuffer();
    const read = await readAll(workbook, { headerRow: 2, sheet: 'Seizures' });
    expect(read.header).toEqual(['Country', 'When', 'Kilograms', 'Sure']);
    expect(read.rows).toEqual([
      ['Exampleland', '2023-04-05', '57.5', 'TRUE'],
      ['=1+1', '2023', '1e-7', ''],
      ['Source: nobody', '', '', ''],
    ]);
    expect(read.numbers).toEqual([1, 2, 3]);
    expect(read.facts).toEqual({
      rows: 3,
      encoding: 'workbook',
      isCompressed: false,
      bytes: workbook.length,
      sha256: createHash('sha256').update(workbook).digest('hex'),
    });
  });

  test('knows a number from a text of digits', async () => {
    const workbook = await writeWorkbook(cells, { sheet: 'Seizures' }).toBuffer();
    const { isTyped } = await readSheetTexts(inputOf(workbook));
    expect([isTyped(2, 2), isTyped(2, 1), isTyped(4, 1), isTyped(4, 3)]).toEqual([true, true, false, false]);
  });

  test('takes the value of a formula, and shows its error as text', async () => {
    const workbook = await zipSheet(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>' +
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    );
    expect((await readAll(workbook)).rows).toEqual([['2', '#DIV/0!']]);
  });

  test('names the sheets that there are', async () => {
    const workbook = await writeWorkbook(cells, { sheet: 'Seizures' }).toBuffer();
    await expect(readAll(workbook, { sheet: 'Deaths' })).rejects.toMatchObject({
      code: 'file.sheet-not-found',
      message: expect.stringContaining('it has «Seizures»'),
    });
  });

  test.each([
    ['a header row below the sheet', 90, 'file.empty'],
    ['a header row that is blank', 4, 'file.empty'],
  ])('refuses %s', async (_name, headerRow, code) => {
    const workbook = await writeWorkbook(cells, { sheet: 'Seizures' }).toBuffer();
    await expect(readAll(workbook, { headerRow })).rejects.toMatchObject({ code });
  });
});

describe('hostile workbooks', () => {
  const bomb = () => zip({ 'xl/workbook.xml': '<workbook/>', 'xl/b.xml': Buffer.alloc(60 * 1024 * 1024) });

  test('a zip bomb is refused before it is unpacked', async () => {
    const content = await bomb();
    expect(content.length).toBeLessThan(100_000);
    const cpuBefore = process.cpuUsage().user;
    await expect(readAll(content)).rejects.toMatchObject({
      code: 'file.workbook-too-large',
      message: expect.stringContaining('Save the one sheet that is needed as CSV'),
    });
    // Unpacking 60 MB takes more; the bound is for the judgement of two entries of a directory.
    expect(process.cpuUsage().user - cpuBefore).toBeLessThan(500_000);
  });

  test('a zip bomb that states a small size is unpacked up to that size only', async () => {
    const content = await bomb();
    const stated = Buffer.alloc(4);
    stated.writeUInt32LE(60 * 1024 * 1024);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(1000);
    for (let at = content.indexOf(stated); at >= 0; at = content.indexOf(stated, at + 4))
      small.copy(content, at);
    await expect(readAll(content)).rejects.toMatchObject({
      code: 'file.corrupt',
      message: expect.stringMatching(/bytes|larger/),
    });
  });

  test('what the directory does not list never reaches the parser', async () => {
    const hidden = await zip({ 'xl/hidden.xml': Buffer.alloc(5 * 1024 * 1024) });
    const localOnly = hidden.subarray(0, hidden.indexOf(Buffer.from('504b0102', 'hex')));
    const good = await writeWorkbook(
      [
        [{ value: 'a' }, { value: 'b' }],
        [{ value: 1 }, { value: 2 }],
      ],
      {
        sheet: 'One',
      },
    ).toBuffer();
    const content = Buffer.concat([localOnly, good]);
    const end = content.lastIndexOf(Buffer.from('504b0506', 'hex'));
    const start = content.readUInt32LE(end + 16);
    // The entries of the directory stand further back than they were written for.
    content.writeUInt32LE(start + localOnly.length, end + 16);
    for (let at = start + localOnly.length; at < end; ) {
      content.writeUInt32LE(content.readUInt32LE(at + 42) + localOnly.length, at + 42);
      at +=
        46 + content.readUInt16LE(at + 28) + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
    }
    expect((await readAll(content)).rows).toEqual([['1', '2']]);
  });

  test.each([
    ['a row of number 900 million', '<row r="900000000"><c r="A900000000"><v>1</v></c></row>'],
    ['a row beyond the last one', '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'],
    ['a column of number 300 million', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'],
    ['a million rows as wide as a sheet can be', '<row r="1048576"><c r="NTP1048576"><v>1</v></c></row>'],
    ['an address in disguise', '<row r="&#57;00000000"><c r="A1"><v>1</v></c></row>'],
  ])('%s is not filled up to', async (_name, sheetData) => {
    await expect(readAll(await zipSheet(sheetData))).rejects.toMatchObject({
      code: 'file.workbook-too-large',
    });
  });

  test('other archives, other files and damaged workbooks say what they are', async () => {
    await expect(readAll(await zip({ 'a.xml': '<a/>' }))).rejects.toMatchObject({
      code: 'file.not-what-it-says',
      message: expect.stringContaining('another ZIP archive'),
    });
    await expect(readAll(Buffer.from('a,b\n1,2\n'))).rejects.toMatchObject({ code: 'file.not-what-it-says' });
    await expect(readAll(Buffer.alloc(0))).rejects.toMatchObject({ code: 'file.empty' });
    const whole = await zipSheet('<row r="1"><c r="A1"><v>1</v></c></row>');
    await expect(readAll(whole.subarray(0, whole.length - 40))).rejects.toMatchObject({
      code: 'file.corrupt',
    });
  });
});

test('an archive packed without compression holds what was put in', async () => {
  const parts = fc.dictionary(fc.stringMatching(/^[a-zé]{1,9}$/), fc.uint8Array({ maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(parts, async (contents) => {
      const packed = packStored(new Map(Object.entries(contents).map(([k, v]) => [k, Buffer.from(v)])));
      const archive = await fromBufferPromise(packed, { lazyEntries: true });
      const found: Record<string, Uint8Array> = {};
      for await (const entry of archive.eachEntry()) {
        const chunks: Buffer[] = [];
        for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
        found[entry.fileName] = new Uint8Array(Buffer.concat(chunks));
      }
      expect(found).toEqual({ ...contents });
    }),
    { numRuns: 60 },
  );
});

const shared = `${process.env.TOCSIN_SHARED ?? '../shared'}/data/unodc-wdr2025-seizures-2019-2023.xlsx`;
test.skipIf(!existsSync(shared))(
  `reads 11,274 rows of a real workbook below its title (skipped without ${shared})`,
  async () => {
    const opened = await openWorkbook(await openFile(shared), { headerRow: 2 });
    expect(opened.header).toContain('Kilograms');
    let rows = 0;
    for await (const batch of opened.batches) rows += batch.rows.length;
    expect(rows).toBe(11_274);
  },
);
