import { ROLES } from '../../model/access.ts';
import type { Marking } from '../../model/report.ts';
import type { Actor, Transaction } from '../../store/door.ts';
import { recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import { readRecipients } from './queries.ts';
import { type DueReminder, decideReminder, type Reminded } from './reminders.ts';
import type { Stage } from './rules.ts';

/** Recipients that one tick looks at; the rest a minute later. */
const MOST_AT_ONCE = 500;

export interface LateRecipient extends DueReminder {
  readonly alertId: number;
  readonly participantId: number;
  readonly title: string;
  readonly marking: Marking;
  readonly askedAt: Date;
}

/** Who is to be reminded of an alert in force; as who holds the machine. */
export async function listLateRecipients(tx: Transaction, now: Date): Promise<LateRecipient[]> {
  const { rows: alerts } = await tx.query<{ id: number; title: string; marking: Marking }>(
    `select a.id, coalesce(nullif(a.content ->> 'title', ''), '#' || a.id) as title, a.marking from alert a
     where a.state = 'sent' and exists (select from alert_recipient r where r.alert_id = a.id and r.asked_at < $1
       and not exists (select from alert_receipt c where c.alert_id = a.id and c.participant_id = r.participant_id
         and (c.stage = 'acted' or c.is_relevant = false))) order by a.id`,
    [now],
  );
  const ids = alerts.map(({ id }) => id);
  const recipients = await readRecipients(tx, ids);
  const reminded = await readReminded(tx, ids);
  const due = alerts.flatMap(({ id, title, marking }) =>
    (recipients.get(id) ?? []).flatMap(({ participant, askedAt, receipts }): LateRecipient[] => {
      const earlier = reminded.get(`${id} ${participant.id}`) ?? [];
      const found = decideReminder({ state: 'sent' }, { askedAt, receipts, reminded: earlier }, now);
      return found === null
        ? []
        : [{ ...found, alertId: id, participantId: participant.id, title, marking, askedAt }];
    }),
  );
  return due.slice(0, MOST_AT_ONCE);
}

async function readReminded(tx: Transaction, alertIds: readonly number[]): Promise<Map<string, Reminded[]>> {
  const { rows } = await tx.query<Reminded & { alertId: number; participantId: number }>(
    `select alert_id as "alertId", participant_id as "participantId", stage, claimed_at as at, true as "isByClock"
     from alert_reminder where alert_id = any ($1)
     union all
     select e.subject_id, (l ->> 'participant')::int, l ->> 'stage', e.at, false
     from work_event e cross join lateral jsonb_array_elements(e.detail -> 'late') l
     where e.subject_kind = 'alert' and e.subject_id = any ($1) and e.action = 'remind' and e.detail ->> 'by' is null`,
    [alertIds],
  );
  const of = new Map<string, Reminded[]>();
  for (const { alertId, participantId, ...each } of rows) {
    const key = `${alertId} ${participantId}`;
    of.set(key, [...(of.get(key) ?? []), each]);
  }
  return of;
}

const ANSWERERS = ROLES.filter((role) => mayDo([role], 'alert.acknowledge'));

/** People with an address who answer alerts for a participant, but those who want no mail. */
export async function listAnswerers(
  tx: Transaction,
  participantId: number,
): Promise<{ id: number; name: string; email: string; timeZone: string }[]> {
  const { rows } = await tx.query<{ id: number; name: string; email: string; timeZone: string }>(
    `select p.id, p.name, a.email, p.time_zone as "timeZone" from account a join person p on p.id = a.person_id
       left join digest_setting s on s.person_id = p.id
     where a.disabled_at is null and p.ended_at is null and coalesce(s.every, '') <> 'never'
       and exists (select from role_grant g where g.person_id = p.id and g.participant_id = $1 and g.ended_at is null and g.role = any ($2))
     order by p.id`,
    [participantId, ANSWERERS],
  );
  return rows;
}

/** Takes a reminder for oneself; false where another has, or where it was answered or called off since. */
export async function claimReminder(tx: Transaction, late: LateRecipient, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into alert_reminder (alert_id, participant_id, stage, number, claimed_at)
     select $1, $2, $3, $4, $5 where exists (select from alert where id = $1 and state = 'sent')
       and not exists (select from alert_receipt c where c.alert_id = $1 and c.participant_id = $2 and c.stage = $3)
     on conflict do nothing`,
    [late.alertId, late.participantId, late.stage, late.number, now],
  );
  return rowCount === 1;
}

/** It did not leave: the next tick tries again. */
export async function releaseReminder(tx: Transaction, late: LateRecipient): Promise<void> {
  await tx.query(
    `delete from alert_reminder where alert_id = $1 and participant_id = $2 and stage = $3 and number = $4 and sent_at is null`,
    [late.alertId, late.participantId, late.stage, late.number],
  );
}

/** Writes down who was reminded of an alert: one event for all of a tick. */
export async function confirmReminders(
  tx: Transaction,
  actor: Actor,
  {
    alertId,
    sent,
    now,
  }: { readonly alertId: number; readonly sent: readonly LateRecipient[]; readonly now: Date },
): Promise<void> {
  for (const { participantId, stage, number } of sent)
    await tx.query(
      'update alert_reminder set sent_at = $5 where alert_id = $1 and participant_id = $2 and stage = $3 and number = $4',
      [alertId, participantId, stage, number, now],
    );
  const late = sent.map(
    ({ participantId, stage, number }): { participant: number; stage: Stage; number: number } => ({
      participant: participantId,
      stage,
      number,
    }),
  );
  await recordWork(tx, actor, now, {
    kind: 'alert',
    id: alertId,
    action: 'remind',
    from: 'sent',
    to: 'sent',
    detail: { late, by: 'clock' },
  });
}
