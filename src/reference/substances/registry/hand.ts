import { CANNABINOIDS } from './cannabinoids.ts';
import { CHEMICALS } from './chemicals.ts';
import { MEDICINES } from './medicines.ts';
import { GENERAL_MEDICINES } from './medicines-general.ts';
import { MORE_MEDICINES } from './medicines-more.ts';
import { NPS } from './nps.ts';
import { NPS_CANNABINOIDS } from './nps-cannabinoids.ts';
import { NPS_SEDATIVES } from './nps-sedatives.ts';
import { OPIOIDS } from './opioids.ts';
import { PRECURSORS, PREPARATIONS } from './precursors-plants.ts';
import { SEDATIVES } from './sedatives.ts';
import { STIMULANTS } from './stimulants.ts';
import { type RawEntry, readAllClasses, readMedicines, readPreparations, readSubstances } from './table.ts';

/** What was written row by row; the systematic families are added to it. */
export const HAND_WRITTEN: readonly RawEntry[] = [
  ...readAllClasses(),
  ...[OPIOIDS, CANNABINOIDS, STIMULANTS, SEDATIVES, PRECURSORS, NPS, NPS_CANNABINOIDS, NPS_SEDATIVES].flatMap(
    readSubstances,
  ),
  ...readPreparations(PREPARATIONS),
  ...[MEDICINES, MORE_MEDICINES, GENERAL_MEDICINES, CHEMICALS].flatMap(readMedicines),
];
