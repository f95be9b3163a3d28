import { expect, test } from 'vitest';
import { Conditions, pageOf } from './conditions.ts';

test('only what is asked for stands in the text, and each parameter has its number', () => {
  const { where, values } = new Conditions(['now'])
    .on(undefined, () => 'never')
    .on(null, () => 'never')
    .on(false, (flag) => `a = ${flag}`)
    .on([], (ids) => `b = any (${ids}) or c = any (${ids})`)
    .when(false, 'never')
    .when(undefined, 'never')
    .when(true, 'd or e');
  expect(where).toBe('where (a = $2) and (b = any ($3) or c = any ($3)) and (d or e)');
  expect(values).toEqual(['now', false, []]);
  expect(pageOf(values)).toBe('limit $4 offset $5');
});

test('nothing asked for is no condition', () => {
  expect(new Conditions().on(undefined, () => 'never').where).toBe('');
});
