import { fillTemplate } from '../kernel/errors.ts';
import { type Dates, isIsoDate, makeDates } from './dates.ts';
import { makeNumbers, type Numbers } from './numbers.ts';

/** Texts by key with what is filled in; the plural form is that of `count`, which the text shows as `{n}`. */
export interface Say extends Numbers, Dates {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
}

/** Speaks from a catalogue where there is no browser: on paper, in files. Words, numbers and dates are those of the pages; instants are told in UTC. */
export function speakFrom(catalogue: object, locale: string): Say {
  const numbers = makeNumbers(locale);
  const dates = makeDates(locale, 'UTC');
  const plurals = new Intl.PluralRules(locale);
  const find = (key: string) => {
    const found = key
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], catalogue);
    return typeof found === 'string' ? found : undefined;
  };
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) => {
    const { count } = values;
    const isCounted = typeof count === 'number';
    const form = isCounted ? (find(`${key}_${plurals.select(count)}`) ?? find(`${key}_other`)) : undefined;
    const shown = Object.entries(isCounted ? { ...values, n: count } : values).map(([name, value]) => [
      name,
      typeof value === 'number' ? numbers.number(value) : isIsoDate(value) ? dates.date(value) : value,
    ]);
    return fillTemplate(form ?? find(key) ?? key, Object.fromEntries(shown));
  };
  return Object.assign(say, numbers, dates);
}
