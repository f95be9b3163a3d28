import { dayOf } from '../../kernel/days.ts';
import type { StreamItem } from './contract.ts';

/** A stream is silent once it missed so many reports, and for no less than a quarter; before that it is late. */
const MISSED_UNTIL_SILENT = 3;
const LEAST_SILENCE_DAYS = 91;
const DAYS_PER_MONTH = 30.4375;
/** A stream is incomplete where its newest full months hold less than this share of the months before. */
const INCOMPLETE_SHARE = 0.5;
const NEW_MONTHS = 3;
const USUAL_MONTHS = 12;
/** A stream is incomplete, too, where at least this share of the last year's reports does not say what was seen. */
const UNNAMED_SHARE = 0.3;
/** Fewer reports in the usual months say nothing of how many there ought to be. */
const LEAST_REPORTS = 24;

export interface StreamHistory {
  readonly asOf: string;
  readonly cadenceDays: number;
  readonly lagDays: number;
  readonly lastOccurredOn: string | null;
  /** Reports of the last 52 weeks, and how many of them saw something. */
  readonly year: number;
  readonly yearSeen: number;
  /** Of these, reports none of whose names says what it was («Unknown»). */
  readonly yearUnnamed: number;
  /** Monthly counts up to the month of the as-of date, oldest first. */
  readonly months: readonly number[];
}

/** Days past the day on which the next report was due: last occurred plus cadence plus usual lag. */
export function findOverdue({ asOf, cadenceDays, lagDays, lastOccurredOn }: StreamHistory): number {
  if (lastOccurredOn === null) return 0;
  return Math.max(0, dayOf(asOf) - (dayOf(lastOccurredOn) + cadenceDays + lagDays));
}

/** Silent, late, incomplete and «reported none» are four different gaps. */
export function findState(history: StreamHistory): StreamItem['state'] {
  const overdue = findOverdue(history);
  const silence = Math.max(MISSED_UNTIL_SILENT * history.cadenceDays, LEAST_SILENCE_DAYS);
  if (history.lastOccurredOn === null || overdue > silence) return 'silent';
  if (overdue > 0) return 'late';
  if (history.year > 0 && history.yearSeen === 0) return 'reported-none';
  const isUnnamed = history.yearUnnamed > 0 && history.yearUnnamed >= UNNAMED_SHARE * history.yearSeen;
  return isUnnamed || isThinned(history) ? 'incomplete' : 'ok';
}

/** Far fewer reports of late than in the year before. */
function isThinned({ months, lagDays, cadenceDays }: StreamHistory): boolean {
  // The month of the as-of date and those that the lag leaves open are not full yet.
  const open = 1 + Math.ceil(lagDays / DAYS_PER_MONTH);
  const full = months.slice(0, Math.max(0, months.length - open));
  const span = Math.max(NEW_MONTHS, Math.ceil(cadenceDays / DAYS_PER_MONTH));
  const recent = sum(full.slice(-span)) / span;
  const usual = full.slice(-(span + USUAL_MONTHS), -span);
  if (usual.length < USUAL_MONTHS || sum(usual) < LEAST_REPORTS) return false;
  return recent < (INCOMPLETE_SHARE * sum(usual)) / usual.length;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
