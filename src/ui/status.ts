import { createContext, useContext } from 'react';

/** What the shell knows of the answering database; pages need the dates and whether it is simulated. */
export interface KnownStatus {
  readonly asOf: string | null;
  readonly newestKnown: string | null;
  readonly isSimulated: boolean;
}

export const StatusContext = createContext<KnownStatus | undefined>(undefined);

export function useKnownStatus(): KnownStatus | undefined {
  return useContext(StatusContext);
}
