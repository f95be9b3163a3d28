import { runsAccounts, type TableRule } from './rule-parts.ts';

/** A focal point makes people whom it nominates; who they are to its participant, the rule on roles says. */
export const nominatesPeople = `(select sight_kind()) = 'person' and (select sight_roles()) && '{focal-point}'`;
export const nominatedHere = (column: string) =>
  `(${nominatesPeople} and ${column} in (select people_nominated()))`;

export const PARTICIPANT_RULES: readonly TableRule[] = [
  { table: 'participant_membership', select: 'true', insert: runsAccounts },
];
