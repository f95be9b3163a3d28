import { expect, test } from 'vitest';
import { draftMapping, parseMapping, readColumns } from '../../sources/table/source.ts';
import type { TableDraft } from './contract.ts';
import { changeForm, fillForm, listAsked, listOpen, ONE_FOR_ALL, toMapping } from './table-form.ts';

const HEADER = ['Country', 'Date', 'Drug', 'Amount', 'Lab no'];
const ROWS = [['Malta', '05/06/2014', 'Fentanyl', '1,234', 'L1']];

const format = (name: string) => ({ name, text: '05/06/2014', on: '2014-06-05' });

function draftOf(header: readonly string[], rows: readonly (readonly string[])[]): TableDraft {
  const { mapping, questions } = draftMapping(header, rows, { title: 'Invented seizures' });
  return {
    fileName: 'invented.csv',
    sheets: [],
    columns: readColumns(header, rows, []).map(({ name }, index) => ({
      name,
      key: `column${index}`,
      examples: [],
      dateFormats: name === 'Date' ? [format('DD/MM/YYYY'), format('MM/DD/YYYY')] : [],
      numberStyles: name === 'Amount' ? ['comma', 'comma-thousands'] : [],
    })),
    mapping,
    questions: questions.map((question) => ({ ...question, options: [...question.options] })),
    dateFormats: [],
    numberStyles: [],
  };
}

test('a form asks what the draft asks, and once answered is a mapping that can be read', () => {
  const draft = draftOf(HEADER, ROWS);
  expect(listAsked(draft)).toEqual(['dateFormat', 'numbers', 'unit', 'publisher', 'lagDays']);
  const form = fillForm(draft);
  expect(listOpen(form)).toEqual(['dateFormat', 'publisher', 'lagDays', 'numbers', 'unit']);
  expect(() => parseMapping(toMapping(draft, form), 'form')).toThrow();
  const answered = changeForm(draft, form, {
    dateFormat: 'MM/DD/YYYY',
    numbers: 'comma-thousands',
    unit: ONE_FOR_ALL,
    unitValue: 'g',
    publisher: 'Nobody',
    lagDays: '30',
    marking: 'AMBER',
  });
  expect(listOpen(answered)).toEqual([]);
  expect(parseMapping(toMapping(draft, answered), 'form')).toMatchObject({
    id: 'invented-seizures',
    lagDays: 30,
    occurred: { column: 'Date', format: 'MM/DD/YYYY' },
    quantity: { column: 'Amount', unit: { value: 'g' }, numbers: 'comma-thousands' },
    details: [{ column: 'Lab no', key: 'column4' }],
    marking: 'AMBER',
  });
});

test('one value may stand for the whole table, and a column given up is kept as a detail', () => {
  const draft = draftOf(HEADER, ROWS);
  const form = changeForm(draft, fillForm(draft), {
    country: ONE_FOR_ALL,
    countryValue: 'Malta',
    amount: '',
    dateFormat: 'DD/MM/YYYY',
    publisher: 'Nobody',
    lagDays: '0',
  });
  const mapping = parseMapping(toMapping(draft, form), 'form');
  expect(mapping.place.country).toEqual({ value: 'Malta' });
  expect(mapping.quantity).toBeUndefined();
  expect(mapping.details.map(({ column }) => column)).toEqual(['Country', 'Amount', 'Lab no']);
});

test('a column may say when each row was reported, written as the other dates unless it cannot be', () => {
  const draft = draftOf(HEADER, ROWS);
  const [country, date, ...rest] = draft.columns;
  const form = changeForm(draft, fillForm(draft), {
    dateFormat: 'DD/MM/YYYY',
    publisher: 'Nobody',
    lagDays: '0',
  });
  const reportedIn = (columns: TableDraft['columns'], reported: string) =>
    toMapping({ ...draft, columns }, { ...form, amount: '', reported });
  expect(parseMapping(reportedIn(draft.columns, 'Date'), 'form').reported).toEqual({
    column: 'Date',
    format: 'DD/MM/YYYY',
  });
  const other = [{ ...country!, dateFormats: [format('YYYY-MM-DD')] }, date!, ...rest];
  expect(parseMapping(reportedIn(other, 'Country'), 'form').reported).toEqual({
    column: 'Country',
    format: 'YYYY-MM-DD',
  });
  expect(parseMapping(reportedIn(other, ''), 'form').reported).toBeUndefined();
});

test('another date column forgets how the first was written, and takes the one way that fits', () => {
  const draft = draftOf(HEADER, ROWS);
  const form = changeForm(draft, fillForm(draft), { dateFormat: 'DD/MM/YYYY' });
  expect(changeForm(draft, form, { date: 'Lab no' }).dateFormat).toBe('');
  const [first, ...rest] = draft.columns;
  const other = { ...draft, columns: [{ ...first!, dateFormats: [format('YYYY')] }, ...rest] };
  expect(changeForm(other, form, { date: 'Country' }).dateFormat).toBe('YYYY');
});
