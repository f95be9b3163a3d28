import { firstAppearance } from '../../../detectors/index.ts';
import type { EvidenceSelector, Finding, FindingSeries } from '../../../model/detector.ts';
import {
  type AsOfView,
  addWeeks,
  comparableFrom,
  countSeries,
  countStreamWeeks,
  SETTLED_REPORTS,
  type StreamState,
} from './as-of.ts';
import { type BarOptions, findBar, scoreOf } from './bar.ts';
import type { Judgement } from './judgement.ts';
import { mondayOfWeek, weekOfDay } from './weeks.ts';

/** What was first known longer ago than this is not new any more. */
const NEW_FOR_DAYS = 182;
const CHART_WEEKS = 156;
const LEVELS = ['country', 'region', 'world'] as const;

interface Sightings {
  readonly startDay: number;
  readonly lastDay: number;
  readonly reports: number;
  readonly daysOfStream: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Judges every substance and class whose first report in a country, a region or the world became known of late. */
export function judgeFirstAppearances(view: AsOfView, options: BarOptions): Judgement {
  const { cells } = view;
  const charts = new Map<EvidenceSelector, () => FindingSeries>();
  const judgement: Judgement = { findings: [], explained: [], charts, scored: 0, notApplicable: {} };
  const shares = new Map<number, number>();
  for (const level of LEVELS) {
    const found: Finding[] = [];
    let judged = 0;
    for (let series = 0; series < cells.series.count; series++) {
      if (!isJudgable(view, series, level)) continue;
      judged++;
      if (cells.series.firstKnownDay[series]! <= view.day - NEW_FOR_DAYS || isKnownOtherwise(view, series))
        continue;
      const finding = judgeOne(view, series, { shares, charts });
      if (typeof finding === 'string') {
        judgement.notApplicable[finding] = (judgement.notApplicable[finding] ?? 0) + 1;
        judged--;
      } else if (finding.pValue === undefined) {
        judgement.explained.push(finding);
        const key = 'detectors.reason.stream-too-young';
        judgement.notApplicable[key] = (judgement.notApplicable[key] ?? 0) + 1;
        judged--;
      } else found.push(finding);
    }
    const bar = findBar(
      found.map((finding) => finding.pValue!),
      judged,
      options,
    );
    judgement.findings.push(...found.filter((finding) => finding.pValue! <= bar));
    judgement.scored += judged;
  }
  return judgement;
}

function isJudgable({ cells, day }: AsOfView, series: number, level: string): boolean {
  const { node, place, group, firstKnownDay } = cells.series;
  if (node[series] === cells.everything || group[series]! >= cells.kinds.length) return false;
  return firstKnownDay[series]! <= day && cells.input.places[place[series]!]!.level === level;
}

/** True where reports of another kind knew it earlier: a death is no first appearance of what was seized for years. */
function isKnownOtherwise({ cells, day }: AsOfView, series: number): boolean {
  const { node, place, firstKnownDay } = cells.series;
  return cells.kinds.some((_, kind) => {
    const other = cells.series.find(node[series]!, place[series]!, kind);
    return other >= 0 && firstKnownDay[other]! <= day - NEW_FOR_DAYS;
  });
}

function collect(view: AsOfView, series: number): Sightings {
  const { cells, day } = view;
  const daysOfStream = new Map<number, Set<number>>();
  let [startDay, lastDay, reports] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let at = cells.series.runFrom[series]!; at < cells.series.runFrom[series + 1]!; at++) {
    const run = cells.series.runs[at]!;
    const stream = cells.runs.stream[run]!;
    for (let i = cells.runs.from[run]!; i < cells.runs.to[run]!; i++) {
      if (cells.knownDay[i]! > day) continue;
      const occurred = cells.occurredDay[i]!;
      startDay = Math.min(startDay, occurred);
      lastDay = Math.max(lastDay, occurred);
      reports += cells.reports[i]!;
      const days = daysOfStream.get(stream);
      if (days === undefined) daysOfStream.set(stream, new Set([occurred]));
      else days.add(occurred);
    }
  }
  return { startDay, lastDay, reports, daysOfStream };
}

interface Notes {
  readonly shares: Map<number, number>;
  readonly charts: Map<EvidenceSelector, () => FindingSeries>;
}

function judgeOne(view: AsOfView, series: number, { shares, charts }: Notes): Finding | string {
  const { cells } = view;
  const place = cells.series.place[series]!;
  const kind = cells.series.group[series]!;
  const seen = collect(view, series);
  let [priorReports, windowReports, sightings] = [0, 0, 0];
  const settled: StreamState[] = [];
  for (let stream = 0; stream < cells.input.streams.length; stream++) {
    const info = cells.input.streams[stream]!;
    if (cells.kindOfStream[stream] !== kind) continue;
    const own = seen.daysOfStream.get(stream);
    const isInside = info.country >= 0 && cells.placeAncestors[info.country]!.includes(place);
    if (own === undefined && !isInside) continue;
    const state = view.streams[stream]!;
    const windowFrom = weekOfDay(Math.min(seen.startDay, view.day - info.lagDays - NEW_FOR_DAYS));
    const prior = countStreamWeeks(state, comparableFrom(state, cells.series.node[series]!), windowFrom);
    if (prior < SETTLED_REPORTS) continue;
    settled.push(state);
    priorReports += prior;
    windowReports += countStreamWeeks(state, windowFrom, state.lastWeek + 1);
    sightings += own?.size ?? 0;
  }
  const finding = describe(view, series, seen);
  if (sightings === 0) return finding;
  const input = {
    priorReports,
    windowReports,
    sightings,
    neighbourShare: shareNextDoor(view, series, shares),
  };
  const judged = firstAppearance.run(input, firstAppearance.defaults);
  if (judged.kind === 'not-applicable') return judged.reason.key;
  const { upperTailP, expected } = judged.result;
  const share = windowReports > 0 ? expected / windowReports : 0;
  charts.set(finding.evidence, () => draw(view, series, { lastDay: seen.lastDay, settled, share }));
  const explanation = {
    ...finding.explanation,
    values: { ...finding.explanation.values, prior: priorReports },
  };
  return { ...finding, expected, pValue: upperTailP, score: scoreOf(upperTailP), explanation };
}

/** Weekly reports: none before the first, and as many expected as the chance that it was there unseen leaves. */
function draw(
  view: AsOfView,
  series: number,
  { lastDay, settled, share }: { lastDay: number; settled: readonly StreamState[]; share: number },
): FindingSeries {
  const { cells, day } = view;
  const completeTo = Math.max(...settled.map((state) => state.lastWeek));
  const lastWeek = Math.max(weekOfDay(lastDay), completeTo);
  const dataFrom = weekOfDay(cells.firstDay);
  const firstWeek = Math.max(dataFrom, lastWeek - CHART_WEEKS + 1);
  const totals = new Float64Array(lastWeek - firstWeek + 1);
  for (let at = cells.series.runFrom[series]!; at < cells.series.runFrom[series + 1]!; at++) {
    addWeeks(cells, cells.series.runs[at]!, { day, firstWeek, totals });
  }
  const observed = [...totals];
  const nowhere = observed.map(() => Number.NaN);
  const settledFrom = Math.min(...settled.map((state) => state.regimeFrom));
  const expectedIn = (week: number): number =>
    week < settledFrom || week > completeTo
      ? Number.NaN
      : share * settled.reduce((sum, state) => sum + countStreamWeeks(state, week, week + 1), 0);
  return {
    firstWeekDay: mondayOfWeek(firstWeek),
    observed,
    expected: observed.map((_, i) => expectedIn(firstWeek + i)),
    lower: nowhere,
    upper: nowhere,
    isAlarm: observed.map((reports) => reports > 0),
  };
}

function describe({ cells, day }: AsOfView, series: number, seen: Sightings): Finding {
  const node = cells.series.node[series]!;
  const place = cells.series.place[series]!;
  const level = cells.input.places[place]!.level;
  return {
    detector: 'first-appearance',
    detectorVersion: firstAppearance.version,
    kind: 'first-appearance',
    node,
    place,
    startDay: seen.startDay,
    lastDay: seen.lastDay,
    observed: seen.reports,
    expected: 0,
    score: 0,
    evidence: {
      node,
      place,
      kind: cells.kinds[cells.series.group[series]!]!,
      fromDay: seen.startDay,
      toDay: Math.min(day, seen.lastDay),
    },
    folded: [],
    explanation: {
      key: `detectors.first-appearance.explain.${level}`,
      values: {
        node: cells.input.nodes[node]!.name,
        place: cells.input.places[place]!.name,
        reports: seen.reports,
        days: [...seen.daysOfStream.values()].reduce((sum, days) => sum + days.size, 0),
      },
    },
  };
}

/** Share of the substance among what neighbours and the place above report, the place itself left out. */
function shareNextDoor(view: AsOfView, series: number, totals: Map<number, number>): number {
  const { cells } = view;
  const { series: table } = cells;
  const place = table.place[series]!;
  const kind = table.group[series]!;
  const info = cells.input.places[place]!;
  if (info.parent < 0) return 0;
  const period = { fromDay: view.day - 2 * 365, toDay: view.day };
  const totalOf = (at: number): number => {
    const known = totals.get(at * cells.kinds.length + kind);
    if (known !== undefined) return known;
    const total = countSeries(view, table.find(cells.everything, at, kind), period);
    totals.set(at * cells.kinds.length + kind, total);
    return total;
  };
  const countOf = (at: number): number =>
    countSeries(view, table.find(table.node[series]!, at, kind), period);
  const shareOf = (found: number, total: number): number =>
    total > 0 ? Math.min(1, Math.max(0, found / total)) : 0;
  const above = shareOf(countOf(info.parent) - countOf(place), totalOf(info.parent) - totalOf(place));
  const beside = info.neighbours.reduce((sum, at) => sum + countOf(at), 0);
  const besideTotal = info.neighbours.reduce((sum, at) => sum + totalOf(at), 0);
  return Math.max(above, shareOf(beside, besideTotal + SETTLED_REPORTS));
}
