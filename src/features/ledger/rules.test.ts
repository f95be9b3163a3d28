import { expect, test } from 'vitest';
import { type Stretch, summariseStep } from './rules.ts';

const day = (number: number) => new Date(Date.UTC(2024, 0, number));
const now = day(31);
const waited = (days: number): Stretch => ({ from: day(1), to: day(1 + days) });
const waiting = (since: number): Stretch => ({ from: day(since), to: null });

test('those that still wait count: the median is not that of what has ended', () => {
  const ended = [1, 2, 3].map(waited);
  const summary = summariseStep('alert-to-acted', [...ended, ...[1, 1, 1, 1].map(waiting)], now);
  expect(summary).toMatchObject({ count: 7, open: 4, median: null, p90: null });
  expect(summary.shareWithin).toBeCloseTo(3 / 7, 12);
  expect(summariseStep('alert-to-acted', ended, now)).toMatchObject({
    open: 0,
    median: 2,
    p90: 3,
    shareWithin: 1,
  });
});

test('a wait that began yesterday says nothing of a week, and does not drag the share down', () => {
  expect(summariseStep('alert-to-acted', [waiting(30)], now).shareWithin).toBeNull();
  expect(summariseStep('alert-to-acted', [waited(3), waiting(30)], now).shareWithin).toBe(1);
  expect(summariseStep('alert-to-acted', [waiting(1)], now).shareWithin).toBe(0);
});

test('what was called off is cut off there; what seems to run backwards took no time; nothing is nothing', () => {
  const cut: Stretch = { from: day(1), to: null, cutAt: day(3) };
  expect(summariseStep('alert-to-acted', [cut, waited(5)], now)).toMatchObject({ open: 1, median: 5 });
  expect(summariseStep('reported-to-signal', [{ from: day(9), to: day(2) }], now)).toMatchObject({
    median: 0,
  });
  expect(summariseStep('reported-to-signal', [], now)).toMatchObject({
    count: 0,
    median: null,
    shareWithin: null,
    published: { median: 6, shareWithin: 0.54 },
  });
});
