import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../model/api.ts';
import { type Dates, isIsoDate, makeDates } from '../model/dates.ts';
import { makeNumbers, type Numbers } from '../model/numbers.ts';

export type Values = Readonly<Record<string, string | number>>;

/** What a person reads, in the reader's language: texts by key, numbers and dates as they write them. */
export interface Words extends Numbers, Dates {
  (key: string, values?: Values): string;
  /** A message that came from the server. */
  say(message: Message): string;
  readonly locale: string;
}

/** Plain English writes the day first: an American order would be read wrongly by most countries here. */
function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const locale = localeOf(i18n.language);
    const numbers = makeNumbers(locale);
    const dates = makeDates(locale);
    const shown = (value: string | number) => {
      if (typeof value === 'number') return numbers.number(value);
      return isIsoDate(value) ? dates.date(value) : value;
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
