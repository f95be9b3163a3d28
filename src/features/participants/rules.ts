import type { ErrorCode } from '../../kernel/errors.ts';

/** A period of membership: from the day on which a participant joined to the day before it left. */
export interface Period {
  readonly joinedOn: string;
  readonly leftOn: string | null;
}

export const STANDINGS = ['member', 'coming', 'left', 'never'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where a participant stands on a day. Membership is dated: it was a member then, whatever it is now. */
export function standingOn(periods: readonly Period[], on: string): Standing {
  if (periods.some(({ joinedOn, leftOn }) => joinedOn <= on && (leftOn === null || leftOn > on)))
    return 'member';
  if (periods.some(({ leftOn }) => leftOn !== null && leftOn <= on)) return 'left';
  return periods.length > 0 ? 'coming' : 'never';
}

export const PARTICIPANT_STEPS = ['join', 'leave', 'stay', 'rename'] as const;
export type ParticipantStep = (typeof PARTICIPANT_STEPS)[number];

export interface MembershipFacts {
  readonly version: number;
  /** Oldest first. */
  readonly periods: readonly Period[];
}

export interface StepAsked {
  readonly step: ParticipantStep;
  readonly version: number;
  readonly on?: string | undefined;
  readonly note?: string | undefined;
}

export type Decided =
  | { readonly periods: readonly Period[] }
  | { readonly refused: ErrorCode; readonly after?: string };

/**
 * Whether a step may be taken, and the periods after it. A participant joins again once it has left, on the day on which it left or later;
 * it leaves after it joined, and a day of leaving that is still to come can be moved, or taken back; every step is said why.
 */
export function decideParticipantStep(held: MembershipFacts, asked: StepAsked, today: string): Decided {
  if (asked.version !== held.version) return { refused: 'participant.changed' };
  if ((asked.note ?? '').trim() === '') return { refused: 'participant.no-note' };
  const newest = held.periods.at(-1);
  const on = asked.on ?? today;
  switch (asked.step) {
    case 'rename':
      return { periods: held.periods };
    case 'join':
      if (newest === undefined) return { periods: [{ joinedOn: on, leftOn: null }] };
      if (newest.leftOn === null || newest.leftOn > today) return { refused: 'participant.is-member' };
      if (on < newest.leftOn) return { refused: 'participant.wrong-date', after: newest.leftOn };
      return { periods: [...held.periods, { joinedOn: on, leftOn: null }] };
    case 'leave':
      if (newest === undefined || (newest.leftOn !== null && newest.leftOn <= today))
        return { refused: 'participant.not-member' };
      if (on <= newest.joinedOn) return { refused: 'participant.wrong-date', after: newest.joinedOn };
      return { periods: [...held.periods.slice(0, -1), { ...newest, leftOn: on }] };
    case 'stay':
      if (newest === undefined || newest.leftOn === null || newest.leftOn <= today)
        return { refused: 'participant.not-leaving' };
      return { periods: [...held.periods.slice(0, -1), { ...newest, leftOn: null }] };
  }
}
