/**
 * How specific, measurable, achievable, relevant and time-bound the text of a commitment is, item by item; in the browser while somebody
 * types, and in the server. The twenty items and their weights are ours: docs/smartness.md says where they follow whom.
 */

export interface SmartContent {
  readonly problem: string;
  readonly action: string;
  readonly institution: string;
  readonly contact: string;
  readonly population: string;
  readonly place: string;
  readonly cost: number | null;
  readonly currency: string | null;
  readonly fundingSecured: number | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly recommendationIds: readonly number[];
  readonly goals: readonly {
    readonly statement: string;
    readonly indicator: string;
    readonly unit: string;
    readonly baselineValue: number | null;
    readonly baselineOn: string | null;
    readonly targetValue: number | null;
    readonly targetOn: string | null;
    readonly source: string;
  }[];
  readonly milestones: readonly {
    readonly deliverable: string;
    readonly dueOn: string | null;
    readonly verifier: string;
  }[];
}

export const SMART_LETTERS = ['S', 'M', 'A', 'R', 'T'] as const;
export type SmartLetter = (typeof SMART_LETTERS)[number];

interface SmartRule {
  readonly letter: SmartLetter;
  /** Of 100. */
  readonly weight: number;
  /** How much of it is there, 0 to 1: for what there may be several of, the share of those that have it. */
  readonly met: (content: SmartContent) => number;
}

/** A sentence that says something has at least so many characters. */
const SENTENCE = 40;
const FEWEST_MILESTONES = 2;

const has = (text: string, least = 1): number => (text.trim().length >= least ? 1 : 0);
const given = (value: unknown): number => (value === null ? 0 : 1);
function share<T>(items: readonly T[], met: (item: T) => number): number {
  if (items.length === 0) return 0;
  return items.reduce((sum, item) => sum + met(item), 0) / items.length;
}

export const SMART_ITEMS = [
  'problem',
  'action',
  'institution',
  'contact',
  'population',
  'place',
  'goal',
  'indicator',
  'unit',
  'baseline',
  'target',
  'source',
  'verifier',
  'cost',
  'funding',
  'deliverables',
  'recommendation',
  'start',
  'end',
  'dates',
] as const;
export type SmartItem = (typeof SMART_ITEMS)[number];

/** The weights sum to 100. */
export const SMART_RULES: Readonly<Record<SmartItem, SmartRule>> = {
  problem: { letter: 'S', weight: 6, met: ({ problem }) => has(problem, SENTENCE) },
  action: { letter: 'S', weight: 8, met: ({ action }) => has(action, SENTENCE) },
  institution: { letter: 'S', weight: 5, met: ({ institution }) => has(institution) },
  contact: { letter: 'S', weight: 2, met: ({ contact }) => has(contact) },
  population: { letter: 'S', weight: 5, met: ({ population }) => has(population) },
  place: { letter: 'S', weight: 4, met: ({ place }) => has(place) },
  goal: { letter: 'M', weight: 6, met: ({ goals }) => share(goals, ({ statement }) => has(statement)) },
  indicator: { letter: 'M', weight: 6, met: ({ goals }) => share(goals, (goal) => has(goal.indicator)) },
  unit: { letter: 'M', weight: 2, met: ({ goals }) => share(goals, ({ unit }) => has(unit)) },
  baseline: {
    letter: 'M',
    weight: 6,
    met: ({ goals }) => share(goals, (goal) => given(goal.baselineValue) * given(goal.baselineOn)),
  },
  target: {
    letter: 'M',
    weight: 8,
    met: ({ goals }) => share(goals, (goal) => given(goal.targetValue)),
  },
  source: { letter: 'M', weight: 4, met: ({ goals }) => share(goals, ({ source }) => has(source)) },
  verifier: {
    letter: 'M',
    weight: 4,
    met: ({ milestones }) => share(milestones, ({ verifier }) => has(verifier)),
  },
  cost: { letter: 'A', weight: 5, met: ({ cost, currency }) => given(cost) * given(currency) },
  funding: { letter: 'A', weight: 5, met: ({ fundingSecured }) => given(fundingSecured) },
  deliverables: {
    letter: 'A',
    weight: 6,
    met: ({ milestones }) =>
      share(milestones, ({ deliverable }) => has(deliverable)) *
      Math.min(1, milestones.length / FEWEST_MILESTONES),
  },
  recommendation: {
    letter: 'R',
    weight: 6,
    met: ({ recommendationIds }) => (recommendationIds.length > 0 ? 1 : 0),
  },
  start: { letter: 'T', weight: 3, met: ({ startsOn }) => given(startsOn) },
  end: { letter: 'T', weight: 5, met: ({ endsOn }) => given(endsOn) },
  dates: {
    letter: 'T',
    weight: 4,
    met: ({ milestones, goals }) =>
      (share(milestones, ({ dueOn }) => given(dueOn)) + share(goals, ({ targetOn }) => given(targetOn))) / 2,
  },
};

/** Names of the bands are the Nutrition Accountability Framework's; the bounds are ours. */
export const SMART_BANDS = ['high', 'upper-moderate', 'lower-moderate', 'low'] as const;
export type SmartBand = (typeof SMART_BANDS)[number];
/** The least score of each. */
export const BAND_FROM: Readonly<Record<SmartBand, number>> = {
  high: 85,
  'upper-moderate': 65,
  'lower-moderate': 40,
  low: 0,
};

export interface SmartScore {
  /** 0 to 100, a whole number: never rounded up into a band. */
  readonly score: number;
  readonly band: SmartBand;
  /** What is missing or not whole, in the order of the items. */
  readonly missing: readonly SmartItem[];
  /** Share of each letter's weight, 0 to 1. */
  readonly letters: Readonly<Record<SmartLetter, number>>;
  /** As the Open Government Partnership asks: could somebody outside tell whether it was done? */
  readonly isVerifiable: boolean;
}

const HUNDRED = 100;

export function scoreSmart(content: SmartContent): SmartScore {
  const met = SMART_ITEMS.map((item) => ({
    item,
    ...SMART_RULES[item],
    share: SMART_RULES[item].met(content),
  }));
  const points = met.reduce((sum, { weight, share: part }) => sum + weight * part, 0);
  // Sums of shares such as 1/3 miss whole numbers by a hair.
  const score = Math.floor(points + 1e-9);
  const letters = Object.fromEntries(
    SMART_LETTERS.map((letter) => {
      const own = met.filter((each) => each.letter === letter);
      const whole = own.reduce((sum, { weight }) => sum + weight, 0);
      return [letter, own.reduce((sum, { weight, share: part }) => sum + weight * part, 0) / whole];
    }),
  ) as Record<SmartLetter, number>;
  const isWhole = (item: SmartItem) => SMART_RULES[item].met(content) === 1;
  return {
    score: Math.min(HUNDRED, score),
    band: SMART_BANDS.find((band) => score >= BAND_FROM[band]) ?? 'low',
    missing: met.filter(({ share: part }) => part < 1).map(({ item }) => item),
    letters,
    isVerifiable: isWhole('indicator') && isWhole('target') && isWhole('deliverables') && isWhole('dates'),
  };
}
