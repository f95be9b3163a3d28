import type { Marking } from '../../model/report.ts';

/** Apart from the contract: the rail asks it, and need not load what checks answers. */
export const MY_WORK_PATH = '/api/my-work';

/** Kinds of work that waits for somebody; each is brought by the feature that it belongs to. */
export const WORK_KINDS = [
  'alert-answer',
  'alert-revised',
  'alert-remind',
  'alert-draft',
  'triage-decide',
  'triage-alert',
  'silence',
  'action',
  'milestone',
  'commitment-validate',
  'commitment-join',
  'commitment-end',
  'commitment-mend',
  'commitment-reply',
  'commitment-assess',
  'commitments-late',
  'meeting-reply',
  'meeting-record',
  'minutes-draft',
  'minutes-approve',
  'actions-late',
  'recommendation-broken',
  'recommendation-comments',
  'review-freeze',
  'signals-untaken',
  'rejects',
  'names',
] as const;
export type WorkKindOfPerson = (typeof WORK_KINDS)[number];

/** One thing that waits for whoever asks. */
export interface WaitingItem {
  readonly kind: WorkKindOfPerson;
  /** Of its record, within its kind. */
  readonly id: number;
  /** What it is about, as its record says; of several records, what they have in common, or nothing. */
  readonly title: string;
  /** Of several records that are one piece of work: how many they are. */
  readonly count?: number | undefined;
  readonly marking: Marking;
  /** Where it is done; with the filters of a list in its query. */
  readonly path: string;
  readonly dueAt: Date | null;
  readonly isLate: boolean;
  /** Since when it waits. */
  readonly since: Date;
}

const FOREVER = Number.MAX_SAFE_INTEGER;

/** What is late first, then what is due soonest, then what has no day; the oldest first within. */
export function orderWork(items: readonly WaitingItem[]): WaitingItem[] {
  return [...items].sort(
    (one, other) =>
      Number(other.isLate) - Number(one.isLate) ||
      (one.dueAt?.getTime() ?? FOREVER) - (other.dueAt?.getTime() ?? FOREVER) ||
      one.since.getTime() - other.since.getTime() ||
      one.kind.localeCompare(other.kind) ||
      one.id - other.id,
  );
}
