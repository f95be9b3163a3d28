import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkSilence,
  decidePosition,
  decideRecommendationStep,
  type HeldPosition,
  isBeforeText,
  POSITIONS,
  RECOMMENDATION_RULES,
  RECOMMENDATION_STATES,
  RECOMMENDATION_STEPS,
  type RecommendationFacts,
  standOf,
} from './rules.ts';

const day = (number: number) => new Date(Date.UTC(2024, 0, number));
const proposed = (positions: readonly HeldPosition[] = []): RecommendationFacts => ({
  state: 'proposed',
  version: 3,
  round: 1,
  silenceUntil: day(10),
  adoptedAt: null,
  positions,
});
const said = (position: HeldPosition['position'], participantId = 1, round = 1): HeldPosition => ({
  participantId,
  round,
  position,
  at: day(5),
});

test('each step leads from the states of its rule alone, and to what the rule says', () => {
  for (const step of RECOMMENDATION_STEPS)
    for (const state of RECOMMENDATION_STATES) {
      const held = state === 'broken' ? proposed([said('break')]) : { ...proposed(), state };
      const decided = decideRecommendationStep(held, { step, version: 3, note: 'Why.' }, day(6));
      const rule = RECOMMENDATION_RULES[step];
      expect([step, state, 'to' in decided]).toEqual([step, state, rule.from.includes(state)]);
    }
});

test('silence adopts at its deadline and not before, whatever is said, unless one breaks it', () => {
  const instants = fc.integer({ min: 1, max: 20 }).map(day);
  const positions = fc.array(
    fc.record({
      participantId: fc.integer({ min: 1, max: 4 }),
      round: fc.integer({ min: 0, max: 1 }),
      position: fc.constantFrom(...POSITIONS),
      at: instants,
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(positions, instants, (list, now) => {
      const isBroken = list.some(({ round, position }) => round === 1 && position === 'break');
      const isOver = now.getTime() >= day(10).getTime();
      const { state, adoptedAt } = standOf(proposed(list), now);
      expect(state).toBe(isBroken ? 'broken' : isOver ? 'adopted' : 'proposed');
      expect(adoptedAt).toEqual(state === 'adopted' ? day(10) : null);
    }),
  );
});

test('who supported or dissented may break the silence; nobody says the same twice, or anything once it is over', () => {
  const ask = (position: HeldPosition['position'], held: RecommendationFacts, now = day(6)) =>
    decidePosition(held, { participantId: 1, position, reason: 'Why.' }, now)?.refused;
  expect(ask('break', proposed([said('support')]))).toBeUndefined();
  expect(ask('support', proposed([said('support')]))).toBe('recommendation.position-twice');
  expect(ask('support', proposed([said('support', 2)]))).toBeUndefined();
  expect(ask('support', proposed([said('break', 2, 0)]))).toBeUndefined();
  expect(ask('break', proposed([said('break', 2)]))).toBe('recommendation.no-silence');
  expect(ask('break', proposed(), day(10))).toBe('recommendation.no-silence');
});

test('a deadline leaves three days at least and a quarter at most', () => {
  const now = day(1);
  const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  expect([0, -1, 71.99, 72, 92 * 24, 92 * 24 + 0.01].map((hours) => checkSilence(after(hours), now))).toEqual(
    [
      'recommendation.deadline',
      'recommendation.deadline',
      'recommendation.deadline',
      undefined,
      undefined,
      'recommendation.deadline',
    ],
  );
});

test.each([
  ['on the day before', '2024-03-26T09:00:00Z', 'UTC', true],
  ['earlier on the day', '2024-03-27T06:30:00Z', 'UTC', false],
  ['on the day, where its clocks show the day before', '2024-03-27T06:30:00Z', 'America/Los_Angeles', true],
  ['afterwards', '2024-03-28T09:00:00Z', 'UTC', false],
])('a meeting that ended %s can have had the text before it or not', (_when, end, timeZone, isBefore) => {
  const meeting = { endsAt: new Date(end), timeZone };
  const begun = new Date('2024-03-27T09:00:00Z');
  expect(isBeforeText(meeting, { draftedAt: begun, silenceFrom: null })).toBe(isBefore);
  // A text that silence did not adopt was not adopted before that silence.
  expect(isBeforeText(meeting, { draftedAt: day(1), silenceFrom: begun })).toBe(isBefore);
});
