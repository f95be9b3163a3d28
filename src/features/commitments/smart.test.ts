import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BAND_FROM, SMART_BANDS, SMART_ITEMS, SMART_RULES, type SmartContent, scoreSmart } from './smart.ts';

const text = fc.oneof(fc.constant(''), fc.constant('   '), fc.string({ minLength: 1, maxLength: 80 }));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const date = fc.constantFrom('2024-01-01', '2025-06-30');
const content: fc.Arbitrary<SmartContent> = fc.record({
  problem: text,
  action: text,
  institution: text,
  contact: text,
  population: text,
  place: text,
  cost: maybe(fc.nat()),
  currency: maybe(fc.constant('EUR')),
  fundingSecured: maybe(fc.nat()),
  startsOn: maybe(date),
  endsOn: maybe(date),
  recommendationIds: fc.array(fc.nat(), { maxLength: 3 }),
  goals: fc.array(
    fc.record({
      statement: text,
      indicator: text,
      unit: text,
      baselineValue: maybe(fc.integer()),
      baselineOn: maybe(date),
      targetValue: maybe(fc.integer()),
      targetOn: maybe(date),
      source: text,
    }),
    { maxLength: 4 },
  ),
  milestones: fc.array(fc.record({ deliverable: text, dueOn: maybe(date), verifier: text }), {
    maxLength: 5,
  }),
});

const SENTENCE = 'A sentence of forty characters or more, said once.';
const whole: SmartContent = {
  problem: SENTENCE,
  action: SENTENCE,
  institution: 'Ministry',
  contact: 'desk@example.org',
  population: 'Everybody',
  place: 'Everywhere',
  cost: 0,
  currency: 'EUR',
  fundingSecured: 0,
  startsOn: '2024-01-01',
  endsOn: '2025-01-01',
  recommendationIds: [1],
  goals: [
    {
      statement: 'Fewer',
      indicator: 'Deaths',
      unit: 'deaths',
      baselineValue: 0,
      baselineOn: '2024-01-01',
      targetValue: 0,
      targetOn: '2025-01-01',
      source: 'Register',
    },
  ],
  milestones: [
    { deliverable: 'Plan', dueOn: '2024-06-01', verifier: 'Audit' },
    { deliverable: 'Report', dueOn: '2024-12-01', verifier: 'Audit' },
  ],
};
const nothing: SmartContent = {
  ...whole,
  ...{ problem: '', action: '', institution: '', contact: '', population: '', place: '' },
  ...{ cost: null, currency: null, fundingSecured: null, startsOn: null, endsOn: null },
  ...{ recommendationIds: [], goals: [], milestones: [] },
};

describe('the SMART score', () => {
  test('is of twenty items whose weights sum to 100; 0 for nothing, 100 for all, and 0 is a value like others', () => {
    expect(SMART_ITEMS).toHaveLength(20);
    expect(SMART_ITEMS.reduce((sum, item) => sum + SMART_RULES[item].weight, 0)).toBe(100);
    expect(scoreSmart(whole)).toMatchObject({ score: 100, band: 'high', missing: [], isVerifiable: true });
    expect(scoreSmart(nothing)).toMatchObject({
      score: 0,
      band: 'low',
      missing: SMART_ITEMS,
      isVerifiable: false,
    });
  });

  test.each(SMART_ITEMS)('«%s» is missed where it alone is not there', (item) => {
    const [goal] = whole.goals;
    const lacks: Readonly<Record<string, Partial<SmartContent>>> = {
      goal: { goals: [{ ...goal!, statement: ' ' }] },
      indicator: { goals: [{ ...goal!, indicator: '' }] },
      unit: { goals: [{ ...goal!, unit: '' }] },
      baseline: { goals: [{ ...goal!, baselineOn: null }] },
      target: { goals: [{ ...goal!, targetValue: null }] },
      source: { goals: [{ ...goal!, source: '' }] },
      verifier: { milestones: whole.milestones.map((each) => ({ ...each, verifier: '' })) },
      deliverables: { milestones: whole.milestones.slice(0, 1) },
      dates: { milestones: [{ ...whole.milestones[0]!, dueOn: null }, whole.milestones[1]!] },
      problem: { problem: 'Too short.' },
      action: { action: 'Too short.' },
      cost: { currency: null },
      funding: { fundingSecured: null },
      recommendation: { recommendationIds: [] },
      start: { startsOn: null },
      end: { endsOn: null },
    };
    const { missing, score } = scoreSmart({ ...whole, ...(lacks[item] ?? { [item]: '' }) });
    expect(missing).toEqual([item]);
    expect(score).toBeLessThan(100);
    expect(score).toBeGreaterThanOrEqual(100 - SMART_RULES[item].weight);
  });

  test('is whole and between 0 and 100, fits its band, and is 100 where nothing is missing', () => {
    fc.assert(
      fc.property(content, (each) => {
        const { score, band, missing, letters } = scoreSmart(each);
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(score).toBeGreaterThanOrEqual(BAND_FROM[band]);
        const above = SMART_BANDS[SMART_BANDS.indexOf(band) - 1];
        if (above !== undefined) expect(score).toBeLessThan(BAND_FROM[above]);
        expect(missing.length === 0).toBe(score === 100);
        for (const share of Object.values(letters)) expect(share >= 0 && share <= 1 + 1e-9).toBe(true);
      }),
    );
  });

  test('never falls when a text is filled in, a date or a number given, or a recommendation named', () => {
    fc.assert(
      fc.property(content, fc.constantFrom(...Object.keys(whole)), (each, key) => {
        const name = key as keyof SmartContent;
        // Goals and milestones that are added can be worse than those that are there: the share falls, and should.
        if (name === 'goals' || name === 'milestones') return;
        expect(scoreSmart({ ...each, [name]: whole[name] }).score).toBeGreaterThanOrEqual(
          scoreSmart(each).score,
        );
      }),
    );
  });
});
