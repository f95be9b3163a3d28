import type { Marking, Purpose } from '../../model/report.ts';
import type { Transaction } from '../../store/door.ts';
import { isSharedRecord } from '../../store/shared-records.ts';
import type { Pack } from './pack-schema.ts';
import type { ReviewState } from './rules.ts';

export interface ReviewRow {
  readonly id: number;
  readonly state: ReviewState;
  readonly version: number;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly title: string;
  readonly event: string;
  readonly place: string;
  readonly heldOn: string;
  readonly conclusions: string;
  readonly frozenAt: Date | null;
  readonly packHash: string | null;
}

const COLUMNS = `v.id, v.state, v.version, v.marking, v.purpose, v.title, v.event, v.place, v.held_on as "heldOn", v.conclusions,
  v.frozen_at as "frozenAt", v.pack_hash as "packHash"`;

export async function readReviews(tx: Transaction, id?: number): Promise<ReviewRow[]> {
  const { rows } = await tx.query<ReviewRow>(
    `select ${COLUMNS} from review v where ($1::int is null or v.id = $1) order by v.held_on desc, v.id desc`,
    [id ?? null],
  );
  return rows;
}

export async function readPack(tx: Transaction, id: number): Promise<Pack | null> {
  const { rows } = await tx.query<{ pack: Pack | null }>('select pack from review where id = $1', [id]);
  return rows[0]?.pack ?? null;
}

/** The frozen review before a day. */
export async function readPrevious(tx: Transaction, heldOn: string, id: number) {
  const { rows } = await tx.query<{ id: number; title: string; heldOn: string; at: string }>(
    `select v.id, v.title, v.held_on as "heldOn", v.pack ->> 'at' as at from review v
     where v.state = 'frozen' and v.held_on < $1::date and v.id <> $2 order by v.held_on desc, v.id desc limit 1`,
    [heldOn, id],
  );
  return rows[0];
}

export interface AdoptedRow {
  readonly id: number;
  readonly code: string | null;
  readonly title: string;
  readonly groupKey: string;
  readonly scope: 'national' | 'joint';
  readonly cluster: string;
  readonly adoptedAt: Date;
  readonly isShared: boolean;
}

/** Recommendations in force at an instant. */
export async function readAdopted(tx: Transaction, at: Date): Promise<AdoptedRow[]> {
  const { rows } = await tx.query<AdoptedRow>(
    `select r.id, r.code, r.content ->> 'title' as title, r.group_key as "groupKey", r.scope, r.cluster, r.adopted_at as "adoptedAt",
       ${isSharedRecord('r')} as "isShared"
     from recommendation r where r.adopted_at <= $1 and (r.ended_at is null or r.ended_at > $1) order by r.group_key, r.adopted_at, r.id`,
    [at],
  );
  return rows;
}

/** Ids of commitments that all participants may read. */
export async function readSharedCommitments(tx: Transaction): Promise<Set<number>> {
  const { rows } = await tx.query<{ id: number }>(
    `select c.id from commitment c where ${isSharedRecord('c')}`,
  );
  return new Set(rows.map(({ id }) => id));
}

export async function readLines(tx: Transaction) {
  const { rows } = await tx.query<{ key: string; title: string }>(
    'select key, title from working_group where parent_key is null order by key',
  );
  return rows;
}

export async function readParticipants(tx: Transaction) {
  const { rows } = await tx.query<{ id: number; name: string }>(
    'select id, name from participant order by name, id',
  );
  return rows;
}

export interface BriefAlertRow {
  readonly id: number;
  readonly title: string;
  readonly sentAt: Date;
  readonly isAcknowledged: boolean;
  readonly hasActed: boolean;
}

/** Alerts in force that were sent to a participant, newest first. */
export async function readAlertsTo(tx: Transaction, participant: number): Promise<BriefAlertRow[]> {
  const { rows } = await tx.query<BriefAlertRow>(
    `select a.id, a.content ->> 'title' as title, a.sent_at as "sentAt",
       exists (select from alert_receipt c where c.alert_id = a.id and c.participant_id = $1) as "isAcknowledged",
       exists (select from alert_receipt c where c.alert_id = a.id and c.participant_id = $1
         and (c.stage = 'acted' or c.is_relevant = false)) as "hasActed"
     from alert a join alert_recipient r on r.alert_id = a.id and r.participant_id = $1
     where a.state = 'sent' order by a.sent_at desc limit 5`,
    [participant],
  );
  return rows;
}
