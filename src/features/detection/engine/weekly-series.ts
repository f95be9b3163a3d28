import { type AsOfView, addWeeks, comparableFrom, SETTLED_REPORTS } from './as-of.ts';
import { meanOf, RECENT_WEEKS, type WeeklySeries } from './describe-increase.ts';
import { weekOfDay } from './weeks.ts';

const MOST_HISTORY_WEEKS = 290;
/** The longest history begins anew every half year, so that past weeks keep their verdicts meanwhile. */
const HISTORY_STEP_WEEKS = 26;
/** Streams at their present volume that send this share of the recent reports stand for the series. */
const COVERED = 0.8;
const ERRATIC_WEEKS = 26;
/** Variance over mean², beyond the Poisson's, above which a stream comes in batches. */
const ERRATIC_OVERDISPERSION = 0.7;

/** Builds the weekly series of one view. What several series share is computed once. */
export class WeeklySeriesBuilder {
  readonly #view: AsOfView;
  readonly #recentOfRun: Float64Array;
  readonly #isBatched: boolean[];
  /** Weekly reports by series of all substances in a place, then by stream; all weeks of the data. */
  readonly #volumes = new Map<number, ReadonlyMap<number, Float64Array>>();
  readonly #firstWeek: number;
  readonly #weeks: number;

  constructor(view: AsOfView) {
    this.#view = view;
    this.#recentOfRun = countRecent(view);
    this.#isBatched = view.streams.map(({ totals }) => isBatched(totals));
    this.#firstWeek = weekOfDay(view.cells.firstDay);
    this.#weeks = Math.max(0, ...view.streams.map(({ lastWeek }) => lastWeek - this.#firstWeek + 1));
  }

  /** Reports of the last full weeks. */
  recentOf(series: number): number {
    const { runFrom, runs } = this.#view.cells.series;
    let sum = 0;
    for (let at = runFrom[series]!; at < runFrom[series + 1]!; at++) sum += this.#recentOfRun[runs[at]!]!;
    return sum;
  }

  /** Weekly counts of the streams that kept their present volume long enough; a reason where they carry too little. */
  build(series: number): WeeklySeries | string {
    const { streams, cells } = this.#view;
    const node = cells.series.node[series]!;
    const startOf = (stream: number): number => comparableFrom(streams[stream]!, node);
    const recent = this.#recentByStream(series);
    const lastWeek = Math.min(...[...recent.keys()].map((stream) => streams[stream]!.lastWeek));
    // Among several streams, one that comes in batches stands for nothing; a single one is judged by its other reports.
    const isLeftOut = (stream: number): boolean => recent.size > 1 && this.#isBatched[stream]!;
    const from = this.#coveredFrom(recent, startOf, isLeftOut);
    if (from === undefined) return 'stream-erratic';
    const firstWeek = Math.max(from, oldestWeek(lastWeek), firstWeekOfPlace(this.#view, series));
    const weeks = lastWeek - firstWeek + 1;
    if (weeks < RECENT_WEEKS + 1) return 'stream-too-young';
    const counts = new Float64Array(weeks);
    const included = new Set<number>();
    for (let at = cells.series.runFrom[series]!; at < cells.series.runFrom[series + 1]!; at++) {
      const run = cells.series.runs[at]!;
      const stream = cells.runs.stream[run]!;
      if (startOf(stream) > firstWeek || isLeftOut(stream)) continue;
      included.add(stream);
      addWeeks(cells, run, { day: this.#view.day, firstWeek, totals: counts });
    }
    const streamVolume = new Float64Array(weeks);
    for (const stream of included) {
      const state = streams[stream]!;
      const offset = firstWeek - state.firstWeek;
      for (let i = 0; i < weeks; i++) streamVolume[i]! += state.totals[offset + i] ?? 0;
    }
    // Of a stream that has sent next to nothing no one can tell a rise of one substance from a rise of the stream.
    const settled = streamVolume.subarray(0, weeks - RECENT_WEEKS).reduce((sum, reports) => sum + reports, 0);
    if (settled < SETTLED_REPORTS) return 'stream-too-young';
    const volume = this.#volumeOf(placeSeries(this.#view, series), { firstWeek, weeks, included });
    return { counts, volume, streamVolume, firstWeek };
  }

  #recentByStream(series: number): ReadonlyMap<number, number> {
    const { runFrom, runs } = this.#view.cells.series;
    const recent = new Map<number, number>();
    for (let at = runFrom[series]!; at < runFrom[series + 1]!; at++) {
      const found = this.#recentOfRun[runs[at]!]!;
      if (found === 0) continue;
      const stream = this.#view.cells.runs.stream[runs[at]!]!;
      recent.set(stream, (recent.get(stream) ?? 0) + found);
    }
    return recent;
  }

  /** First week from which the streams that send most of the recent reports can be compared; undefined where none do. */
  #coveredFrom(
    recent: ReadonlyMap<number, number>,
    startOf: (stream: number) => number,
    isLeftOut: (stream: number) => boolean,
  ): number | undefined {
    const total = [...recent.values()].reduce((sum, reports) => sum + reports, 0);
    let covered = 0;
    for (const stream of [...recent.keys()].sort((a, b) => startOf(a) - startOf(b))) {
      if (isLeftOut(stream)) continue;
      covered += recent.get(stream)!;
      if (covered >= COVERED * total) return startOf(stream);
    }
    return undefined;
  }

  #volumeOf(
    place: number,
    { firstWeek, weeks, included }: { firstWeek: number; weeks: number; included: ReadonlySet<number> },
  ): Float64Array {
    const volume = new Float64Array(weeks);
    const byStream = this.#volumesIn(place);
    for (const stream of included) {
      const totals = byStream.get(stream);
      if (totals === undefined) continue;
      for (let i = 0; i < weeks; i++) volume[i]! += totals[firstWeek - this.#firstWeek + i] ?? 0;
    }
    return volume;
  }

  #volumesIn(place: number): ReadonlyMap<number, Float64Array> {
    const known = this.#volumes.get(place);
    if (known !== undefined) return known;
    const { cells, day } = this.#view;
    const volumes = new Map<number, Float64Array>();
    for (let at = cells.series.runFrom[place]!; at < cells.series.runFrom[place + 1]!; at++) {
      const run = cells.series.runs[at]!;
      const stream = cells.runs.stream[run]!;
      const totals = volumes.get(stream) ?? new Float64Array(this.#weeks);
      volumes.set(stream, totals);
      addWeeks(cells, run, { day, firstWeek: this.#firstWeek, totals, counts: cells.ownReports });
    }
    this.#volumes.set(place, volumes);
    return volumes;
  }
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

/** True where the other reports of the same streams come in batches: their weeks do not measure what happened in them. */
export function isErratic({ counts, streamVolume }: WeeklySeries): boolean {
  return isBatched(streamVolume.map((value, week) => value - counts[week]!));
}

function isBatched(totals: Float64Array): boolean {
  const last = totals.subarray(Math.max(0, totals.length - ERRATIC_WEEKS));
  const mean = meanOf(last, 0, last.length);
  if (mean < 5 || last.length < 8) return false;
  const variance = last.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (last.length - 1);
  return variance - mean > ERRATIC_OVERDISPERSION * mean * mean;
}
