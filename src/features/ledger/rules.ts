import { estimateSurvival, survivalQuantile } from '@tocsin/stats';

/**
 * What is timed, in the order in which it happens. Days; from an alert to its recipients once for each of them, from a recommendation on
 * once for each recommendation and each commitment.
 */
export const LEDGER_STEPS = [
  'occurred-to-reported',
  'reported-to-signal',
  'signal-to-triage',
  'triage-to-decision',
  'verified-to-alert',
  'alert-to-received',
  'alert-to-assessed',
  'alert-to-acted',
  'alert-to-agenda',
  'alert-to-recommendation',
  'recommendation-to-commitment',
  'commitment-to-force',
  'force-to-effect',
] as const;
export type LedgerStep = (typeof LEDGER_STEPS)[number];

/** Those that can be told of one group, or of one kind of commitment: nothing before a recommendation belongs to either. */
export const MEASURE_STEPS = [
  'recommendation-to-commitment',
  'commitment-to-force',
  'force-to-effect',
] as const satisfies readonly LedgerStep[];

export interface Bar {
  readonly withinDays: number;
  /** Published for the same stretch; 41 events in 5 countries. */
  readonly published: { readonly median: number; readonly shareWithin: number } | null;
}

/**
 * What the steps are held against. 7-1-7 (Frieden et al. 2021, Lancet 398:638) and what 41 events in five countries reached (Bochner et al.
 * 2023, Lancet Global Health, PMC10156425): detect 7 days (median 6; 54 %), notify 1 day (median 0; 71 %), respond 7 days (median 8; 49 %).
 * Verification within a day and acknowledgement within a day are the coalition's own targets.
 */
export const BARS: Readonly<Partial<Record<LedgerStep, Bar>>> = {
  'reported-to-signal': { withinDays: 7, published: { median: 6, shareWithin: 0.54 } },
  'triage-to-decision': { withinDays: 1, published: null },
  'verified-to-alert': { withinDays: 1, published: { median: 0, shareWithin: 0.71 } },
  'alert-to-received': { withinDays: 1, published: null },
  'alert-to-acted': { withinDays: 7, published: { median: 8, shareWithin: 0.49 } },
};

/** A stretch of time: `to` is null while it goes on. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date | null;
  /** When it stopped being waited for without an end (a cancelled alert); else the present. */
  readonly cutAt?: Date | undefined;
}

export interface StepSummary {
  readonly step: LedgerStep;
  /** Stretches that have begun, and those of them that have not ended. */
  readonly count: number;
  readonly open: number;
  /** Days, by Kaplan-Meier: those that still wait count. `null` where too many still wait to tell. */
  readonly median: number | null;
  readonly p90: number | null;
  readonly withinDays: number | null;
  /** Share ended within that many days; `null` where nothing was observed that long. */
  readonly shareWithin: number | null;
  readonly published: Bar['published'];
}

/** How things stood at an instant: what came later had not happened. */
export const cutAt = (date: Date | null, at: Date): Date | null =>
  date === null || date.getTime() > at.getTime() ? null : date;

const DAY_MS = 86_400_000;
const P90 = 0.9;

/** Sums a step up. A stretch that seems to end before it begins (a signal found in reports taken in later) counts as no time. */
export function summariseStep(step: LedgerStep, stretches: readonly Stretch[], now: Date): StepSummary {
  const days = ({ from, to, cutAt }: Stretch) =>
    Math.max(0, ((to ?? cutAt ?? now).getTime() - from.getTime()) / DAY_MS);
  const waits = stretches.map(days);
  const curve = estimateSurvival(
    waits,
    stretches.map(({ to }) => to !== null),
  );
  const bar = BARS[step];
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    step,
    count: stretches.length,
    open: stretches.filter(({ to }) => to === null).length,
    median: known(survivalQuantile(curve, 1 / 2)),
    p90: known(survivalQuantile(curve, P90)),
    withinDays: bar?.withinDays ?? null,
    shareWithin: bar === undefined ? null : shareWithin(curve, waits, bar.withinDays),
    published: bar?.published ?? null,
  };
}

function shareWithin(
  curve: ReturnType<typeof estimateSurvival>,
  waits: readonly number[],
  withinDays: number,
): number | null {
  const index = curve.times.findLastIndex((time) => time <= withinDays);
  const isSeenThatLong = waits.some((wait) => wait >= withinDays) || curve.survival.at(-1) === 0;
  if (!isSeenThatLong && index !== curve.times.length - 1) return null;
  if (!isSeenThatLong && curve.times.length === 0) return null;
  return index === -1 ? 0 : 1 - curve.survival[index]!;
}
