import type { ErrorCode } from '../../kernel/errors.ts';

export const COMMITMENT_KINDS = ['law', 'policy', 'enforcement', 'other'] as const;
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number];

/** The last four are terminal; their meanings are those of the Nutrition Accountability Framework (NAF). */
export const COMMITMENT_STATES = [
  'draft',
  'submitted',
  'returned',
  'validated',
  'under-way',
  'reached-in-time',
  'reached-late',
  'withdrawn',
  'superseded',
] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];
export const REACHED = ['reached-in-time', 'reached-late'] as const satisfies readonly CommitmentState[];
/** Promised and not ended: what can be late. */
export const IN_FORCE = ['validated', 'under-way'] as const satisfies readonly CommitmentState[];
const WRITTEN = ['draft', 'returned'] as const satisfies readonly CommitmentState[];
const LIVING = ['draft', 'submitted', 'returned', ...IN_FORCE] as const satisfies readonly CommitmentState[];

export const COMMITMENT_STEPS = [
  'edit',
  'submit',
  'validate',
  'return',
  'begin',
  'reach',
  'move-end',
  'withdraw',
  'supersede',
  'join',
  'leave',
  'add-milestone',
  'milestone-done',
  'milestone-drop',
  'milestone-move',
  'law-stage',
  'add-evidence',
  'report',
  'assess',
  'reply',
] as const;
export type CommitmentStep = (typeof COMMITMENT_STEPS)[number];

/** Who takes a step: the lead, a participant that was asked to join, any that takes part, or somebody of none. */
export type StepSide = 'lead' | 'asked' | 'taking-part' | 'independent';

interface StepRule {
  readonly from: readonly CommitmentState[];
  /** `null`: stays as it is; `by-end-date`: the clock decides between in time and late. */
  readonly to: CommitmentState | 'by-end-date' | null;
  readonly needsNote: boolean;
  readonly action: 'commitment.write' | 'commitment.validate' | 'commitment.assess';
  readonly side: StepSide;
  /** What is only added beside others' words need not know the newest version. */
  readonly isAddition: boolean;
}

const lead = { action: 'commitment.write', side: 'lead', isAddition: false } as const;
const judges = { action: 'commitment.validate', side: 'lead', isAddition: false } as const;

/** Which step may follow which state. What was validated is reached, withdrawn or superseded, never edited away. */
export const COMMITMENT_RULES: Readonly<Record<CommitmentStep, StepRule>> = {
  edit: { ...lead, from: WRITTEN, to: null, needsNote: false },
  submit: { ...lead, from: WRITTEN, to: 'submitted', needsNote: false },
  validate: { ...judges, from: ['submitted'], to: 'validated', needsNote: false },
  return: { ...judges, from: ['submitted'], to: 'returned', needsNote: true },
  begin: { ...lead, from: ['validated'], to: 'under-way', needsNote: false },
  reach: { ...lead, from: IN_FORCE, to: 'by-end-date', needsNote: true },
  'move-end': { ...lead, from: IN_FORCE, to: null, needsNote: true },
  withdraw: { ...lead, from: LIVING, to: 'withdrawn', needsNote: true },
  supersede: { ...lead, from: IN_FORCE, to: 'superseded', needsNote: true },
  join: {
    action: 'commitment.write',
    side: 'asked',
    isAddition: true,
    from: LIVING,
    to: null,
    needsNote: false,
  },
  leave: {
    action: 'commitment.write',
    side: 'asked',
    isAddition: true,
    from: LIVING,
    to: null,
    needsNote: true,
  },
  'add-milestone': { ...lead, from: IN_FORCE, to: null, needsNote: true },
  'milestone-done': { ...lead, from: IN_FORCE, to: null, needsNote: false },
  'milestone-drop': { ...lead, from: IN_FORCE, to: null, needsNote: true },
  'milestone-move': { ...lead, from: IN_FORCE, to: null, needsNote: true },
  'law-stage': {
    ...lead,
    from: [...IN_FORCE, 'reached-late', 'reached-in-time'],
    to: null,
    needsNote: false,
  },
  'add-evidence': {
    action: 'commitment.write',
    side: 'taking-part',
    isAddition: true,
    from: [...LIVING, ...REACHED],
    to: null,
    needsNote: false,
  },
  report: {
    action: 'commitment.write',
    side: 'taking-part',
    isAddition: true,
    from: [...IN_FORCE, ...REACHED],
    to: null,
    needsNote: true,
  },
  assess: {
    action: 'commitment.assess',
    side: 'independent',
    isAddition: true,
    from: [...IN_FORCE, ...REACHED, 'withdrawn', 'superseded'],
    to: null,
    needsNote: true,
  },
  reply: {
    action: 'commitment.write',
    side: 'taking-part',
    isAddition: true,
    from: [...IN_FORCE, ...REACHED, 'withdrawn', 'superseded'],
    to: null,
    needsNote: true,
  },
};

export interface CommitmentFacts {
  readonly state: CommitmentState;
  readonly version: number;
  /** The end that was validated. */
  readonly promisedOn: string | null;
  readonly validatedAt: Date | null;
}

/** The day of an instant, in UTC: dates of commitments have no hour. */
export const dayOfInstant = (at: Date): string => at.toISOString().slice(0, 10);

/** Whether something that was due on a day is late: the day itself is in time. */
export const isPast = (dueOn: string | null, now: Date): boolean =>
  dueOn !== null && dayOfInstant(now) > dueOn;

export type Decided = { readonly to: CommitmentState } | { readonly refused: ErrorCode };

/** Whether a step may be taken, and where it leads. In time or late is told by the clock and the end that was validated. */
export function decideCommitmentStep(
  held: CommitmentFacts,
  asked: {
    readonly step: CommitmentStep;
    readonly version?: number | undefined;
    readonly note?: string | undefined;
  },
  now: Date,
): Decided {
  const rule = COMMITMENT_RULES[asked.step];
  if (!rule.isAddition && asked.version !== held.version) return { refused: 'commitment.changed' };
  if (!rule.from.includes(held.state)) return { refused: 'commitment.wrong-state' };
  // What was withdrawn before anybody validated it was no promise.
  if (rule.side === 'independent' && held.validatedAt === null) return { refused: 'commitment.wrong-state' };
  if (rule.needsNote && (asked.note ?? '').trim() === '') return { refused: 'commitment.no-note' };
  if (rule.to === 'by-end-date')
    return { to: isPast(held.promisedOn, now) ? 'reached-late' : 'reached-in-time' };
  return { to: rule.to ?? held.state };
}

export const MILESTONE_STATES = ['open', 'done', 'dropped'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

export interface MilestoneFacts {
  readonly state: MilestoneState;
  /** The date in force, and the one first promised. */
  readonly dueOn: string | null;
  readonly promisedOn: string | null;
  readonly closedAt: Date | null;
}

export interface MilestoneStanding {
  /** Open past the date in force. */
  readonly isLate: boolean;
  /** Done after the date that was promised first, or open past it: moving a date does not make it otherwise. */
  readonly isBehindPromise: boolean;
  /** Days past the date in force, while open; 0 where it is not late. */
  readonly daysLate: number;
}

const DAY_MS = 86_400_000;

/** Where a milestone stands; `isRunning`: whether its commitment is in force. */
export function standingOfMilestone(
  { state, dueOn, promisedOn, closedAt }: MilestoneFacts,
  now: Date,
  isRunning = true,
): MilestoneStanding {
  const until = state === 'open' ? now : (closedAt ?? now);
  const isLate = isRunning && state === 'open' && isPast(dueOn, now);
  return {
    isLate,
    isBehindPromise: state !== 'dropped' && (state === 'done' || isRunning) && isPast(promisedOn, until),
    daysLate:
      isLate && dueOn !== null ? Math.round((Date.parse(dayOfInstant(now)) - Date.parse(dueOn)) / DAY_MS) : 0,
  };
}

/** Open may become done, with evidence, or dropped, with a reason; neither opens again. */
export function decideMilestone(
  milestone: Pick<MilestoneFacts, 'state'>,
  asked: { readonly to: 'done' | 'dropped' | 'moved'; readonly evidence: number },
): ErrorCode | null {
  if (milestone.state !== 'open') return 'commitment.milestone-closed';
  return asked.to === 'done' && asked.evidence === 0 ? 'commitment.no-evidence' : null;
}

export const LAW_STAGES = ['drafted', 'tabled', 'adopted', 'in-force'] as const;
export type LawStage = (typeof LAW_STAGES)[number];

/** Whether a law may be put on record at a stage: once each, none before the one before it, none in the future. */
export function decideLawStage(
  held: readonly { readonly stage: LawStage; readonly on: string }[],
  asked: { readonly stage: LawStage; readonly on: string },
  now: Date,
): ErrorCode | null {
  if (held.some(({ stage }) => stage === asked.stage)) return 'commitment.stage-twice';
  const rank = (stage: LawStage) => LAW_STAGES.indexOf(stage);
  const isOutOfOrder = held.some(({ stage, on }) =>
    rank(stage) < rank(asked.stage) ? on > asked.on : on < asked.on,
  );
  if (isOutOfOrder) return 'commitment.stage-order';
  return asked.on > dayOfInstant(now) ? 'commitment.stage-order' : null;
}

/** NAF and the Open Government Partnership (OGP) rate progress so; the last two count as high. */
export const COMPLETIONS = ['no-evidence', 'not-started', 'limited', 'substantial', 'complete'] as const;
export const EARLY_RESULTS = ['too-early', 'none', 'moderate', 'significant'] as const;
/** OGP's «potential for results». */
export const AMBITIONS = ['unclear', 'modest', 'substantial'] as const;

export interface DatedContent {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly goals: readonly {
    readonly baselineOn: string | null;
    readonly targetOn: string | null;
  }[];
  readonly milestones: readonly { readonly dueOn: string | null }[];
}

export interface DateFault {
  readonly field: 'endsOn' | 'goal' | 'milestone';
  /** Which of the goals or milestones, from 1. */
  readonly number: number | null;
  readonly dueOn: string;
  readonly startsOn: string;
}

const isBefore = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one < other;

/** Dates that are due before their start. */
export function listDateFaults({ startsOn, endsOn, goals, milestones }: DatedContent): DateFault[] {
  const faults: DateFault[] = [];
  const add = (
    field: DateFault['field'],
    number: number | null,
    dates: readonly [string | null, string | null],
  ) => {
    const [dueOn, from] = dates;
    if (isBefore(dueOn, from)) faults.push({ field, number, dueOn: dueOn!, startsOn: from! });
  };
  add('endsOn', null, [endsOn, startsOn]);
  for (const [index, { baselineOn, targetOn }] of goals.entries())
    add('goal', index + 1, [targetOn, baselineOn]);
  for (const [index, { dueOn }] of milestones.entries()) add('milestone', index + 1, [dueOn, startsOn]);
  return faults;
}

/** Without these nobody can hold a participant to it. */
export const NEEDED_TEXTS = ['title', 'institution', 'problem', 'action'] as const;
export type Needed = (typeof NEEDED_TEXTS)[number] | 'endsOn' | 'milestones';

/** What is still to be written before it can be submitted. */
export function listMissing(
  content: Readonly<Record<(typeof NEEDED_TEXTS)[number], string>> & {
    readonly endsOn: string | null;
    readonly milestones: readonly { readonly title: string; readonly dueOn: string | null }[];
  },
): Needed[] {
  const isWhole = content.milestones.every(({ title, dueOn }) => title.trim() !== '' && dueOn !== null);
  return [
    ...NEEDED_TEXTS.filter((key) => content[key].trim() === ''),
    ...(content.endsOn === null ? (['endsOn'] as const) : []),
    ...(isWhole ? [] : (['milestones'] as const)),
  ];
}
