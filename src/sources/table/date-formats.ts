import type { DatePrecision } from '../../model/report.ts';
import { checkDay, type ParsedDate } from '../calendar.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MIDNIGHT = /(?:[T ]00:00(?::00(?:\.0+)?)?Z?| 12:00:00 AM)$/;
const DAY_MS = 86_400_000;
/** Two digits from here on are of the last century (POSIX, strptime). */
const LAST_CENTURY_FROM = 69;

type Part = 'year' | 'shortYear' | 'month' | 'day' | 'quarter' | 'monthName' | 'week';

interface DateFormat {
  readonly pattern: RegExp;
  /** What the groups of the pattern hold, in their order. */
  readonly parts: readonly Part[];
  readonly precision: DatePrecision;
}

/** A time of day after a date, which is dropped: the day is the one that is written. */
const TIME = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\\d{2}:?\\d{2})?)?$';
const ISO = '^(\\d{4})([/.-])(\\d{1,2})\\2(\\d{1,2})';
const DOTTED = '^(\\d{1,2})(\\.)(\\d{1,2})\\.(\\d{4})';
const NUMERIC = '^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})';
const SHORT = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2})$/;

const onDay = (pattern: RegExp | string, ...parts: readonly Part[]): DateFormat => ({
  pattern: typeof pattern === 'string' ? new RegExp(pattern) : pattern,
  parts,
  precision: 'day',
});

/**
 * Ways of writing a date that a mapping may name. Of the numeric ones, `/`, `-` and `.` stand for each other, but for
 * `DD.MM.YYYY`, which has dots alone.
 */
export const DATE_FORMATS = {
  'YYYY-MM-DD': onDay(`${ISO}$`, 'year', 'month', 'day'),
  'DD.MM.YYYY': onDay(`${DOTTED}$`, 'day', 'month', 'year'),
  'DD/MM/YYYY': onDay(`${NUMERIC}$`, 'day', 'month', 'year'),
  'MM/DD/YYYY': onDay(`${NUMERIC}$`, 'month', 'day', 'year'),
  YYYYMMDD: onDay(/^(\d{4})()(\d{2})(\d{2})$/, 'year', 'month', 'day'),
  'DD Mon YYYY': onDay(/^(\d{1,2})([ -]|\. )([A-Za-z]{3,9})\.?[ -](\d{4})$/, 'day', 'monthName', 'year'),
  'Mon DD, YYYY': onDay(/^([A-Za-z]{3,9})(\.? )(\d{1,2}),? (\d{4})$/, 'monthName', 'day', 'year'),
  'DD/MM/YY': onDay(SHORT, 'day', 'month', 'shortYear'),
  'MM/DD/YY': onDay(SHORT, 'month', 'day', 'shortYear'),
  'YY-MM-DD': onDay(SHORT, 'shortYear', 'month', 'day'),
  'YYYY-MM-DD hh:mm': onDay(`${ISO}${TIME}`, 'year', 'month', 'day'),
  'DD.MM.YYYY hh:mm': onDay(`${DOTTED}${TIME}`, 'day', 'month', 'year'),
  'DD/MM/YYYY hh:mm': onDay(`${NUMERIC}${TIME}`, 'day', 'month', 'year'),
  'MM/DD/YYYY hh:mm': onDay(`${NUMERIC}${TIME}`, 'month', 'day', 'year'),
  'YYYY-Www': { pattern: /^(\d{4})([ -]?)W(\d{1,2})$/i, parts: ['year', 'week'], precision: 'week' },
  'YYYY-MM': { pattern: /^(\d{4})([/.-])(\d{1,2})$/, parts: ['year', 'month'], precision: 'month' },
  'MM/YYYY': { pattern: /^(\d{1,2})([/.-])(\d{4})$/, parts: ['month', 'year'], precision: 'month' },
  'Mon YYYY': {
    pattern: /^([A-Za-z]{3,9})(\.?[ -])(\d{4})$/,
    parts: ['monthName', 'year'],
    precision: 'month',
  },
  'YYYY-Qn': { pattern: /^(\d{4})([ -]?)Q([1-4])$/, parts: ['year', 'quarter'], precision: 'quarter' },
  YYYY: { pattern: /^(\d{4})()$/, parts: ['year'], precision: 'year' },
} as const satisfies Readonly<Record<string, DateFormat>>;

export type DateFormatName = keyof typeof DATE_FORMATS;
export const DATE_FORMAT_NAMES = Object.keys(DATE_FORMATS) as [DateFormatName, ...DateFormatName[]];

/** Parses a date written as `format` says, and as nothing else; midnight after it is dropped. The first day of its period. */
export function parseDateAs(text: string, format: DateFormatName): ParsedDate {
  if (text === '') return { kind: 'fault', code: 'row.date-missing' };
  const { pattern, parts }: DateFormat = DATE_FORMATS[format];
  const match = pattern.exec(text.replace(MIDNIGHT, ''));
  if (match === null) return { kind: 'fault', code: 'row.date-format' };
  // The second group is the separator.
  const values = [match[1]!, ...match.slice(3)];
  const date = { year: Number.NaN, month: 1, day: 1 };
  let week: number | undefined;
  parts.forEach((part, index) => {
    const value = values[index]!;
    if (part === 'quarter') date.month = Number(value) * 3 - 2;
    else if (part === 'monthName') date.month = findMonth(value);
    else if (part === 'shortYear') date.year = fullYear(Number(value));
    else if (part === 'week') week = Number(value);
    else date[part] = Number(value);
  });
  return week === undefined ? checkDay(date.year, date.month, date.day) : findWeek(date.year, week);
}

/** A month by its English name, whole or its first three letters; NaN, which is no date, where there is none. */
function findMonth(text: string): number {
  const name = text.toLowerCase();
  const index = MONTHS.findIndex(
    (month) => month === name || month.slice(0, 3) === name || (name === 'sept' && month === 'september'),
  );
  return index === -1 ? Number.NaN : index + 1;
}

function fullYear(year: number): number {
  return year >= LAST_CENTURY_FROM ? 1900 + year : 2000 + year;
}

/** The Monday of an ISO 8601 week: week 1 is the one that holds 4 January. */
function findWeek(year: number, week: number): ParsedDate {
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  const monday = new Date(fourth + ((week - 1) * 7 - weekday) * DAY_MS);
  const thursday = new Date(monday.getTime() + 3 * DAY_MS);
  if (week < 1 || thursday.getUTCFullYear() !== year) return { kind: 'fault', code: 'row.date-impossible' };
  return checkDay(monday.getUTCFullYear(), monday.getUTCMonth() + 1, monday.getUTCDate());
}
