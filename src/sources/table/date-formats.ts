import type { DatePrecision } from '../../model/report.ts';
import { checkDay, type ParsedDate } from '../calendar.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MIDNIGHT = /(?:[T ]00:00(?::00(?:\.0+)?)?Z?| 12:00:00 AM)$/;

interface DateFormat {
  readonly pattern: RegExp;
  /** What the groups of the pattern hold, in their order. */
  readonly parts: readonly ('year' | 'month' | 'day' | 'quarter' | 'monthName')[];
  readonly precision: DatePrecision;
}

/** Ways of writing a date that a mapping may name. Of the numeric ones, `/`, `-` and `.` stand for each other. */
export const DATE_FORMATS = {
  'YYYY-MM-DD': {
    pattern: /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/,
    parts: ['year', 'month', 'day'],
    precision: 'day',
  },
  'DD/MM/YYYY': {
    pattern: /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/,
    parts: ['day', 'month', 'year'],
    precision: 'day',
  },
  'MM/DD/YYYY': {
    pattern: /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/,
    parts: ['month', 'day', 'year'],
    precision: 'day',
  },
  'DD Mon YYYY': {
    pattern: /^(\d{1,2})([ -])([A-Za-z]{3})\2(\d{4})$/,
    parts: ['day', 'monthName', 'year'],
    precision: 'day',
  },
  'YYYY-MM': { pattern: /^(\d{4})([/.-])(\d{1,2})$/, parts: ['year', 'month'], precision: 'month' },
  'MM/YYYY': { pattern: /^(\d{1,2})([/.-])(\d{4})$/, parts: ['month', 'year'], precision: 'month' },
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
  parts.forEach((part, index) => {
    const value = values[index]!;
    if (part === 'quarter') date.month = Number(value) * 3 - 2;
    else if (part === 'monthName') date.month = MONTHS.indexOf(value.toLowerCase()) + 1;
    else date[part] = Number(value);
  });
  return checkDay(date.year, date.month, date.day);
}
