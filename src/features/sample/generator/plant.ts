import type { ReportDraft, ReportKind } from '../../../model/report.ts';
import { reportHead, type SampleReport } from './baseline.ts';
import { WEEKS, weekStart } from './calendar.ts';
import { drawDetails, drawQuantity, roleOf } from './details.ts';
import type { PlannedStream, SamplePlan } from './plan.ts';
import { createLabelledRandom, pick, pickWhole, type Random } from './random.ts';
import { findStream, type PlantedStory, type StoryStop, storiesOf } from './stories.ts';
import type { Family } from './substances.ts';

/** Serial numbers of planted records; no stream's own reports come near it. */
const FIRST_SERIAL = 500_000;

type Extra = Pick<ReportDraft, 'route' | 'mode' | 'concealment' | 'details'>;

interface Planting {
  readonly kind: ReportKind;
  readonly stop: StoryStop;
  readonly name: string;
  readonly family: Family;
  /** Mean number of reports in a week, by weeks since the start. */
  readonly rate: (weeksIn: number) => number;
  readonly firstWeek: number;
  readonly weeks: number;
  readonly more?: (random: Random) => Extra;
}

/** The reports that the stories add to the baseline. */
export function* plantStories(plan: SamplePlan): Generator<SampleReport> {
  for (const story of storiesOf(plan)) {
    const random = createLabelledRandom(plan.seed, `planted/${story.id}`);
    for (const planting of plantingsOf(story)) yield* plant(random, plan, planting);
  }
}

/**
 * Share of the old precursor's reports that a story leaves at a place: one until it starts, then down to 15 % in twenty weeks.
 * Used to thin the baseline.
 */
export function shareLeft(startWeek: number, week: number): number {
  return week < startWeek ? 1 : Math.max(0.15, 1 - (week - startWeek) / 20);
}

function* plant(random: Random, plan: SamplePlan, planting: Planting): Generator<SampleReport> {
  const stream = findStream(plan, planting.stop.iso2, planting.kind);
  if (stream === undefined) return;
  let serial = FIRST_SERIAL + 1000 * plan.streams.indexOf(stream);
  const lastWeek = Math.min(WEEKS, planting.firstWeek + planting.weeks);
  for (let week = planting.firstWeek; week < lastWeek; week++) {
    const weeksIn = week - planting.firstWeek;
    // The first week never stays empty: it is the date that the documentation gives.
    const count = Math.max(weeksIn === 0 ? 1 : 0, random.poisson(planting.rate(weeksIn)));
    for (let index = 0; index < count; index++) {
      serial++;
      yield buildPlanted(random, stream, planting, {
        day: weekStart(week) + pickWhole(random, 0, 6),
        serial,
      });
    }
  }
}

function buildPlanted(
  random: Random,
  stream: PlannedStream,
  { kind, stop, name, family, more }: Planting,
  at: { readonly day: number; readonly serial: number },
): SampleReport {
  const amount = drawQuantity(random, kind, family);
  return {
    ...reportHead(random, stream, at.day, at.serial),
    place: { country: stop.iso2, town: stop.town ?? (stream.country.towns[0] as string) },
    substances: [{ name, role: roleOf(kind) }],
    details: drawDetails(random, kind, name),
    ...(amount === undefined ? {} : { quantity: amount }),
    ...more?.(random),
  };
}

function plantingsOf(story: PlantedStory): readonly Planting[] {
  switch (story.id) {
    case 'nitazene-by-post':
      return story.stops.flatMap((stop) => nitazenePlantings(story, stop));
    case 'designer-precursor':
      return story.stops.flatMap((stop) => precursorPlantings(story, stop));
    case 'overdose-cluster':
      return story.stops.flatMap((stop) => clusterPlantings(story, stop));
  }
}

/** Rises to its full rate over ten weeks. */
const rising = (rate: number) => (weeksIn: number) => rate * Math.min(1, (weeksIn + 2) / 10);
const steady = (rate: number) => () => rate;

function nitazenePlantings(story: PlantedStory, stop: StoryStop): Planting[] {
  const common = {
    stop,
    name: story.newcomer,
    family: 'nitazene' as const,
    firstWeek: stop.startWeek,
    weeks: WEEKS,
  };
  const more = () => ({
    mode: 'Mail',
    concealment: 'Postal',
    route: { departure: stop.from as string, destination: stop.iso2 },
  });
  return [
    { ...common, kind: 'seizure', rate: rising(1.6), more },
    { ...common, kind: 'laboratory', rate: rising(1) },
  ];
}

function precursorPlantings(story: PlantedStory, stop: StoryStop): Planting[] {
  const { startWeek: firstWeek } = stop;
  const route = { departure: stop.from as string, destination: stop.iso2 };
  return [
    {
      stop,
      firstWeek,
      weeks: WEEKS,
      kind: 'precursor-incident',
      name: story.newcomer,
      family: 'precursor',
      rate: rising(1.3),
      more: () => ({ mode: 'Commercial air', concealment: 'Freight', route }),
    },
    {
      stop,
      firstWeek: firstWeek + 4,
      weeks: WEEKS,
      kind: 'equipment-incident',
      name: story.drug as string,
      family: 'pill',
      // A wave, not a slow rise: presses come by the consignment once the chemical is there.
      rate: (weeksIn) => (weeksIn < 8 ? 3 : 1.2),
      more: () => ({ details: { equipment: 'tablet press', items: 1 } }),
    },
  ];
}

function clusterPlantings(story: PlantedStory, stop: StoryStop): Planting[] {
  const sold = story.drug as string;
  const common = { stop, name: story.newcomer, family: 'benzodiazepine' as const };
  const clusterWeek = story.clusterStartWeek as number;
  return [
    {
      ...common,
      kind: 'drug-check',
      firstWeek: stop.startWeek,
      weeks: 14,
      rate: steady(2),
      more: (random) => ({
        details: { soldAs: sold, form: pick(random, ['powder', 'tablet']), service: 'on site' },
      }),
    },
    { ...common, kind: 'overdose', firstWeek: clusterWeek, weeks: 7, rate: steady(5) },
    { ...common, kind: 'death', firstWeek: clusterWeek, weeks: 7, rate: steady(1.2) },
  ];
}
