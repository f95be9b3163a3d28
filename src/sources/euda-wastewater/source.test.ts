import { describe, expect, test } from 'vitest';
import { readFixture, readSourceText } from '../reading/testing.ts';
import { eudaWastewater } from './source.ts';

describe('euda-wastewater', () => {
  const header = eudaWastewater.columns.map((column) => `"${column.name}"`).join(',');
  const read = (row: string) => readSourceText(eudaWastewater, `${header}\n${row}\n`);

  test('keeps the days of the week with their unit, and leaves out the day without a sample', async () => {
    const { reports } = await read('2022,"MDMA","XX001","AT","Exampleton",1,2,,4,5,6,7,1.5,4.5,4.1');
    expect(reports[0]).toMatchObject({
      recordId: '2022-MDMA-XX001',
      occurredOn: '2022-01-01',
      occurredPrecision: 'year',
      details: { wednesdayMgPer1000PeopleDay: 1, mgPer1000PeopleDay: 4.1 },
    });
    expect(reports[0]?.details).not.toHaveProperty('fridayMgPer1000PeopleDay');
  });

  test.each([
    ['20x2,"MDMA","XX001","AT","E",1,2,3,4,5,6,7,1,4,4', 'row.date-format'],
    ['2022,"MDMA","XX001","AT","E",1,2,-3,4,5,6,7,1,4,4', 'row.amount-negative'],
    ['2022,"MDMA","XX001","AT","E",1,2,<LOD,4,5,6,7,1,4,4', 'row.amount-text'],
    ['2022,"","XX001","AT","E",1,2,3,4,5,6,7,1,4,4', 'row.value-missing'],
  ])('rejects %s', async (row, code) => {
    expect((await read(row)).rejects[0]?.code).toBe(code);
  });

  test("reads the invented file in the publisher's shape: a load that is no number is rejected", async () => {
    const { reports, rejects } = await readFixture(
      eudaWastewater,
      import.meta.url,
      'euda-wastewater-invented.csv',
    );
    expect(reports.map(({ recordId }) => recordId)).toEqual(['2021-MDMA-XX001', '2022-MDMA-XX001']);
    expect(reports[1]?.details).not.toHaveProperty('thursdayMgPer1000PeopleDay');
    expect(rejects.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'Friday', 'row.amount-text'],
    ]);
  });
});
