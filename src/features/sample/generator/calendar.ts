import type { IsoDate } from '../../../model/report.ts';

const DAY_MS = 86_400_000;

/** The sample's own, fixed today: a Sunday in the month in which the ministers' review in Vienna falls. */
export const SAMPLE_TODAY: IsoDate = '2024-03-10';
/** First day on which anything is seen: a Monday. */
export const SAMPLE_START: IsoDate = '2021-03-08';

/** Days since 1970-01-01. */
export function dayOf(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function isoOf(day: number): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export const START_DAY = dayOf(SAMPLE_START);
export const TODAY = dayOf(SAMPLE_TODAY);
export const WEEKS = Math.floor((TODAY - START_DAY) / 7) + 1;
/** Everything usual has been seen, and is known, by this week; detection is judged after it. */
export const BURN_IN_WEEKS = 40;
/** By this week each usual thing has occurred once; the rest of the burn-in lets late reports come in. */
export const SEEDED_WEEKS = 26;

export function weekStart(week: number): number {
  return START_DAY + 7 * week;
}
