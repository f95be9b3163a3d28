import { expect, test } from 'vitest';
import { raisedOn } from './raised.ts';

const signal = { firstRunOn: '2024-02-05', raisedAt: new Date('2024-02-05T06:00:00Z') };
const live = { now: new Date('2024-03-01T00:00:00Z'), isSimulated: false };

test('a signal of a run that was made on its date was raised on that date', () => {
  expect(raisedOn(signal, live)).toBe('2024-02-05');
});

test('one that a run found by looking back was raised when the run was made, not when it could have been known', () => {
  expect(raisedOn({ ...signal, raisedAt: new Date('2024-02-20T23:59:59Z') }, live)).toBe('2024-02-20');
});

test('a run of a date that is still to come, and a database clock that is ahead, raise nothing in the future of who looks', () => {
  expect(raisedOn({ ...signal, raisedAt: new Date('2024-02-04T23:00:00Z') }, live)).toBe('2024-02-05');
  expect(raisedOn({ ...signal, raisedAt: new Date('2026-01-01T00:00:00Z') }, live)).toBe('2024-03-01');
});

test('in the sample runs are taken to have been made on their dates', () => {
  const late = { ...signal, raisedAt: new Date('2026-01-01T00:00:00Z') };
  expect(raisedOn(late, { ...live, isSimulated: true })).toBe('2024-02-05');
});
