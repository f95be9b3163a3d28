import { dayOf, isoOf, mondayOf } from '../../kernel/days.ts';

export type PeriodUnit = 'week' | 'month' | 'year';

const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;

/** First day of the period that holds the day. */
export function startOfPeriod(on: string, unit: PeriodUnit): string {
  if (unit === 'week') return isoOf(mondayOf(dayOf(on)));
  return unit === 'month' ? `${on.slice(0, 7)}-01` : `${on.slice(0, 4)}-01-01`;
}

/** First day of the period that is so many after the one that begins on the day; negative: before. */
export function shiftPeriod(firstOn: string, unit: PeriodUnit, count: number): string {
  if (unit === 'week') return isoOf(dayOf(firstOn) + DAYS_PER_WEEK * count);
  const months = unit === 'year' ? MONTHS_PER_YEAR * count : count;
  const [year = 0, month = 1] = firstOn.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** First days of all periods from the one that holds `from` to the one that holds `to`, without holes. */
export function listPeriods(from: string, to: string, unit: PeriodUnit): readonly string[] {
  const last = startOfPeriod(to, unit);
  const periods: string[] = [];
  for (let at = startOfPeriod(from, unit); at <= last; at = shiftPeriod(at, unit, 1)) periods.push(at);
  return periods;
}

/** Index of the first period of which reports are still expected: its last day plus the lag is not before the as-of date. */
export function findProvisional(
  periods: readonly string[],
  unit: PeriodUnit,
  known: { readonly asOf: string; readonly lagDays: number },
): number {
  const open = periods.findIndex(
    (period) => dayOf(shiftPeriod(period, unit, 1)) - 1 + known.lagDays >= dayOf(known.asOf),
  );
  return open < 0 ? periods.length : open;
}

/** SQL for the first day of the period of a date column, as text. */
export function periodSql(unit: PeriodUnit, column: string): string {
  return `date_trunc('${unit}', ${column}::timestamp)::date`;
}
