import type { DetectorId, SignalKind } from '../../../model/detector.ts';
import type { IsoDate, ReportKind } from '../../../model/report.ts';
import { isoOf, weekStart } from './calendar.ts';
import { SAMPLE_COUNTRIES } from './countries.ts';
import { type PlannedStream, planSample, type SamplePlan } from './plan.ts';
import { createLabelledRandom, pick, pickWhole, type Random, shuffle } from './random.ts';

export type StoryId = 'nitazene-by-post' | 'designer-precursor' | 'overdose-cluster';

export interface StoryExpectation {
  readonly signal: SignalKind;
  readonly detectors: readonly DetectorId[];
  readonly of: 'newcomer' | 'drug';
}

/** What is planted for every seed; where, when and with which substance is `storiesFor(seed)`. */
export const STORIES: Readonly<Record<StoryId, { readonly finds: readonly StoryExpectation[] }>> = {
  'nitazene-by-post': {
    finds: [
      { signal: 'first-appearance', detectors: ['first-appearance'], of: 'newcomer' },
      { signal: 'new-leg', detectors: ['new-leg'], of: 'newcomer' },
    ],
  },
  'designer-precursor': {
    finds: [
      { signal: 'first-appearance', detectors: ['first-appearance'], of: 'newcomer' },
      { signal: 'increase', detectors: ['farrington-flexible', 'ears'], of: 'drug' },
    ],
  },
  'overdose-cluster': {
    finds: [
      { signal: 'first-appearance', detectors: ['first-appearance'], of: 'newcomer' },
      { signal: 'increase', detectors: ['farrington-flexible', 'ears'], of: 'newcomer' },
    ],
  },
};

export interface StoryStop {
  readonly iso2: string;
  /** Country from which the post comes, or the chemical is shipped. */
  readonly from?: string;
  /** Monday of the first week in which something happens there. */
  readonly startsOn: IsoDate;
  readonly startWeek: number;
  readonly town?: string;
}

export interface PlantedStory {
  readonly id: StoryId;
  /** The substance that is new. */
  readonly newcomer: string;
  /** What it replaces (a precursor), makes (a drug) or is sold as. */
  readonly replaces?: string;
  readonly drug?: string;
  /** In the order in which it gets there. */
  readonly stops: readonly StoryStop[];
  /** Overdose cluster: when the first people fall ill, weeks after the drug-checking service first saw it. */
  readonly clusterStartsOn?: IsoDate;
  readonly clusterStartWeek?: number;
}

const NITAZENES = ['Metonitazene', 'Protonitazene', 'Etonitazepyne', 'N-Desethyl isotonitazene'];
const PRECURSORS = [
  { replaces: 'PMK', newcomer: 'PMK ethyl glycidate', drug: 'MDMA' },
  { replaces: 'PMK', newcomer: 'IMDPAM', drug: 'MDMA' },
  { replaces: 'BMK', newcomer: 'BMK methyl glycidate', drug: 'Methamphetamine' },
  { replaces: 'BMK', newcomer: 'DEPAPD', drug: 'Methamphetamine' },
];
const ADULTERANTS = ['Bromazolam', 'para-Fluorofentanyl', 'Carfentanil', 'Flualprazolam'];

/** Where and when the seed plants its three stories, and with what. Places and order are invented. */
export function storiesFor(seed: number): readonly PlantedStory[] {
  return storiesOf(planSample(seed));
}

export function storiesOf(plan: SamplePlan): readonly PlantedStory[] {
  return [nitazeneStory(plan), precursorStory(plan), clusterStory(plan)];
}

export function findStream(plan: SamplePlan, iso2: string, kind: ReportKind): PlannedStream | undefined {
  return plan.streams.find((stream) => stream.kind === kind && stream.country.iso2 === iso2);
}

type LeastPerWeek = Partial<Record<ReportKind, number>>;

/** Countries whose streams of these kinds have no gap and are at least so busy, reports a week. */
function countriesWith(plan: SamplePlan, least: LeastPerWeek): string[] {
  const wanted = Object.entries(least) as [ReportKind, number][];
  return SAMPLE_COUNTRIES.map(({ iso2 }) => iso2).filter((iso2) =>
    wanted.every(([kind, perWeek]) => {
      const stream = findStream(plan, iso2, kind);
      return stream !== undefined && stream.gap === undefined && stream.perWeek >= perWeek;
    }),
  );
}

function stop(iso2: string, startWeek: number, more: Pick<StoryStop, 'from' | 'town'> = {}): StoryStop {
  return { iso2, startWeek, startsOn: isoOf(weekStart(startWeek)), ...more };
}

function nitazeneStory(plan: SamplePlan): PlantedStory {
  const random = createLabelledRandom(plan.seed, 'story/nitazene');
  const places = shuffle(random, countriesWith(plan, { seizure: 0.5, laboratory: 0.5 })).slice(0, 5);
  const origins = SAMPLE_COUNTRIES.filter(({ iso2, millions }) => millions > 5 && !places.includes(iso2));
  const origin = pick(random, origins).iso2;
  const first = pickWhole(random, 104, 118);
  // The first two are supplied from the origin; what reaches the others was posted on from one of these.
  const senders = [origin, origin, places[0], places[0], places[1]] as string[];
  const stops = places.map((iso2, index) =>
    stop(iso2, first + 6 * index + pickWhole(random, 0, 2), { from: senders[index] as string }),
  );
  return { id: 'nitazene-by-post', newcomer: pick(random, NITAZENES), stops };
}

function precursorStory(plan: SamplePlan): PlantedStory {
  const random = createLabelledRandom(plan.seed, 'story/precursor');
  const choices = shuffle(random, PRECURSORS).map((change) => ({
    change,
    places: countriesWith(plan, { 'precursor-incident': 0.3, 'equipment-incident': 0.5 }).filter((iso2) =>
      makes(plan, iso2, change),
    ),
  }));
  const { change, places } = choices.reduce((best, choice) =>
    best.places.length < 3 && choice.places.length > best.places.length ? choice : best,
  );
  const first = pickWhole(random, 104, 118);
  const hosts = shuffle(random, places).slice(0, 3);
  const origin = pick(
    random,
    SAMPLE_COUNTRIES.filter(({ iso2, millions }) => millions > 5 && !hosts.includes(iso2)),
  );
  const stops = hosts.map((iso2, index) =>
    stop(iso2, first + 5 * index + pickWhole(random, 0, 2), { from: origin.iso2 }),
  );
  return { id: 'designer-precursor', ...change, stops };
}

function makes(plan: SamplePlan, iso2: string, change: (typeof PRECURSORS)[number]): boolean {
  const names = (kind: ReportKind) =>
    findStream(plan, iso2, kind)?.mix.map(({ substance }) => substance.key) ?? [];
  return (
    names('precursor-incident').includes(change.replaces) && names('equipment-incident').includes(change.drug)
  );
}

function clusterStory(plan: SamplePlan): PlantedStory {
  const random = createLabelledRandom(plan.seed, 'story/cluster');
  const towned = countriesWith(plan, { overdose: 0.8, death: 0.4, 'drug-check': 1 }).filter(
    (iso2) => townsOf(iso2).length === 3,
  );
  const choices = towned
    .map((iso2) => ({ iso2, strangers: ADULTERANTS.filter((name) => !isUsual(plan, iso2, name)) }))
    .filter(({ strangers }) => strangers.length > 0);
  const { iso2, strangers } = pick(random, choices);
  const startWeek = pickWhole(random, 132, 137);
  const clusterStartWeek = startWeek + pickWhole(random, 5, 8);
  return {
    id: 'overdose-cluster',
    newcomer: pick(random, strangers),
    drug: soldAs(random, plan, iso2),
    stops: [stop(iso2, startWeek, { town: pick(random, townsOf(iso2).slice(1)) })],
    clusterStartWeek,
    clusterStartsOn: isoOf(weekStart(clusterStartWeek)),
  };
}

function townsOf(iso2: string): readonly string[] {
  return SAMPLE_COUNTRIES.find((country) => country.iso2 === iso2)?.towns ?? [];
}

function isUsual(plan: SamplePlan, iso2: string, name: string): boolean {
  return plan.streams.some(
    ({ country, mix }) => country.iso2 === iso2 && mix.some(({ substance }) => substance.key === name),
  );
}

function soldAs(random: Random, plan: SamplePlan, iso2: string): string {
  const mix = findStream(plan, iso2, 'drug-check')?.mix ?? [];
  return pick(random, mix).substance.key;
}
