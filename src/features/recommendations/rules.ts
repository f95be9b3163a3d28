import type { ErrorCode } from '../../kernel/errors.ts';
import { localOf } from '../../kernel/zones.ts';

/** As stored; a silence that has run out or was broken shows in `standOf`, whoever looks first and whenever. */
export const STORED_STATES = ['draft', 'proposed', 'adopted', 'withdrawn', 'superseded'] as const;
export type StoredState = (typeof STORED_STATES)[number];
export const RECOMMENDATION_STATES = [
  'draft',
  'proposed',
  'broken',
  'adopted',
  'withdrawn',
  'superseded',
] as const;
export type RecommendationState = (typeof RECOMMENDATION_STATES)[number];

/** States in which a recommendation can come from elsewhere: silence runs here alone. */
export type ImportedState = Exclude<StoredState, 'proposed'>;

export const RECOMMENDATION_SCOPES = ['national', 'joint'] as const;

export const RECOMMENDATION_STEPS = ['edit', 'propose', 'adopt', 'withdraw', 'supersede'] as const;
export type RecommendationStep = (typeof RECOMMENDATION_STEPS)[number];

interface StepRule {
  readonly from: readonly RecommendationState[];
  /** `null`: stays as it is. */
  readonly to: StoredState | null;
  readonly needsNote: boolean;
  readonly action: 'recommendation.draft' | 'meeting.run';
}

/** Which step may follow which state. An adopted text is never edited: another supersedes it. */
export const RECOMMENDATION_RULES: Readonly<Record<RecommendationStep, StepRule>> = {
  edit: { from: ['draft', 'broken'], to: 'draft', needsNote: false, action: 'recommendation.draft' },
  propose: { from: ['draft', 'broken'], to: 'proposed', needsNote: false, action: 'meeting.run' },
  adopt: { from: ['draft', 'broken'], to: 'adopted', needsNote: false, action: 'meeting.run' },
  withdraw: {
    from: ['draft', 'proposed', 'broken', 'adopted'],
    to: 'withdrawn',
    needsNote: true,
    action: 'meeting.run',
  },
  supersede: { from: ['adopted'], to: 'superseded', needsNote: true, action: 'meeting.run' },
};

export const POSITIONS = ['support', 'dissent', 'break'] as const;
export type Position = (typeof POSITIONS)[number];

/** The least that silence may last: that of the General Assembly's silence procedure (decision 74/544 of 27 March 2020). */
export const LEAST_SILENCE_HOURS = 72;
/** The most: what has not been taken up in a quarter goes to a meeting. */
export const MOST_SILENCE_DAYS = 92;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface HeldPosition {
  readonly participantId: number;
  readonly round: number;
  readonly position: Position;
  readonly at: Date;
}

export interface RecommendationFacts {
  readonly state: StoredState;
  readonly version: number;
  readonly round: number;
  readonly silenceUntil: Date | null;
  readonly adoptedAt: Date | null;
  readonly positions: readonly HeldPosition[];
}

export interface Stand {
  readonly state: RecommendationState;
  readonly adoptedAt: Date | null;
  /** A silence that ran out unbroken and is not written down as adopted yet. */
  readonly isLapsed: boolean;
}

/** How a recommendation stands at an instant: one break ends the silence; without any, it is adopted at the deadline, to the second. */
export function standOf(held: RecommendationFacts, now: Date): Stand {
  return standWhere(
    held,
    held.positions.some(({ round, position }) => round === held.round && position === 'break'),
    now,
  );
}

/** The same where it is known whether the silence was broken. */
export function standWhere(
  held: Pick<RecommendationFacts, 'state' | 'adoptedAt' | 'silenceUntil'>,
  isBroken: boolean,
  now: Date,
): Stand {
  if (held.state !== 'proposed') return { state: held.state, adoptedAt: held.adoptedAt, isLapsed: false };
  if (isBroken) return { state: 'broken', adoptedAt: null, isLapsed: false };
  const until = held.silenceUntil;
  if (until !== null && until.getTime() <= now.getTime())
    return { state: 'adopted', adoptedAt: until, isLapsed: true };
  return { state: 'proposed', adoptedAt: null, isLapsed: false };
}

export interface StepAsked {
  readonly step: RecommendationStep;
  readonly version: number;
  readonly note?: string | undefined;
}

export type Decided =
  | { readonly to: StoredState; readonly from: RecommendationState }
  | { readonly refused: ErrorCode };

/** Whether a step may be taken, and where it leads. */
export function decideRecommendationStep(held: RecommendationFacts, asked: StepAsked, now: Date): Decided {
  const rule = RECOMMENDATION_RULES[asked.step];
  const { state } = standOf(held, now);
  if (asked.version !== held.version) return { refused: 'recommendation.changed' };
  if (!rule.from.includes(state)) return { refused: 'recommendation.wrong-state' };
  if (rule.needsNote && (asked.note ?? '').trim() === '') return { refused: 'recommendation.no-note' };
  return { to: rule.to ?? held.state, from: state };
}

/** Whether a deadline leaves everybody time to answer, and does not leave the text lying. */
export function checkSilence(until: Date, now: Date): ErrorCode | undefined {
  const left = until.getTime() - now.getTime();
  const isShort = left < LEAST_SILENCE_HOURS * HOUR_MS;
  return isShort || left > MOST_SILENCE_DAYS * DAY_MS ? 'recommendation.deadline' : undefined;
}

/** What a participant may say of a text now. Who supported or dissented may still break the silence; nobody says the same twice. */
export function decidePosition(
  held: RecommendationFacts,
  asked: { readonly participantId: number; readonly position: Position; readonly reason: string },
  now: Date,
): { readonly refused: ErrorCode } | undefined {
  const { state } = standOf(held, now);
  if (state !== 'proposed') return { refused: 'recommendation.no-silence' };
  if (asked.position !== 'support' && asked.reason.trim() === '')
    return { refused: 'recommendation.no-note' };
  const newest = latestPositions(held).get(asked.participantId);
  return newest?.position === asked.position ? { refused: 'recommendation.position-twice' } : undefined;
}

/**
 * Whether a meeting was over before a text was there to adopt, or before it was last put under silence. The day itself is in time: meetings
 * run over, and texts are typed after them.
 */
export function isBeforeText(
  meeting: { readonly endsAt: Date; readonly timeZone: string },
  text: { readonly draftedAt: Date; readonly silenceFrom: Date | null },
): boolean {
  const dayThere = (at: Date) => localOf(meeting.timeZone, at.getTime()).slice(0, 10);
  return dayThere(meeting.endsAt) < dayThere(text.silenceFrom ?? text.draftedAt);
}

/** What each participant said last in the present round. */
export function latestPositions<P extends HeldPosition>(held: {
  readonly round: number;
  readonly positions: readonly P[];
}): Map<number, P> {
  const latest = new Map<number, P>();
  for (const each of held.positions) if (each.round === held.round) latest.set(each.participantId, each);
  return latest;
}

const DIGITS = 2;

/** What an adopted recommendation is called: its group's number and its own within it, `R 2.1-03`. */
export const codeOf = (groupKey: string, number: number): string =>
  `R ${groupKey}-${String(number).padStart(DIGITS, '0')}`;

/** What is still to be written before others are asked. */
export const RECOMMENDATION_TEXTS = ['text', 'rationale', 'implementation'] as const;
export function listMissing(content: {
  readonly title: string;
  readonly text: string;
}): ('title' | 'text')[] {
  return (['title', 'text'] as const).filter((key) => content[key].trim() === '');
}
