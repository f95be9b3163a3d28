import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openFile } from '../reading/file-bytes.ts';
import { openRows } from '../reading/open-rows.ts';
import { createRowMaker } from '../reading/row-batch.ts';
import { COLUMNS } from './columns.ts';
import { unodcIds } from './source.ts';

const HEADER = COLUMNS.map((column) => column.name);
const makeRow = createRowMaker(HEADER);
const GOOD =
  'Oceania;Oceania;New Zealand;Auckland;Auckland ;2014-05-06;Etonitazene;2.5;Gram;Postal;Post Office;Mail;Unknown;China;New Zealand;Border - inbound';

function normaliseWith(changes: Readonly<Record<string, string>>) {
  const cells = GOOD.split(';').map((cell, index) => changes[HEADER[index]!] ?? cell);
  return unodcIds.normalise(makeRow(cells, 7));
}

async function normaliseFile(path: string) {
  const opened = await openRows(await openFile(path), { delimiter: ';' });
  const make = createRowMaker(opened.header);
  const counts = { reports: 0, rejects: 0 };
  for await (const batch of opened.batches) {
    counts.rejects += batch.rejects.length;
    batch.rows.forEach((cells, index) => {
      const result = unodcIds.normalise(make(cells, batch.numbers[index]!));
      if (result.kind === 'reports') counts.reports += result.reports.length;
      else counts.rejects += 1;
    });
  }
  return counts;
}

describe('unodc-ids', () => {
  test('keeps what the row says, and leaves out what it does not know', () => {
    expect(normaliseWith({})).toEqual({
      kind: 'reports',
      reports: [
        {
          kind: 'seizure',
          reporter: { key: 'NZ', name: 'New Zealand', country: 'New Zealand' },
          occurredOn: '2014-05-06',
          occurredPrecision: 'day',
          place: { country: 'New Zealand', division: 'Auckland', town: 'Auckland' },
          substances: [{ name: 'Etonitazene', role: 'found' }],
          quantity: { amount: 2.5, amountText: '2.5', unitText: 'Gram' },
          route: { departure: 'China', destination: 'New Zealand' },
          mode: 'Mail',
          concealment: 'Postal',
          details: { installation: 'Post Office', routing: 'Border - inbound', region: 'Oceania' },
        },
      ],
    });
  });

  test('an empty amount is no amount', () => {
    const result = normaliseWith({ AMOUNT: '' });
    expect(result.kind === 'reports' && result.reports[0]).not.toHaveProperty('quantity');
  });

  test('an unknown unit is kept as written', () => {
    const result = normaliseWith({ DRUG_UNIT: 'Firkin' });
    expect(result.kind === 'reports' && result.reports[0]?.quantity?.unitText).toBe('Firkin');
  });

  test.each([
    ['SEIZURE_DATE', '2014-02-30', 'row.date-impossible'],
    ['SEIZURE_DATE', '2014-13-01', 'row.date-impossible'],
    ['SEIZURE_DATE', '05/06/2014', 'row.date-format'],
    ['SEIZURE_DATE', '2014-5-6', 'row.date-format'],
    ['SEIZURE_DATE', '', 'row.date-missing'],
    ['SEIZURE_DATE', '1014-05-06', 'row.date-out-of-range'],
    ['AMOUNT', '-1', 'row.amount-negative'],
    ['AMOUNT', '1e300', 'row.amount-absurd'],
    ['AMOUNT', '1e9999', 'row.amount-absurd'],
    ['AMOUNT', 'about 5', 'row.amount-text'],
    ['AMOUNT', '2,5', 'row.amount-text'],
    ['AMOUNT', 'NaN', 'row.amount-text'],
    ['AMOUNT', '=1+1', 'row.amount-text'],
    ['COUNTRY', ' ', 'row.country-missing'],
    ['COUNTRY', 'Atlantis', 'row.country-unknown'],
    ['DRUG_NAME', '', 'row.substance-missing'],
  ])('rejects %s «%s» as %s', (column, raw, code) => {
    const result = normaliseWith({ [column]: raw });
    expect(result).toMatchObject({ kind: 'reject', reject: { row: 7, column, code } });
  });

  test('recognises its own header only', () => {
    expect(unodcIds.recognise(HEADER)).toBe(1);
    expect(unodcIds.recognise(['ID', 'Date'])).toBe(0);
  });

  test('takes every row of the invented file', async () => {
    const path = fileURLToPath(new URL('fixtures/unodc-ids-invented.csv', import.meta.url));
    expect(await normaliseFile(path)).toMatchObject({ reports: 1911, rejects: 0 });
  });

  const shared = `${process.env.TOCSIN_SHARED ?? '../shared'}/data/unodc-ids-2011-2016.csv.gz`;
  test.skipIf(!existsSync(shared))(
    `takes every row of the real file (skipped without ${shared})`,
    async () => {
      const counts = await normaliseFile(shared);
      expect(counts).toMatchObject({ reports: 311_038, rejects: 0 });
    },
  );
});
