import type { Transaction } from '../../store/door.ts';
import type { RecipientRow } from './queries.ts';
import { STAGES, type Stage, type StandingFacts, standingOf } from './rules.ts';

/** Recipients of an alert that stand alike: asked at once, and the same put on record. */
export interface AlikeRecipients extends StandingFacts {
  readonly count: number;
}

interface AlikeRow {
  readonly alertId: number;
  readonly askedAt: Date;
  readonly stages: Stage[];
  readonly isIrrelevant: boolean;
  readonly count: number;
}

/** How the recipients of alerts stand, counted: an alert to everybody has more recipients than a list has lines. */
export async function countRecipients(
  tx: Transaction,
  alertIds: readonly number[],
): Promise<Map<number, AlikeRecipients[]>> {
  const { rows } = await tx.query<AlikeRow>(
    `with said as materialized (
       select c.alert_id, c.participant_id, array_agg(distinct c.stage) as stages, coalesce(bool_or(c.is_relevant = false), false) as irrelevant
       from alert_receipt c where c.alert_id = any ($1) group by 1, 2)
     select r.alert_id as "alertId", r.asked_at as "askedAt", coalesce(s.stages, '{}') as stages, coalesce(s.irrelevant, false) as "isIrrelevant",
       count(*)::int as count
     from alert_recipient r left join said s on s.alert_id = r.alert_id and s.participant_id = r.participant_id
     where r.alert_id = any ($1) group by 1, 2, 3, 4`,
    [alertIds],
  );
  const found = new Map<number, AlikeRecipients[]>(alertIds.map((id) => [id, []]));
  for (const { alertId, askedAt, stages, isIrrelevant, count } of rows)
    found.get(alertId)?.push({
      askedAt,
      receipts: stages.map((stage) => ({ stage, isRelevant: isIrrelevant ? false : null })),
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
