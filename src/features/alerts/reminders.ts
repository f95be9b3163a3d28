import { type AlertState, type RecipientFacts, type Stage, standingOf } from './rules.ts';

/** Hours from one reminder of a stage to the next, and how many there are: who has not answered after two weeks is a matter for people. Our own. */
export const REMIND_AGAIN_HOURS = 72;
export const MOST_REMINDERS = 5;

const HOUR_MS = 3_600_000;

export interface Reminded {
  readonly stage: Stage;
  readonly at: Date;
  /** Whether it went out by itself; else somebody put it on record. */
  readonly isByClock: boolean;
}

export interface DueReminder {
  readonly stage: Stage;
  readonly number: number;
  /** What it reminds of was due then. */
  readonly dueAt: Date;
}

/**
 * Whether a recipient is to be reminded now: of the stage that is late, once and then again after the interval, until it is answered. Never
 * of an alert that is no longer in force. A clock that was set back sends nothing anew.
 */
export function decideReminder(
  alert: { readonly state: AlertState },
  recipient: RecipientFacts & { readonly reminded: readonly Reminded[] },
  now: Date,
): DueReminder | null {
  if (alert.state !== 'sent') return null;
  const { next, dueAt, isLate } = standingOf(recipient, now);
  if (next === null || dueAt === null || !isLate) return null;
  const earlier = recipient.reminded.filter(({ stage }) => stage === next);
  const byClock = earlier.filter(({ isByClock }) => isByClock).length;
  const last = Math.max(...earlier.map(({ at }) => at.getTime()));
  if (byClock >= MOST_REMINDERS || now.getTime() < last + REMIND_AGAIN_HOURS * HOUR_MS) return null;
  return { stage: next, number: byClock + 1, dueAt };
}
