import type { Label } from '../model/label.ts';

const SHARED_MARKINGS = ['AMBER', 'GREEN', 'CLEAR'] as const;

/** Whether a record of the coalition's work is what all participants may read, for any purpose: a frozen review tells of nothing else. */
export const isSharedRecord = (record: string): string =>
  `${record}.marking in (${SHARED_MARKINGS.map((marking) => `'${marking}'`).join(', ')}) and ${record}.purpose = 'any'`;

/** The same of what rests on reports with these labels; what its originator controls is not for passing on. */
export const areSharedLabels = (labels: readonly Label[] | null): boolean =>
  labels?.every(
    ({ marking, purpose, isOriginatorControlled }) =>
      SHARED_MARKINGS.some((shared) => shared === marking) && purpose === 'any' && !isOriginatorControlled,
  ) ?? false;
