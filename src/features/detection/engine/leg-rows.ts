import type { LegColumns } from '../../../model/detector.ts';
import type { AsOfView } from './as-of.ts';
import { mondayOfWeek } from './weeks.ts';

const WINDOW_DAYS = 182;
const HISTORY_DAYS = 5 * 365;

/** What a row counts for: what is judged, what it is compared with, or nothing. */
export type LegPeriod = 'recent' | 'prior' | undefined;

/** The period of a row as it was known on the day; judging and drawing must agree on it. */
export function periodOfLeg({ cells, day, streams }: AsOfView, legs: LegColumns, row: number): LegPeriod {
  const occurred = legs.occurredDay[row]!;
  const stream = legs.stream[row]!;
  // What a stream sent before it changed says nothing on which legs are new now.
  const baselineFrom = mondayOfWeek(streams[stream]!.regimeFrom);
  if (legs.node[row]! < 0 || legs.knownDay[row]! > day || occurred < baselineFrom) return undefined;
  const windowFrom = day - cells.input.streams[stream]!.lagDays - WINDOW_DAYS;
  if (occurred < windowFrom - HISTORY_DAYS) return undefined;
  if (occurred < windowFrom) return 'prior';
  // A stream that has only just come to its present volume has no earlier legs to compare with.
  return baselineFrom > windowFrom - WINDOW_DAYS / 2 ? undefined : 'recent';
}
