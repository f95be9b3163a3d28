import { cannabinoidFamily } from './cannabinoids.ts';
import { cathinoneFamily } from './cathinones.ts';
import { fentanilFamily } from './fentanils.ts';
import { hallucinogenFamily } from './hallucinogens.ts';
import { otherFamilies } from './others.ts';
import type { FamilyRow } from './ring.ts';

/** Every member of the systematic families; read when the registry is regenerated, not when it is loaded. */
export function allFamilies(): FamilyRow[] {
  return [
    ...fentanilFamily(),
    ...cathinoneFamily(),
    ...cannabinoidFamily(),
    ...hallucinogenFamily(),
    ...otherFamilies(),
  ];
}
