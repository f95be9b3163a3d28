import { isStricter } from '../../model/label.ts';
import type { Marking } from '../../model/report.ts';

export const EVERY = ['daily', 'weekly', 'never'] as const;
export type Every = (typeof EVERY)[number];
/** For whoever has not chosen. */
export const USUALLY: Every = 'weekly';

const DAY_MS = 86_400_000;

/** The day on which an instant falls where somebody is. */
function localDay(now: Date, timeZone: string): string {
  // Canada's English writes the ISO date.
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
}

/** A week by ISO 8601, named by the year that its Thursday lies in. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - first) / (7 * DAY_MS));
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** The period that a digest is of, in the reader's own time zone; at most one is sent for each. */
export function periodOf(every: Exclude<Every, 'never'>, now: Date, timeZone: string): string {
  const day = localDay(now, timeZone);
  return every === 'daily' ? day : weekOf(day);
}

/** From when on something is new. */
export const newSince = (every: Exclude<Every, 'never'>, now: Date): Date =>
  new Date(now.getTime() - (every === 'daily' ? 1 : 7) * DAY_MS);

/** May a text of this marking leave the product by mail or feed? Of what is for few, only that there is something. */
export const mayLeave = (marking: Marking): boolean => !isStricter(marking, 'AMBER');
