import type { IsoDate } from '../model/report.ts';

/** Years that a report may fall in; outside, the year is a typing mistake. */
export const FIRST_YEAR = 1950;
export const LAST_YEAR = 2100;

export type DateFault =
  | 'row.date-missing'
  | 'row.date-format'
  | 'row.date-impossible'
  | 'row.date-out-of-range';

export type ParsedDate =
  | { readonly kind: 'date'; readonly on: IsoDate }
  | { readonly kind: 'fault'; readonly code: DateFault };

/** Parses `YYYY-MM-DD` and nothing else; a time after it is refused. */
export function parseIsoDate(text: string): ParsedDate {
  if (text === '') return fault('row.date-missing');
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return fault('row.date-format');
  return checkDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
}

/** Checks that the calendar has the day; NaN stands for text that is not digits. */
export function checkDay(year: number, month: number, day: number): ParsedDate {
  if (Number.isNaN(year + month + day)) return fault('row.date-format');
  if (month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month))
    return fault('row.date-impossible');
  if (year < FIRST_YEAR || year > LAST_YEAR) return fault('row.date-out-of-range');
  return { kind: 'date', on: `${year}-${pad(month)}-${pad(day)}` };
}

/** The digits of `text` from `from` up to, not including, `to`; NaN where anything else stands there. */
export function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function daysOfMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function fault(code: DateFault): ParsedDate {
  return { kind: 'fault', code };
}
