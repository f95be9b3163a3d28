/** Largest amount that is taken: above it lies a typing mistake. The largest real one is 928 million (bushes of poppy). */
export const AMOUNT_LIMIT = 1e12;

export type AmountFault = 'row.amount-text' | 'row.amount-negative' | 'row.amount-absurd';

export type ParsedAmount =
  | { readonly kind: 'amount'; readonly amount: number }
  | { readonly kind: 'fault'; readonly code: AmountFault };

// Digits, a point, an exponent: no thousands separators and no decimal comma, whose meaning would be a guess.
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?$/;

/** Parses a number written with a decimal point. */
export function parseAmount(text: string): ParsedAmount {
  if (!NUMBER.test(text)) return { kind: 'fault', code: 'row.amount-text' };
  const amount = Number(text);
  if (amount < 0) return { kind: 'fault', code: 'row.amount-negative' };
  if (amount > AMOUNT_LIMIT) return { kind: 'fault', code: 'row.amount-absurd' };
  return { kind: 'amount', amount };
}
