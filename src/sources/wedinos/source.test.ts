import { describe, expect, test } from 'vitest';
import { readFixture, readSourceText } from '../reading/testing.ts';
import { wedinos } from './source.ts';

describe('wedinos', () => {
  const header = wedinos.columns.map((column) => column.name).join(',');
  const read = (row: string) => readSourceText(wedinos, `${header}\n${row}\n`);

  test('keeps what was found and what it was bought as', async () => {
    const row =
      'W1,12 Aug 2025,ZZ9,Heroin,Not Stated,Grey,Powder,Oral,"A, B","N,N-dimethyletonitazene, Caffeine",Heroin,51.5,-3.1';
    const { reports } = await read(row);
    expect(reports[0]).toMatchObject({
      recordId: 'W1',
      occurredOn: '2025-08-12',
      kind: 'drug-check',
      purpose: 'health',
    });
    expect(reports[0]?.substances).toEqual([
      { name: 'N,N-dimethyletonitazene', role: 'found' },
      { name: 'Caffeine', role: 'found' },
      { name: 'Heroin', role: 'found' },
      { name: 'Heroin', role: 'suspected' },
    ]);
    expect(reports[0]?.details).not.toHaveProperty('label');
  });

  test.each([
    ['W1,31 Feb 2025,ZZ9,H,,,,,,X,,,', 'row.date-impossible'],
    ['W1,2025-02-01,ZZ9,H,,,,,,X,,,', 'row.date-format'],
    ['W1,01 Feb 2025,ZZ9,,,,,,,,,,', 'row.substance-missing'],
    ['W1,01 Feb 2025,ZZ9,H,,,,,,X,,north,1', 'row.coordinates'],
    [',01 Feb 2025,ZZ9,H,,,,,,X,,,', 'row.value-missing'],
  ])('rejects %s', async (row, code) => {
    expect((await read(row)).rejects[0]?.code).toBe(code);
  });

  test("reads the invented file in the publisher's shape: an impossible day is rejected", async () => {
    const { reports, rejects } = await readFixture(wedinos, import.meta.url, 'wedinos-invented.csv');
    expect(reports.map(({ recordId, occurredOn }) => [recordId, occurredOn])).toEqual([
      ['X900001', '2025-08-05'],
      ['X900002', '2025-08-06'],
    ]);
    expect(reports[0]?.details?.minorFindings).toBe('N,N-dimethyletonitazene');
    expect(reports[1]?.substances).toEqual([{ name: 'Bromazolam', role: 'found' }]);
    expect(rejects.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'date_received', 'row.date-impossible'],
    ]);
  });
});
