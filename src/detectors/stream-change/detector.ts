import type { DetectorDefinition, DetectorResult } from '../../model/detector.ts';
import { type StreamChangeParameters, streamChangeParametersSchema } from './parameters.ts';
import {
  changeGain,
  estimateOverdispersion,
  joinRegimes,
  mergeRegimes,
  type Regime,
  splitRegimes,
} from './regimes.ts';

export interface StreamChangeInput {
  /** Reports of the stream a week, all substances together, oldest first; begins with the data set, not with the stream. */
  readonly totals: Float64Array;
  /** Reports by substance from week to week (both included, counted from the start of `totals`); one entry each. */
  readonly countBySubstance: (from: number, to: number) => ReadonlyMap<number, number>;
}

export interface StreamChange {
  readonly kind: 'stream-start' | 'stream-stop' | 'stream-volume';
  /** True for a start after the stream had reported before. */
  readonly isReturn: boolean;
  readonly before: Regime;
  readonly after: Regime;
  /** Log-likelihood that the change gains, nats. */
  readonly gain: number;
}

export interface StreamChangeResult {
  /** Stretches of one volume, oldest first. */
  readonly regimes: readonly Regime[];
  readonly changes: readonly StreamChange[];
  readonly overdispersion: number;
}

/** Finds when a stream of reports itself started, stopped or changed its volume, over all substances. */
export const streamChange: DetectorDefinition<StreamChangeInput, StreamChangeParameters, StreamChangeResult> =
  {
    id: 'stream-change',
    version: 2,
    label: 'Change of a reporting stream',
    description:
      'Looks at how many reports a reporter sends each week, all substances together. Where that number starts, stops or ' +
      'changes by a factor of three or more, and most substances change with it, the reporting has changed, not the drugs. ' +
      'Such a change is one finding about the stream, and the other methods begin anew after it. Where several names cease in ' +
      'the week in which others take over their share, the reporter writes in another way: that is one finding too.',
    citations: [
      'Killick R, Fearnhead P, Eckley IA. Optimal detection of changepoints with a linear computational cost. J Am Stat Assoc 2012;107:1590-1598. doi:10.1080/01621459.2012.737745',
      'Höhle M, Paul M. Count data regression charts for the monitoring of surveillance time series. Comput Stat Data Anal 2008;52:4357-4368. doi:10.1016/j.csda.2008.02.015',
      'Dunning T. Accurate methods for the statistics of surprise and coincidence. Comput Linguist 1993;19:61-74.',
    ],
    parameters: streamChangeParametersSchema,
    defaults: streamChangeParametersSchema.parse({}),
    figures:
      'Reports of the stream, all substances: those since the change, and how many the weeks before let expect of as many weeks. Where names changed: those under the new names within the weeks compared (a count, no share), of which none was expected.',
    reads: 'streams',
    needs: { minimumHistoryWeeks: 8, population: false, geometry: false },
    run(input, parameters): DetectorResult<StreamChangeResult> {
      const reports = input.totals.reduce((sum, value) => sum + value, 0);
      if (input.totals.length < parameters.minimumHistoryWeeks) {
        return notApplicable('history-too-short', {
          weeks: input.totals.length,
          needed: parameters.minimumHistoryWeeks,
        });
      }
      if (reports < parameters.minimumReports) {
        return notApplicable('too-few-reports', { reports, needed: parameters.minimumReports });
      }
      return { kind: 'scored', result: judge(input, parameters) };
    },
  };

function notApplicable(key: string, values: Record<string, number>): DetectorResult<StreamChangeResult> {
  return { kind: 'not-applicable', reason: { key: `detectors.reason.${key}`, values } };
}

function judge(input: StreamChangeInput, parameters: StreamChangeParameters): StreamChangeResult {
  const overdispersion = estimateOverdispersion(input.totals);
  const size = 1 / overdispersion;
  const split = splitRegimes(input.totals, size, parameters.breakPenalty);
  const regimes = dropNarrowChanges(mergeRegimes(split, size, parameters), input, parameters);
  const changes: StreamChange[] = [];
  for (let i = 1; i < regimes.length; i++) changes.push(describeChange(regimes, i, { size, parameters }));
  return { regimes, changes, overdispersion };
}

/** A change in one substance alone is a threat: its stretches are joined again, so that the other methods see it. */
function dropNarrowChanges(
  regimes: readonly Regime[],
  input: StreamChangeInput,
  parameters: StreamChangeParameters,
): Regime[] {
  const kept: Regime[] = [];
  for (const regime of regimes) {
    const last = kept.at(-1);
    if (last === undefined || isShared(last, regime, { input, parameters })) kept.push(regime);
    else kept.splice(-1, 1, joinRegimes(last, regime));
  }
  return kept;
}

const YEAR_WEEKS = 52;

/** True where most substances of the stream, and the rest without the greatest mover, went the same way. */
function isShared(
  before: Regime,
  after: Regime,
  { input, parameters }: { input: StreamChangeInput; parameters: StreamChangeParameters },
): boolean {
  const quiet = Math.min(before.rate, after.rate);
  // From or to nothing: whatever it reports, the stream itself came or went.
  if (quiet <= parameters.silenceShare * Math.max(before.rate, after.rate)) return true;
  const left = input.countBySubstance(Math.max(before.from, before.to - YEAR_WEEKS + 1), before.to);
  const right = input.countBySubstance(after.from, Math.min(after.to, after.from + YEAR_WEEKS - 1));
  const weeksLeft = Math.min(YEAR_WEEKS, before.to - before.from + 1);
  const weeksRight = Math.min(YEAR_WEEKS, after.to - after.from + 1);
  const direction = after.rate > before.rate ? 1 : -1;
  const needed = Math.abs(Math.log(after.rate / before.rate)) / 2;
  let moved = 0;
  let judged = 0;
  let greatest = 0;
  let [sumLeft, sumRight, topLeft, topRight] = [0, 0, 0, 0];
  for (const node of new Set([...left.keys(), ...right.keys()])) {
    const rateLeft = (left.get(node) ?? 0) / weeksLeft;
    const rateRight = (right.get(node) ?? 0) / weeksRight;
    sumLeft += rateLeft;
    sumRight += rateRight;
    const shift = direction * (rateRight - rateLeft);
    if (shift > greatest) [greatest, topLeft, topRight] = [shift, rateLeft, rateRight];
    // Only substances that had enough reports to show the change if they shared it.
    const expected = rateLeft * (after.rate / before.rate) * weeksRight;
    if (Math.max(expected, rateLeft * weeksRight, right.get(node) ?? 0) < 5) continue;
    judged++;
    const smooth = direction * Math.log((rateRight + 0.5 / weeksRight) / (rateLeft + 0.5 / weeksLeft));
    if (smooth >= needed) moved++;
  }
  if (judged < 2) return false;
  const rest = direction * Math.log((sumRight - topRight + 0.01) / (sumLeft - topLeft + 0.01));
  return moved >= parameters.breadth * judged && rest >= needed;
}

function describeChange(
  regimes: readonly Regime[],
  index: number,
  { size, parameters }: { size: number; parameters: StreamChangeParameters },
): StreamChange {
  const before = regimes[index - 1]!;
  const after = regimes[index]!;
  const gain = changeGain(before, after, size);
  const earlier = regimes.slice(0, index).some((regime) => regime.reports >= parameters.minimumReports);
  if (before.rate <= parameters.silenceShare * after.rate) {
    return { kind: 'stream-start', isReturn: earlier, before, after, gain };
  }
  const isStop = after.rate <= parameters.silenceShare * before.rate;
  return { kind: isStop ? 'stream-stop' : 'stream-volume', isReturn: false, before, after, gain };
}
