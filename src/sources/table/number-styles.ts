import { type ParsedAmount, parseAmount } from '../amount.ts';

interface NumberStyle {
  readonly decimal: '.' | ',';
  readonly thousands: '' | '.' | ',' | ' ';
  readonly example: string;
}

/** Ways of writing a number that a mapping may name. */
export const NUMBER_STYLES = {
  point: { decimal: '.', thousands: '', example: '1234.5' },
  comma: { decimal: ',', thousands: '', example: '1234,5' },
  'comma-thousands': { decimal: '.', thousands: ',', example: '1,234.5' },
  'point-thousands': { decimal: ',', thousands: '.', example: '1.234,5' },
  'space-thousands-point': { decimal: '.', thousands: ' ', example: '1 234.5' },
  'space-thousands-comma': { decimal: ',', thousands: ' ', example: '1 234,5' },
} as const satisfies Readonly<Record<string, NumberStyle>>;

export type NumberStyleName = keyof typeof NUMBER_STYLES;
export const NUMBER_STYLE_NAMES = Object.keys(NUMBER_STYLES) as [NumberStyleName, ...NumberStyleName[]];

const GROUPED: Readonly<Record<NumberStyle['thousands'], RegExp>> = {
  '': /^[+-]?\d*$/,
  '.': /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)$/,
  ',': /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)$/,
  // Also the spaces that do not break, U+00A0 and U+202F.
  ' ': /^[+-]?(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)$/,
};

/** Parses a number written as `style` says, and as nothing else. */
export function parseAmountAs(text: string, style: NumberStyleName): ParsedAmount {
  const { decimal, thousands }: NumberStyle = NUMBER_STYLES[style];
  if (decimal === '.' && thousands === '') return parseAmount(text);
  const [whole = '', fraction, ...more] = text.split(decimal);
  const isFraction = fraction === undefined || /^\d*(?:[eE][+-]?\d{1,4})?$/.test(fraction);
  if (!GROUPED[thousands].test(whole) || !isFraction || more.length > 0) {
    return { kind: 'fault', code: 'row.amount-text' };
  }
  const digits = whole.replace(/[.,\s]/g, '');
  return parseAmount(fraction === undefined ? digits : `${digits}.${fraction}`);
}
