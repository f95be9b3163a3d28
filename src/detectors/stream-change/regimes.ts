import type { StreamChangeParameters } from './parameters.ts';

/** A stretch of weeks over which a stream kept one volume. */
export interface Regime {
  /** First and last week, counted from the start of the series, both included. */
  readonly from: number;
  readonly to: number;
  /** Reports a week. */
  readonly rate: number;
  readonly reports: number;
}

// Bounds of the overdispersion: below the first a single odd week would count as a change, above the last nothing would.
const LEAST_OVERDISPERSION = 0.15;
const MOST_OVERDISPERSION = 4;
const WINDOW_WEEKS = 13;

/**
 * Overdispersion of weekly counts around a slowly moving level: variance = mean + overdispersion x mean².
 *
 * The median over windows of 13 weeks, so that the windows which hold a change do not decide.
 */
export function estimateOverdispersion(totals: Float64Array): number {
  const found: number[] = [];
  let first = 0;
  while (first < totals.length && totals[first] === 0) first++;
  for (let from = first; from + WINDOW_WEEKS <= totals.length; from += WINDOW_WEEKS) {
    const window = totals.subarray(from, from + WINDOW_WEEKS);
    const mean = window.reduce((sum, value) => sum + value, 0) / WINDOW_WEEKS;
    if (mean < 0.5) continue;
    const variance = window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (WINDOW_WEEKS - 1);
    found.push((variance - mean) / (mean * mean));
  }
  if (found.length === 0) return 0.5;
  found.sort((a, b) => a - b);
  const median = found[found.length >> 1]!;
  return Math.min(MOST_OVERDISPERSION, Math.max(LEAST_OVERDISPERSION, median));
}

/**
 * Log-likelihood of a stretch at its own mean, up to terms that no segmentation changes.
 *
 * Negative binomial with the size known: the factorial terms do not depend on where the stretches begin.
 */
export function stretchLogLikelihood(reports: number, weeks: number, size: number): number {
  if (reports === 0) return 0;
  const mean = reports / weeks;
  return reports * Math.log(mean / (mean + size)) + weeks * size * Math.log(size / (mean + size));
}

/** Log-likelihood that two rates gain over one, nats. */
export function changeGain(left: Regime, right: Regime, size: number): number {
  const weeksLeft = left.to - left.from + 1;
  const weeksRight = right.to - right.from + 1;
  return (
    stretchLogLikelihood(left.reports, weeksLeft, size) +
    stretchLogLikelihood(right.reports, weeksRight, size) -
    stretchLogLikelihood(left.reports + right.reports, weeksLeft + weeksRight, size)
  );
}

/** Joins two neighbouring stretches. */
export function joinRegimes(left: Regime, right: Regime): Regime {
  const reports = left.reports + right.reports;
  return { from: left.from, to: right.to, reports, rate: reports / (right.to - left.from + 1) };
}

/**
 * Splits a weekly series into stretches of one volume each: optimal partitioning with pruning (PELT).
 *
 * A stretch has two weeks at least, only the last may have one, so that one odd week in the middle is not a change.
 * Source: Killick, Fearnhead and Eckley 2012, JASA 107:1590.
 */
export function splitRegimes(totals: Float64Array, size: number, penalty: number): Regime[] {
  const weeks = totals.length;
  const sums = new Float64Array(weeks + 1);
  for (let i = 0; i < weeks; i++) sums[i + 1] = sums[i]! + totals[i]!;
  const cost = new Float64Array(weeks + 1).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(weeks + 1);
  cost[0] = -penalty;
  let open = [0];
  for (let end = 1; end <= weeks; end++) {
    const least = end === weeks ? 1 : 2;
    const values: number[] = [];
    for (const start of open) {
      const gain = stretchLogLikelihood(sums[end]! - sums[start]!, end - start, size);
      const value = cost[start]! - gain;
      values.push(value);
      if (end - start < least || value + penalty >= cost[end]!) continue;
      cost[end] = value + penalty;
      previous[end] = start;
    }
    const bound = cost[end]!;
    open = open.filter((start, i) => end - start < 2 || values[i]! <= bound);
    open.push(end);
  }
  const regimes: Regime[] = [];
  for (let end = weeks; end > 0; end = previous[end]!) {
    const from = previous[end]!;
    const reports = sums[end]! - sums[from]!;
    regimes.unshift({ from, to: end - 1, reports, rate: reports / (end - from) });
  }
  return regimes;
}

/** True where the difference between two neighbouring stretches is worth the name of a change. */
export function isDistinct(
  left: Regime,
  right: Regime,
  { parameters, lastWeek }: { parameters: StreamChangeParameters; lastWeek: number },
): boolean {
  const fuller = left.rate > right.rate ? left : right;
  const emptier = fuller === left ? right : left;
  if (fuller.reports < parameters.minimumReports) return false;
  // A short gap is a late report and a short burst a late batch; only a rise that still goes on counts at once,
  // since the other methods must not take it for a threat meanwhile.
  const isShort = (regime: Regime): boolean => regime.to - regime.from + 1 < parameters.silenceWeeks;
  if (isShort(emptier) && emptier.from > 0) return false;
  if (isShort(fuller) && fuller.from > 0 && fuller.to < lastWeek) return false;
  return fuller.rate >= parameters.minimumRatio * emptier.rate;
}

/** Joins neighbours that differ too little, the least different first, until all that remain are distinct. */
export function mergeRegimes(
  regimes: readonly Regime[],
  size: number,
  parameters: StreamChangeParameters,
): Regime[] {
  const kept = [...regimes];
  const lastWeek = kept.at(-1)?.to ?? 0;
  for (;;) {
    let weakest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 1; i < kept.length; i++) {
      if (isDistinct(kept[i - 1]!, kept[i]!, { parameters, lastWeek })) continue;
      const gain = changeGain(kept[i - 1]!, kept[i]!, size);
      if (gain < least) {
        least = gain;
        weakest = i;
      }
    }
    if (weakest < 0) return kept;
    kept.splice(weakest - 1, 2, joinRegimes(kept[weakest - 1]!, kept[weakest]!));
  }
}
