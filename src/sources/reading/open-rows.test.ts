import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Reject } from '../../model/source.ts';
import { openFile } from './file-bytes.ts';
import { LIMITS } from './limits.ts';
import { openRows, type RowOptions } from './open-rows.ts';

/** Reads bytes that arrive in pieces of `pieceBytes`. */
async function readAll(content: Uint8Array | string, options: RowOptions = {}, pieceBytes = 7) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  async function* cut() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  const opened = await openRows({ path: 'f.csv', bytes: cut() }, options);
  const rows: (readonly string[])[] = [];
  const rejects: Reject[] = [];
  for await (const batch of opened.batches) {
    rows.push(...batch.rows);
    rejects.push(...batch.rejects);
  }
  return { header: opened.header, delimiter: opened.delimiter, rows, rejects, facts: opened.getFacts() };
}

describe('openRows', () => {
  test('keeps line breaks and delimiters inside quotation marks, and doubled quotation marks', async () => {
    const read = await readAll('a;b\r\n"one\ntwo";"x;y"\r\n"say ""so""";3\r\n');
    expect(read.rows).toEqual([
      ['one\ntwo', 'x;y'],
      ['say "so"', '3'],
    ]);
    expect(read.delimiter).toBe(';');
  });

  const text = 'place,count\nŽilina – «Ægir»,5\nMálaga,6\n';
  const latin = 'place,count\nMálaga,5\nÅbo \x80,6\n';
  test.each([
    ['utf-8', Buffer.from(text), 'Málaga'],
    ['utf-8-bom', Buffer.from(`\uFEFF${text}`), 'Málaga'],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'Málaga'],
    ['utf-16le', Buffer.from(text, 'utf16le'), 'Málaga'],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 'Málaga'],
    ['utf-16be', Buffer.from(text, 'utf16le').swap16(), 'Málaga'],
    ['windows-1252', Buffer.from(latin, 'latin1'), 'Åbo €'],
  ])('recognises %s', async (encoding, bytes, place) => {
    const read = await readAll(bytes);
    expect(read.facts.encoding).toBe(encoding);
    expect(read.header).toEqual(['place', 'count']);
    expect(read.rows[1]?.[0]).toBe(place);
  });

  test('changes to Windows-1252 at the first byte that UTF-8 does not allow, however late', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n'),
      Buffer.from('x,y\n'.repeat(50_000)),
      Buffer.from('\xe9,z\n', 'latin1'),
    ]);
    const read = await readAll(bytes, {}, 65_536);
    expect(read.facts).toMatchObject({ encoding: 'windows-1252', rows: 50_001 });
    expect(read.rows.at(-1)).toEqual(['é', 'z']);
  });

  test('reads gzip by its first bytes, whatever the name', async () => {
    const packed = gzipSync('a,b\n1,2\n');
    const read = await readAll(packed);
    expect(read.rows).toEqual([['1', '2']]);
    expect(read.facts).toMatchObject({ isCompressed: true, bytes: packed.length });
    expect(read.facts.sha256).toBe(createHash('sha256').update(packed).digest('hex'));
  });

  test('says how far it is', async () => {
    const seen: number[] = [];
    await readAll('a,b\n1,2\n3,4\n', { onProgress: (bytes) => seen.push(bytes) }, 6);
    expect(seen).toEqual([6, 12]);
  });

  test('is read no faster than its rows are taken', async () => {
    let given = 0;
    async function* endless() {
      yield Buffer.from('a,b\n');
      for (;;) {
        given += 1;
        yield Buffer.from('1,2\n'.repeat(1000));
      }
    }
    const { batches } = await openRows({ path: 'endless', bytes: endless() });
    for await (const batch of batches) {
      expect(batch.rows).toHaveLength(LIMITS.batchRows);
      break;
    }
    expect(given).toBeLessThan(30);
  });

  test('reads what Papa writes, cut at any place', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', ',', '"', '\n', ';', 'é', '€', ' '),
      minLength: 1,
      maxLength: 6,
    });
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, pieceBytes) => {
        const content = Papa.unparse({ fields: ['x', 'y'], data: rows }, { newline: '\n', quotes: true });
        const read = await readAll(content, { delimiter: ',' }, pieceBytes);
        expect(read.rows).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  const shared = `${process.env.TOCSIN_SHARED ?? '../shared'}/data/unodc-ids-2011-2016.csv.gz`;
  test.skipIf(!existsSync(shared))(
    `reads 311,038 rows of the real file (skipped without ${shared})`,
    async () => {
      const opened = await openRows(await openFile(shared), { delimiter: ';' });
      let rejects = 0;
      for await (const batch of opened.batches) rejects += batch.rejects.length;
      expect(rejects).toBe(0);
      expect(opened.getFacts()).toMatchObject({ rows: 311_038, encoding: 'utf-8', isCompressed: true });
    },
  );
});
