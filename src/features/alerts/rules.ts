import type { ErrorCode } from '../../kernel/errors.ts';

export const ALERT_STATES = ['draft', 'sent', 'cancelled', 'superseded'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

export const ALERT_STEPS = [
  'edit',
  'send',
  'add-recipients',
  'revise',
  'remind',
  'cancel',
  'supersede',
] as const;
export type AlertStep = (typeof ALERT_STEPS)[number];

interface StepRule {
  readonly from: readonly AlertState[];
  /** `null`: stays as it is. */
  readonly to: AlertState | null;
  readonly needsNote: boolean;
  /** What whoever takes it must be allowed to do. */
  readonly action: 'alert.draft' | 'alert.send';
}

/** Which step may follow which state. What was sent is revised, cancelled or superseded, never edited away. */
export const ALERT_RULES: Readonly<Record<AlertStep, StepRule>> = {
  edit: { from: ['draft'], to: null, needsNote: false, action: 'alert.draft' },
  send: { from: ['draft'], to: 'sent', needsNote: false, action: 'alert.send' },
  'add-recipients': { from: ['sent'], to: null, needsNote: false, action: 'alert.send' },
  revise: { from: ['sent'], to: null, needsNote: true, action: 'alert.send' },
  remind: { from: ['sent'], to: null, needsNote: false, action: 'alert.send' },
  cancel: { from: ['draft', 'sent'], to: 'cancelled', needsNote: true, action: 'alert.send' },
  supersede: { from: ['sent'], to: 'superseded', needsNote: true, action: 'alert.send' },
};

/**
 * What an alert says: the items (a) to (j) that Article 13(2) of Regulation (EU) 2023/1322 asks of an alert on a serious risk, and what
 * an assessment owes beside them.
 */
export const ALERT_TEXTS = [
  'riskOrigin',
  'event',
  'exposure',
  'analytical',
  'identification',
  'health',
  'social',
  'healthMeasures',
  'otherMeasures',
  'other',
  'advice',
  'uncertainty',
  'notForPublication',
] as const;
export type AlertText = (typeof ALERT_TEXTS)[number];

/** Letter of the regulation's item, where it is one. */
export const ARTICLE_ITEM: Readonly<Partial<Record<AlertText, string>>> = {
  riskOrigin: 'a',
  event: 'b',
  exposure: 'c',
  analytical: 'd',
  identification: 'e',
  health: 'f',
  social: 'g',
  healthMeasures: 'h',
  otherMeasures: 'i',
  other: 'j',
};

/** Without these nobody can act on it; the others may be not known yet, and the page says so. */
export const NEEDED_TEXTS = [
  'riskOrigin',
  'event',
  'health',
  'advice',
  'uncertainty',
] as const satisfies readonly AlertText[];

export interface ContentFacts extends Readonly<Record<AlertText, string>> {
  readonly title: string;
}

/** What is still to be written before it can be sent. */
export function listMissing(content: ContentFacts): ('title' | AlertText)[] {
  return (['title', ...NEEDED_TEXTS] as const).filter((key) => content[key].trim() === '');
}

export interface AlertFacts {
  readonly state: AlertState;
  readonly version: number;
}

export type Decided = { readonly to: AlertState } | { readonly refused: ErrorCode };

/** Whether a step may be taken, and where it leads. */
export function decideAlertStep(
  held: AlertFacts,
  asked: { readonly step: AlertStep; readonly version: number; readonly note?: string | undefined },
): Decided {
  const rule = ALERT_RULES[asked.step];
  if (asked.version !== held.version) return { refused: 'alert.changed' };
  if (!rule.from.includes(held.state)) return { refused: 'alert.wrong-state' };
  if (rule.needsNote && (asked.note ?? '').trim() === '') return { refused: 'alert.no-note' };
  return { to: rule.to ?? held.state };
}

/** What a recipient does with an alert, in this order. */
export const STAGES = ['received', 'assessed', 'acted'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Hours from being asked: acknowledgement within a day and first action within seven (7-1-7: Frieden et al., Lancet 2021); three days to
 * say what it means at home are our own.
 */
export const WITHIN_HOURS: Readonly<Record<Stage, number>> = { received: 24, assessed: 72, acted: 168 };

const HOUR_MS = 3_600_000;

export interface Receipt {
  readonly stage: Stage;
  readonly at: Date;
  readonly revision: number;
  readonly isRelevant: boolean | null;
}

export interface RecipientFacts {
  readonly askedAt: Date;
  readonly receipts: readonly Receipt[];
}

/** What tells where a recipient stands. */
export interface StandingFacts {
  readonly askedAt: Date;
  readonly receipts: readonly Pick<Receipt, 'stage' | 'isRelevant'>[];
}

export interface Standing {
  /** The stage that is awaited; `null` where nothing is any more. */
  readonly next: Stage | null;
  readonly dueAt: Date | null;
  readonly isLate: boolean;
}

/** Where a recipient stands with an alert in force. Who finds that it does not concern them has nothing to do about it. */
export function standingOf(recipient: StandingFacts, now: Date): Standing {
  const done = (stage: Stage) => recipient.receipts.some((receipt) => receipt.stage === stage);
  const isIrrelevant = recipient.receipts.some(({ isRelevant }) => isRelevant === false);
  const next = STAGES.find((stage) => !done(stage) && !(stage === 'acted' && isIrrelevant)) ?? null;
  if (next === null) return { next, dueAt: null, isLate: false };
  const dueAt = new Date(recipient.askedAt.getTime() + WITHIN_HOURS[next] * HOUR_MS);
  return { next, dueAt, isLate: now.getTime() > dueAt.getTime() };
}

/** Whether a recipient may put a stage on record for the revision in force. */
export function decideReceipt(
  alert: AlertFacts & { readonly revision: number },
  recipient: RecipientFacts,
  asked: {
    readonly stage: Stage;
    readonly isRelevant?: boolean | undefined;
    readonly note?: string | undefined;
  },
): { readonly stages: readonly Stage[] } | { readonly refused: ErrorCode } {
  if (alert.state !== 'sent') return { refused: 'alert.wrong-state' };
  const has = (stage: Stage) =>
    recipient.receipts.some((receipt) => receipt.stage === stage && receipt.revision === alert.revision);
  if (has(asked.stage)) return { refused: 'alert.receipt-twice' };
  if (asked.stage !== 'received' && (asked.note ?? '').trim() === '') return { refused: 'alert.no-note' };
  if (asked.stage === 'assessed' && asked.isRelevant === undefined) return { refused: 'alert.no-note' };
  // Whoever assesses or acts has received it.
  const isReceived = recipient.receipts.some(({ stage }) => stage === 'received');
  return { stages: asked.stage === 'received' || isReceived ? [asked.stage] : ['received', asked.stage] };
}
