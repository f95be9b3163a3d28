import type { DetectionInput, DetectionOutput, DetectorId, Finding } from '../../../model/detector.ts';
import { type AsOfView, viewAsOf } from './as-of.ts';
import type { BarOptions } from './bar.ts';
import { foldFindings, foldIntoStreams } from './fold.ts';
import { judgeFirstAppearances } from './judge-first.ts';
import { judgeIncreases } from './judge-increase.ts';
import { judgeLegs } from './judge-legs.ts';
import { judgeStreams } from './judge-streams.ts';
import type { Judgement } from './judgement.ts';
import { NamingIndex } from './naming.ts';
import { prepareCells } from './prepare.ts';
import { VerdictMemory } from './verdict-memory.ts';
import { dayOfDate } from './weeks.ts';

export interface DetectionOptions extends BarOptions {}

export const DETECTION_DEFAULTS: DetectionOptions = { falseAlarmsPerRun: 0.5, falseDiscoveryShare: 0.1 };

export interface PreparedDetection {
  /** Judges everything that was known on the day. */
  detect(asOf: string): DetectionOutput;
}

/** Sorts the cells once for many as-of dates. */
export function prepareDetection(
  input: Omit<DetectionInput, 'asOf'>,
  options: Partial<DetectionOptions> = {},
): PreparedDetection {
  const cells = prepareCells(input);
  const complete = { ...DETECTION_DEFAULTS, ...options };
  const memory = new VerdictMemory();
  const naming = new NamingIndex(cells);
  return {
    detect: (asOf) => judgeAll(viewAsOf(cells, dayOfDate(asOf), naming), asOf, { ...complete, memory }),
  };
}

/** Judges every series for one as-of date. Pure: the same input gives the same output. */
export function detect(input: DetectionInput, options: Partial<DetectionOptions> = {}): DetectionOutput {
  return prepareDetection(input, options).detect(input.asOf);
}

function judgeAll(
  view: AsOfView,
  asOf: string,
  { memory, ...options }: DetectionOptions & { readonly memory: VerdictMemory },
): DetectionOutput {
  const streams = judgeStreams(view);
  const first = judgeFirstAppearances(view, options);
  const increase = judgeIncreases(view, options, memory);
  const legs = judgeLegs(view, options);
  const explained = [...first.explained, ...increase.explained];
  const threats = foldFindings([...first.findings, ...increase.findings, ...legs.findings], view.cells);
  const drawn = threats.map((finding) => {
    const draw = [first, increase, legs].map(({ charts }) => charts?.get(finding.evidence)).find(Boolean);
    return draw === undefined ? finding : { ...finding, series: draw() };
  });
  const findings: Finding[] = [...foldIntoStreams(streams, explained, view.cells), ...drawn];
  findings.sort(compareRank);
  return {
    asOf,
    findings,
    coverage: {
      'stream-change': coverStreams(view),
      'first-appearance': coverageOf(first),
      'farrington-flexible': increase.coverage['farrington-flexible'],
      ears: increase.coverage.ears,
      'new-leg': coverageOf(legs),
    },
    seriesCount: countSeriesKnown(view),
  };
}

/**
 * Threats before changes of a stream, each by score: the first explain what to act on, the others what to read with care, and theirs is
 * no calibrated chance. Of streams that are equally sure the latest change leads.
 */
function compareRank(a: Finding, b: Finding): number {
  const [isStreamA, isStreamB] = [a, b].map(({ detector }) => detector === 'stream-change');
  if (isStreamA !== isStreamB) return isStreamA ? 1 : -1;
  if (a.score !== b.score) return b.score - a.score;
  return isStreamA ? b.startDay - a.startDay : b.observed - a.observed || a.startDay - b.startDay;
}

type Coverage = DetectionOutput['coverage'][DetectorId];

function coverageOf(judgement: Judgement): Coverage {
  return { scored: judgement.scored, notApplicable: judgement.notApplicable };
}

function coverStreams(view: AsOfView): Coverage {
  const notApplicable: Record<string, number> = {};
  let scored = 0;
  for (const { refusal } of view.streams) {
    if (refusal === undefined) scored++;
    else notApplicable[refusal.key] = (notApplicable[refusal.key] ?? 0) + 1;
  }
  return { scored, notApplicable };
}

function countSeriesKnown({ cells, day }: AsOfView): number {
  let count = 0;
  for (let series = 0; series < cells.series.count; series++) {
    if (cells.series.node[series] !== cells.everything && cells.series.firstKnownDay[series]! <= day) count++;
  }
  return count;
}
