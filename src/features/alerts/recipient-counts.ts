import type { Transaction } from '../../store/door.ts';
import type { RecipientRow } from './queries.ts';
import { STAGES, type Stage, type StandingFacts, standingOf } from './rules.ts';

/** Recipients of an alert that stand alike: asked at once, and the same put on record. */
export interface AlikeRecipients extends StandingFacts {
  readonly count: number;
}

/** What the store keeps of a recipient's receipts: a bit for each of `STAGES`, and whether one says that it does not concern them. */
export const receiptsOf = (stages: number, isIrrelevant: boolean): StandingFacts['receipts'] =>
  STAGES.filter((_stage, bit) => (stages >> bit) & 1).map((stage) => ({
    stage,
    isRelevant: isIrrelevant ? false : null,
  }));

interface AlikeRow {
  readonly alertId: number;
  readonly askedAt: Date;
  /** A bit for each of `STAGES`. */
  readonly stages: number;
  readonly isIrrelevant: boolean;
  readonly count: number;
}

/** How the recipients of alerts stand, counted: an alert to everybody has more recipients than a list has lines. */
export async function countRecipients(
  tx: Transaction,
  alertIds: readonly number[],
): Promise<Map<number, AlikeRecipients[]>> {
  const { rows } = await tx.query<AlikeRow>(
    `select r.alert_id as "alertId", r.asked_at as "askedAt", r.stages, r.is_irrelevant as "isIrrelevant", count(*)::int as count
     from alert_recipient r where r.alert_id = any ($1) group by 1, 2, 3, 4`,
    [alertIds],
  );
  const found = new Map<number, AlikeRecipients[]>(alertIds.map((id) => [id, []]));
  for (const { alertId, askedAt, stages, isIrrelevant, count } of rows)
    found.get(alertId)?.push({
      askedAt,
      receipts: receiptsOf(stages, isIrrelevant),
      count,
    });
  return found;
}

/** The same of recipients that were read one by one. */
export const asAlike = (recipients: readonly RecipientRow[]): AlikeRecipients[] =>
  recipients.map(({ askedAt, receipts }) => ({ askedAt, receipts, count: 1 }));

export interface RecipientCounts extends Record<Stage, number> {
  readonly asked: number;
  readonly late: number;
}

export function sumRecipients(
  alike: readonly AlikeRecipients[],
  isInForce: boolean,
  now: Date,
): RecipientCounts {
  const sum = (counts: (each: AlikeRecipients) => boolean) =>
    alike.filter(counts).reduce((total, { count }) => total + count, 0);
  const [received, assessed, acted] = STAGES.map((stage) =>
    sum(({ receipts }) => receipts.some((receipt) => receipt.stage === stage)),
  ) as [number, number, number];
  return {
    asked: sum(() => true),
    received,
    assessed,
    acted,
    late: isInForce ? sum((each) => standingOf(each, now).isLate) : 0,
  };
}
