import type { Label } from '../../model/label.ts';
import type { Marking, Purpose } from '../../model/report.ts';
import { Conditions } from '../../store/conditions.ts';
import type { Transaction } from '../../store/door.ts';
import { readPage } from '../../store/read-page.ts';
import type { AlertContent, RecipientChoice } from './contract.ts';
import type { AlertState, Stage } from './rules.ts';

export interface Ref {
  readonly id: number;
  readonly name: string;
}

export interface StoredReceipt {
  readonly stage: Stage;
  readonly at: Date;
  readonly revision: number;
  readonly by: Ref | null;
  readonly isRelevant: boolean | null;
  readonly note: string | null;
}

export interface RecipientRow {
  readonly participant: Ref;
  readonly chosenBy: string;
  readonly askedAt: Date;
  readonly receipts: readonly StoredReceipt[];
}

export interface AlertRow {
  readonly id: number;
  readonly state: AlertState;
  readonly version: number;
  readonly revision: number;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly readers: number[];
  readonly owner: Ref;
  readonly content: AlertContent;
  readonly choice: RecipientChoice;
  readonly floor: Label;
  readonly draftedAt: Date;
  readonly sentAt: Date | null;
  readonly endedAt: Date | null;
  readonly supersededBy: number | null;
}

const COLUMNS = `a.id, a.state, a.version, a.revision, a.marking, a.purpose, a.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner,
  a.content, a.choice, a.floor, a.drafted_at as "draftedAt", a.sent_at as "sentAt", a.ended_at as "endedAt",
  a.superseded_by as "supersededBy"`;
const JOINS = 'join participant o on o.id = a.owner_id';

export interface AlertFilter {
  readonly ids?: readonly number[] | undefined;
  readonly state?: AlertState | undefined;
  /** Only those in force in which one of these participants has a stage open. */
  readonly waitingFor?: readonly number[] | undefined;
  /** Only those of which it is the owner or a recipient. */
  readonly participant?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Which alerts `a` are listed. */
export const narrowAlerts = (filter: Omit<AlertFilter, 'limit' | 'offset'>): Conditions =>
  new Conditions()
    .on(
      filter.waitingFor,
      (ids) => `a.state = 'sent' and exists (
        select from alert_recipient r where r.alert_id = a.id and r.participant_id = any (${ids})
          and not exists (select from alert_receipt c where c.alert_id = a.id and c.participant_id = r.participant_id
            and (c.stage = 'acted' or c.is_relevant = false)))`,
    )
    .on(filter.ids, (ids) => `a.id = any (${ids})`)
    .on(filter.state, (state) => `a.state = ${state}`)
    .on(
      filter.participant,
      (id) =>
        `a.owner_id = ${id} or exists (select from alert_recipient r where r.alert_id = a.id and r.participant_id = ${id})`,
    );

/** One page: drafts first, then what was sent, newest first. */
export function readAlerts(
  tx: Transaction,
  filter: AlertFilter,
): Promise<{ total: number; rows: AlertRow[] }> {
  const { where, values } = narrowAlerts(filter);
  return readPage<AlertRow>(tx, {
    table: 'alert',
    as: 'a',
    columns: COLUMNS,
    joins: JOINS,
    where,
    order: "order by a.state <> 'draft', coalesce(a.sent_at, a.drafted_at) desc, a.id desc",
    values,
    limit: filter.limit,
    offset: filter.offset,
  });
}

/** Recipients of alerts with what each did, by name: all, or those of some participants. */
export async function readRecipients(
  tx: Transaction,
  alertIds: readonly number[],
  participants: readonly number[] | null = null,
): Promise<Map<number, RecipientRow[]>> {
  const [{ rows }, { rows: receipts }] = await Promise.all([
    tx.query<{
      alertId: number;
      participant: Ref;
      chosenBy: string;
      askedAt: Date;
    }>(
      `select r.alert_id as "alertId", jsonb_build_object('id', o.id, 'name', o.name) as participant, r.chosen_by as "chosenBy", r.asked_at as "askedAt"
     from alert_recipient r join participant o on o.id = r.participant_id where r.alert_id = any ($1)
       and ($2::int[] is null or r.participant_id = any ($2)) order by o.name, o.id`,
      [alertIds, participants],
    ),
    tx.query<StoredReceipt & { alertId: number; participantId: number }>(
      `select c.alert_id as "alertId", c.participant_id as "participantId", c.stage, c.at, c.revision, c.is_relevant as "isRelevant", c.note,
       case when c.actor_id is null then null else jsonb_build_object('id', c.actor_id, 'name', coalesce(p.name, '')) end as by
     from alert_receipt c left join person p on p.id = c.actor_id where c.alert_id = any ($1)
       and ($2::int[] is null or c.participant_id = any ($2)) order by c.at, c.stage desc`,
      [alertIds, participants],
    ),
  ]);
  const of = new Map<string, StoredReceipt[]>();
  for (const { alertId, participantId, ...receipt } of receipts) {
    const key = `${alertId} ${participantId}`;
    const held = of.get(key);
    if (held === undefined) of.set(key, [receipt]);
    else held.push(receipt);
  }
  const found = new Map<number, RecipientRow[]>(alertIds.map((id) => [id, []]));
  for (const { alertId, ...row } of rows)
    found.get(alertId)?.push({ ...row, receipts: of.get(`${alertId} ${row.participant.id}`) ?? [] });
  return found;
}

export interface RevisionRow {
  readonly revision: number;
  readonly at: Date;
  readonly by: Ref | null;
  readonly reason: string | null;
  readonly content: AlertContent;
}

export async function readRevisions(tx: Transaction, alertId: number): Promise<RevisionRow[]> {
  const { rows } = await tx.query<RevisionRow>(
    `select v.revision, v.at, v.reason, v.content,
       case when v.actor_id is null then null else jsonb_build_object('id', v.actor_id, 'name', coalesce(p.name, '')) end as by
     from alert_revision v left join person p on p.id = v.actor_id where v.alert_id = $1 order by v.revision desc`,
    [alertId],
  );
  return rows;
}

export interface LinkedTriage {
  readonly id: number;
  readonly signals: { id: string; sentence: { key: string; values: Record<string, string | number> } }[];
}

/** The triages behind an alert that the asker may see. */
export async function readTriagesOf(tx: Transaction, alertId: number): Promise<LinkedTriage[]> {
  const { rows } = await tx.query<LinkedTriage>(
    `select t.id, coalesce(jsonb_agg(jsonb_build_object('id', s.signal_id, 'sentence', s.snapshot -> 'sentence') order by s.position), '[]') as signals
     from alert_triage l join triage t on t.id = l.triage_id join triage_signal s on s.triage_id = t.id
     where l.alert_id = $1 group by t.id order by t.id`,
    [alertId],
  );
  return rows;
}

export interface Reached {
  readonly participantId: number;
  readonly chosenBy: string;
}

/** Members of the coalition on a day whom a choice reaches, but its owner; each once, by the most particular way. */
export async function findReached(
  tx: Transaction,
  choice: RecipientChoice,
  at: { readonly on: Date; readonly ownerId: number },
): Promise<Reached[]> {
  const { rows } = await tx.query<Reached>(
    `with member as (select id from participant where joined_on <= $4::date and (left_on is null or left_on > $4::date) and id <> $5),
       way as (
         select id, 'named' as chosen_by, 1 as rank from member where id = any ($1)
         union all select g.participant_id, g.group_key, 2 from role_grant g join member m on m.id = g.participant_id
           where g.ended_at is null and exists (select from unnest($2::text[]) k where g.group_key = k or g.group_key like k || '.%')
         union all select id, 'all', 3 from member where $3)
     select distinct on (id) id as "participantId", chosen_by as "chosenBy" from way order by id, rank, chosen_by`,
    [choice.participants, choice.groups, choice.isAll, at.on.toISOString().slice(0, 10), at.ownerId],
  );
  return rows;
}

/** Names of those of some participants that do not belong to the coalition on a day. */
export async function findOutsiders(tx: Transaction, ids: readonly number[], on: Date): Promise<string[]> {
  const { rows } = await tx.query<{ name: string }>(
    `select coalesce(p.name, i.id::text) as name from unnest($1::int[]) i (id) left join participant p on p.id = i.id
     where p.id is null or p.joined_on is null or p.joined_on > $2::date or p.left_on <= $2::date order by 1`,
    [ids, on.toISOString().slice(0, 10)],
  );
  return rows.map(({ name }) => name);
}

export async function addRecipients(
  tx: Transaction,
  alertId: number,
  reached: readonly Reached[],
  at: Date,
): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into alert_recipient (alert_id, participant_id, chosen_by, asked_at)
     select $1, r.id, r.way, $4 from unnest($2::int[], $3::text[]) as r (id, way) on conflict do nothing`,
    [alertId, reached.map((each) => each.participantId), reached.map((each) => each.chosenBy), at],
  );
  return rowCount ?? 0;
}
