import { createContext, type ReactNode, useContext } from 'react';
import type { Handling } from '../../model/label.ts';

type Shown = Pick<Handling, 'marking' | 'isOriginatorControlled'>;

const HandlingOfPart = createContext<Shown | undefined>(undefined);

/** A part of a page that rests on fewer reports than the page: its figures carry their marking, and are not passed on where an originator decides it. */
export function HandledAs({ as, children }: { readonly as: Shown; readonly children: ReactNode }) {
  return <HandlingOfPart value={as}>{children}</HandlingOfPart>;
}

/** How a figure may be passed on, where its page says so of a part of it. */
export const useHandling = (): Shown | undefined => useContext(HandlingOfPart);
