import type { ErrorCode } from '../../kernel/errors.ts';

/** How certain a body of evidence makes us (GRADE Working Group; Guyatt et al. 2008, BMJ 336:924). */
export const GRADES = ['high', 'moderate', 'low', 'very-low'] as const;
export type Grade = (typeof GRADES)[number];

export const INPUT_STATES = ['given', 'withdrawn'] as const;
export const CAME_BY = ['form', 'text', 'spreadsheet'] as const;

/**
 * What an input says. Civil society's written contributions name organization, country, input, website and contact (VNGOC's call); the rest is
 * what a group asks of an experience.
 */
export const INPUT_TEXTS = ['text', 'done', 'outcome', 'organization', 'website'] as const;

export const PRACTICE_STATES = ['draft', 'published', 'withdrawn'] as const;
export type PracticeState = (typeof PRACTICE_STATES)[number];
export const PRACTICE_STEPS = ['edit', 'gather', 'publish', 'withdraw'] as const;
export type PracticeStep = (typeof PRACTICE_STEPS)[number];
export const PRACTICE_TEXTS = ['summary', 'context', 'needed', 'contraindication', 'triedBy'] as const;
const NEEDED = ['title', 'summary', 'context'] as const;

interface StepRule {
  readonly from: readonly PracticeState[];
  /** `null`: stays as it is. */
  readonly to: PracticeState | null;
  readonly needsNote: boolean;
}

/** Which step may follow which state. A published practice stays open to more inputs and better words, each on record. */
export const PRACTICE_RULES: Readonly<Record<PracticeStep, StepRule>> = {
  edit: { from: ['draft', 'published'], to: null, needsNote: false },
  gather: { from: ['draft', 'published'], to: null, needsNote: false },
  publish: { from: ['draft'], to: 'published', needsNote: false },
  withdraw: { from: ['draft', 'published'], to: 'withdrawn', needsNote: true },
};

export interface PracticeFacts {
  readonly state: PracticeState;
  readonly version: number;
  readonly grade: Grade | null;
  readonly inputCount: number;
  readonly content: { readonly title: string; readonly summary: string; readonly context: string };
}

/** What stands in the way of publishing it. */
export function listMissing(held: Omit<PracticeFacts, 'state' | 'version'>): string[] {
  return [
    ...NEEDED.filter((key) => held.content[key].trim() === ''),
    ...(held.grade === null ? ['grade'] : []),
    ...(held.inputCount === 0 ? ['inputs'] : []),
  ];
}

export type Decided = { readonly to: PracticeState } | { readonly refused: ErrorCode };

/** Whether a step may be taken, and where it leads. */
export function decidePracticeStep(
  held: PracticeFacts,
  asked: { readonly step: PracticeStep; readonly version: number; readonly note?: string | undefined },
): Decided {
  const rule = PRACTICE_RULES[asked.step];
  if (asked.version !== held.version) return { refused: 'practice.changed' };
  const isNoted = !rule.needsNote || (asked.note ?? '').trim() !== '';
  if (!rule.from.includes(held.state) || !isNoted) return { refused: 'practice.wrong-state' };
  if (asked.step === 'publish' && listMissing(held).length > 0) return { refused: 'practice.incomplete' };
  return { to: rule.to ?? held.state };
}
