export interface BarOptions {
  /** False alarms that one family of tests may raise in one run where nothing is new, on average. */
  readonly falseAlarmsPerRun: number;
  /** Share of false alarms among the findings that is accepted where there are many. */
  readonly falseDiscoveryShare: number;
}

/**
 * p-value up to which a family of tests rings.
 *
 * The larger of falseAlarmsPerRun / judged (bounds the expected number of false alarms under the null whatever the dependence)
 * and the step-up bound of Benjamini and Hochberg 1995 (JRSS B 57:289), which lets a wave of true signals through.
 */
export function findBar(pValues: readonly number[], judged: number, options: BarOptions): number {
  if (judged === 0) return 0;
  let bar = options.falseAlarmsPerRun / judged;
  const sorted = [...pValues].sort((a, b) => a - b);
  for (let i = 0; i < sorted.length; i++) {
    const step = (options.falseDiscoveryShare * (i + 1)) / judged;
    if (sorted[i]! <= step && step > bar) bar = step;
  }
  return bar;
}

/** Rank score: 10 x -log10 of the chance, within [0, 100]. */
export function scoreOf(pValue: number): number {
  if (pValue <= 0) return 100;
  return Math.min(100, Math.max(0, -10 * Math.log10(pValue)));
}
