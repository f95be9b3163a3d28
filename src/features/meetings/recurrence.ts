import { instantOf } from '../../kernel/zones.ts';

/** Which day of a month: by number (the last day, where a month is shorter), or its n-th weekday. */
export type DayOfMonth =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'weekday'; readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: number };

export type Pattern = DayOfMonth & {
  /** 1: each month; 3: each quarter. */
  readonly everyMonths: number;
};

export const SESSIONS = ['east', 'west', 'single'] as const;
export type SessionName = (typeof SESSIONS)[number];

export interface SessionPlan {
  readonly session: SessionName;
  /** `HH:MM` as the clocks of its zone show it, summer and winter. */
  readonly time: string;
  readonly timeZone: string;
  readonly minutes: number;
}

export interface Occurrence {
  /** First day of the month that it stands for. */
  readonly month: string;
  readonly session: SessionName;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
}

const MINUTE_MS = 60_000;
const pad = (value: number) => String(value).padStart(2, '0');

/** The day that a pattern picks in a month, `YYYY-MM-DD`. `month` is its first day. */
export function dayIn(month: string, pattern: DayOfMonth): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const at = (day: number) => `${year}-${pad(number)}-${pad(day)}`;
  if (pattern.kind === 'day') return at(Math.min(pattern.day, days));
  const weekdayOf = (day: number) => new Date(Date.UTC(year, number - 1, day)).getUTCDay() || 7;
  if (pattern.nth === -1) return at(days - ((weekdayOf(days) - pattern.weekday + 7) % 7));
  return at(1 + ((pattern.weekday - weekdayOf(1) + 7) % 7) + (pattern.nth - 1) * 7);
}

/** First day of the month that is so many months on. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 10);
}

/** One session in a month. Its local time holds; the instant follows daylight saving. */
export function occurIn(month: string, pattern: DayOfMonth, plan: SessionPlan): Occurrence {
  const startMs = instantOf(plan.timeZone, dayIn(month, pattern), plan.time);
  return {
    month,
    session: plan.session,
    startsAt: new Date(startMs),
    endsAt: new Date(startMs + plan.minutes * MINUTE_MS),
    timeZone: plan.timeZone,
  };
}

/** Every session of a series from one month to another, both included, in their order. */
export function listOccurrences(
  series: {
    readonly pattern: Pattern;
    readonly sessions: readonly SessionPlan[];
    readonly fromMonth: string;
  },
  from: string,
  until: string,
): Occurrence[] {
  const found: Occurrence[] = [];
  for (let month = series.fromMonth; month <= until; month = addMonths(month, series.pattern.everyMonths))
    if (month >= from) for (const plan of series.sessions) found.push(occurIn(month, series.pattern, plan));
  return found;
}
