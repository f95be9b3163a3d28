import { StatsInputError } from '../errors.ts';

/** Share that is still waiting after each distinct time at which something ended; arrays have one length, times rise. */
export interface SurvivalCurve {
  readonly times: readonly number[];
  readonly survival: readonly number[];
  /** Still waiting, and observed, just before each time. */
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
}

/**
 * Share still waiting after a time, of waits of which some have not ended yet (Kaplan-Meier, product limit).
 *
 * At each time t with d ends among n still observed, the share is multiplied by 1 - d/n; a wait that is censored at t counts as observed
 * at t. Prefer it to the mean of what has ended: that one leaves out those who wait longest.
 *
 * @param durations  waits so far, shape [waits], in any unit; finite, non-negative
 * @param hasEnded   whether each ended (else it was cut off at its duration), shape [waits], same order
 * @returns          { times, survival, atRisk, events }, each of shape [distinct times of an end], rising times; empty arrays without an end
 * @throws {StatsInputError} lengths differ; a duration negative or not finite
 *
 * Indeterminate → empty arrays. Accuracy: that of a product of shares, 1e-15 relative for each factor. Cost: O(n log n). Random: none.
 * Source: Kaplan & Meier 1958, JASA 53:457, equation 2b.
 * @example estimateSurvival([1, 2, 2, 3], [true, true, false, true]).survival.join(' ') // 0.75 0.5 0
 */
export function estimateSurvival(durations: ArrayLike<number>, hasEnded: ArrayLike<boolean>): SurvivalCurve {
  if (durations.length !== hasEnded.length)
    throw new StatsInputError('hasEnded', `${hasEnded.length} values for ${durations.length} durations`);
  const waits = Array.from(durations, (duration, index) => {
    if (!(duration >= 0 && duration < Number.POSITIVE_INFINITY))
      throw new StatsInputError('durations', `must be finite and at least 0, is ${duration}`);
    return { duration, isEnd: hasEnded[index] === true };
  }).sort((a, b) => a.duration - b.duration);
  const curve = {
    times: [] as number[],
    survival: [] as number[],
    atRisk: [] as number[],
    events: [] as number[],
  };
  let share = 1;
  for (let first = 0; first < waits.length; ) {
    const { duration } = waits[first]!;
    let last = first;
    let events = 0;
    for (; last < waits.length && waits[last]!.duration === duration; last++)
      if (waits[last]!.isEnd) events++;
    if (events > 0) {
      const atRisk = waits.length - first;
      share *= 1 - events / atRisk;
      curve.times.push(duration);
      curve.survival.push(share);
      curve.atRisk.push(atRisk);
      curve.events.push(events);
    }
    first = last;
  }
  return curve;
}

/**
 * Time by which a share of all waits has ended.
 *
 * The smallest time at which the share still waiting is at most 1 - p. R's survfit gives the middle between this time and the next where the
 * share equals 1 - p; here the earlier one stands.
 *
 * @param curve  as `estimateSurvival` gives it
 * @param p      share that has ended, in (0, 1): 0.5 for the median
 * @returns      a time in the unit of the durations; NaN where too many still wait to tell
 * @throws {StatsInputError} p outside (0, 1)
 *
 * Indeterminate → NaN. Accuracy: one of the observed times, exactly; shares are compared to within 1e-12. Cost: O(times). Random: none.
 * Source: Brookmeyer & Crowley 1982, Biometrics 38:29, section 2 (the median); any p in its place.
 * @example survivalQuantile(estimateSurvival([1, 2, 2, 3], [true, true, false, true]), 0.5) // 2
 */
export function survivalQuantile(curve: SurvivalCurve, p: number): number {
  if (!(p > 0 && p < 1)) throw new StatsInputError('p', `must lie in (0, 1), is ${p}`);
  const index = curve.survival.findIndex((share) => share <= 1 - p + 1e-12);
  return index === -1 ? Number.NaN : curve.times[index]!;
}
