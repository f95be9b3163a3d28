import { describe, expect, test } from 'vitest';
import { createResolver } from '../../reference/substances/resolver.ts';
import { readFixture, readSourceText } from '../reading/testing.ts';
import { FLAG_COLUMNS, FLAG_NAMES } from './columns.ts';
import { ctOcme } from './source.ts';

const CT_HEADER = ctOcme.columns.map((column) => column.name);
const ctRow = (cells: Readonly<Record<string, string>>) =>
  CT_HEADER.map((name) => cells[name] ?? '').join(',');

describe('ct-ocme', () => {
  const good = {
    ID: '12-1',
    Date: '06/28/2014 12:00:00 AM',
    DateType: 'DateofDeath',
    DeathCity: 'EXAMPLETON',
  };
  const read = (cells: Readonly<Record<string, string>>) =>
    readSourceText(ctOcme, `\uFEFF${CT_HEADER.join(',')}\r\n${ctRow({ ...good, ...cells })}\r\n`);

  test('names the flagged substances and splits the free text', async () => {
    const { reports } = await read({
      Fentanyl: 'Y POPS',
      Heroin: 'Y',
      Tramad: 'PCP NEG',
      Other: 'PCP / U-47700',
    });
    expect(reports[0]?.substances.map((substance) => substance.name)).toEqual([
      'Heroin',
      'Fentanyl',
      'PCP',
      'U-47700',
    ]);
    expect(reports[0]?.details?.flagRemarks).toBe('Fentanyl: Y POPS; Tramad: PCP NEG');
  });

  test('every flag is a substance or class that is known; 418 deaths stood under four names to settle', async () => {
    const resolve = createResolver();
    for (const column of FLAG_COLUMNS)
      expect(resolve(FLAG_NAMES[column] ?? column)).toMatchObject({ outcome: 'resolved' });
    const { reports } = await read({ Amphet: 'Y', Tramad: 'Y', Morphine_NotHeroin: 'YES', OpiateNOS: 'Y' });
    expect(reports[0]?.substances.map(({ name }) => name)).toEqual([
      'Amphetamines',
      'Tramadol',
      'Morphine',
      'Opioids',
    ]);
  });

  test('takes the coordinates of the town over a line break, and not the middle of the state', async () => {
    const town = await read({ DeathCityGeo: '"Exampleton, CT\n(41.1, -72.2)"' });
    expect(town.reports[0]?.place).toMatchObject({ town: 'EXAMPLETON', latitude: 41.1, longitude: -72.2 });
    const state = await read({ DeathCityGeo: '"CT\n(41.575155, -72.738288)"' });
    expect(state.reports[0]?.place).not.toHaveProperty('latitude');
  });

  test('places a death that has a report date only in the week of that date', async () => {
    const { reports } = await read({ DateType: 'DateReported' });
    expect(reports[0]).toMatchObject({
      occurredOn: '2014-06-23',
      occurredPrecision: 'week',
      reportedOn: '2014-06-28',
    });
  });

  test.each([
    [{ Date: '' }, 'row.date-missing'],
    [{ Date: '28/06/2014 12:00:00 AM' }, 'row.date-impossible'],
    [{ Date: '2014-06-28' }, 'row.date-format'],
    [{ DateType: 'Guess' }, 'row.value-unknown'],
    [{ ID: '' }, 'row.value-missing'],
  ])('rejects %o', async (cells, code) => {
    expect((await read(cells)).rejects[0]).toMatchObject({ row: 1, code });
  });

  test("reads the invented file in the publisher's shape: one row without a date is rejected", async () => {
    const { reports, rejects } = await readFixture(ctOcme, import.meta.url, 'ct-ocme-invented.csv');
    expect(reports.map(({ recordId, occurredOn }) => [recordId, occurredOn])).toEqual([
      ['90-0001', '2016-02-03'],
      ['90-0002', '2016-02-01'],
      ['90-0003', '2016-12-31'],
    ]);
    expect(reports[2]?.substances.map(({ name }) => name)).toEqual(['Cocaine', 'PCP', '3,4-MDMA']);
    expect(rejects.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, 'Date', 'row.date-missing'],
    ]);
  });
});
