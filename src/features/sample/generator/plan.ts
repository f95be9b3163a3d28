import { REPORT_KINDS, type ReportKind } from '../../../model/report.ts';
import { TODAY } from './calendar.ts';
import { type Region, SAMPLE_COUNTRIES, type SampleCountry } from './countries.ts';
import { createLabelledRandom, drawLognormal, pick, pickWeighted, type Random, shuffle } from './random.ts';
import { type Family, SAMPLE_SUBSTANCES, type SampleSubstance } from './substances.ts';

/** How many countries report each kind, and how many reports of it the three years hold (before stories). */
export const KIND_VOLUMES: Readonly<
  Record<ReportKind, { readonly streams: number; readonly reports: number }>
> = {
  seizure: { streams: SAMPLE_COUNTRIES.length, reports: 19_800 },
  laboratory: { streams: 50, reports: 8_600 },
  death: { streams: 24, reports: 3_500 },
  overdose: { streams: 20, reports: 4_700 },
  'drug-check': { streams: 14, reports: 3_600 },
  wastewater: { streams: 10, reports: 4_500 },
  'precursor-incident': { streams: 24, reports: 2_700 },
  'equipment-incident': { streams: 14, reports: 1_900 },
  survey: { streams: 20, reports: 180 },
};

/** Days from what happened to the reporter's report: median and sigma of its logarithm. */
export const KIND_LAGS: Readonly<
  Record<ReportKind, { readonly medianDays: number; readonly sigma: number }>
> = {
  seizure: { medianDays: 12, sigma: 0.5 },
  laboratory: { medianDays: 25, sigma: 0.4 },
  death: { medianDays: 45, sigma: 0.4 },
  overdose: { medianDays: 4, sigma: 0.5 },
  'drug-check': { medianDays: 5, sigma: 0.4 },
  wastewater: { medianDays: 25, sigma: 0.3 },
  'precursor-incident': { medianDays: 18, sigma: 0.5 },
  'equipment-incident': { medianDays: 18, sigma: 0.5 },
  survey: { medianDays: 150, sigma: 0.2 },
};

export type GapState = 'silent' | 'late' | 'incomplete';

export interface PlannedSubstance {
  readonly substance: SampleSubstance;
  readonly weight: number;
  /** Slow drift of its logarithm, per year. */
  readonly driftPerYear: number;
  /** The stream's usual spelling first. */
  readonly spellings: readonly string[];
}

export interface PlannedStream {
  readonly kind: ReportKind;
  readonly country: SampleCountry;
  readonly reporter: { readonly key: string; readonly name: string; readonly country: string };
  readonly perWeek: number;
  readonly seasonal: { readonly amplitude: number; readonly peakWeek: number };
  readonly mix: readonly PlannedSubstance[];
  readonly gap?: GapState;
  /** Last day that is seen (silent) or already sent (late). */
  readonly lastDay: number;
}

export interface SamplePlan {
  readonly seed: number;
  readonly streams: readonly PlannedStream[];
  /** Where what comes into a country is sent from. */
  readonly departures: ReadonlyMap<string, readonly string[]>;
}

const KIND_FAMILIES: Readonly<Record<ReportKind, readonly Family[] | 'all-drugs'>> = {
  seizure: 'all-drugs',
  laboratory: 'all-drugs',
  death: ['heroin', 'fentanil', 'cocaine', 'stimulant', 'medicine', 'benzodiazepine'],
  overdose: ['heroin', 'fentanil', 'cocaine', 'stimulant', 'medicine', 'benzodiazepine', 'cannabinoid'],
  'drug-check': [
    'pill',
    'cocaine',
    'stimulant',
    'dissociative',
    'cathinone',
    'hallucinogen',
    'benzodiazepine',
    'heroin',
  ],
  wastewater: ['stimulant', 'pill', 'cocaine', 'dissociative'],
  'precursor-incident': ['precursor'],
  'equipment-incident': ['stimulant', 'pill', 'cocaine'],
  survey: ['cannabis', 'stimulant', 'pill', 'cocaine'],
};

const KIND_OFFICES: Readonly<Record<ReportKind, string>> = {
  seizure: 'customs and police',
  laboratory: 'forensic laboratory',
  death: 'register of deaths',
  overdose: 'emergency departments',
  'drug-check': 'drug-checking service',
  wastewater: 'wastewater laboratory',
  'precursor-incident': 'chemicals control',
  'equipment-incident': 'equipment control',
  survey: 'household survey',
};

/** Weekly reports that one substance of a mix needs, so that nothing usual is first seen late. */
const PER_SUBSTANCE_WEEKLY = 0.12;

/** Everything that the seed decides before anything is seen. */
export function planSample(seed: number): SamplePlan {
  const sizes = new Map(
    SAMPLE_COUNTRIES.map((country) => {
      const random = createLabelledRandom(seed, `size/${country.iso2}`);
      return [country.iso2, country.millions ** 0.4 * drawLognormal(random, 1, 0.45)] as const;
    }),
  );
  const national = new Map(SAMPLE_COUNTRIES.map((country) => [country.iso2, nationalRanking(seed, country)]));
  const streams = REPORT_KINDS.flatMap((kind) => planKind(seed, kind, sizes, national));
  return { seed, streams: withGaps(seed, streams), departures: planDepartures(seed) };
}

/** A country's substances, most common first: all its streams choose from the top of the same list. */
function nationalRanking(
  seed: number,
  country: SampleCountry,
): readonly { substance: SampleSubstance; weight: number }[] {
  const random = createLabelledRandom(seed, `mix/${country.iso2}`);
  return SAMPLE_SUBSTANCES.map((substance) => ({
    substance,
    weight: commonIn(substance, country.region) * drawLognormal(random, 1, 0.5),
  }))
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight);
}

function commonIn(substance: SampleSubstance, region: Region): number {
  return substance.common[region] ?? 0;
}

type National = ReadonlyMap<string, ReturnType<typeof nationalRanking>>;

function planKind(
  seed: number,
  kind: ReportKind,
  sizes: ReadonlyMap<string, number>,
  national: National,
): PlannedStream[] {
  const random = createLabelledRandom(seed, `kind/${kind}`);
  const ranked = SAMPLE_COUNTRIES.map((country) => ({
    country,
    rank: (sizes.get(country.iso2) as number) * drawLognormal(random, 1, 0.4),
  })).sort((left, right) => right.rank - left.rank);
  const chosen = ranked.slice(0, KIND_VOLUMES[kind].streams);
  const sizeOf = (country: SampleCountry) => sizes.get(country.iso2) as number;
  const total = chosen.reduce((sum, { country }) => sum + sizeOf(country), 0);
  const weekly = KIND_VOLUMES[kind].reports / 157;
  return chosen.map(({ country }) =>
    planStream(seed, { kind, country, perWeek: (weekly * sizeOf(country)) / total }, national),
  );
}

function planStream(
  seed: number,
  { kind, country, perWeek }: Pick<PlannedStream, 'kind' | 'country' | 'perWeek'>,
  national: National,
): PlannedStream {
  const random = createLabelledRandom(seed, `stream/${country.iso2}/${kind}`);
  const families = KIND_FAMILIES[kind];
  const candidates = (national.get(country.iso2) as ReturnType<typeof nationalRanking>).filter(
    ({ substance }) =>
      families === 'all-drugs' ? substance.family !== 'precursor' : families.includes(substance.family),
  );
  const width = Math.max(1, Math.min(14, Math.floor(perWeek / PER_SUBSTANCE_WEEKLY), candidates.length));
  const count = kind === 'wastewater' || kind === 'survey' ? 3 : width;
  return {
    kind,
    country,
    reporter: {
      key: `${country.iso2}-${kind}`,
      name: `${country.name}, ${KIND_OFFICES[kind]} (simulated)`,
      country: country.iso2,
    },
    perWeek,
    seasonal: { amplitude: 0.05 + 0.15 * random.uniform(), peakWeek: Math.floor(52 * random.uniform()) },
    mix: candidates.slice(0, count).map(({ substance, weight }) => ({
      substance,
      // Flattened, so that the last of a mix is still seen now and then.
      weight: weight ** 0.6,
      driftPerYear: 0.06 * (2 * random.uniform() - 1),
      spellings: shuffle(random, substance.spellings).slice(0, 2),
    })),
    lastDay: TODAY,
  };
}

/** Twenty-four countries from which things are sent. A country is supplied from two of them, whatever the substance. */
function planDepartures(seed: number): ReadonlyMap<string, readonly string[]> {
  const random = createLabelledRandom(seed, 'departures');
  const large = SAMPLE_COUNTRIES.filter(({ millions }) => millions > 5);
  const hubs = shuffle(
    random,
    large.map(({ iso2 }) => iso2),
  ).slice(0, 24);
  return new Map(
    SAMPLE_COUNTRIES.map(({ iso2 }) => [
      iso2,
      shuffle(
        random,
        hubs.filter((hub) => hub !== iso2),
      ).slice(0, 2),
    ]),
  );
}

/** How many streams are in each state; only seizures and laboratories, so that no story needs one of them. */
export const GAP_COUNTS: Readonly<Record<GapState, number>> = { silent: 4, late: 4, incomplete: 4 };

function withGaps(seed: number, streams: readonly PlannedStream[]): readonly PlannedStream[] {
  const random = createLabelledRandom(seed, 'gaps');
  const middling = streams.filter(
    ({ kind, perWeek }) => (kind === 'seizure' || kind === 'laboratory') && perWeek > 0.8 && perWeek < 2.2,
  );
  const chosen = shuffle(random, middling);
  const states = (Object.entries(GAP_COUNTS) as [GapState, number][]).flatMap(([state, count]) =>
    Array.from({ length: count }, () => state),
  );
  const gaps = new Map(states.map((state, index) => [chosen[index], state] as const));
  return streams.map((stream) => {
    const gap = gaps.get(stream);
    return gap === undefined ? stream : { ...stream, gap, lastDay: lastDayOf(random, gap) };
  });
}

function lastDayOf(random: Random, gap: GapState): number {
  if (gap === 'silent') return TODAY - 7 * pick(random, [20, 24, 28, 32]);
  return gap === 'late' ? TODAY - 7 * pick(random, [8, 9, 10, 11]) : TODAY;
}

/** One substance of a mix as of a time, by its weight and slow drift. */
export function drawSubstance(
  random: Random,
  mix: readonly PlannedSubstance[],
  years: number,
): PlannedSubstance {
  const weights = mix.map(({ weight, driftPerYear }) => weight * Math.exp(driftPerYear * years));
  return mix[pickWeighted(random, weights)] as PlannedSubstance;
}
