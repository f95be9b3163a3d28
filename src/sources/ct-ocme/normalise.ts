import type { DetailValue, ReportDraft, ReportedPlace, ReportedSubstance } from '../../model/report.ts';
import type { NormaliseResult, SourceRow } from '../../model/source.ts';
import { checkDay, digits, FIRST_YEAR, LAST_YEAR, type ParsedDate } from '../calendar.ts';
import { rejectCell } from '../reject.ts';
import { FLAG_COLUMNS, FLAG_NAMES } from './columns.ts';

const FORMAT = 'MM/DD/YYYY 12:00:00 AM';
const DAY_MS = 86_400_000;
/** The publisher's point for deaths in a town that is not known: the middle of the state. */
const STATE_CENTRE = '41.575155, -72.738288';
const POINT = /\((-?\d{1,3}\.\d+), (-?\d{1,3}\.\d+)\)/;

/** One row, one death. */
export function normalise(row: SourceRow): NormaliseResult {
  const recordId = textOf(row, 'ID');
  if (recordId === '') return rejectCell(row, 'ID', 'row.value-missing');
  const date = parseDate(textOf(row, 'Date'));
  if (date.kind === 'fault') {
    return rejectCell(row, 'Date', date.code, { format: FORMAT, from: FIRST_YEAR, to: LAST_YEAR });
  }
  const dateType = textOf(row, 'DateType');
  if (dateType !== 'DateofDeath' && dateType !== 'DateReported') {
    return rejectCell(row, 'DateType', 'row.value-unknown', { allowed: 'DateofDeath, DateReported' });
  }
  const report: ReportDraft = {
    kind: 'death',
    reporter: { key: 'US-CT-OCME', name: 'Connecticut Office of the Chief Medical Examiner', country: 'US' },
    recordId,
    ...placeInTime(date.on, dateType),
    place: readPlace(row),
    substances: readSubstances(row),
    details: readDetails(row, dateType),
    marking: 'CLEAR',
    purpose: 'health',
  };
  return { kind: 'reports', reports: [report] };
}

/**
 * Where only the day is known on which a death was reported to the office, the death is placed in that week: the office is told
 * of a death within days. That is an assumption of ours, and `details.dateType` shows it.
 */
function placeInTime(on: string, dateType: 'DateofDeath' | 'DateReported') {
  if (dateType === 'DateofDeath') return { occurredOn: on, occurredPrecision: 'day' } as const;
  return { occurredOn: mondayOf(on), occurredPrecision: 'week', reportedOn: on } as const;
}

function mondayOf(on: string): string {
  const day = Math.round(Date.parse(`${on}T00:00:00Z`) / DAY_MS);
  // 1970-01-01 was a Thursday.
  const monday = day - ((((day + 3) % 7) + 7) % 7);
  return new Date(monday * DAY_MS).toISOString().slice(0, 10);
}

/** Month first: the publisher is of the United States, and the file holds days up to 31 in second place. */
function parseDate(text: string): ParsedDate {
  if (text === '') return { kind: 'fault', code: 'row.date-missing' };
  const isShape = text.length >= 10 && text[2] === '/' && text[5] === '/';
  const rest = text.slice(10);
  if (!isShape || (rest !== '' && rest !== ' 12:00:00 AM')) return { kind: 'fault', code: 'row.date-format' };
  return checkDay(digits(text, 6, 10), digits(text, 0, 2), digits(text, 3, 5));
}

function textOf(row: SourceRow, column: string): string {
  return (row.cells[column] ?? '').trim();
}

function readPlace(row: SourceRow): ReportedPlace {
  const geo = textOf(row, 'DeathCityGeo');
  const town = textOf(row, 'DeathCity');
  const point = geo.includes(STATE_CENTRE) ? null : POINT.exec(geo);
  return {
    country: 'US',
    division: 'Connecticut',
    ...(town && { town }),
    ...(point && { latitude: Number(point[1]), longitude: Number(point[2]) }),
  };
}

/** `Y`, `YES`, `Y-A`, `Y POPS`, `Y (PTCH)` say found; other texts («STOLE MEDS») are remarks, kept in the details. */
function isFound(flag: string): boolean {
  return /^y(?:es)?\b/i.test(flag);
}

function readSubstances(row: SourceRow): readonly ReportedSubstance[] {
  const flagged = FLAG_COLUMNS.filter((column) => isFound(textOf(row, column)));
  const names = flagged.map((column): string => FLAG_NAMES[column] ?? column);
  names.push(...splitNames(textOf(row, 'Other')));
  return [...new Set(names)].map((name) => ({ name, role: 'found' }));
}

/** A comma between digits belongs to a chemical name (`3,4-MDMA`). */
function splitNames(text: string): readonly string[] {
  return text
    .split(/[;&/\n]|,(?!\d)|\band\b/i)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readDetails(row: SourceRow, dateType: string): Readonly<Record<string, DetailValue>> {
  const age = digits(textOf(row, 'Age'), 0, textOf(row, 'Age').length);
  const sex = textOf(row, 'Sex');
  const location = textOf(row, 'Location');
  const manner = textOf(row, 'MannerofDeath');
  const remarks = FLAG_COLUMNS.map((column) => [column, textOf(row, column)] as const)
    .filter(([, flag]) => flag !== '' && flag.toUpperCase() !== 'Y' && flag.toUpperCase() !== 'YES')
    .map(([column, flag]) => `${column}: ${flag}`)
    .join('; ');
  return {
    dateType,
    ...(textOf(row, 'Age') !== '' && !Number.isNaN(age) && { ageYears: age }),
    ...(sex && { sex }),
    ...(location && { location }),
    ...(manner && { manner }),
    ...(remarks && { flagRemarks: remarks }),
  };
}
