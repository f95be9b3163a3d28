import { expect, test } from 'vitest';
import { decideReminder, MOST_REMINDERS, type Reminded } from './reminders.ts';
import type { Receipt, Stage } from './rules.ts';

const at = (hours: number) => new Date(Date.UTC(2024, 1, 1) + hours * 3_600_000);
const inForce = { state: 'sent' } as const;
const byClock = (hours: number, stage: Stage = 'received'): Reminded => ({
  stage,
  at: at(hours),
  isByClock: true,
});
const received: Receipt = { stage: 'received', at: at(30), revision: 1, isRelevant: null };
const asked = (reminded: readonly Reminded[] = [], receipts: readonly Receipt[] = []) => ({
  askedAt: at(0),
  receipts,
  reminded,
});
const stageOf = (...of: Parameters<typeof decideReminder>) => {
  const due = decideReminder(...of);
  return due === null ? null : `${due.stage} ${due.number}`;
};

test('nobody is reminded early: not at the hour itself, but after it', () => {
  expect(stageOf(inForce, asked(), at(0))).toBeNull();
  expect(stageOf(inForce, asked(), at(24))).toBeNull();
  expect(decideReminder(inForce, asked(), at(24.001))).toEqual({
    stage: 'received',
    number: 1,
    dueAt: at(24),
  });
});

test('a server that was away reminds late, and once for all that it missed', () => {
  expect(stageOf(inForce, asked(), at(500))).toBe('received 1');
  expect(stageOf(inForce, asked([byClock(500)]), at(500))).toBeNull();
});

test('the next comes after the interval, counted from the last, and not before', () => {
  expect(stageOf(inForce, asked([byClock(25)]), at(25))).toBeNull();
  expect(stageOf(inForce, asked([byClock(25)]), at(96.999))).toBeNull();
  expect(stageOf(inForce, asked([byClock(25)]), at(97))).toBe('received 2');
});

test('it ends after the last, and a new stage begins anew', () => {
  const all = Array.from({ length: MOST_REMINDERS }, (_, index) => byClock(25 + index * 72));
  expect(stageOf(inForce, asked(all), at(5000))).toBeNull();
  expect(stageOf(inForce, asked(all, [received]), at(5000))).toBe('assessed 1');
});

test('who answered is not reminded of it; who found that it does not concern them, of nothing', () => {
  expect(stageOf(inForce, asked([byClock(25)], [received]), at(60))).toBeNull();
  expect(stageOf(inForce, asked([byClock(25)], [received]), at(73))).toBe('assessed 1');
  const irrelevant: Receipt = { stage: 'assessed', at: at(40), revision: 1, isRelevant: false };
  expect(stageOf(inForce, asked([], [received, irrelevant]), at(5000))).toBeNull();
});

test.each(['draft', 'cancelled', 'superseded'] as const)('an alert that is %s reminds nobody', (state) => {
  expect(stageOf({ state }, asked(), at(500))).toBeNull();
});

test('a clock that was set back sends nothing anew, and goes on where it had been', () => {
  expect(stageOf(inForce, asked([byClock(200)]), at(100))).toBeNull();
  expect(stageOf(inForce, asked([byClock(200)]), at(271))).toBeNull();
  expect(stageOf(inForce, asked([byClock(200)]), at(272))).toBe('received 2');
});

test('a reminder that somebody put on record puts the next one off, and counts for none', () => {
  const byHand: Reminded = { stage: 'received', at: at(30), isByClock: false };
  expect(stageOf(inForce, asked([byHand]), at(50))).toBeNull();
  expect(stageOf(inForce, asked([byHand]), at(102))).toBe('received 1');
});
