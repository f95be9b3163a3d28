import type { DetailValue, ReportDraft, ReportedPlace, ReportedSubstance } from '../../model/report.ts';
import type { NormaliseResult, SourceRow } from '../../model/source.ts';
import { checkDay, digits, FIRST_YEAR, LAST_YEAR, type ParsedDate } from '../calendar.ts';
import { rejectCell } from '../reject.ts';
import { ID_COLUMN } from './columns.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NOT_STATED = new Set(['', 'unknown', 'not stated']);
const DEGREES = /^-?\d{1,3}(?:\.\d+)?$/;

/** One row, one sample. */
export function normalise(row: SourceRow): NormaliseResult {
  const recordId = textOf(row, ID_COLUMN);
  if (recordId === '') return rejectCell(row, ID_COLUMN, 'row.value-missing');
  const date = parseDate(textOf(row, 'date_received'));
  if (date.kind === 'fault') {
    const values = { format: 'DD Mon YYYY', from: FIRST_YEAR, to: LAST_YEAR };
    return rejectCell(row, 'date_received', date.code, values);
  }
  const place = readPlace(row);
  if (place === undefined) return rejectCell(row, 'latitude', 'row.coordinates');
  const substances = readSubstances(row);
  if (substances.length === 0) return rejectCell(row, 'major', 'row.substance-missing');
  const report: ReportDraft = {
    kind: 'drug-check',
    reporter: { key: 'WEDINOS', name: 'WEDINOS, Public Health Wales', country: 'GB' },
    recordId,
    occurredOn: date.on,
    occurredPrecision: 'day',
    place,
    substances,
    details: readDetails(row),
    marking: 'CLEAR',
    // Given by people who use drugs, for their safety: not for scheduling nor enforcement.
    purpose: 'health',
  };
  return { kind: 'reports', reports: [report] };
}

function textOf(row: SourceRow, column: string): string {
  return (row.cells[column] ?? '').trim();
}

function knownText(row: SourceRow, column: string): string {
  const text = textOf(row, column);
  return NOT_STATED.has(text.toLowerCase()) ? '' : text;
}

/** `12 Aug 2025` */
function parseDate(text: string): ParsedDate {
  if (text === '') return { kind: 'fault', code: 'row.date-missing' };
  const month = MONTHS.indexOf(text.slice(3, 6)) + 1;
  if (text.length !== 11 || text[2] !== ' ' || text[6] !== ' ' || month === 0) {
    return { kind: 'fault', code: 'row.date-format' };
  }
  return checkDay(digits(text, 7, 11), month, digits(text, 0, 2));
}

/** Undefined where coordinates stand in the row and are none. */
function readPlace(row: SourceRow): ReportedPlace | undefined {
  const town = knownText(row, 'postcode');
  const place = { country: 'GB', ...(town && { town }) };
  const latitude = textOf(row, 'latitude');
  const longitude = textOf(row, 'longitude');
  if (latitude === '' && longitude === '') return place;
  const isPoint = DEGREES.test(latitude) && DEGREES.test(longitude);
  if (!isPoint || Math.abs(Number(latitude)) > 90 || Math.abs(Number(longitude)) > 180) return undefined;
  return { ...place, latitude: Number(latitude), longitude: Number(longitude) };
}

function readSubstances(row: SourceRow): readonly ReportedSubstance[] {
  const found = [...splitNames(textOf(row, 'major')), ...splitNames(textOf(row, 'minor'))];
  const suspected = knownText(row, 'intent');
  return [
    ...[...new Set(found)].map((name) => ({ name, role: 'found' }) as const),
    ...(suspected === '' ? [] : [{ name: suspected, role: 'suspected' } as const]),
  ];
}

/** Names are separated by comma and space; a comma alone belongs to a name (`N,N-dimethyletonitazene`). */
function splitNames(text: string): readonly string[] {
  return text.split(', ').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

const DETAILS = {
  label: 'label',
  colour: 'colour',
  form: 'form',
  consumption_method: 'consumptionMethod',
  effects: 'effects',
};

function readDetails(row: SourceRow): Readonly<Record<string, DetailValue>> {
  const details: Record<string, DetailValue> = {};
  for (const [column, key] of Object.entries(DETAILS)) {
    const text = knownText(row, column);
    if (text !== '') details[key] = text;
  }
  const minor = textOf(row, 'minor');
  if (minor !== '') details.minorFindings = minor;
  return details;
}
