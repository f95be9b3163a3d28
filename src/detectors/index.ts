import type { DetectorDefinition } from '../model/detector.ts';
import { ears } from './ears/detector.ts';
import { farringtonFlexible } from './farrington-flexible/detector.ts';
import { firstAppearance } from './first-appearance/detector.ts';
import { newLeg } from './new-leg/detector.ts';
import { streamChange } from './stream-change/detector.ts';

/** Every detector, in the order in which they run. */
export const DETECTORS = [
  streamChange,
  firstAppearance,
  farringtonFlexible,
  ears,
  newLeg,
] as const satisfies readonly Omit<DetectorDefinition<never, unknown, unknown>, 'run'>[];

export type { SeriesInput, SeriesScore } from './series-input.ts';
export type { StreamChange } from './stream-change/detector.ts';
export { judgeNaming, type NamingShift } from './stream-change/naming.ts';
export type { Regime } from './stream-change/regimes.ts';
export { ears, farringtonFlexible, firstAppearance, newLeg, streamChange };
