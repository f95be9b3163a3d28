import type { ReportDraft, ReportedRoute, ReportKind } from '../../../model/report.ts';
import { isoOf, SEEDED_WEEKS, START_DAY, TODAY, WEEKS, weekStart } from './calendar.ts';
import { drawDetails, drawQuantity, roleOf } from './details.ts';
import {
  drawSubstance,
  KIND_LAGS,
  type PlannedStream,
  type PlannedSubstance,
  type SamplePlan,
} from './plan.ts';
import { createLabelledRandom, drawLognormal, pick, pickWeighted, pickWhole, type Random } from './random.ts';
import { FAMILY_TRANSPORT, type SampleSubstance } from './substances.ts';

export type SampleReport = ReportDraft & {
  readonly recordId: string;
  readonly reportedOn: string;
  readonly isSimulated: true;
};

/** Weekly counts vary more than Poisson: variance = mean + mean² / size. */
const DISPERSION_SIZE = 12;
/** Each substance of a mix occurs at least so often in the first weeks, in every usual way (leg, mode, hiding place, spelling). */
const SEEDED_TIMES = 3;
/** Share of route rows that name a departure country never usual there: noise that must not ring. */
const ODD_LEG_SHARE = 0.002;
/** Monday to Sunday. */
const DAY_WEIGHTS = [16, 17, 17, 17, 16, 10, 7];

interface Event {
  readonly day: number;
  readonly planned: PlannedSubstance;
}

/** All reports of one stream, by the day on which they happened. */
export function* generateStream(plan: SamplePlan, stream: PlannedStream): Generator<SampleReport> {
  const random = createLabelledRandom(plan.seed, `reports/${stream.reporter.key}`);
  const events = drawEvents(random, stream).sort((left, right) => left.day - right.day);
  const seen = new Map<PlannedSubstance, number>();
  let serial = 0;
  for (const event of events) {
    const times = seen.get(event.planned) ?? 0;
    seen.set(event.planned, times + 1);
    serial++;
    const report = buildReport(random, { plan, stream, event, times, serial });
    if (event.day <= stream.lastDay) yield report;
  }
  yield* zeroReports(random, stream, events);
}

function drawEvents(random: Random, stream: PlannedStream): Event[] {
  if (stream.kind === 'wastewater') return wastewaterEvents(random, stream);
  if (stream.kind === 'survey') return surveyEvents(random, stream);
  const events: Event[] = [];
  for (let week = 0; week < WEEKS; week++) {
    const count = random.negativeBinomial(stream.perWeek * season(stream, week), DISPERSION_SIZE);
    for (let index = 0; index < count; index++) {
      const planned = drawSubstance(random, stream.mix, week / 52);
      events.push({ day: weekStart(week) + pickWeighted(random, DAY_WEIGHTS), planned });
    }
  }
  return events.concat(missingSeeds(random, stream, events));
}

function season({ seasonal }: PlannedStream, week: number): number {
  return 1 + seasonal.amplitude * Math.cos((2 * Math.PI * (week - seasonal.peakWeek)) / 52.18);
}

function missingSeeds(random: Random, stream: PlannedStream, events: readonly Event[]): Event[] {
  return stream.mix.flatMap((planned) => {
    const early = events.filter((event) => event.planned === planned && event.day < weekStart(SEEDED_WEEKS));
    const missing = Math.max(0, SEEDED_TIMES - early.length);
    return Array.from({ length: missing }, () => ({
      day: START_DAY + pickWhole(random, 0, 7 * SEEDED_WEEKS - 1),
      planned,
    }));
  });
}

/** One sample a week and substance; a few are lost. */
function wastewaterEvents(random: Random, stream: PlannedStream): Event[] {
  return Array.from({ length: WEEKS }, (_, week) => week).flatMap((week) =>
    stream.mix
      .filter(() => random.uniform() > 0.04)
      .map((planned) => ({ day: weekStart(week) + 2, planned })),
  );
}

/** One field week a year, the same each year. */
function surveyEvents(random: Random, stream: PlannedStream): Event[] {
  const first = pickWhole(random, 2, 28);
  return [0, 1, 2].flatMap((year) =>
    stream.mix.map((planned) => ({ day: weekStart(first + 52 * year), planned })),
  );
}

interface ReportOrder {
  readonly plan: SamplePlan;
  readonly stream: PlannedStream;
  readonly event: Event;
  /** How often the stream has named this substance before. */
  readonly times: number;
  readonly serial: number;
}

function buildReport(random: Random, order: ReportOrder): SampleReport {
  const { stream, event, times, serial } = order;
  const { kind, country } = stream;
  const { family } = event.planned.substance;
  const name = writtenName(random, stream, event.planned, times);
  const isIncomplete = stream.gap === 'incomplete';
  const amount = isIncomplete ? undefined : drawQuantity(random, kind, family);
  const place = isIncomplete
    ? { country: country.iso2 }
    : { country: country.iso2, town: townOf(random, stream, times) };
  return {
    ...reportHead(random, stream, event.day, serial),
    place,
    substances: [{ name, role: roleOf(kind) }],
    details: drawDetails(random, kind, name),
    ...(amount === undefined ? {} : { quantity: amount }),
    ...(isIncomplete ? {} : routing(random, order)),
  };
}

const pad = (serial: number): string => String(serial).padStart(6, '0');

/** Who, when and which record: what every report carries. */
export function reportHead(random: Random, stream: PlannedStream, day: number, serial: number) {
  const lag = KIND_LAGS[stream.kind];
  return {
    kind: stream.kind,
    reporter: stream.reporter,
    recordId: `${stream.reporter.key}-${pad(serial)}`,
    occurredOn: isoOf(day),
    occurredPrecision: stream.kind === 'survey' ? ('week' as const) : ('day' as const),
    reportedOn: isoOf(day + Math.max(1, Math.round(drawLognormal(random, lag.medianDays, lag.sigma)))),
    isSimulated: true as const,
  };
}

/** An incomplete stream leaves two names in five unknown, from its first report on. */
function writtenName(
  random: Random,
  stream: PlannedStream,
  planned: PlannedSubstance,
  times: number,
): string {
  const [usual, second] = planned.spellings as [string, string | undefined];
  if (stream.gap === 'incomplete' && times % 5 < 2) return 'Unknown';
  const companion = mixedWith(stream, planned);
  if (companion !== undefined && times % 6 === 1) return `${usual} & ${companion}`;
  const isSecond = times < SEEDED_TIMES ? times === 2 : random.uniform() < 0.2;
  // Water holds what a pill holds, by its own name.
  if (stream.kind === 'wastewater') return analyteOf(planned.substance);
  return isSecond && second !== undefined ? second : usual;
}

const analyteOf = ({ key }: SampleSubstance): string => (key === 'Captagon' ? 'Fenethylline' : key);

/** Laboratories and registers see heroin with fentanyl where both are usual. */
function mixedWith(stream: PlannedStream, planned: PlannedSubstance): string | undefined {
  if (planned.substance.key !== 'Heroin' || !MIXTURE_KINDS.includes(stream.kind)) return undefined;
  return stream.mix.find(({ substance }) => substance.key === 'Fentanyl')?.spellings[0];
}

const MIXTURE_KINDS: readonly ReportKind[] = ['laboratory', 'death', 'overdose'];

function townOf(random: Random, { country, kind }: PlannedStream, times: number): string {
  const { towns } = country;
  if (kind === 'wastewater' || kind === 'survey') return towns[0] as string;
  if (times < towns.length) return towns[times] as string;
  return towns[pickWeighted(random, [5, 3, 2].slice(0, towns.length))] as string;
}

const ROUTED: readonly ReportKind[] = ['seizure', 'precursor-incident'];

function routing(
  random: Random,
  { plan, stream, event, times }: ReportOrder,
): Pick<ReportDraft, 'route' | 'mode' | 'concealment'> {
  if (!ROUTED.includes(stream.kind)) return {};
  const { family } = event.planned.substance;
  const { modes, concealments } = FAMILY_TRANSPORT[family];
  const departures = plan.departures.get(stream.country.iso2) as readonly string[];
  const choose = (values: readonly string[]) =>
    times < SEEDED_TIMES ? (values[times % values.length] as string) : pick(random, values);
  const isRouted = times < SEEDED_TIMES || random.uniform() < 0.45;
  const departure =
    random.uniform() < ODD_LEG_SHARE ? oddDeparture(random, plan, stream) : choose(departures);
  const route: ReportedRoute = { departure, destination: stream.country.iso2 };
  return { mode: choose(modes), concealment: choose(concealments), ...(isRouted ? { route } : {}) };
}

function oddDeparture(random: Random, plan: SamplePlan, stream: PlannedStream): string {
  const others = plan.streams.filter(({ country }) => country.iso2 !== stream.country.iso2);
  return pick(random, others).country.iso2;
}

/** Small streams say «we looked and saw nothing» for each empty month. */
function* zeroReports(
  random: Random,
  stream: PlannedStream,
  events: readonly Event[],
): Generator<SampleReport> {
  if (stream.kind !== 'seizure' || stream.perWeek > 0.7) return;
  const busy = new Set(events.map(({ day }) => isoOf(day).slice(0, 7)));
  for (const month of monthsBetween(START_DAY, TODAY)) {
    if (busy.has(month.iso.slice(0, 7)) || month.lastDay > stream.lastDay) continue;
    yield {
      kind: stream.kind,
      reporter: stream.reporter,
      recordId: `${stream.reporter.key}-zero-${month.iso.slice(0, 7)}`,
      occurredOn: month.iso,
      occurredPrecision: 'month',
      reportedOn: isoOf(month.lastDay + pickWhole(random, 2, 12)),
      place: { country: stream.country.iso2 },
      substances: [],
      isZeroReport: true,
      isSimulated: true,
    };
  }
}

/** Whole calendar months that lie between two days. */
function monthsBetween(firstDay: number, lastDay: number): { iso: string; lastDay: number }[] {
  const months: { iso: string; lastDay: number }[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    const iso = isoOf(day);
    if (!iso.endsWith('-01')) continue;
    const [year, month] = iso.split('-').map(Number) as [number, number];
    months.push({ iso, lastDay: Date.UTC(year, month, 0) / 86_400_000 });
  }
  return months.filter((month) => month.lastDay <= lastDay);
}
