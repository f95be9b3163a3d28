import type { ReportDraft, ReportedRoute, ReportedSubstance } from '../../model/report.ts';
import type { NormaliseResult, SourceRow } from '../../model/source.ts';
import { findCountry, isUnspecifiedCountry } from '../../reference/places/countries.ts';
import { AMOUNT_LIMIT, type AmountFault } from '../amount.ts';
import { FIRST_YEAR, LAST_YEAR } from '../calendar.ts';
import { rejectCell } from '../reject.ts';
import { DATE_FORMATS, parseDateAs } from './date-formats.ts';
import type { TableMapping } from './mapping.ts';
import { NUMBER_STYLES, parseAmountAs } from './number-styles.ts';

type From = TableMapping['place']['country'];
type Read = (from: From | undefined) => string;

/** Makes the `normalise` of a mapping: one row, one report. */
export function createNormalise(mapping: TableMapping): (row: SourceRow) => NormaliseResult {
  const unknown = new Set(['', ...mapping.unknown]);
  return (row) => {
    const read: Read = (from) => {
      if (from === undefined) return '';
      if ('value' in from) return from.value;
      const text = readCell(row, from.column);
      return unknown.has(text) ? '' : text;
    };
    return normaliseRow(row, mapping, read);
  };
}

function readCell(row: SourceRow, column: string): string {
  return (row.cells[column] ?? '').trim();
}

function normaliseRow(row: SourceRow, mapping: TableMapping, read: Read): NormaliseResult {
  const { occurred, reported, quantity, recordId } = mapping;
  const country = read(mapping.place.country);
  if (country === '') return rejectCell(row, nameColumn(mapping.place.country), 'row.country-missing');
  if (findCountry(country) === undefined && !isUnspecifiedCountry(country))
    return rejectCell(row, nameColumn(mapping.place.country), 'row.country-unknown', { text: country });
  const substances = readSubstances(mapping, row, read);
  const [first] = mapping.substances;
  if (substances.length === 0) return rejectCell(row, nameColumn(first!), 'row.substance-missing');
  const on = parseDateAs(read(occurred), occurred.format);
  if (on.kind === 'fault') return rejectDate(row, occurred, on.code);
  const reportedText = read(reported);
  const known = reported && reportedText !== '' ? parseDateAs(reportedText, reported.format) : undefined;
  if (known?.kind === 'fault') return rejectDate(row, reported!, known.code);
  const amountText = quantity ? read({ column: quantity.column }) : '';
  const amount = quantity && amountText !== '' ? parseAmountAs(amountText, quantity.numbers) : undefined;
  if (amount?.kind === 'fault') return rejectAmount(row, quantity!, amount.code);
  const id = read(recordId);
  if (recordId && id === '') return rejectCell(row, recordId.column, 'row.value-missing');
  const report: ReportDraft = {
    kind: mapping.kind,
    reporter: createReporter(mapping, country),
    ...(id && { recordId: id }),
    occurredOn: on.on,
    occurredPrecision: DATE_FORMATS[occurred.format].precision,
    ...(known && { reportedOn: known.on }),
    place: { country, ...readTexts({ division: mapping.place.division, town: mapping.place.town }, read) },
    substances,
    ...(amount &&
      quantity && { quantity: { amount: amount.amount, amountText, unitText: read(quantity.unit) } }),
    ...readRest(mapping, read),
  };
  return { kind: 'reports', reports: [report] };
}

function rejectDate(row: SourceRow, date: TableMapping['occurred'], code: `row.${string}`): NormaliseResult {
  return rejectCell(row, date.column, code, { format: date.format, from: FIRST_YEAR, to: LAST_YEAR });
}

/** How to mend it depends on how the table writes its numbers. */
function rejectAmount(
  row: SourceRow,
  { column, numbers }: NonNullable<TableMapping['quantity']>,
  code: AmountFault,
): NormaliseResult {
  return code === 'row.amount-text' && numbers !== 'point'
    ? rejectCell(row, column, 'row.amount-style', { example: NUMBER_STYLES[numbers].example })
    : rejectCell(row, column, code, { limit: AMOUNT_LIMIT });
}

function nameColumn(from: From): string {
  return 'column' in from ? from.column : '';
}

function createReporter({ reporter }: TableMapping, country: string): ReportDraft['reporter'] {
  if (reporter === 'country') return { key: findCountry(country) ?? country, name: country, country };
  const { key, name } = reporter;
  return { key, name, ...(reporter.country && { country: reporter.country }) };
}

/** Where no column names one, the first as it is written: a report of an unknown substance is one, counted apart. */
function readSubstances(mapping: TableMapping, row: SourceRow, read: Read): readonly ReportedSubstance[] {
  const seen = new Set<string>();
  const named = mapping.substances.flatMap((from) => {
    const { role } = from;
    const text = read(from);
    const separator = 'separator' in from ? from.separator : undefined;
    const names = separator === undefined ? [text] : text.split(separator).map((name) => name.trim());
    return names.flatMap((name) => {
      if (name === '' || seen.has(`${role} ${name}`)) return [];
      seen.add(`${role} ${name}`);
      return [{ name, role }];
    });
  });
  const first = mapping.substances[0]!;
  const written = 'column' in first ? readCell(row, first.column) : '';
  return named.length > 0 || written === '' ? named : [{ name: written, role: first.role }];
}

/** The texts that are there, by key. */
function readTexts<Key extends string>(
  fields: Readonly<Record<Key, From | undefined>>,
  read: Read,
): Partial<Record<Key, string>> {
  const texts: Partial<Record<Key, string>> = {};
  for (const key of Object.keys(fields) as Key[]) {
    const text = read(fields[key]);
    if (text !== '') texts[key] = text;
  }
  return texts;
}

function readRest(mapping: TableMapping, read: Read): Partial<ReportDraft> {
  const { producing, departure, destination } = mapping.route;
  const transit = read(mapping.route.transit);
  const route: ReportedRoute = {
    ...readTexts({ producing, departure, destination }, read),
    ...(transit && { transit: [transit] }),
  };
  const details = readTexts(
    Object.fromEntries(mapping.details.map(({ column, key }) => [key, { column }])),
    read,
  );
  return {
    ...(Object.keys(route).length > 0 && { route }),
    ...readTexts({ mode: mapping.mode, concealment: mapping.concealment }, read),
    ...(Object.keys(details).length > 0 && { details: details as Record<string, string> }),
    ...(mapping.marking && { marking: mapping.marking }),
    ...(mapping.purpose && { purpose: mapping.purpose }),
  };
}
