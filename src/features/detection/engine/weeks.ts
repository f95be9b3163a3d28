/** Weeks are numbered from the Monday 1969-12-29; week 0 holds 1970-01-01. */
const FIRST_MONDAY = -3;

/** Week number of a day (days since 1970-01-01). */
export function weekOfDay(day: number): number {
  return Math.floor((day - FIRST_MONDAY) / 7);
}

/** Monday of a week, days since 1970-01-01. */
export function mondayOfWeek(week: number): number {
  return week * 7 + FIRST_MONDAY;
}

/** Last week that is over on the day. */
export function lastFullWeek(day: number): number {
  return weekOfDay(day + 1) - 1;
}

/** Days since 1970-01-01 of a date `YYYY-MM-DD`. */
export function dayOfDate(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}
