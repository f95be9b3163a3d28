import type { ErrorCode } from '../../kernel/errors.ts';

export const REVIEW_STATES = ['planned', 'frozen', 'cancelled'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export const REVIEW_STEPS = ['edit', 'freeze', 'conclude', 'cancel'] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

interface StepRule {
  readonly from: readonly ReviewState[];
  /** `null`: stays as it is. */
  readonly to: ReviewState | null;
  readonly needsNote: boolean;
}

/** Which step may follow which state. A frozen pack stays; conclusions are added to it. */
export const REVIEW_RULES: Readonly<Record<ReviewStep, StepRule>> = {
  edit: { from: ['planned'], to: null, needsNote: false },
  freeze: { from: ['planned'], to: 'frozen', needsNote: false },
  conclude: { from: ['frozen'], to: null, needsNote: true },
  cancel: { from: ['planned'], to: 'cancelled', needsNote: true },
};

const DAY_MS = 86_400_000;

/** The instant of which a review tells: the end of its day, or now where that is not over. */
export function instantOf(heldOn: string, now: Date): Date {
  const end = Date.parse(`${heldOn}T00:00:00Z`) + DAY_MS - 1;
  return new Date(Math.min(end, now.getTime()));
}

export type Decided = { readonly to: ReviewState } | { readonly refused: ErrorCode };

/** Whether a step may be taken, and where it leads. Nothing is frozen before its day. */
export function decideReviewStep(
  held: { readonly state: ReviewState; readonly version: number; readonly heldOn: string },
  asked: { readonly step: ReviewStep; readonly version: number; readonly note?: string | undefined },
  now: Date,
): Decided {
  const rule = REVIEW_RULES[asked.step];
  if (asked.version !== held.version) return { refused: 'review.changed' };
  if (!rule.from.includes(held.state)) return { refused: 'review.wrong-state' };
  if (rule.needsNote && (asked.note ?? '').trim() === '') return { refused: 'review.no-note' };
  const isEarly = now.getTime() < Date.parse(`${held.heldOn}T00:00:00Z`);
  if (asked.step === 'freeze' && isEarly) return { refused: 'review.too-early' };
  return { to: rule.to ?? held.state };
}
