import type { Transaction } from '../../store/door.ts';
import { isSharedRecord } from '../../store/shared-records.ts';
import type { CommitmentKind } from '../commitments/rules.ts';
import { cutAt, type LedgerStep, type Stretch } from './rules.ts';

/** A law is in force from the day that it says; another measure once it is reached. */
const IN_FORCE_AT = `coalesce(
  (select s.reached_on::timestamp at time zone 'UTC' from commitment_law_stage s where s.commitment_id = c.id and s.stage = 'in-force'),
  case when c.state in ('reached-in-time', 'reached-late') then c.ended_at end)`;

export interface Followed {
  readonly alertId: number;
  readonly recommendationId: number | null;
  readonly adoptedAt: Date | null;
  readonly committedAt: Date | null;
  readonly inForceAt: Date | null;
  readonly effectAt: Date | null;
}

/** When who assesses a commitment `c` first saw an effect of it. */
const EFFECT_AT = `(select min(x.at) from commitment_assessment x where x.commitment_id = c.id and x.early_results in ('moderate', 'significant'))`;

/** What followed each alert: the first text adopted on it; of the commitments in answer the first, the first in force, the first effect. */
export async function readFollowed(tx: Transaction, alertIds: readonly number[]): Promise<Followed[]> {
  const { rows } = await tx.query<Followed>(
    `select a.id as "alertId", r.id as "recommendationId", r.adopted_at as "adoptedAt", c."committedAt", c."inForceAt", c."effectAt"
     from unnest($1::int[]) as a (id)
       left join lateral (select r.id, r.adopted_at from recommendation_alert l join recommendation r on r.id = l.recommendation_id
         where l.alert_id = a.id and r.adopted_at is not null order by r.adopted_at limit 1) r on true
       left join lateral (select min(c.validated_at) as "committedAt",
           min(${IN_FORCE_AT}) as "inForceAt", min(${EFFECT_AT}) as "effectAt"
         from recommendation_alert l join commitment_recommendation x on x.recommendation_id = l.recommendation_id
           join commitment c on c.id = x.commitment_id where l.alert_id = a.id and c.validated_at is not null) c on true`,
    [alertIds],
  );
  return rows;
}

/** The second half of the loop: from an alert to what was advised, promised, put in force and found to work. */
type MeasureStep = Extract<
  LedgerStep,
  | 'alert-to-agenda'
  | 'alert-to-recommendation'
  | 'recommendation-to-commitment'
  | 'commitment-to-force'
  | 'force-to-effect'
>;

export interface MeasureFilter {
  /** What followed the sent alerts of the chains that are looked at. */
  readonly alerts: readonly AlertRow[];
  /** Only commitments that this participant leads or takes part in, alone in answer to recommendations, too. */
  readonly participant: number | undefined;
  /** Only recommendations of this group or one that it steers, and commitments in answer to one of these. */
  readonly group?: string | undefined;
  /** Only commitments of this kind, alone in answer to recommendations, too. */
  readonly kind?: CommitmentKind | undefined;
  /** Only what all participants may read. */
  readonly isShared: boolean;
  readonly now: Date;
}

/** Whether a participant, where one is asked for, leads a commitment `c` or has joined it and not left. */
const TAKEN_ON_BY = (
  id: string,
): string => `(${id}::int is null or c.owner_id = ${id} or exists (select from commitment_participant p
  where p.commitment_id = c.id and p.participant_id = ${id} and p.joined_at is not null and p.left_at is null))`;
/** Whether a recommendation `r` is of a group, where one is asked for, or of one that it steers. */
const OF_GROUP = (key: string): string =>
  `(${key}::text is null or r.group_key = ${key} or r.group_key like ${key} || '.%')`;

export async function measureMeasures(
  tx: Transaction,
  filter: MeasureFilter,
): Promise<Record<MeasureStep, Stretch[]>> {
  const { now, alerts } = filter;
  const recommendations = await readRecommendations(tx, filter);
  const commitments = await readCommitments(tx, filter);
  const begun = <T>(rows: readonly T[], from: (row: T) => Date | null, to: (row: T) => Date | null) =>
    rows.flatMap((row): (Stretch & { row: T })[] => {
      const start = cutAt(from(row), now);
      return start === null ? [] : [{ from: start, to: cutAt(to(row), now), row }];
    });
  /** Until it was given up nobody waits any longer; what came all the same still counts. */
  const whileWaited =
    <T>(givenUp: (row: T) => Date | null) =>
    ({ row, ...stretch }: Stretch & { row: T }): Stretch => ({
      ...stretch,
      cutAt: cutAt(givenUp(row), now) ?? undefined,
    });
  return {
    'alert-to-agenda': begun(
      alerts,
      ({ sentAt }) => sentAt,
      ({ agendaAt }) => agendaAt,
    ).map(whileWaited(({ endedAt }) => endedAt)),
    'alert-to-recommendation': begun(
      alerts,
      ({ sentAt }) => sentAt,
      ({ adoptedAt }) => adoptedAt,
    ).map(whileWaited(({ endedAt }) => endedAt)),
    'recommendation-to-commitment': begun(
      recommendations,
      ({ adoptedAt }) => adoptedAt,
      ({ answeredAt }) => answeredAt,
    ).map(whileWaited(({ endedAt }) => endedAt)),
    'commitment-to-force': begun(
      commitments,
      ({ validatedAt }) => validatedAt,
      ({ forceAt }) => forceAt,
    ).map(whileWaited(({ givenUpAt }) => givenUpAt)),
    'force-to-effect': begun(
      commitments,
      ({ forceAt }) => forceAt,
      ({ effectAt }) => effectAt,
    ),
  };
}

export interface AlertRow {
  readonly alertId: number;
  readonly sentAt: Date;
  /** Cancelled or superseded. */
  readonly endedAt: Date | null;
  readonly agendaAt: Date | null;
  readonly adoptedAt: Date | null;
}

/** The first meeting with the alert, or a text that stands on it, on its agenda; and the first such text that was adopted. */
export async function readAlerts(
  tx: Transaction,
  alertIds: readonly number[],
  { isShared }: Pick<MeasureFilter, 'isShared'>,
): Promise<AlertRow[]> {
  const { rows } = await tx.query<AlertRow>(
    `with advice as materialized (
       select l.alert_id, r.id, r.adopted_at from recommendation_alert l join recommendation r on r.id = l.recommendation_id
       where l.alert_id = any ($1) and (not $2 or ${isSharedRecord('r')})),
     item as materialized (
       select i.subject_kind, i.subject_id, m.starts_at from meeting_item i join meeting m on m.id = i.meeting_id
       where m.state <> 'cancelled' and i.subject_kind in ('alert', 'recommendation') and (not $2 or ${isSharedRecord('m')})),
     agenda as (
       select subject_id as alert_id, starts_at from item where subject_kind = 'alert'
       union all
       select v.alert_id, i.starts_at from advice v join item i on i.subject_kind = 'recommendation' and i.subject_id = v.id),
     sent as materialized (select a.id, a.sent_at, a.ended_at from alert a where a.id = any ($1) and a.sent_at is not null)
     select s.id as "alertId", s.sent_at as "sentAt", s.ended_at as "endedAt", g.at as "agendaAt", v.at as "adoptedAt"
     from sent s
       left join (select s.id, min(g.starts_at) as at from sent s join agenda g on g.alert_id = s.id and g.starts_at >= s.sent_at group by s.id) g
         on g.id = s.id
       left join (select s.id, min(v.adopted_at) as at from sent s join advice v on v.alert_id = s.id and v.adopted_at >= s.sent_at group by s.id) v
         on v.id = s.id`,
    [alertIds, isShared],
  );
  return rows;
}

interface RecommendationRow {
  readonly adoptedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
}

/** Adopted recommendations with the first commitment that was validated in answer. */
async function readRecommendations(
  tx: Transaction,
  { participant, group, kind, isShared }: MeasureFilter,
): Promise<RecommendationRow[]> {
  const { rows } = await tx.query<RecommendationRow>(
    `select r.adopted_at as "adoptedAt", r.ended_at as "endedAt",
       (select min(c.validated_at) from commitment_recommendation l join commitment c on c.id = l.commitment_id
        where l.recommendation_id = r.id and c.validated_at >= r.adopted_at and (not $1 or ${isSharedRecord('c')})
          and ${TAKEN_ON_BY('$2')} and ($4::text is null or c.kind = $4)) as "answeredAt"
     from recommendation r where r.adopted_at is not null and (not $1 or ${isSharedRecord('r')}) and ${OF_GROUP('$3')}`,
    [isShared, participant ?? null, group ?? null, kind ?? null],
  );
  return rows;
}

interface CommitmentRow {
  readonly validatedAt: Date;
  readonly forceAt: Date | null;
  readonly givenUpAt: Date | null;
  readonly effectAt: Date | null;
}

/** Commitments that were validated; an effect is seen by who assesses it. */
async function readCommitments(
  tx: Transaction,
  { participant, group, kind, isShared }: MeasureFilter,
): Promise<CommitmentRow[]> {
  const { rows } = await tx.query<CommitmentRow>(
    `select c.validated_at as "validatedAt",
       ${IN_FORCE_AT} as "forceAt",
       case when c.state in ('withdrawn', 'superseded') then c.ended_at end as "givenUpAt",
       ${EFFECT_AT} as "effectAt"
     from commitment c where c.validated_at is not null and (not $2 or ${isSharedRecord('c')})
       and ${TAKEN_ON_BY('$1')} and ($4::text is null or c.kind = $4)
       and ($3::text is null or exists (select from commitment_recommendation l join recommendation r on r.id = l.recommendation_id
         where l.commitment_id = c.id and ${OF_GROUP('$3')}))`,
    [participant ?? null, isShared, group ?? null, kind ?? null],
  );
  return rows;
}
