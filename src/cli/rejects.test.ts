import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyPreparedFolder } from '../../test/prepared-folder.ts';
import { removeTestFolder } from '../store/cluster/testing.ts';
import { buildProduct, openProduct } from './testing.ts';

const FIXTURE = 'src/sources/unodc-ids/fixtures/unodc-ids-invented.csv';
const ROWS = readFileSync(FIXTURE, 'utf8').trimEnd().split(/\r?\n/);
const data = await copyPreparedFolder();
const { json } = openProduct({ TOCSIN_DATA: data });
const file = (name: string) => join(data, name);

beforeAll(buildProduct);
afterAll(() => removeTestFolder(data));

test('rejected rows are taken as a spreadsheet saves them: other letters, other separators', async () => {
  const [header = '', first = ''] = ROWS;
  const strange = first.split(';').map((cell, column) => (column === 4 ? 'São Júnior' : cell));
  const day = strange[5]!;
  const twice = [1, 2].map((amount) =>
    [...strange.slice(0, 5), 'yesterday', strange[6], amount, ...strange.slice(8)].join(';'),
  );
  writeFileSync(file('strange.csv'), [header, ...twice].join('\n'));
  await json(5, 'import', 'unodc-ids', file('strange.csv'));
  await json(0, 'rejects', 'export', '--out', file('strange-rejects.csv'));
  const lines = readFileSync(file('strange-rejects.csv'), 'utf8').slice(1).split('\r\n');
  const mended = lines.map((line) => line.replaceAll('yesterday', day));
  const save = (row: number, separator: string, encoding: BufferEncoding) => {
    const text = [mended[0], mended[row]].join('\r\n').replaceAll(',', separator);
    const start = encoding === 'utf16le' ? '\uFEFF' : '';
    writeFileSync(file('mended.csv'), Buffer.from(start + text, encoding));
  };
  const one = { retried: 1, takenIn: 1, stillRejected: 0, alreadyMended: 0 };
  save(1, ';', 'latin1');
  expect(await json(0, 'rejects', 'retry', file('mended.csv'))).toEqual(one);
  save(2, '\t', 'utf16le');
  expect(await json(0, 'rejects', 'retry', file('mended.csv'))).toEqual(one);
  await json(0, 'export', 'reports', '--out', file('with-strange.csv'));
  expect(readFileSync(file('with-strange.csv'), 'utf8').match(/São Júnior/g)).toHaveLength(2);
  writeFileSync(file('mended.csv'), `${mended[0]}\r\n${mended[1]},one more`);
  expect((await json(3, 'rejects', 'retry', file('mended.csv'))).error.code).toBe('reject.uncut');
});

test('rows are set aside, taken up and sent again in the database that is named, and in no other', async () => {
  const open = async () => (await json(0, 'rejects', 'list')).map(({ id }: { id: number }) => id);
  const broken = ROWS[1]!.replace(/\d{4}-\d\d-\d\d|\d+\/\d+\/\d+/, 'tomorrow');
  writeFileSync(file('broken.csv'), [ROWS[0], broken].join('\n'));
  await json(5, 'import', 'unodc-ids', file('broken.csv'));
  const before = await open();
  const number = String(before.at(-1));
  const inSample = ['--database', 'sample'];
  expect(
    (await json(2, 'rejects', 'set-aside', number, '--reason', 'a footnote', ...inSample)).error.code,
  ).toBe('reject.not-found');
  expect(await open()).toEqual(before);
  await json(0, 'rejects', 'set-aside', number, '--reason', 'a footnote', '--database', 'live');
  expect((await json(2, 'rejects', 'take-up', number, ...inSample)).error.code).toBe('reject.not-found');
  expect(await json(0, 'rejects', 'take-up', number)).toEqual({ rows: 1 });
  // Real rows never go into the sample.
  expect((await json(2, 'rejects', 'retry', file('broken.csv'), ...inSample)).error.code).toBe(
    'import.not-into-sample',
  );
  expect(await open()).toEqual(before);
  await json(0, 'rejects', 'set-aside', number, '--reason', 'a footnote');
});

test('a column of the rows that is called as one of ours comes back with them', async () => {
  const mapping = readFileSync('src/sources/table/fixtures/seizures-invented.mapping.json', 'utf8');
  writeFileSync(file('reason.json'), mapping.replace('"Town"', '"reason"'));
  const rows = ['Invented; not real', 'Country;reason;Date;Drug;Amount;Unit;Lab no'];
  rows.push('Spain;Muestra del Rey;30/02/2014;Ketamine;3,5;g;L30');
  writeFileSync(file('reason.csv'), rows.join('\n'));
  await json(5, 'import', 'table', file('reason.csv'), '--mapping', file('reason.json'));
  await json(0, 'rejects', 'export', '--out', file('reason-rejects.csv'));
  const exported = readFileSync(file('reason-rejects.csv'), 'utf8');
  expect(exported).toContain(',row: reason,');
  writeFileSync(file('reason-mended.csv'), exported.replaceAll('30/02/2014', '28/02/2014'));
  expect(await json(0, 'rejects', 'retry', file('reason-mended.csv'))).toMatchObject({ takenIn: 1 });
  await json(0, 'export', 'reports', '--out', file('with-reason.csv'));
  expect(readFileSync(file('with-reason.csv'), 'utf8')).toContain('Muestra del Rey');
});
