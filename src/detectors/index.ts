import type { DetectorDefinition } from '../model/detector.ts';
import { firstAppearance } from './first-appearance/detector.ts';
import { newLeg } from './new-leg/detector.ts';
import { streamChange } from './stream-change/detector.ts';

/** Every detector that this folder holds, in the order in which they run. */
export const DETECTORS = [streamChange, firstAppearance, newLeg] as const satisfies readonly Omit<
  DetectorDefinition<never, unknown, unknown>,
  'run'
>[];

export type { StreamChange } from './stream-change/detector.ts';
export type { Regime } from './stream-change/regimes.ts';
export { firstAppearance, newLeg, streamChange };
