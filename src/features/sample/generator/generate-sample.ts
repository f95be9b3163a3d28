import type { IsoDate } from '../../../model/report.ts';
import { generateStream, type SampleReport } from './baseline.ts';
import { dayOf, SAMPLE_TODAY, START_DAY } from './calendar.ts';
import { createSharing } from './markings.ts';
import { type GapState, type PlannedStream, planSample, type SamplePlan } from './plan.ts';
import { plantStories, shareLeft } from './plant.ts';
import { createLabelledRandom, type Random } from './random.ts';
import { type PlantedStory, storiesOf } from './stories.ts';

export interface SampleOptions {
  /** Whole number; another seed is another coalition with other stories. */
  readonly seed: number;
  readonly stories: boolean;
  /** Reports that were sent by this day; the sample's today unless given. */
  readonly until?: IsoDate;
}

/** The seed that the product starts with and its documentation speaks of. */
export const SAMPLE_SEED = 20_240_314;

/**
 * The simulated coalition's reports, stream after stream, each stream by the day of what happened.
 *
 * The same options give the same reports; the baseline is the same with and without stories, but for the precursor that a
 * story replaces.
 */
export function* generateSample(options: SampleOptions): Generator<SampleReport> {
  const plan = planSample(options.seed);
  const until = options.until === undefined || options.until > SAMPLE_TODAY ? SAMPLE_TODAY : options.until;
  const share = createSharing(plan);
  for (const report of options.stories ? withStories(plan) : baseline(plan)) {
    if (report.reportedOn <= until) yield share(report);
  }
}

/** Streams that are silent, late or incomplete on purpose: reporter key and state. */
export function gapsFor(seed: number): ReadonlyMap<string, GapState> {
  const gapped = planSample(seed).streams.flatMap(({ reporter, gap }) =>
    gap === undefined ? [] : [[reporter.key, gap] as const],
  );
  return new Map(gapped);
}

function* baseline(plan: SamplePlan): Generator<SampleReport> {
  for (const stream of plan.streams) yield* generateStream(plan, stream);
}

function* withStories(plan: SamplePlan): Generator<SampleReport> {
  const replaced = storiesOf(plan).find(({ id }) => id === 'designer-precursor') as PlantedStory;
  const random = createLabelledRandom(plan.seed, 'thinning');
  for (const stream of plan.streams) {
    const spellings = replacedSpellings(stream, replaced);
    for (const report of generateStream(plan, stream)) {
      if (spellings.length === 0 || isKept(random, report, replaced, spellings)) yield report;
    }
  }
  yield* plantStories(plan);
}

function replacedSpellings(stream: PlannedStream, story: PlantedStory): readonly string[] {
  if (stream.kind !== 'precursor-incident') return [];
  return stream.mix.find(({ substance }) => substance.key === story.replaces)?.spellings ?? [];
}

function isKept(
  random: Random,
  report: SampleReport,
  story: PlantedStory,
  spellings: readonly string[],
): boolean {
  const stop = story.stops.find(({ iso2 }) => iso2 === report.place.country);
  if (stop === undefined || !spellings.includes(report.substances[0]?.name ?? '')) return true;
  const week = Math.floor((dayOf(report.occurredOn) - START_DAY) / 7);
  return random.uniform() < shareLeft(stop.startWeek, week);
}
