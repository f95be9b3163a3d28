import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COMMITMENT_RULES,
  COMMITMENT_STATES,
  COMMITMENT_STEPS,
  type CommitmentState,
  decideCommitmentStep,
  decideLawStage,
  decideMilestone,
  isPast,
  LAW_STAGES,
  listDateFaults,
  listMissing,
  standingOfMilestone,
} from './rules.ts';
import { dateAsOf } from './standings.ts';

const NOON = new Date('2024-12-31T12:00:00Z');
const facts = (state: CommitmentState, promisedOn: string | null = '2024-12-31') => ({
  state,
  version: 3,
  promisedOn,
  validatedAt: new Date('2024-01-01T00:00:00Z'),
});
const asked = (step: (typeof COMMITMENT_STEPS)[number]) => ({ step, version: 3, note: 'why' });

describe('a step', () => {
  test.each(
    COMMITMENT_STEPS.flatMap((step) => COMMITMENT_STATES.map((state) => [step, state] as const)),
  )('«%s» from %s follows the table, and what has ended opens no more', (step, state) => {
    const rule = COMMITMENT_RULES[step];
    const decided = decideCommitmentStep(facts(state), asked(step), NOON);
    if (!rule.from.includes(state)) expect(decided).toEqual({ refused: 'commitment.wrong-state' });
    else if (rule.to === 'by-end-date') expect(decided).toEqual({ to: 'reached-in-time' });
    else expect(decided).toEqual({ to: rule.to ?? state });
    if (['reached-in-time', 'reached-late', 'withdrawn', 'superseded'].includes(state) && 'to' in decided)
      expect(decided.to).toBe(state);
  });

  test.each([
    ['early', '2024-06-01T00:00:00Z', 'reached-in-time'],
    ['in the last second of its last day', '2024-12-31T23:59:59.999Z', 'reached-in-time'],
    ['in the first of the next', '2025-01-01T00:00:00Z', 'reached-late'],
    ['years late', '2030-01-01T00:00:00Z', 'reached-late'],
  ])('that reaches it %s ends it so', (_when, instant, to) => {
    expect(decideCommitmentStep(facts('under-way'), asked('reach'), new Date(instant))).toEqual({ to });
  });

  test('twice, on an older version, or without its reason is refused', () => {
    const reached = decideCommitmentStep(facts('reached-late'), asked('reach'), NOON);
    expect(reached).toEqual({ refused: 'commitment.wrong-state' });
    expect(decideCommitmentStep(facts('draft'), { step: 'edit', version: 2 }, NOON)).toEqual({
      refused: 'commitment.changed',
    });
    expect(decideCommitmentStep(facts('draft'), { step: 'withdraw', version: 3, note: ' ' }, NOON)).toEqual({
      refused: 'commitment.no-note',
    });
    // What only adds needs no version.
    expect(decideCommitmentStep(facts('under-way'), { step: 'report', note: 'x' }, NOON)).toEqual({
      to: 'under-way',
    });
    const dropped = { ...facts('withdrawn'), validatedAt: null };
    expect(decideCommitmentStep(dropped, asked('assess'), NOON)).toEqual({
      refused: 'commitment.wrong-state',
    });
  });
});

describe('a milestone', () => {
  const open = { state: 'open', dueOn: '2024-12-31', promisedOn: '2024-06-30', closedAt: null } as const;
  test('is late from the day after it is due, while it is open and its commitment runs', () => {
    expect(standingOfMilestone(open, NOON)).toEqual({ isLate: false, isBehindPromise: true, daysLate: 0 });
    const later = new Date('2025-01-03T00:00:00Z');
    expect(standingOfMilestone(open, later)).toMatchObject({ isLate: true, daysLate: 3 });
    expect(standingOfMilestone(open, later, false)).toMatchObject({ isLate: false, isBehindPromise: false });
    const done = { ...open, state: 'done', closedAt: new Date('2024-06-30T23:00:00Z') } as const;
    expect(standingOfMilestone(done, later)).toMatchObject({ isLate: false, isBehindPromise: false });
    expect(standingOfMilestone({ ...open, state: 'dropped', closedAt: later }, later)).toMatchObject({
      isLate: false,
      isBehindPromise: false,
    });
  });

  test('is done with evidence, once', () => {
    expect(decideMilestone(open, { to: 'done', evidence: 0 })).toBe('commitment.no-evidence');
    expect(decideMilestone(open, { to: 'done', evidence: 1 })).toBeNull();
    expect(decideMilestone(open, { to: 'dropped', evidence: 0 })).toBeNull();
    for (const to of ['done', 'dropped', 'moved'] as const)
      expect(decideMilestone({ state: 'done' }, { to, evidence: 1 })).toBe('commitment.milestone-closed');
  });
});

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2022, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

describe('dates', () => {
  test('that are due before their start are found, each, and no others', () => {
    fc.assert(
      fc.property(
        fc.option(day, { nil: null }),
        fc.option(day, { nil: null }),
        fc.array(fc.option(day, { nil: null })),
        fc.array(fc.tuple(fc.option(day, { nil: null }), fc.option(day, { nil: null }))),
        (startsOn, endsOn, dues, goals) => {
          const faults = listDateFaults({
            startsOn,
            endsOn,
            milestones: dues.map((dueOn) => ({ dueOn })),
            goals: goals.map(([baselineOn, targetOn]) => ({ baselineOn, targetOn })),
          });
          const isBefore = (due: string | null, start: string | null) =>
            due !== null && start !== null && Date.parse(due) < Date.parse(start);
          const expected = [
            isBefore(endsOn, startsOn),
            ...goals.map(([baselineOn, targetOn]) => isBefore(targetOn, baselineOn)),
            ...dues.map((due) => isBefore(due, startsOn)),
          ].filter(Boolean).length;
          expect(faults).toHaveLength(expected);
          for (const { dueOn, startsOn: from } of faults) expect(dueOn < from).toBe(true);
        },
      ),
    );
  });

  test('of a law follow the order of its stages, whatever order they are put in', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...LAW_STAGES]),
        fc.array(day, { minLength: 4, maxLength: 4 }),
        (stages, days) => {
          const held: { stage: (typeof LAW_STAGES)[number]; on: string }[] = [];
          for (const [place, stage] of stages.entries()) {
            const one = { stage, on: days[place]! };
            if (decideLawStage(held, one, new Date('2040-01-01')) === null) held.push(one);
            expect(decideLawStage(held, { ...one, on: '2050-01-01' }, NOON)).not.toBeNull();
          }
          const inOrder = LAW_STAGES.flatMap((stage) => held.filter((each) => each.stage === stage));
          expect(inOrder.map(({ on }) => on)).toEqual(held.map(({ on }) => on).sort());
        },
      ),
    );
  });

  test('that were moved are told as they stood at any instant', () => {
    const moves = [
      { at: new Date('2024-02-01T00:00:00Z'), fromOn: '2024-06-30' },
      { at: new Date('2024-04-01T00:00:00Z'), fromOn: '2024-09-30' },
    ];
    expect(dateAsOf('2024-12-31', moves, new Date('2024-01-31T00:00:00Z'))).toBe('2024-06-30');
    expect(dateAsOf('2024-12-31', moves, new Date('2024-02-01T00:00:00Z'))).toBe('2024-09-30');
    expect(dateAsOf('2024-12-31', moves, new Date('2024-05-01T00:00:00Z'))).toBe('2024-12-31');
    expect(dateAsOf(null, [], NOON)).toBeNull();
    expect(isPast(null, NOON)).toBe(false);
  });
});

test('what is missing is said, a milestone without its date too', () => {
  const whole = {
    title: 'a',
    institution: 'b',
    problem: 'c',
    action: 'd',
    endsOn: '2025-01-01',
    milestones: [],
  };
  expect(listMissing(whole)).toEqual([]);
  expect(
    listMissing({ ...whole, title: ' ', endsOn: null, milestones: [{ title: 'x', dueOn: null }] }),
  ).toEqual(['title', 'endsOn', 'milestones']);
});
