/** Numbers as a language writes them. */
export interface Numbers {
  /** `12,345`; at most `digits` places after the point (default 0; small numbers keep two figures). */
  number(value: number, digits?: number): string;
  percent(share: number): string;
}

export function makeNumbers(locale: string): Numbers {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const small = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const number = (value: number, digits?: number) => {
    if (digits !== undefined)
      return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
    return Number.isInteger(value) || Math.abs(value) >= 100 ? whole.format(value) : small.format(value);
  };
  return { number, percent: (value) => share.format(value) };
}
