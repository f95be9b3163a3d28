import type { Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { narrowAlerts, readAlerts } from './queries.ts';
import { countRecipients, receiptsOf } from './recipient-counts.ts';
import { standingOf } from './rules.ts';

const MOST = 500;

const itemOf = ({
  id,
  title,
  marking,
}: Pick<AskedRow, 'id' | 'title' | 'marking'>): Pick<WaitingItem, 'id' | 'title' | 'marking' | 'path'> => ({
  id,
  title: title || `#${id}`,
  marking,
  path: `/alerts/${id}`,
});

interface AskedRow {
  readonly id: number;
  readonly title: string | null;
  readonly marking: Marking;
  readonly askedAt: Date;
  readonly stages: number;
  readonly isIrrelevant: boolean;
}

/** Alerts in force in which one of the asker's participants has a stage open, and what each of these participants put on record. */
const askedOf = (where: string) => `with open as materialized (
    select a.id, a.content ->> 'title' as title, a.marking from alert a ${where}
    order by coalesce(a.sent_at, a.drafted_at) desc, a.id desc limit ${MOST})
  select o.id, o.title, o.marking, r.asked_at as "askedAt", r.stages, r.is_irrelevant as "isIrrelevant"
  from open o join alert_recipient r on r.alert_id = o.id and r.participant_id = any ($1)`;

/** Alerts in force of which the asker's participant still has to receive, assess or act on something. */
export async function listAlertsToAnswer({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'alert.acknowledge')) return [];
  const { where, values } = narrowAlerts({ waitingFor: actor.participants });
  const { rows } = await tx.query<AskedRow>(askedOf(where), values);
  return rows.flatMap(({ id, title, marking, askedAt, stages, isIrrelevant }): WaitingItem[] => {
    const { next, dueAt, isLate } = standingOf({ askedAt, receipts: receiptsOf(stages, isIrrelevant) }, now);
    if (next === null) return [];
    const item = { ...itemOf({ id, marking, title }), dueAt, isLate, since: askedAt };
    return [{ ...item, kind: 'alert-answer' }];
  });
}

/** Alerts in force that were revised after the asker's participant had said something of them, and nothing since. */
export async function listRevisedAlerts({ tx, actor }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'alert.acknowledge')) return [];
  const { rows } = await tx.query<Pick<AskedRow, 'id' | 'title' | 'marking'> & { since: Date }>(
    `select distinct a.id, a.content ->> 'title' as title, a.marking, v.at as since
     from alert a join alert_revision v on v.alert_id = a.id and v.revision = a.revision
       join alert_recipient r on r.alert_id = a.id and r.participant_id = any ($1)
     where a.state = 'sent' and a.revision > 1 and (select max(c.revision) from alert_receipt c
       where c.alert_id = a.id and c.participant_id = r.participant_id) < a.revision
     order by since, a.id limit ${MOST}`,
    [actor.participants],
  );
  return rows.map(({ since, ...row }) => ({
    ...itemOf(row),
    ...{ kind: 'alert-revised', since, dueAt: null, isLate: false },
  }));
}

/** Alerts of the asker's own side: drafts that they began, and those in force whose recipients are late and were not reminded since. */
export async function listOwnAlerts({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'alert.draft')) return [];
  const { rows: own } = await tx.query<{ id: number; state: string; remindedAt: Date | null }>(
    `select a.id, a.state, (select max(e.at) from work_event e where e.subject_kind = 'alert' and e.subject_id = a.id and e.action = 'remind') as "remindedAt"
     from alert a where a.owner_id = any ((select work_participants())::int[]) and (a.state = 'draft' and a.drafted_by = $1 or a.state = 'sent' and $2)
     order by a.id desc limit ${MOST}`,
    [actor.person, mayDo(actor.roles, 'alert.send')],
  );
  if (own.length === 0) return [];
  const { rows } = await readAlerts(tx, {
    ids: own.map(({ id }) => id),
    limit: MOST,
    offset: 0,
  });
  const recipients = await countRecipients(
    tx,
    rows.map(({ id }) => id),
  );
  const remindedAt = new Map(own.map((row) => [row.id, row.remindedAt]));
  return rows.flatMap((row): WaitingItem[] => {
    const item = { ...itemOf({ ...row, title: row.content.title }), dueAt: null, isLate: false };
    if (row.state === 'draft') return [{ ...item, kind: 'alert-draft', since: row.draftedAt }];
    const late = (recipients.get(row.id) ?? [])
      .map((recipient) => standingOf(recipient, now))
      .filter(({ isLate, dueAt }) => isLate && !((remindedAt.get(row.id) ?? 0) >= (dueAt ?? 0)))
      .map(({ dueAt }) => dueAt!.getTime());
    if (late.length === 0) return [];
    return [{ ...item, kind: 'alert-remind', since: new Date(Math.min(...late)) }];
  });
}
