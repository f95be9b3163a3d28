import type { DetectionOutput, Finding, FindingSeries } from '../../../model/detector.ts';
import { type AsOfView, addWeeks, comparableFrom, SETTLED_REPORTS } from './as-of.ts';
import { type BarOptions, findBar } from './bar.ts';
import {
  describeIncrease,
  drawIncrease,
  growthAt,
  meanOf,
  RECENT_WEEKS,
  type WeeklySeries,
} from './describe-increase.ts';
import {
  INCREASE_METHODS,
  type IncreaseMethod,
  rescaleVerdict,
  type WeekVerdict,
} from './increase-method.ts';
import type { Judgement } from './judgement.ts';
import { VerdictMemory } from './verdict-memory.ts';
import { weekOfDay } from './weeks.ts';

/** An episode is looked for so far back. */
const EPISODE_WEEKS = 26;
const LEAST_RECENT_REPORTS = 3;
const MOST_HISTORY_WEEKS = 290;
/** The longest history begins anew every half year, so that past weeks keep their verdicts meanwhile. */
const HISTORY_STEP_WEEKS = 26;
/** Streams at their present volume that send this share of the recent reports stand for the series. */
const COVERED = 0.8;
const ERRATIC_WEEKS = 26;
/** Variance over mean², beyond the Poisson's, above which a stream comes in batches. */
const ERRATIC_OVERDISPERSION = 0.7;

export interface IncreaseJudgement extends Judgement {
  readonly coverage: Pick<DetectionOutput['coverage'], 'farrington-flexible' | 'ears'>;
}

interface Candidate {
  readonly finding: Finding;
  readonly draw: () => FindingSeries;
}

interface Context {
  readonly memory: VerdictMemory;
  readonly view: AsOfView;
  readonly methods: readonly IncreaseMethod[];
  readonly recentOfRun: Float64Array;
}

/** Judges the last weeks of every weekly series that holds reports against its own history. */
export function judgeIncreases(
  view: AsOfView,
  options: BarOptions,
  memory = new VerdictMemory(),
): IncreaseJudgement {
  const methods = INCREASE_METHODS;
  const context: Context = { view, memory, methods, recentOfRun: countRecent(view) };
  const refusals = { 'farrington-flexible': {}, ears: {} } as Record<
    IncreaseMethod['id'],
    Record<string, number>
  >;
  const scored = { 'farrington-flexible': 0, ears: 0 };
  const refuse = (id: IncreaseMethod['id'], key: string): void => {
    refusals[id][`detectors.reason.${key}`] = (refusals[id][`detectors.reason.${key}`] ?? 0) + 1;
  };
  const found: Record<IncreaseMethod['id'], Candidate[]> = { 'farrington-flexible': [], ears: [] };
  const explained: Finding[] = [];
  const { series } = view.cells;
  for (let at = 0; at < series.count; at++) {
    if (series.node[at] === view.cells.everything || series.firstKnownDay[at]! > view.day) continue;
    const weekly =
      recentOf(context, at) < LEAST_RECENT_REPORTS ? 'too-few-reports' : buildWeekly(context, at);
    if (typeof weekly === 'string') {
      for (const { id } of methods) refuse(id, weekly);
      continue;
    }
    // The method with the longest history that the series has; one series is judged by one method.
    const history = weekly.counts.length - RECENT_WEEKS;
    if (isErratic(weekly)) {
      for (const { id } of methods) refuse(id, 'stream-erratic');
      continue;
    }
    const method = methods.find(
      (each) =>
        history >= each.minimumHistoryWeeks &&
        typeof each.judge(weekly.counts, weekly.counts.length - 1) !== 'string',
    );
    for (const each of methods)
      if (each !== method) refuse(each.id, method ? 'judged-by-other' : 'history-too-short');
    if (method === undefined) continue;
    scored[method.id]++;
    const finding = isQuiet(weekly) ? undefined : judgeOne(context, at, { weekly, method });
    if (finding !== undefined) found[method.id].push(finding);
  }
  const rung = methods.flatMap(({ id }) => {
    const bar = findBar(
      found[id].map(({ finding }) => finding.pValue!),
      scored[id],
      options,
    );
    return found[id].filter(({ finding }) => finding.pValue! <= bar);
  });
  const coverage = {
    'farrington-flexible': {
      scored: scored['farrington-flexible'],
      notApplicable: refusals['farrington-flexible'],
    },
    ears: { scored: scored.ears, notApplicable: refusals.ears },
  };
  return {
    findings: rung.map(({ finding }) => finding),
    explained,
    charts: new Map(rung.map(({ finding, draw }) => [finding.evidence, draw])),
    scored: scored.ears + scored['farrington-flexible'],
    notApplicable: {},
    coverage,
  };
}

function countRecent({ cells, day, streams }: AsOfView): Float64Array {
  const recent = new Float64Array(cells.runs.node.length);
  for (let run = 0; run < recent.length; run++) {
    const { lastWeek } = streams[cells.runs.stream[run]!]!;
    for (let i = cells.runs.to[run]! - 1; i >= cells.runs.from[run]!; i--) {
      const week = weekOfDay(cells.occurredDay[i]!);
      if (week <= lastWeek - RECENT_WEEKS) break;
      if (week <= lastWeek && cells.knownDay[i]! <= day) recent[run]! += cells.reports[i]!;
    }
  }
  return recent;
}

function recentOf({ view, recentOfRun }: Context, series: number): number {
  const { runFrom, runs } = view.cells.series;
  let sum = 0;
  for (let at = runFrom[series]!; at < runFrom[series + 1]!; at++) sum += recentOfRun[runs[at]!]!;
  return sum;
}

/** Weekly counts of the streams that kept their present volume long enough; a reason where they carry too little. */
function buildWeekly({ view, recentOfRun }: Context, series: number): WeeklySeries | string {
  const { cells, streams } = view;
  const { runFrom, runs } = cells.series;
  const recent = new Map<number, number>();
  let total = 0;
  for (let at = runFrom[series]!; at < runFrom[series + 1]!; at++) {
    const found = recentOfRun[runs[at]!]!;
    if (found === 0) continue;
    const stream = cells.runs.stream[runs[at]!]!;
    recent.set(stream, (recent.get(stream) ?? 0) + found);
    total += found;
  }
  const node = cells.series.node[series]!;
  const startOf = (stream: number): number => comparableFrom(streams[stream]!, node);
  const lastWeek = Math.min(...[...recent.keys()].map((stream) => streams[stream]!.lastWeek));
  let covered = 0;
  let from = Number.POSITIVE_INFINITY;
  for (const stream of [...recent.keys()].sort((a, b) => startOf(a) - startOf(b))) {
    // Among several streams, one that comes in batches stands for nothing; a single one is judged by its other reports.
    if (recent.size > 1 && isBatched(streams[stream]!.totals)) continue;
    covered += recent.get(stream)!;
    from = startOf(stream);
    if (covered >= COVERED * total) break;
  }
  if (covered < COVERED * total) return 'stream-erratic';
  const firstWeek = Math.max(from, oldestWeek(lastWeek), firstWeekOfPlace(view, series));
  const weeks = lastWeek - firstWeek + 1;
  if (weeks < RECENT_WEEKS + 1) return 'stream-too-young';
  const counts = new Float64Array(weeks);
  const volume = new Float64Array(weeks);
  const included = new Set<number>();
  for (let at = runFrom[series]!; at < runFrom[series + 1]!; at++) {
    const run = runs[at]!;
    const stream = cells.runs.stream[run]!;
    if (startOf(stream) > firstWeek || (recent.size > 1 && isBatched(streams[stream]!.totals))) continue;
    included.add(stream);
    addWeeks(cells, run, { day: view.day, firstWeek, totals: counts });
  }
  addVolume(view, placeSeries(view, series), { firstWeek, volume, included });
  const streamVolume = new Float64Array(weeks);
  for (const stream of included) {
    const state = streams[stream]!;
    for (let i = 0; i < weeks; i++) streamVolume[i]! += state.totals[firstWeek + i - state.firstWeek] ?? 0;
  }
  // Of a stream that has sent next to nothing no one can tell a rise of one substance from a rise of the stream.
  const settled = streamVolume.subarray(0, weeks - RECENT_WEEKS).reduce((sum, reports) => sum + reports, 0);
  if (settled < SETTLED_REPORTS) return 'stream-too-young';
  return { counts, volume, streamVolume, firstWeek };
}

function oldestWeek(lastWeek: number): number {
  return Math.floor((lastWeek - MOST_HISTORY_WEEKS) / HISTORY_STEP_WEEKS) * HISTORY_STEP_WEEKS;
}

/** Series of all reports of the kind in the place of a series. */
function placeSeries({ cells }: AsOfView, series: number): number {
  const group = cells.series.group[series]!;
  const kind = group < cells.kinds.length ? group : cells.kindOfStream[group - cells.kinds.length]!;
  return cells.series.find(cells.everything, cells.series.place[series]!, kind);
}

/** Week in which a division or town was first named at all: before, its reports were filed under another name. */
function firstWeekOfPlace(view: AsOfView, series: number): number {
  const { cells } = view;
  const { level } = cells.input.places[cells.series.place[series]!]!;
  if (level !== 'division' && level !== 'town') return Number.NEGATIVE_INFINITY;
  const all = placeSeries(view, series);
  let first = Number.POSITIVE_INFINITY;
  for (let at = cells.series.runFrom[all]!; at < cells.series.runFrom[all + 1]!; at++) {
    first = Math.min(first, cells.occurredDay[cells.runs.from[cells.series.runs[at]!]!]!);
  }
  return weekOfDay(first);
}

function addVolume(
  { cells, day }: AsOfView,
  series: number,
  { firstWeek, volume, included }: { firstWeek: number; volume: Float64Array; included: ReadonlySet<number> },
): void {
  for (let at = cells.series.runFrom[series]!; at < cells.series.runFrom[series + 1]!; at++) {
    const run = cells.series.runs[at]!;
    if (included.has(cells.runs.stream[run]!)) addWeeks(cells, run, { day, firstWeek, totals: volume });
  }
}

/** True where no recent week stands out of the mean of the last year: the method need not be asked. */
function isQuiet({ counts }: WeeklySeries): boolean {
  const end = counts.length - RECENT_WEEKS;
  const mean = meanOf(counts, Math.max(0, end - 52), end);
  for (let week = end; week < counts.length; week++) {
    if (counts[week]! > mean + 2.5 * Math.sqrt(mean) + 1) return false;
  }
  return true;
}

/** True where the other reports of the same streams come in batches: their weeks do not measure what happened in them. */
function isErratic({ counts, streamVolume }: WeeklySeries): boolean {
  return isBatched(streamVolume.map((value, week) => value - counts[week]!));
}

function isBatched(totals: Float64Array): boolean {
  const last = totals.subarray(Math.max(0, totals.length - ERRATIC_WEEKS));
  const mean = meanOf(last, 0, last.length);
  if (mean < 5 || last.length < 8) return false;
  const variance = last.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (last.length - 1);
  return variance - mean > ERRATIC_OVERDISPERSION * mean * mean;
}

function judgeOne(
  { view, memory }: Context,
  series: number,
  { weekly, method }: { weekly: WeeklySeries; method: IncreaseMethod },
): Candidate | undefined {
  const { counts } = weekly;
  const verdictAt = (week: number): WeekVerdict | undefined => {
    const verdict = memory.judge(method, { series, ...weekly }, week);
    return verdict && rescaleVerdict(verdict, counts[week]!, growthAt(weekly, week));
  };
  const verdicts = new Map<number, WeekVerdict | undefined>();
  let best = 1;
  for (let week = counts.length - RECENT_WEEKS; week < counts.length; week++) {
    const verdict = verdictAt(week);
    verdicts.set(week, verdict);
    if (verdict !== undefined && counts[week]! >= LEAST_RECENT_REPORTS)
      best = Math.min(best, verdict.upperTailP);
  }
  // Bonferroni over the recent weeks.
  const pValue = Math.min(1, best * RECENT_WEEKS);
  if (pValue > 0.01) return undefined;
  for (let week = Math.max(0, counts.length - EPISODE_WEEKS); week < counts.length - RECENT_WEEKS; week++) {
    verdicts.set(week, verdictAt(week));
  }
  const finding = describeIncrease(view, series, { weekly, method, verdicts, pValue });
  return { finding, draw: () => drawIncrease(weekly, verdictAt) };
}
