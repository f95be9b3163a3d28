import { expect, test } from 'vitest';
import { findOverdue, findState, type StreamHistory } from './stream-state.ts';

const weekly: StreamHistory = {
  asOf: '2024-03-14',
  cadenceDays: 7,
  lagDays: 14,
  lastOccurredOn: '2024-03-01',
  year: 520,
  yearSeen: 520,
  yearUnnamed: 0,
  months: new Array<number>(36).fill(40),
};
const thinned = [...new Array<number>(31).fill(40), 10, 10, 10, 10, 2];

test.each([
  ['ok', {}],
  ['late', { lastOccurredOn: '2024-01-15' }],
  ['silent', { lastOccurredOn: '2023-10-20' }],
  ['silent', { lastOccurredOn: null }],
  ['reported-none', { yearSeen: 0 }],
  ['incomplete', { months: thinned }],
  ['incomplete', { yearUnnamed: 200 }],
  ['ok', { yearUnnamed: 20 }],
  ['ok', { months: new Array<number>(36).fill(1) }],
] as const)('a stream is %s: %o', (state, change) => {
  expect(findState({ ...weekly, ...change })).toBe(state);
});

test('counts the days past the day on which the next report was due', () => {
  // Due on 2024-03-22: 1 March plus 7 days plus 14 days.
  expect(findOverdue({ ...weekly, asOf: '2024-03-22' })).toBe(0);
  expect(findOverdue({ ...weekly, asOf: '2024-03-25' })).toBe(3);
});
