import type { StreamChangeParameters } from './parameters.ts';

/** A week from which on a stream writes other names than before. */
export interface NamingShift {
  /** Names that all but ceased and names that all but began, by index. */
  readonly gone: readonly number[];
  readonly come: readonly number[];
  /** Share of the reports before that the gone names held, and of those after that the new ones hold. */
  readonly goneShare: number;
  readonly comeShare: number;
  /** Log-likelihood that two mixes gain over one, the smaller of both sides, nats. */
  readonly gain: number;
  /** The same of both sides together: the week in which it is greatest is the week of the change. */
  readonly bothGain: number;
}

/** Reports that a single name needs before it says anything. */
const LEAST_OF_NAME = 2;
/** A name that keeps no more than this of what it would hold is gone; the same backwards for one that came. */
const REMNANT = 0.1;

/**
 * Judges whether names were exchanged for others: several cease in the week in which others begin and take over their share.
 *
 * One substance that replaces another is a threat, a wave of newcomers that replaces nothing too; both are left alone.
 * Per name the likelihood ratio of two Poisson rates against one (Dunning 1993).
 *
 * @param before reports by name in the weeks before, [names]
 * @param after  reports by name from the week on, [names], same order
 */
export function judgeNaming(
  before: Float64Array,
  after: Float64Array,
  parameters: StreamChangeParameters,
): NamingShift | undefined {
  const reportsBefore = sumOf(before);
  const reportsAfter = sumOf(after);
  if (Math.min(reportsBefore, reportsAfter) < parameters.minimumReports) return undefined;
  const gone: number[] = [];
  const come: number[] = [];
  let [goneReports, comeReports, goneGain, comeGain] = [0, 0, 0, 0];
  const ratio = reportsAfter / reportsBefore;
  for (let name = 0; name < before.length; name++) {
    const left = before[name]!;
    const right = after[name]!;
    if (left * ratio >= LEAST_OF_NAME && right <= REMNANT * left * ratio) {
      gone.push(name);
      goneReports += left;
      goneGain += likelihoodRatio(left, right, ratio);
    } else if (right >= LEAST_OF_NAME && left * ratio <= REMNANT * right) {
      come.push(name);
      comeReports += right;
      comeGain += likelihoodRatio(left, right, ratio);
    }
  }
  const goneShare = goneReports / reportsBefore;
  const comeShare = comeReports / reportsAfter;
  const gain = Math.min(goneGain, comeGain);
  const isEnough =
    gone.length > 0 &&
    come.length > 0 &&
    gone.length + come.length >= parameters.namingNames &&
    Math.min(goneShare, comeShare) >= parameters.namingShare &&
    Math.min(goneShare, comeShare) >= 0.5 * Math.max(goneShare, comeShare);
  if (!isEnough || gain < parameters.breakPenalty) return undefined;
  return { gone, come, goneShare, comeShare, gain, bothGain: goneGain + comeGain };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** Log-likelihood ratio of a name's own two rates against one rate, its reports alone considered. */
function likelihoodRatio(left: number, right: number, ratio: number): number {
  const rate = (left + right) / (1 + ratio);
  const term = (count: number, expected: number): number =>
    count > 0 ? count * Math.log(count / expected) : 0;
  return term(left, rate) + term(right, rate * ratio);
}
