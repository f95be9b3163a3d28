import { expect, test } from 'vitest';
import { comparableQuantity } from './quantity.ts';

// Every unit of the seizures that countries reported to UNODC in 2011 to 2016, for an amount of 2.
test.each([
  ['Kilogram', 2000, 'g'],
  ['Gram', 2, 'g'],
  ['Milligram', 0.002, 'g'],
  ['Microgram', 0.000002, 'g'],
  ['Ton', 2_000_000, 'g'],
  ['Ounce', 56.69904625, 'g'],
  ['Viss', 3265.86, 'g'],
  ['100 gram', 200, 'g'],
  ['Block (350gr)', 700, 'g'],
  ['Paper (1/10 gm)', 0.2, 'g'],
  ['Tablet', 2, 'dose'],
  ['Pill', 2, 'dose'],
  ['Capsule', 2, 'dose'],
  ['Dose', 2, 'dose'],
  ['Blotting paper', 2, 'dose'],
  ['Blotter', 2, 'dose'],
  ['Stamp', 2, 'dose'],
  ['Trip', 2, 'dose'],
  ['Injection', 2, 'dose'],
  ['Ampoule', 2, 'dose'],
  ['Thousand of doses', 2000, 'dose'],
  ['Thousand of tablets', 2000, 'dose'],
  ['Comprimés', 2, 'dose'],
  ['Kilogramos', 2000, 'g'],
  ['quilogramas', 2000, 'g'],
  ['Tabletten', 2, 'dose'],
  ['Millilitre', 2, 'ml'],
  ['Cc', 2, 'ml'],
  ['Cubic Centimeter', 2, 'ml'],
  ['Litre', 2000, 'ml'],
  ['Gallons (US, liquid)', 7570.823568, 'ml'],
  ['Gallons (UK)', 9092.18, 'ml'],
] as const)('2 x %s is %d %s', (unitText, value, unit) => {
  const found = comparableQuantity(2, unitText);
  expect(found?.unit).toBe(unit);
  expect(found?.value).toBeCloseTo(value, 9);
});

test.each([
  ...[
    '',
    'Unit',
    'Piece',
    'Bottles',
    'Acres',
    'Plants',
    'Bush',
    'Vials',
    'other',
    'Flacons',
    'Mark',
    'Barette',
  ],
  ...['Packages', 'Hectars', 'Joint', 'Hundred of units', 'Firkin'],
])('«%s» is not a measure', (unitText) => {
  expect(comparableQuantity(2, unitText)).toBeUndefined();
});

test('a name of every object is no unit', () => {
  expect(comparableQuantity(1, 'constructor')).toBeUndefined();
  expect(comparableQuantity(1, 'toString')).toBeUndefined();
});

test('an amount that is no amount is not compared', () => {
  for (const amount of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
    expect(comparableQuantity(amount, 'Gram')).toBeUndefined();
  }
});
