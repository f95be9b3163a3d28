import { tableEn } from '../../model/messages/table.en.ts';
import { REPORT_KINDS } from '../../model/report.ts';
import { findCountry } from '../../reference/places/countries.ts';
import { DATE_FORMAT_NAMES, DATE_FORMATS, type DateFormatName } from './date-formats.ts';
import {
  type Column,
  listDateFormats,
  listMostFormats,
  listNumberStyles,
  readColumns,
} from './draft-columns.ts';
import { foldHeader, type HEADER_WORDS, saysHeader } from './header-words.ts';
import { type MappingQuestion, OPEN } from './mapping.ts';
import { NUMBER_STYLE_NAMES, NUMBER_STYLES } from './number-styles.ts';

/** What is known of a table beside its cells. */
export interface TableHints {
  /** What stands in the rows above the table. */
  readonly title?: string;
  readonly fileName?: string;
  /** Names of the sheets, where none was chosen of several. */
  readonly sheets?: readonly string[];
  readonly file?:
    | { readonly format: 'csv'; readonly delimiter: string; readonly headerRow?: number }
    | { readonly format: 'workbook'; readonly sheet?: string; readonly headerRow: number };
  /** Columns whose cells are numbers or dates in the workbook, so that nothing has to be asked of how they are written. */
  readonly typedColumns?: readonly string[];
  readonly hasFootnotes?: boolean;
}

export interface MappingDraft {
  /** A mapping file to be completed: `?` stands wherever a question is open. */
  readonly mapping: Readonly<Record<string, unknown>>;
  readonly questions: readonly MappingQuestion[];
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/seizure|saisie|incautaci|apreens|sicherstellung|beschlagnahm/i, 'seizure'],
  [/wastewater|sewage/i, 'wastewater'],
  [/overdose/i, 'overdose'],
  [/death|mortality/i, 'death'],
  [/drug.?check/i, 'drug-check'],
  [/survey|prevalence|perception/i, 'survey'],
  [/precursor/i, 'precursor-incident'],
  [/tablet(?:t?ing)? (?:press|machine)|equipment/i, 'equipment-incident'],
];
const CADENCE_DAYS = { day: 7, week: 7, month: 31, quarter: 92, year: 365 };
const UNIT_IN_HEADER = /\b(?:kilograms?|grams?|kg|mg|tablets?|lit(?:re|er)s?|ampoules?)\b/i;
const NOT_STATED = /^(?:unknown|not known|not stated|n\/?a|-+)$/i;

/** Of the different values of a column: by the values alone, and where the header says so, too. */
const MOST_COUNTRIES = 0.9;
const SOME_COUNTRIES = 0.5;
const MOST_AMOUNTS = 0.8;
const ENDINGS = /(?:\.(?:csv|tsv|txt|xlsx|gz))+$/i;
const ASK = tableEn.questions;

/** What the parts of a draft share: the columns, those already taken, and the questions so far. */
interface Drafting {
  readonly columns: readonly Column[];
  readonly used: Set<string>;
  readonly questions: MappingQuestion[];
}

/**
 * Proposes a mapping from the header and the values, and asks wherever the values allow two readings or none.
 *
 * A date or number format is proposed only where all the formats that fit the values read the same from them.
 */
export function draftMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  hints: TableHints = {},
): MappingDraft {
  const columns = readColumns(header, rows, hints.typedColumns ?? []);
  const drafting: Drafting = { columns, used: new Set(), questions: [] };
  const { used, questions } = drafting;
  const file = draftFile(drafting, hints);
  const title = hints.title || (hints.fileName ?? '').replace(ENDINGS, '');
  const kind = draftKind(drafting, `${hints.title ?? ''} ${hints.fileName ?? ''}`, header);
  const occurred = draftOccurred(drafting);
  const route = draftRoute(drafting);
  const country = { column: draftCountry(drafting) };
  const place = { country, ...takeNamed(drafting, ['division', 'town']) };
  const means = takeNamed(drafting, ['mode', 'concealment']);
  const substances = [{ column: draftSubstance(drafting), role: 'found' }];
  const quantity = draftQuantity(drafting);
  const lagDays = ask(drafting, 'lagDays', { question: ASK.lagDays, options: [] });
  const publisher = ask(drafting, 'publisher', { question: ASK.publisher, options: [] });
  const precision = occurred.format === OPEN ? 'day' : DATE_FORMATS[occurred.format].precision;
  const mapping = {
    mappingVersion: 1,
    id: nameTable(title),
    label: title || 'Table',
    publisher,
    licence: 'Not stated',
    cadenceDays: CADENCE_DAYS[precision],
    lagDays,
    file,
    footnotes: hints.hasFootnotes ? 'skip' : 'reject',
    unknown: [...new Set(columns.flatMap(({ values }) => values.filter((text) => NOT_STATED.test(text))))],
    kind,
    reporter: 'country',
    occurred,
    place,
    substances,
    ...(quantity && { quantity }),
    ...(Object.keys(route).length > 0 && { route }),
    ...means,
    details: listDetails(columns.filter(({ name }) => !used.has(name) && name !== '')),
    questions,
  };
  return { mapping, questions };
}

function ask(
  { questions }: Drafting,
  field: string,
  { question, options }: { readonly question: string; readonly options: readonly string[] },
): typeof OPEN {
  questions.push({ field, question, options: [...options] });
  return OPEN;
}

/** The column itself where there is one; a question where there are several or none. */
function pick(
  drafting: Drafting,
  field: string,
  { question, from }: { readonly question: string; readonly from: readonly Column[] },
): Column | undefined {
  const [only, ...others] = from;
  if (only !== undefined && others.length === 0) {
    drafting.used.add(only.name);
    return only;
  }
  const offered = from.length > 0 ? from : drafting.columns.filter(({ name }) => name !== '');
  ask(drafting, field, { question, options: offered.map((column) => column.name) });
  return undefined;
}

/** Of several sheets the first was read: whether it is the one that is meant, nobody but a person knows. */
function draftFile(drafting: Drafting, { file, sheets = [] }: TableHints) {
  if (sheets.length === 0) return file ?? { format: 'csv', delimiter: ',' };
  return { ...file, sheet: ask(drafting, 'file.sheet', { question: ASK.sheet, options: sheets }) };
}

/** The title says it, or else the header («Date de saisie»). */
function draftKind(drafting: Drafting, title: string, header: readonly string[]): string {
  const kindsIn = (text: string) => KINDS.filter(([pattern]) => pattern.test(text)).map(([, kind]) => kind);
  const ofTitle = kindsIn(title);
  const options = ofTitle.length > 0 ? ofTitle : kindsIn(header.map(foldHeader).join(' '));
  const [only, ...others] = options;
  if (only !== undefined && others.length === 0) return only;
  return ask(drafting, 'kind', { question: ASK.kind, options: options.length > 0 ? options : REPORT_KINDS });
}

function draftOccurred(drafting: Drafting) {
  const from = drafting.columns.filter((column) => listMostFormats(column).length > 0);
  const date = pick(drafting, 'occurred.column', { question: ASK.occurredColumn, from });
  return { column: date?.name ?? OPEN, format: draftFormat(drafting, date) };
}

function draftFormat(drafting: Drafting, date: Column | undefined): DateFormatName | typeof OPEN {
  const sure = date ? listDateFormats(date) : [];
  if (sure.length === 1) return sure[0]!;
  const formats = date && sure.length === 0 ? listMostFormats(date) : sure;
  return ask(drafting, 'occurred.format', {
    question: ASK.occurredFormat,
    options: formats.length > 0 ? formats : DATE_FORMAT_NAMES,
  });
}

function draftCountry(drafting: Drafting): string {
  const free = drafting.columns.filter(({ name }) => !drafting.used.has(name));
  const countries = free.filter((column) => namesCountries(column, MOST_COUNTRIES));
  // A header that says so bears a few names that are none: their rows are rejected.
  const named = free.filter(
    (column) => saysHeader(column.name, 'country') && namesCountries(column, SOME_COUNTRIES),
  );
  const from = named.length === 1 ? named : countries;
  return pick(drafting, 'place.country.column', { question: ASK.country, from })?.name ?? OPEN;
}

const ROUTE = ['producing', 'departure', 'transit', 'destination'] as const;

/** Countries on the way: told from the country of the report by their headers alone. */
function draftRoute(drafting: Drafting): Partial<Record<(typeof ROUTE)[number], { column: string }>> {
  return takeNamed(drafting, ROUTE, (column) => namesCountries(column, SOME_COUNTRIES));
}

/** What a header says of exactly one free column, where the values allow it. */
function takeNamed<Field extends keyof typeof HEADER_WORDS>(
  { columns, used }: Drafting,
  fields: readonly Field[],
  allows: (column: Column) => boolean = (column) => column.values.length > 0 && !isNumeric(column),
): Partial<Record<Field, { column: string }>> {
  const taken: Partial<Record<Field, { column: string }>> = {};
  for (const field of fields) {
    const [only, ...others] = columns.filter(
      (column) => !used.has(column.name) && saysHeader(column.name, field) && allows(column),
    );
    if (only === undefined || others.length > 0) continue;
    used.add(only.name);
    taken[field] = { column: only.name };
  }
  return taken;
}

function draftSubstance(drafting: Drafting): string {
  const from = drafting.columns.filter(
    (column) =>
      saysHeader(column.name, 'substance') &&
      !drafting.used.has(column.name) &&
      !saysHeader(column.name, 'unit') &&
      !namesCountries(column, MOST_COUNTRIES) &&
      !isNumeric(column),
  );
  return pick(drafting, 'substances.0.column', { question: ASK.substance, from })?.name ?? OPEN;
}

function draftQuantity(drafting: Drafting) {
  const from = drafting.columns.filter(
    (column) =>
      saysHeader(column.name, 'amount') &&
      !drafting.used.has(column.name) &&
      !saysHeader(column.name, 'unit') &&
      holdsAmounts(column),
  );
  if (from.length === 0) return undefined;
  const amount = pick(drafting, 'quantity.column', { question: ASK.amount, from });
  const numbers = draftNumbers(drafting, amount);
  return { column: amount?.name ?? OPEN, unit: draftUnit(drafting, amount), numbers };
}

function draftNumbers(drafting: Drafting, amount: Column | undefined): string {
  if (amount?.isTyped) return 'point';
  const styles = amount ? listNumberStyles(amount) : [];
  if (styles.length === 1) return styles[0]!;
  const options = styles.length > 0 ? styles : NUMBER_STYLE_NAMES;
  const examples = options.map((name) => `${name}: ${NUMBER_STYLES[name].example}`).join('; ');
  return ask(drafting, 'quantity.numbers', { question: `${ASK.numbers} ${examples}.`, options });
}

function draftUnit(drafting: Drafting, amount: Column | undefined) {
  const [unit, ...others] = drafting.columns.filter(({ name }) => saysHeader(name, 'unit'));
  if (unit !== undefined && others.length === 0) {
    drafting.used.add(unit.name);
    return { column: unit.name };
  }
  const written = UNIT_IN_HEADER.exec(amount?.name ?? '')?.[0];
  if (unit === undefined && written !== undefined) return { value: written };
  return ask(drafting, 'quantity.unit', { question: ASK.unit, options: [] });
}

function nameTable(title: string): string {
  return toWords(title).slice(0, 6).join('-').slice(0, 60).replace(/-+$/, '') || 'table';
}

function isNumeric(column: Column): boolean {
  return listNumberStyles(column).length > 0;
}

/** Numbers, if some of them in another style: which one is asked. A column of amounts in two styles went by as a remark. */
function holdsAmounts({ values }: Column): boolean {
  const written = values.filter((text) => /^[+-]?[\d.,]/.test(text)).length;
  return values.length > 0 && written >= values.length * MOST_AMOUNTS;
}

/** The share of the different values that name a country is at least this. */
function namesCountries({ values }: Column, share: number): boolean {
  const known = values.filter((text) => findCountry(text) !== undefined).length;
  return values.length > 0 && known >= values.length * share;
}

function toWords(text: string): readonly string[] {
  return foldHeader(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** What has no other meaning is kept with the report, under its name in camel case. */
export function listDetails(columns: readonly Pick<Column, 'name'>[]) {
  const keys = new Set<string>();
  return columns.map(({ name }, index) => {
    const words = toWords(name).map((word, at) => (at === 0 ? word : word[0]!.toUpperCase() + word.slice(1)));
    const key = words.join('');
    const unique = /^[a-z]/.test(key) && !keys.has(key) ? key : `column${index + 1}`;
    keys.add(unique);
    return { column: name, key: unique };
  });
}
