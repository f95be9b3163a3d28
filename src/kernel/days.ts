/** Days are counted from 1970-01-01 (day 0), in the proleptic Gregorian calendar, without time zones. */
const MS_PER_DAY = 86_400_000;

/** Day number of `YYYY-MM-DD`; NaN where there is no such date. */
export function dayOf(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY);
}

/** `YYYY-MM-DD` of a day number. */
export function isoOf(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The Monday of the ISO 8601 week that holds the day. */
export function mondayOf(day: number): number {
  return Math.floor((day + 3) / 7) * 7 - 3;
}
