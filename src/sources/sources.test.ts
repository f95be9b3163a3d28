import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ReportDraft } from '../model/report.ts';
import type { Reject, SourceDefinition } from '../model/source.ts';
import { ctOcme } from './ct-ocme/source.ts';
import { eudaWastewater } from './euda-wastewater/source.ts';
import { SOURCES } from './index.ts';
import { openFile } from './reading/file-bytes.ts';
import { assertColumns } from './reading/header.ts';
import { openRows } from './reading/open-rows.ts';
import { createRowMaker } from './reading/row-batch.ts';
import { wedinos } from './wedinos/source.ts';

async function readText(source: SourceDefinition, text: string) {
  async function* bytes() {
    yield Buffer.from(text);
  }
  return readInput(source, { path: 'invented.csv', bytes: bytes() });
}

async function readInput(source: SourceDefinition, input: Parameters<typeof openRows>[0]) {
  const opened = await openRows(input, 'delimiter' in source.format ? source.format : {});
  assertColumns(opened.header, source.columns, input.path);
  const make = createRowMaker(opened.header);
  const reports: ReportDraft[] = [];
  const rejects: Reject[] = [];
  for await (const batch of opened.batches) {
    rejects.push(...batch.rejects);
    batch.rows.forEach((cells, index) => {
      const result = source.normalise(make(cells, batch.numbers[index]!));
      if (result.kind === 'reports') reports.push(...result.reports);
      else rejects.push(result.reject);
    });
  }
  return { reports, rejects, header: opened.header };
}

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
    readText(ctOcme, `\uFEFF${CT_HEADER.join(',')}\r\n${ctRow({ ...good, ...cells })}\r\n`);

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
});

describe('wedinos', () => {
  const header = wedinos.columns.map((column) => column.name).join(',');
  const read = (row: string) => readText(wedinos, `${header}\n${row}\n`);

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
});

describe('euda-wastewater', () => {
  const header = eudaWastewater.columns.map((column) => `"${column.name}"`).join(',');
  const read = (row: string) => readText(eudaWastewater, `${header}\n${row}\n`);

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
});

describe('real files (skipped where absent)', () => {
  const folder = `${process.env.TOCSIN_SHARED ?? '../shared'}/data`;
  test.skipIf(!existsSync(folder)).each([
    [ctOcme, 'ct-ocme-deaths-2012-2018.csv.gz', 5103, 2],
    [wedinos, 'wedinos-benzodiazepines.csv', 2685, 0],
    [wedinos, 'wedinos-nitazenes.csv', 64, 0],
    [eudaWastewater, 'euda-wastewater-2011-2022.csv', 3080, 0],
  ] as const)('$id', async (source, file, reports, rejects) => {
    const read = await readInput(source, await openFile(`${folder}/${file}`));
    expect(read.rejects.map((reject) => reject.code)).toHaveLength(rejects);
    expect(read.reports).toHaveLength(reports);
    const best = SOURCES.toSorted((a, b) => b.recognise(read.header) - a.recognise(read.header))[0];
    expect(best?.id).toBe(source.id);
  });
});
