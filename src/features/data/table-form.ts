import type { TableDraft } from './contract.ts';

/** What a person may say of a table, as the fields of a form; empty where nothing is said. */
export const TABLE_FIELDS = [
  'kind',
  'date',
  'dateFormat',
  'reported',
  'country',
  'countryValue',
  'division',
  'town',
  'substance',
  'substanceValue',
  'role',
  'separator',
  'amount',
  'numbers',
  'unit',
  'unitValue',
  'recordId',
  'departure',
  'transit',
  'destination',
  'mode',
  'concealment',
  'label',
  'publisher',
  'licence',
  'lagDays',
  'cadenceDays',
  'footnotes',
  'marking',
  'purpose',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];
export type TableForm = Readonly<Record<TableField, string>>;

/** In place of a column: one value for the whole table. No column is named so: their names are trimmed. */
export const ONE_FOR_ALL = ' one';

const OPEN = '?';
/** Where each field stands in a mapping file. */
const PATHS: Readonly<Partial<Record<TableField, string>>> = {
  kind: 'kind',
  date: 'occurred.column',
  dateFormat: 'occurred.format',
  country: 'place.country.column',
  division: 'place.division.column',
  town: 'place.town.column',
  substance: 'substances.0.column',
  role: 'substances.0.role',
  amount: 'quantity.column',
  numbers: 'quantity.numbers',
  unit: 'quantity.unit.column',
  unitValue: 'quantity.unit.value',
  departure: 'route.departure.column',
  transit: 'route.transit.column',
  destination: 'route.destination.column',
  mode: 'mode.column',
  concealment: 'concealment.column',
  label: 'label',
  publisher: 'publisher',
  licence: 'licence',
  lagDays: 'lagDays',
  cadenceDays: 'cadenceDays',
  footnotes: 'footnotes',
};
/** The columns that have a meaning of their own; the rest are kept as details. */
export const COLUMN_FIELDS = [
  'date',
  'reported',
  'country',
  'division',
  'town',
  'substance',
  'amount',
  'unit',
  'recordId',
  'departure',
  'transit',
  'destination',
  'mode',
  'concealment',
] as const satisfies readonly TableField[];

/** The form that a draft fills in; where it asks with one answer to choose from, that answer stands there to be checked. */
export function fillForm(draft: TableDraft): TableForm {
  const form = Object.fromEntries(
    TABLE_FIELDS.map((field) => [field, read(draft.mapping, PATHS[field])]),
  ) as Record<TableField, string>;
  for (const { field: path, options } of draft.questions) {
    const field = TABLE_FIELDS.find((name) => PATHS[name] === path);
    const [only, ...others] = options;
    if (field !== undefined && only !== undefined && others.length === 0) form[field] = only;
  }
  if (form.unitValue !== '') form.unit = ONE_FOR_ALL;
  return { ...form, ...(form.date === '' ? { dateFormat: '' } : {}) };
}

function read(mapping: Readonly<Record<string, unknown>>, path: string | undefined): string {
  if (path === undefined) return '';
  let value: unknown = mapping;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  const isText = typeof value === 'string' || typeof value === 'number';
  return isText && value !== OPEN ? String(value) : '';
}

/** What the draft could not tell, in the order of the form. */
export function listAsked({ questions }: TableDraft): readonly TableField[] {
  const asked = new Set(
    questions.map(({ field }) => (field === 'quantity.unit' ? 'quantity.unit.column' : field)),
  );
  return TABLE_FIELDS.filter((field) => asked.has(PATHS[field] ?? ''));
}

/** A field changed, with what follows from it: another column of dates or numbers is written in its own way. */
export function changeForm(draft: TableDraft, form: TableForm, change: Partial<TableForm>): TableForm {
  const next = { ...form, ...change };
  const only = (formats: readonly string[]) => (formats.length === 1 ? formats[0]! : '');
  const columnOf = (name: string) => draft.columns.find((column) => column.name === name);
  if (change.date !== undefined)
    next.dateFormat = only((columnOf(change.date)?.dateFormats ?? []).map(({ name }) => name));
  if (change.amount !== undefined) next.numbers = only(columnOf(change.amount)?.numberStyles ?? []);
  return next;
}

/** The fields that must still be filled in. */
export function listOpen(form: TableForm): readonly TableField[] {
  const required: TableField[] = [
    'kind',
    'date',
    'dateFormat',
    'country',
    'substance',
    'role',
    'label',
    'publisher',
    'licence',
    'lagDays',
    'cadenceDays',
  ];
  if (form.amount !== '') required.push('numbers', 'unit');
  if (form.country === ONE_FOR_ALL) required.push('countryValue');
  if (form.substance === ONE_FOR_ALL) required.push('substanceValue');
  if (form.amount !== '' && form.unit === ONE_FOR_ALL) required.push('unitValue');
  return required.filter((field) => form[field].trim() === '');
}

/** The mapping file that a completed form stands for. */
export function toMapping(draft: TableDraft, form: TableForm): Readonly<Record<string, unknown>> {
  const { mappingVersion, file, unknown } = draft.mapping;
  const ofColumn = (field: TableField) => (form[field] === '' ? {} : { [field]: { column: form[field] } });
  const from = (column: string, value: string) => (column === ONE_FOR_ALL ? { value } : { column });
  const used = new Set(COLUMN_FIELDS.map((field) => form[field]));
  const { role, separator } = form;
  const substance = from(form.substance, form.substanceValue.trim());
  return {
    mappingVersion,
    id: nameMapping(form.label),
    label: form.label.trim(),
    publisher: form.publisher.trim(),
    licence: form.licence.trim(),
    cadenceDays: Number(form.cadenceDays),
    lagDays: Number(form.lagDays),
    file,
    footnotes: form.footnotes || 'reject',
    unknown,
    kind: form.kind,
    reporter: 'country',
    ...ofColumn('recordId'),
    occurred: { column: form.date, format: form.dateFormat },
    ...(form.reported !== '' && {
      reported: { column: form.reported, format: writtenAs(draft, form.reported, form.dateFormat) },
    }),
    place: {
      country: from(form.country, form.countryValue.trim()),
      ...ofColumn('division'),
      ...ofColumn('town'),
    },
    substances: [{ ...substance, role, ...('column' in substance && separator !== '' && { separator }) }],
    ...(form.amount !== '' && {
      quantity: {
        column: form.amount,
        unit: from(form.unit, form.unitValue.trim()),
        numbers: form.numbers,
      },
    }),
    route: { ...ofColumn('departure'), ...ofColumn('transit'), ...ofColumn('destination') },
    ...ofColumn('mode'),
    ...ofColumn('concealment'),
    ...(form.marking !== '' && { marking: form.marking }),
    ...(form.purpose !== '' && { purpose: form.purpose }),
    details: draft.columns
      .filter(({ name }) => !used.has(name))
      .map(({ name, key }) => ({ column: name, key })),
  };
}

/** How a second column of dates is written: as the first, where all of it can be read so; else as it must be read. */
function writtenAs(draft: TableDraft, column: string, first: string): string {
  const fitting =
    draft.columns.find(({ name }) => name === column)?.dateFormats.map(({ name }) => name) ?? [];
  return fitting.includes(first) ? first : (fitting[0] ?? first);
}

/** The same label names the same source, so that the next file of it joins its streams. */
function nameMapping(label: string): string {
  const words = label
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return words.slice(0, 6).join('-').slice(0, 60).replace(/-+$/, '') || 'table';
}
