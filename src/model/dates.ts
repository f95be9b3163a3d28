/** Dates as a language writes them. */
export interface Dates {
  /** `3 May 2016` */
  date(isoDate: string): string;
  /** `3 Sept 2016`, for axes and tight tables. */
  shortDate(isoDate: string): string;
  /** `May 2016` */
  month(isoDate: string): string;
  /** `3 May 2016, 14:05` */
  instant(isoInstant: string): string;
  /** The day of an instant, in the reader's zone: `3 May 2016`. */
  dayOf(isoInstant: string): string;
  /** «3 weeks before», counted from the as-of date. */
  ago(isoDate: string, asOf: string): string;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

export const isIsoDate = (text: string): boolean => ISO_DATE.test(text);

/** @param zone where instants are told, such as `UTC`; the reader's own where absent */
export function makeDates(locale: string, zone?: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const inZone = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...(zone === undefined ? {} : { timeZone: zone }), ...options });
  const long = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const short = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const month = format({ month: 'short', year: 'numeric' });
  const instant = inZone({ dateStyle: 'medium', timeStyle: 'short' });
  const day = inZone({ dateStyle: 'medium' });
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
    date: (isoDate) => long.format(at(isoDate)),
    shortDate: (isoDate) => short.format(at(isoDate)),
    month: (isoDate) => month.format(at(isoDate)),
    instant: (isoInstant) => instant.format(new Date(isoInstant)),
    dayOf: (isoInstant) => day.format(new Date(isoInstant)),
    ago,
  };
}
