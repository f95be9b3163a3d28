import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../model/api.ts';
import { makeNumbers } from '../model/numbers.ts';

export type Values = Readonly<Record<string, string | number>>;

/** What a person reads, in the reader's language: texts by key, numbers and dates as they write them. */
export interface Words {
  (key: string, values?: Values): string;
  /** A message that came from the server. */
  say(message: Message): string;
  /** `12,345`; at most `digits` places after the point (default 0; small numbers keep two figures). */
  number(value: number, digits?: number): string;
  /** `3 May 2016` */
  date(isoDate: string): string;
  /** `3 May` or `May 2016`, for axes and tight tables. */
  shortDate(isoDate: string): string;
  /** `May 2016` */
  month(isoDate: string): string;
  instant(isoInstant: string): string;
  /** The day of an instant, in the reader's zone: `3 May 2016`. */
  dayOf(isoInstant: string): string;
  percent(share: number): string;
  /** «3 weeks before», counted from the as-of date. */
  ago(isoDate: string, asOf: string): string;
  readonly locale: string;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** Plain English writes the day first: an American order would be read wrongly by most countries here. */
function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

function makeDates(locale: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const long = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const month = format({ month: 'short', year: 'numeric' });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const at = (isoDate: string) => new Date(`${isoDate}T00:00:00Z`);
  const ago = (isoDate: string, asOf: string) => {
    const days = Math.round((at(isoDate).getTime() - at(asOf).getTime()) / DAY_MS);
    const size = Math.abs(days);
    if (size < 14) return relative.format(days, 'day');
    if (size < 70) return relative.format(Math.round(days / 7), 'week');
    if (size < 700) return relative.format(Math.round(days / 30.44), 'month');
    return relative.format(Math.round(days / 365.25), 'year');
  };
  return {
    date: (isoDate: string) => long.format(at(isoDate)),
    shortDate: (isoDate: string) => short.format(at(isoDate)),
    month: (isoDate: string) => month.format(at(isoDate)),
    instant: (isoInstant: string) => instant.format(new Date(isoInstant)),
    dayOf: (isoInstant: string) => day.format(new Date(isoInstant)),
    ago,
  };
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const locale = localeOf(i18n.language);
    const numbers = makeNumbers(locale);
    const dates = makeDates(locale);
    const shown = (value: string | number) => {
      if (typeof value === 'number') return numbers.number(value);
      return ISO_DATE.test(value) ? dates.date(value) : value;
    };
    const words = (key: string, values: Values = {}) => {
      const filled = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)]));
      const count = values.count;
      // The plural form needs the number itself; the text shows `{n}`.
      return t(key, {
        defaultValue: key,
        ...filled,
        ...(typeof count === 'number' ? { count, n: shown(count) } : {}),
      });
    };
    const say = (message: Message) => words(message.key, message.values);
    return Object.assign(words, { say, ...numbers, ...dates, locale });
  }, [t, i18n.language]);
}
