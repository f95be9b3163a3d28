import type { Purpose } from './report.ts';

/** What a person can be, at a participant or in a group. `public` is everybody who has not signed in. */
export const ROLES = [
  'administrator',
  'secretariat',
  'focal-point',
  'alternate-focal-point',
  'validating-authority',
  'analyst-laboratory',
  'analyst-customs',
  'analyst-police',
  'analyst-health',
  'expert',
  'group-chair',
  'independent-assessor',
  'civil-society',
  'observer',
  'public',
] as const;
export type Role = (typeof ROLES)[number];

/** The participant that the secretariat speaks for: the first that every database holds. */
export const SECRETARIAT_PARTICIPANT = 1;

/**
 * Whom a marking reaches (TLP 2.0, FIRST 2022): AMBER reaches participants, GREEN partners too, CLEAR everybody.
 * `none` reads CLEAR alone.
 */
export const AUDIENCES = ['participant', 'partner', 'none'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface RoleFact {
  readonly audience: Audience;
  /** Limited purposes for which the role may use a report; what may be used for anything is open to all. */
  readonly purposes: readonly Exclude<Purpose, 'any'>[];
  /** Such a role is held at a participant, and speaks for it. */
  readonly isAtParticipant: boolean;
}

const ALL_PURPOSES = ['health', 'enforcement', 'statistics'] as const;
const HEALTH = ['health', 'statistics'] as const;
const ENFORCEMENT = ['enforcement', 'statistics'] as const;

/** What each role reads; the store holds the same table and enforces it (`store/access`). */
export const ROLE_FACTS: Readonly<Record<Role, RoleFact>> = {
  // Runs the machine, not the coalition: sees what is public, and who holds which account.
  administrator: { audience: 'none', purposes: [], isAtParticipant: false },
  secretariat: { audience: 'participant', purposes: ALL_PURPOSES, isAtParticipant: false },
  'focal-point': { audience: 'participant', purposes: ALL_PURPOSES, isAtParticipant: true },
  'alternate-focal-point': { audience: 'participant', purposes: ALL_PURPOSES, isAtParticipant: true },
  'validating-authority': { audience: 'participant', purposes: ALL_PURPOSES, isAtParticipant: true },
  'analyst-laboratory': { audience: 'participant', purposes: HEALTH, isAtParticipant: true },
  'analyst-customs': { audience: 'participant', purposes: ENFORCEMENT, isAtParticipant: true },
  'analyst-police': { audience: 'participant', purposes: ENFORCEMENT, isAtParticipant: true },
  'analyst-health': { audience: 'participant', purposes: HEALTH, isAtParticipant: true },
  expert: { audience: 'participant', purposes: HEALTH, isAtParticipant: true },
  'group-chair': { audience: 'participant', purposes: HEALTH, isAtParticipant: true },
  'independent-assessor': { audience: 'partner', purposes: ['statistics'], isAtParticipant: false },
  'civil-society': { audience: 'partner', purposes: ['health'], isAtParticipant: false },
  observer: { audience: 'partner', purposes: [], isAtParticipant: false },
  public: { audience: 'none', purposes: [], isAtParticipant: false },
};
