import type { ErrorCode } from '../../kernel/errors.ts';
import { localOf } from '../../kernel/zones.ts';

export const MEETING_STATES = ['planned', 'held', 'approved', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_STEPS = [
  'edit',
  'move',
  'invite',
  'agenda',
  'hold',
  'attend',
  'decide',
  'draft-minutes',
  'minutes',
  'approve',
  'cancel',
] as const;
export type MeetingStep = (typeof MEETING_STEPS)[number];

interface StepRule {
  readonly from: readonly MeetingState[];
  /** `null`: stays as it is. */
  readonly to: MeetingState | null;
  readonly needsNote: boolean;
  /** Who takes it: whoever runs the group's meetings, or its chair (the secretariat, where it has none). */
  readonly who: 'runner' | 'chair';
  /** Calendars are told: they take in a meeting whose sequence is higher. */
  readonly isTold: boolean;
}

/** Which step may follow which state. Minutes that the chair has approved stay as they are. */
export const MEETING_RULES: Readonly<Record<MeetingStep, StepRule>> = {
  edit: { from: ['planned'], to: null, needsNote: false, who: 'runner', isTold: true },
  move: { from: ['planned'], to: null, needsNote: false, who: 'runner', isTold: true },
  invite: { from: ['planned'], to: null, needsNote: false, who: 'runner', isTold: true },
  agenda: { from: ['planned', 'held'], to: null, needsNote: false, who: 'runner', isTold: true },
  hold: { from: ['planned'], to: 'held', needsNote: false, who: 'runner', isTold: false },
  attend: { from: ['held'], to: null, needsNote: false, who: 'runner', isTold: false },
  decide: { from: ['held'], to: null, needsNote: false, who: 'runner', isTold: false },
  'draft-minutes': { from: ['held'], to: null, needsNote: false, who: 'runner', isTold: false },
  minutes: { from: ['held'], to: null, needsNote: false, who: 'runner', isTold: false },
  approve: { from: ['held'], to: 'approved', needsNote: false, who: 'chair', isTold: false },
  cancel: { from: ['planned'], to: 'cancelled', needsNote: true, who: 'runner', isTold: true },
};

export interface MeetingFacts {
  readonly state: MeetingState;
  readonly version: number;
  readonly minutesVersion: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export type Decided<S> = { readonly to: S } | { readonly refused: ErrorCode };

/** Whether a step may be taken now, and where it leads. */
export function decideMeetingStep(
  held: MeetingFacts,
  asked: {
    readonly step: MeetingStep;
    readonly version: number;
    readonly note?: string | undefined;
    /** Of the minutes that were before whoever writes or approves them. */
    readonly minutesVersion?: number | undefined;
  },
  now: Date,
): Decided<MeetingState> {
  const rule = MEETING_RULES[asked.step];
  if (!rule.from.includes(held.state)) return { refused: 'meeting.wrong-state' };
  if (asked.minutesVersion !== undefined && asked.minutesVersion !== held.minutesVersion)
    return { refused: 'meeting.minutes-changed' };
  // Minutes have a version of their own: who writes them is not disturbed by what is recorded meanwhile.
  if (asked.minutesVersion === undefined && asked.version !== held.version)
    return { refused: 'meeting.changed' };
  if (rule.needsNote && (asked.note ?? '').trim() === '') return { refused: 'meeting.no-note' };
  if (asked.step === 'hold' && now.getTime() < held.startsAt.getTime())
    return { refused: 'meeting.too-early' };
  if (asked.step === 'approve' && held.minutesVersion === 0) return { refused: 'meeting.no-minutes' };
  return { to: rule.to ?? held.state };
}

export const REPLIES = ['yes', 'no', 'perhaps'] as const;
export type Reply = (typeof REPLIES)[number];

/** Whether an invitation can still be answered: until the meeting is over. */
export function decideReply(held: MeetingFacts, now: Date): ErrorCode | null {
  if (held.state !== 'planned') return 'meeting.wrong-state';
  return now.getTime() > held.endsAt.getTime() ? 'meeting.too-late' : null;
}

/** A meeting that is over, and nobody has said whether it was held. */
export function isUnrecorded(held: Pick<MeetingFacts, 'state' | 'endsAt'>, now: Date): boolean {
  return held.state === 'planned' && now.getTime() > held.endsAt.getTime();
}

/** Whether enough participants attended to decide. */
export function hasQuorum(attended: number, quorum: number): boolean {
  return attended >= quorum;
}

export const ACTION_KINDS = ['decision', 'action'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];
export const ACTION_STATES = ['taken', 'open', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];
export const ACTION_STEPS = ['edit', 'done', 'drop', 'reopen'] as const;
export type ActionStep = (typeof ACTION_STEPS)[number];

/** What is open is done, or dropped with the reason; either can be found wrong. */
export const ACTION_RULES: Readonly<
  Record<
    ActionStep,
    {
      readonly from: readonly ActionState[];
      readonly to: ActionState | null;
      readonly needsNote: boolean;
      /** `holder`: whose it is may say so, too. */
      readonly who: 'runner' | 'holder';
    }
  >
> = {
  edit: { from: ['open'], to: null, needsNote: true, who: 'runner' },
  done: { from: ['open'], to: 'done', needsNote: false, who: 'holder' },
  drop: { from: ['open'], to: 'dropped', needsNote: true, who: 'runner' },
  reopen: { from: ['done', 'dropped'], to: 'open', needsNote: true, who: 'runner' },
};

export function decideActionStep(
  held: { readonly state: ActionState; readonly version: number },
  asked: { readonly step: ActionStep; readonly version: number; readonly note?: string | undefined },
): Decided<ActionState> {
  const rule = ACTION_RULES[asked.step];
  if (asked.version !== held.version) return { refused: 'action.changed' };
  if (!rule.from.includes(held.state)) return { refused: 'action.wrong-state' };
  if (rule.needsNote && (asked.note ?? '').trim() === '') return { refused: 'action.no-note' };
  return { to: rule.to ?? held.state };
}

/** What a decision or action is when it is recorded: what nobody carries out has nothing open. */
export function beginState(item: {
  readonly kind: ActionKind;
  readonly holderId: number | null;
}): ActionState {
  return item.kind === 'decision' && item.holderId === null ? 'taken' : 'open';
}

/** What is open is late once its day has ended where the meeting was held. */
export function isActionLate(
  item: { readonly state: ActionState; readonly dueOn: string | null; readonly timeZone: string },
  now: Date,
): boolean {
  return (
    item.state === 'open' &&
    item.dueOn !== null &&
    localOf(item.timeZone, now.getTime()).slice(0, 10) > item.dueOn
  );
}

/**
 * Whether an item of an earlier meeting of the group was before a meeting: it had been asked for by then, and was still open when the
 * meeting began.
 */
export function isCarriedInto(
  item: { readonly madeAtMeeting: Date; readonly state: ActionState; readonly closedAt: Date | null },
  meeting: { readonly startsAt: Date },
): boolean {
  if (item.state === 'taken' || item.madeAtMeeting.getTime() >= meeting.startsAt.getTime()) return false;
  return item.closedAt === null || item.closedAt.getTime() >= meeting.startsAt.getTime();
}
