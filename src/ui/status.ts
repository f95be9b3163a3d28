import { createContext, useContext } from 'react';

/** What the shell knows of the answering database; pages need the dates and whether it is simulated. */
export interface KnownStatus {
  readonly asOf: string | null;
  readonly newestKnown: string | null;
  readonly oldestKnown: string | null;
  readonly isSimulated: boolean;
  /** Whether there are reports that the reader may not see. */
  readonly isWithheld: boolean;
  readonly marking: string | null;
  /** Dates of stored runs, oldest first. */
  readonly runDates: readonly string[];
  readonly database: 'live' | 'sample';
}

export const StatusContext = createContext<KnownStatus | undefined>(undefined);

export function useKnownStatus(): KnownStatus | undefined {
  return useContext(StatusContext);
}

const NEW_DAYS = 28;
const DAY_MS = 86_400_000;

/** «Rang first in the last four weeks» means something only where a run from before these weeks is stored. */
export function canTellNew(status: KnownStatus | undefined): boolean {
  if (status === undefined || status.asOf === null) return false;
  const limit = Date.parse(status.asOf) - NEW_DAYS * DAY_MS;
  return status.runDates.some((date) => Date.parse(date) <= limit);
}
