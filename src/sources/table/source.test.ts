import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportDraft } from '../../model/report.ts';
import type { Reject } from '../../model/source.ts';
import { type FileInput, openFile } from '../reading/file-bytes.ts';
import { createRowMaker } from '../reading/row-batch.ts';
import { type DateFormatName, parseDateAs } from './date-formats.ts';
import type { MappingDraft } from './draft.ts';
import type { TableMapping } from './mapping.ts';
import { NUMBER_STYLES, type NumberStyleName, parseAmountAs } from './number-styles.ts';
import { createTableSource, draftMapping, openTable, parseMapping, readTableSample } from './source.ts';

const textInput = (text: string): FileInput => ({
  path: 'invented.csv',
  bytes: (async function* all() {
    yield Buffer.from(text);
  })(),
});

async function readTable(input: FileInput, mapping: TableMapping) {
  const source = createTableSource(mapping);
  const opened = await openTable(input, mapping);
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
  return { reports, rejects, rows: opened.getFacts().rows };
}

const HEADER = ['Country', 'Date', 'Drug', 'Amount', 'Unit', 'Lab no'];
const rowsWith = (dates: readonly string[], amounts: readonly string[] = ['5']) =>
  dates.map((date, index) => ['France', date, 'MDMA', amounts[index % amounts.length]!, 'g', `L${index}`]);
const asked = (draft: MappingDraft) => draft.questions.map((question) => question.field);
const ALWAYS = ['lagDays', 'publisher'];

/** Fills in what every draft asks. */
function complete(draft: MappingDraft, answers: Readonly<Record<string, unknown>> = {}) {
  return parseMapping({ ...draft.mapping, lagDays: 30, publisher: 'Nobody', ...answers }, 'mapping.json');
}

describe('draftMapping', () => {
  test('asks for the order of day and month where both fit', () => {
    const draft = draftMapping(HEADER, rowsWith(['05/06/2014', '11/12/2014']), { title: 'seizures' });
    const question = draft.questions.find(({ field }) => field === 'occurred.format');
    expect(question?.options).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY']);
    expect(() => parseMapping(draft.mapping, 'm.json')).toThrow(/Answer it in the mapping file/);
  });

  test('one day above 12 settles the order; nothing else does', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 20 }), fc.boolean(), (days, isDayFirst) => {
        const parts = days.map(
          (date) => date.toISOString().slice(0, 10).split('-') as [string, string, string],
        );
        const dates = parts.map(([y, m, d]) => (isDayFirst ? `${d}/${m}/${y}` : `${m}/${d}/${y}`));
        const { mapping, questions } = draftMapping(HEADER, rowsWith(dates), { title: 'seizures' });
        const isOpen = questions.some(({ field }) => field === 'occurred.format');
        const isSettled = parts.some(([, , d]) => Number(d) > 12) || parts.every(([, m, d]) => m === d);
        expect(isOpen).toBe(!isSettled);
        if (isOpen) return;
        const { format } = mapping.occurred as TableMapping['occurred'];
        parts.forEach(([y, m, d], index) => {
          expect(parseDateAs(dates[index]!, format)).toEqual({ kind: 'date', on: `${y}-${m}-${d}` });
        });
      }),
      { numRuns: 200 },
    );
  });

  test('one impossible day is a reject, not a question, where the other rows settle the order', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    const impossible = fc.constantFrom('31/02/2014', '31.06.2014', '00/05/2014', '45/45/2014');
    fc.assert(
      fc.property(fc.array(day, { minLength: 9, maxLength: 20 }), impossible, (days, bad) => {
        const written = days.map((date) => date.toISOString().slice(0, 10).split('-').reverse().join('/'));
        const good = ['25/03/2014', ...written];
        const draft = draftMapping(HEADER, rowsWith([...good, bad]), { title: 'seizures' });
        expect(asked(draft).sort()).toEqual(ALWAYS);
        expect(draft.mapping.occurred).toEqual({ column: 'Date', format: 'DD/MM/YYYY' });
      }),
    );
  });

  test('one impossible day settles nothing', () => {
    const dates = ['05/06/2014', '11/12/2014', '01/02/2014', '03/04/2014', '45/45/2014'];
    const draft = draftMapping(HEADER, rowsWith(dates), { title: 'seizures' });
    const question = draft.questions.find(({ field }) => field === 'occurred.format');
    expect(question?.options).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY']);
  });

  test.each([
    '31/02/2014',
    'last week',
  ])('asks which date is meant where one of two columns has %s', (bad) => {
    const dates = ['25/03/2014', '26/03/2014', '27/03/2014', '28/03/2014', '29/03/2014', bad];
    const rows = dates.map((date) => ['France', date, '30/03/2014', 'MDMA', '5', 'g']);
    const header = ['Country', 'Seized on', 'Entered on', 'Drug', 'Amount', 'Unit'];
    const draft = draftMapping(header, rows, { title: 'seizures' });
    const question = draft.questions.find(({ field }) => field === 'occurred.column');
    expect(question?.options).toEqual(['Seized on', 'Entered on']);
  });

  test.each([
    [['1,234', '2,500'], true],
    [['1.234', '2.500'], true],
    [['1,234', '2,5'], false],
    [['12', '45.25'], false],
    [['1.234,5'], false],
    [['12', '45'], false],
  ])('amounts %j: asks for the decimal mark %s', (amounts, isAsked) => {
    const draft = draftMapping(HEADER, rowsWith(['2014-05-06', '2014-05-07'], amounts), {
      title: 'seizures',
    });
    expect(asked(draft).includes('quantity.numbers')).toBe(isAsked);
  });

  test.each([
    'Year',
    'YYYY',
    'Année',
    'Año',
    'Jahr',
    'Год',
  ])('knows a column of years by its name, %s', (name) => {
    const rows = ['2013', '2014', '2015'].map((year) => ['France', year, 'MDMA', year]);
    const draft = draftMapping(['Country', name, 'Drug', 'Number'], rows, { title: 'seizures' });
    expect(draft.mapping.occurred).toEqual({ column: name, format: 'YYYY' });
  });

  test('asks for the unit where neither a column nor the header names one', () => {
    const rows = [['France', '2014-05-06', 'MDMA', '5']];
    const draft = draftMapping(['Country', 'Date', 'Drug', 'Amount'], rows, { title: 'seizures' });
    expect(asked(draft)).toContain('quantity.unit');
    const named = draftMapping(['Country', 'Date', 'Drug', 'Amount (kg)'], rows, { title: 'seizures' });
    expect(named.mapping.quantity).toMatchObject({ unit: { value: 'kg' } });
  });

  test.each([
    [
      'Numéro;Date de saisie;Pays;Ville;Produit;Quantité;Unité;Mode de transport;Pays de provenance\nS1;16/02/2025;France;Lyon;Héroïne;1,5;kg;Route;Belgique\nS2;17/02/2025;Atlantis;Nice;MDMA;2,5;g;Mer;Chine\nS3;18/02/2025;Suisse;Genève;MDMA;3;g;Mer;Chine',
      { country: 'Pays', town: 'Ville', substance: 'Produit', unit: 'Unité', mode: 'Mode de transport' },
      [{ column: 'Numéro', key: 'numero' }],
      'Pays de provenance',
    ],
    [
      'Fecha de incautación;País;Ciudad;Droga;Cantidad;Unidad de medida;Medio de transporte;País de procedencia;Notas\n16/02/2025;Ecuador;Quito;Heroína;1.250,5;gramos;Terrestre;Colombia;x',
      {
        country: 'País',
        town: 'Ciudad',
        substance: 'Droga',
        unit: 'Unidad de medida',
        mode: 'Medio de transporte',
      },
      [{ column: 'Notas', key: 'notas' }],
      'País de procedencia',
    ],
    [
      'Seizure date;Departure country;Country;City;Drug;Amount;Unit;Transport;Note\n16/02/2025;China;France;Lyon;MDMA;2;g;Mail;x',
      { country: 'Country', town: 'City', substance: 'Drug', unit: 'Unit', mode: 'Transport' },
      [{ column: 'Note', key: 'note' }],
      'Departure country',
    ],
  ])('understands a header whatever its language: %s', async (text, named, details, departure) => {
    const sample = await readTableSample(textInput(`${text}\n`));
    const draft = draftMapping(sample.header, sample.rows, sample.hints);
    expect(asked(draft).sort()).toEqual(ALWAYS);
    // The country of departure was taken for the country of the seizure where the other held a name that is none.
    expect(draft.mapping).toMatchObject({
      kind: 'seizure',
      place: { country: { column: named.country }, town: { column: named.town } },
      substances: [{ column: named.substance, role: 'found' }],
      quantity: { unit: { column: named.unit } },
      route: { departure: { column: departure } },
      mode: { column: named.mode },
      details,
    });
    parseMapping({ ...draft.mapping, lagDays: 30, publisher: 'Nobody' }, 'mapping.json');
  });

  test('a column of amounts in two styles is asked about, where it went by as a remark', () => {
    const draft = draftMapping(HEADER, rowsWith(['2014-05-06', '2014-05-07'], ['1,5', '2.350,75']), {
      title: 'seizures',
    });
    const mixed = draftMapping(HEADER, rowsWith(['2014-05-06', '2014-05-07'], ['1 250,5', '2.350,75']), {
      title: 'seizures',
    });
    expect(draft.mapping.quantity).toMatchObject({ column: 'Amount', numbers: 'point-thousands' });
    expect(asked(mixed)).toContain('quantity.numbers');
    expect(mixed.mapping.quantity).toMatchObject({ column: 'Amount' });
  });

  test('a row is told how its table writes numbers, and that its country is none', async () => {
    const text =
      'Country;Date;Drug;Amount;Unit\nFrance;16/05/2014;MDMA;2,5;g\nFrance;16/05/2014;MDMA;2.350,75;g\nAtlantis;16/05/2014;MDMA;1,5;g\n';
    const sample = await readTableSample(textInput(text));
    const draft = draftMapping(sample.header, sample.rows.slice(0, 1), {
      ...sample.hints,
      title: 'seizures',
    });
    const { reports, rejects } = await readTable(textInput(text), complete(draft));
    expect(reports.map(({ quantity }) => quantity?.amount)).toEqual([2.5]);
    expect(rejects).toMatchObject([
      // It was told to write a point for decimals, and rejected again for the point.
      { row: 2, column: 'Amount', code: 'row.amount-style', values: { example: '1234,5' } },
      { row: 3, column: 'Country', code: 'row.country-unknown', values: { text: 'Atlantis' } },
    ]);
  });

  test('a row of an unknown substance is a report, though the draft lists the word among the unknown', async () => {
    const text =
      'Country,Date,Drug,Amount,Unit\nFrance,16/05/2014,Unknown,Unknown,g\nFrance,17/05/2014,,2,g\n';
    const sample = await readTableSample(textInput(text));
    const draft = draftMapping(sample.header, sample.rows, { ...sample.hints, title: 'seizures' });
    expect(draft.mapping.unknown).toEqual(['Unknown']);
    const mapping = complete(draft, { quantity: undefined });
    const { reports, rejects } = await readTable(textInput(text), mapping);
    expect(reports.map(({ substances }) => substances)).toEqual([[{ name: 'Unknown', role: 'found' }]]);
    expect(rejects).toMatchObject([{ row: 2, column: 'Drug', code: 'row.substance-missing' }]);
  });

  test('asks which column names the substance where two may', () => {
    const rows = [['France', '2014-05-06', 'Opioids', 'Heroin']];
    const draft = draftMapping(['Country', 'Date', 'DrugGroup', 'DrugName'], rows);
    const question = draft.questions.find(({ field }) => field === 'substances.0.column');
    expect(question?.options).toEqual(['DrugGroup', 'DrugName']);
    expect(asked(draft)).toContain('kind');
  });

  test('keeps what has no other meaning as details, and asks nothing that it knows', async () => {
    const sample = await readTableSample(
      textInput('Country;Date;Drug;Amount;Unit;Lab no\nFrance;16/05/2014;MDMA;2,5;Gram;L1\n'),
    );
    const draft = draftMapping(sample.header, sample.rows, { ...sample.hints, title: 'Invented seizures' });
    expect(asked(draft).sort()).toEqual(ALWAYS);
    expect(draft.mapping).toMatchObject({
      id: 'invented-seizures',
      file: { format: 'csv', delimiter: ';' },
      details: [{ column: 'Lab no', key: 'labNo' }],
    });
    expect(complete(draft).quantity?.numbers).toBe('comma');
  });
});

test.each<[string, string, string]>([
  ['31.12.2024', 'DD.MM.YYYY', '2024-12-31'],
  ['31/12/2024', 'DD/MM/YYYY', '2024-12-31'],
  ['20241231', 'YYYYMMDD', '2024-12-31'],
  ['31 December 2024', 'DD Mon YYYY', '2024-12-31'],
  ['3. Sept. 2024', 'DD Mon YYYY', '2024-09-03'],
  ['Dec 31, 2024', 'Mon DD, YYYY', '2024-12-31'],
  ['2024-12-31 23:59', 'YYYY-MM-DD hh:mm', '2024-12-31'],
  ['2024-12-31T23:59:59.5+02:00', 'YYYY-MM-DD hh:mm', '2024-12-31'],
  ['31.12.2024 7:05', 'DD.MM.YYYY hh:mm', '2024-12-31'],
  ['12/31/2024 07:05 PM', 'MM/DD/YYYY hh:mm', '2024-12-31'],
  ['2020-W53', 'YYYY-Www', '2020-12-28'],
  ['2021W01', 'YYYY-Www', '2021-01-04'],
  ['May 2024', 'Mon YYYY', '2024-05-01'],
])('the draft takes %s for %s, and %s is read', (text, format, on) => {
  const { mapping } = draftMapping(HEADER, rowsWith([text]), { title: 'seizures' });
  expect(mapping.occurred).toEqual({ column: 'Date', format });
  expect(parseDateAs(text, format as DateFormatName)).toEqual({ kind: 'date', on });
});

test('two digits of a year are never taken without asking', () => {
  const draft = draftMapping(HEADER, rowsWith(['25/12/24']), { title: 'seizures' });
  const question = draft.questions.find(({ field }) => field === 'occurred.format');
  expect(question?.options).toEqual(['DD/MM/YY', 'YY-MM-DD']);
  expect(parseDateAs('25/12/24', 'DD/MM/YY')).toEqual({ kind: 'date', on: '2024-12-25' });
  expect(parseDateAs('25/12/69', 'DD/MM/YY')).toEqual({ kind: 'date', on: '1969-12-25' });
});

test.each<[string, DateFormatName, string]>([
  ['31/12/2024', 'DD.MM.YYYY', 'row.date-format'],
  ['31.13.2024', 'DD.MM.YYYY', 'row.date-impossible'],
  ['2021-W53', 'YYYY-Www', 'row.date-impossible'],
  ['2021-W00', 'YYYY-Www', 'row.date-impossible'],
  ['1 Mayo 2024', 'DD Mon YYYY', 'row.date-format'],
])('%s is no %s', (text, format, code) => {
  expect(parseDateAs(text, format)).toEqual({ kind: 'fault', code });
});

const PREVALENCE = fileURLToPath(
  new URL('../../../../shared/data/unodc-wdr2025-prevalence.xlsx', import.meta.url),
);
test.skipIf(!existsSync(PREVALENCE))(
  'a workbook of several sheets with a margin and notes: asks what is open, reads the rest (skipped without ../shared/data/unodc-wdr2025-prevalence.xlsx)',
  async () => {
    const first = await readTableSample(await openFile(PREVALENCE));
    const unsure = draftMapping(first.header, first.rows, first.hints);
    expect(unsure.questions[0]).toMatchObject({
      field: 'file.sheet',
      options: expect.arrayContaining(['Opioids']),
    });
    const sample = await readTableSample(await openFile(PREVALENCE), { sheet: 'Opioids' });
    const draft = draftMapping(sample.header, sample.rows, sample.hints);
    expect(asked(draft).sort()).toEqual(['lagDays', 'occurred.format', 'publisher', 'substances.0.column']);
    expect(draft.mapping).toMatchObject({ kind: 'survey', occurred: { column: 'Year' }, footnotes: 'skip' });
    const mapping = complete(draft, {
      occurred: { column: 'Year', format: 'YYYY' },
      substances: [{ value: 'Opioids', role: 'found' }],
    });
    const { reports, rejects, rows } = await readTable(await openFile(PREVALENCE), mapping);
    expect(new Set(rejects.map(({ column }) => column))).toEqual(new Set(['Year']));
    expect(reports.length).toBeGreaterThan(rows * 0.8);
  },
);

describe('a table by its mapping', () => {
  const draft = draftMapping(HEADER, rowsWith(['16/05/2014']), { title: 'seizures' });
  const titled = 'A title\nCountry,Date,Drug,Amount,Unit,Lab no\n';

  test('skips the title, reads good rows, rejects bad ones with their column', async () => {
    const mapping = complete(draft, {
      file: { format: 'csv', delimiter: ',', headerRow: 2 },
      footnotes: 'skip',
      unknown: ['Unknown'],
    });
    const rows = [
      'France,16/05/2014,MDMA,2.5,Firkin,L1',
      'France,30/02/2014,MDMA,2.5,g,L2',
      'France,16/05/2014,MDMA,-2,g,L3',
      'Unknown,16/05/2014,MDMA,2,g,L4',
      'France,17/05/2014,,2,g,L5',
      'Source: nobody',
      'Notes: none,,,,,',
    ];
    const read = await readTable(textInput(`${titled}${rows.join('\n')}\n`), mapping);
    expect(read.reports).toEqual([
      {
        kind: 'seizure',
        reporter: { key: 'FR', name: 'France', country: 'France' },
        occurredOn: '2014-05-16',
        occurredPrecision: 'day',
        place: { country: 'France' },
        substances: [{ name: 'MDMA', role: 'found' }],
        quantity: { amount: 2.5, amountText: '2.5', unitText: 'Firkin' },
        details: { labNo: 'L1' },
      },
    ]);
    expect(read.rejects.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'Date', 'row.date-impossible'],
      [3, 'Amount', 'row.amount-negative'],
      [4, 'Country', 'row.country-missing'],
      [5, 'Drug', 'row.substance-missing'],
    ]);
    expect(read.rows).toBe(5);
  });

  test('names the column that the mapping has and the file has not', async () => {
    await expect(
      openTable(textInput('Country,Date\nFrance,16/05/2014\n'), complete(draft)),
    ).rejects.toMatchObject({
      code: 'mapping.missing-column',
      message: expect.stringContaining('«Drug»'),
    });
  });

  test('says which field of a mapping is not valid', () => {
    expect(() => complete(draft, { kind: 'rumour' })).toThrow(
      /^The mapping mapping\.json is not valid: kind: /,
    );
    expect(() => parseMapping('text', 'm.json')).toThrow(/the whole/);
    expect(() => complete(draft, { ocurred: 1 })).toThrow(/ocurred/);
  });
});

test('a number written in a style is read back in it', () => {
  const styles = fc.constantFrom(...(Object.keys(NUMBER_STYLES) as NumberStyleName[]));
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: 0, max: 99 }),
      styles,
      (whole, cents, style) => {
        const { decimal, thousands } = NUMBER_STYLES[style];
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, thousands);
        const text = `${grouped}${decimal}${String(cents).padStart(2, '0')}`;
        expect(parseAmountAs(text, style)).toEqual({
          kind: 'amount',
          amount: Number(`${whole}.${String(cents).padStart(2, '0')}`),
        });
      },
    ),
  );
});

test('reads the invented table by the mapping beside it', async () => {
  const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
  const path = fixture('seizures-invented.mapping.json');
  const mapping = parseMapping(JSON.parse(readFileSync(path, 'utf8')), path);
  const read = await readTable(await openFile(fixture('seizures-invented.csv')), mapping);
  expect(read.reports.map(({ recordId, quantity }) => [recordId, quantity?.amount])).toEqual([
    ['L1', 1250.5],
    ['L2', 2],
    ['L4', 3.5],
  ]);
  expect(read.reports.map(({ substances }) => substances.map(({ name }) => name))).toEqual([
    ['MDMA'],
    ['Unknown'],
    ['Ketamine', 'MDMA'],
  ]);
  expect(read.rejects.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, 'Date', 'row.date-impossible'],
  ]);
});

const shared = `${process.env.TOCSIN_SHARED ?? '../shared'}/data/unodc-wdr2025-seizures-2019-2023.xlsx`;
test.skipIf(!existsSync(shared))(
  `takes in a real workbook below its title once the questions are answered (skipped without ${shared})`,
  async () => {
    const { header, rows, hints } = await readTableSample(await openFile(shared));
    const draft = draftMapping(header, rows, hints);
    expect(asked(draft).sort()).toEqual(['lagDays', 'publisher', 'substances.0.column']);
    const mapping = complete(draft, { substances: [{ column: 'DrugName', role: 'found' }], lagDays: 540 });
    expect(mapping).toMatchObject({
      kind: 'seizure',
      file: { headerRow: 2 },
      occurred: { column: 'Reference year', format: 'YYYY' },
      place: { country: { column: 'Country' } },
      quantity: { column: 'Kilograms', unit: { value: 'Kilograms' } },
    });
    const read = await readTable(await openFile(shared), mapping);
    expect(read.rows).toBe(11_274);
    expect([read.reports.length, read.rejects.length]).toEqual([11_274, 0]);
    process.stdout.write(`table: ${read.reports.length} reports, ${read.rejects.length} rejects\n`);
  },
);
