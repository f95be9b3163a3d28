import { type StreamChange, streamChange } from '../../../detectors/index.ts';
import { isoOf as dateOfDay } from '../../../kernel/days.ts';
import type { Finding, FindingSeries } from '../../../model/detector.ts';
import { type AsOfView, countStreamWeeks, type StreamState } from './as-of.ts';
import type { StreamNaming } from './naming.ts';
import { mondayOfWeek } from './weeks.ts';

/** A change stays a finding for this long after it began. */
export const STREAM_CHANGE_WEEKS = 60;
// A stream whose silence before is as short as this may only have been there from the beginning of the data.
const LEAST_SILENCE_BEFORE_START = 26;
const CHART_WEEKS = 156;

/** Findings about the streams themselves: starts, stops and changes of volume that are recent on the as-of date. */
export function judgeStreams(view: AsOfView): Finding[] {
  return view.streams.flatMap((state, stream) => [
    ...state.changes
      .filter((change) => isRecent(state, change) && isReal(change))
      .map((change) => describe(view, stream, change)),
    ...state.namings
      .filter(({ week }) => state.lastWeek - week < STREAM_CHANGE_WEEKS)
      .map((naming) => describeNaming(view, stream, naming)),
  ]);
}

/** Observed: reports under the new names, over the weeks compared. */
function describeNaming(view: AsOfView, stream: number, naming: StreamNaming): Finding {
  const state = view.streams[stream]!;
  const info = view.cells.input.streams[stream]!;
  const place = info.country >= 0 ? info.country : view.cells.world;
  const startDay = mondayOfWeek(naming.week);
  const lastDay = mondayOfWeek(state.lastWeek) + 6;
  const reports = countStreamWeeks(state, naming.week, naming.toWeek + 1);
  const renamed = Math.round(naming.comeShare * reports);
  const excessNats = naming.gain - streamChange.defaults.breakPenalty / 2;
  const from = Math.max(0, state.totals.length - CHART_WEEKS);
  const observed = [...state.totals.subarray(from)];
  const nowhere = observed.map(() => Number.NaN);
  return {
    detector: 'stream-change',
    detectorVersion: streamChange.version,
    kind: 'stream-naming',
    place,
    stream,
    startDay,
    lastDay,
    observed: renamed,
    expected: 0,
    score: Math.min(100, Math.max(0, (10 * excessNats) / Math.LN10)),
    evidence: { place, kind: info.kind, stream, fromDay: startDay, toDay: lastDay },
    series: {
      firstWeekDay: mondayOfWeek(state.firstWeek + from),
      observed,
      expected: nowhere,
      lower: nowhere,
      upper: nowhere,
      isAlarm: observed.map((_, i) => state.firstWeek + from + i >= naming.week),
    },
    folded: [],
    explanation: {
      key: 'detectors.stream-change.explain.stream-naming-counted',
      values: {
        stream: info.name,
        gone: naming.gone.length,
        come: naming.come.length,
        goneShare: Math.round(100 * naming.goneShare),
        comeShare: Math.round(100 * naming.comeShare),
        renamed,
        reports,
        weeks: naming.toWeek - naming.week + 1,
      },
    },
  };
}

function isRecent(state: StreamState, change: StreamChange): boolean {
  return state.totals.length - change.after.from <= STREAM_CHANGE_WEEKS;
}

function isReal(change: StreamChange): boolean {
  if (change.kind !== 'stream-start') return true;
  return change.before.to - change.before.from + 1 >= LEAST_SILENCE_BEFORE_START;
}

function describe(view: AsOfView, stream: number, change: StreamChange): Finding {
  const state = view.streams[stream]!;
  const info = view.cells.input.streams[stream]!;
  const startDay = mondayOfWeek(state.firstWeek + change.after.from);
  const lastDay = mondayOfWeek(state.firstWeek + change.after.to) + 6;
  const place = info.country >= 0 ? info.country : view.cells.world;
  const expected = change.before.rate * (change.after.to - change.after.from + 1);
  const excessNats = change.gain - streamChange.defaults.breakPenalty / 2;
  const ending = change.isReturn ? 'stream-return' : change.kind;
  return {
    detector: 'stream-change',
    detectorVersion: streamChange.version,
    kind: change.kind,
    place,
    stream,
    startDay,
    lastDay,
    observed: change.after.reports,
    expected,
    score: Math.min(100, Math.max(0, (10 * excessNats) / Math.LN10)),
    evidence: { place, kind: info.kind, stream, fromDay: startDay, toDay: lastDay },
    series: chart(state, change),
    folded: [],
    explanation: {
      key: `detectors.stream-change.explain.${ending}`,
      values: {
        stream: info.name,
        before: round(change.before.rate * 4.35),
        after: round(change.after.rate * 4.35),
        weeksBefore: change.before.to - change.before.from + 1,
        until: isOver(state, change) ? dateOfDay(lastDay) : '',
      },
    },
  };
}

/** A stream that came back has not stopped, and a volume that was left again is not the present one; a start stays one. */
function isOver(state: StreamState, { kind, after }: StreamChange): boolean {
  const next = state.regimes.find(({ from }) => from === after.to + 1);
  if (next === undefined || kind === 'stream-start') return false;
  return kind === 'stream-volume' || next.rate > after.rate;
}

function round(value: number): number {
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
}

function chart(state: StreamState, change: StreamChange): FindingSeries {
  const from = Math.max(0, state.totals.length - CHART_WEEKS);
  const observed = [...state.totals.subarray(from)];
  const isAfter = observed.map((_, i) => from + i >= change.after.from && from + i <= change.after.to);
  const nowhere = observed.map(() => Number.NaN);
  const inBefore = (i: number): boolean => from + i >= change.before.from && from + i <= change.before.to;
  return {
    firstWeekDay: mondayOfWeek(state.firstWeek + from),
    observed,
    expected: observed.map((_, i) => (isAfter[i] || inBefore(i) ? change.before.rate : Number.NaN)),
    lower: nowhere,
    upper: nowhere,
    isAlarm: isAfter,
  };
}
