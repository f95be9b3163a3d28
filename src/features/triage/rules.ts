import type { ErrorCode } from '../../kernel/errors.ts';

/** What a person makes of signals: is it real, and is there something to tell? */
export const TRIAGE_STATES = ['open', 'verified', 'dismissed', 'alerted'] as const;
export type TriageState = (typeof TRIAGE_STATES)[number];

export const TRIAGE_STEPS = ['take', 'note', 'grade', 'add', 'verify', 'dismiss', 'reopen'] as const;
export type TriageStep = (typeof TRIAGE_STEPS)[number];

/** NATO's grading of sources and of what they say (AJP-2.1, «Admiralty»): how reliable the source, how credible the information. */
export const SOURCE_GRADES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type SourceGrade = (typeof SOURCE_GRADES)[number];
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;

/** A signal is to be verified or dismissed within a day of being taken on: the coalition's target for the median. */
export const VERIFY_WITHIN_HOURS = 24;

/** How far apart two findings of the same kind, substance and place may begin and be one. */
export const SAME_WITHIN_DAYS = 365;

interface StepRule {
  readonly from: readonly TriageState[];
  /** `null`: stays as it is. */
  readonly to: TriageState | null;
  readonly needsNote: boolean;
}

/** Which step may follow which state. `alerted` is reached by drafting an alert, and left where the draft is dropped. */
export const TRIAGE_RULES: Readonly<Record<TriageStep, StepRule>> = {
  take: { from: ['open', 'verified'], to: null, needsNote: false },
  note: { from: ['open', 'verified', 'dismissed', 'alerted'], to: null, needsNote: true },
  grade: { from: ['open', 'verified'], to: null, needsNote: false },
  add: { from: ['open', 'verified'], to: null, needsNote: false },
  verify: { from: ['open'], to: 'verified', needsNote: true },
  dismiss: { from: ['open', 'verified'], to: 'dismissed', needsNote: true },
  reopen: { from: ['dismissed'], to: 'open', needsNote: true },
};

export interface TriageFacts {
  readonly state: TriageState;
  readonly version: number;
  readonly sourceGrade: SourceGrade | null;
  readonly credibility: number | null;
}

export interface StepAsked {
  readonly step: TriageStep;
  /** The version that whoever acts had before them. */
  readonly version: number;
  readonly note?: string | undefined;
}

export type Decided = { readonly to: TriageState } | { readonly refused: ErrorCode };

/** Whether a step may be taken, and where it leads. A note can be added to whatever stands there by now. */
export function decideTriageStep(held: TriageFacts, asked: StepAsked): Decided {
  const rule = TRIAGE_RULES[asked.step];
  if (asked.step !== 'note' && asked.version !== held.version) return { refused: 'triage.changed' };
  if (!rule.from.includes(held.state)) return { refused: 'triage.wrong-state' };
  if (rule.needsNote && (asked.note ?? '').trim() === '') return { refused: 'triage.no-note' };
  if (asked.step === 'verify' && (held.sourceGrade === null || held.credibility === null))
    return { refused: 'triage.not-graded' };
  return { to: rule.to ?? held.state };
}

/** Is it past its time? Only what nobody has decided on can be. */
export function isTriageLate(
  held: { readonly state: TriageState; readonly dueAt: Date },
  now: Date,
): boolean {
  return held.state === 'open' && now.getTime() > held.dueAt.getTime();
}
