import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { type AlertRow, readAlerts, readRecipients } from './queries.ts';
import { countRecipients } from './recipient-counts.ts';
import { standingOf } from './rules.ts';

const MOST = 500;

const titleOf = ({ content, id }: AlertRow): string => content.title || `#${id}`;
const itemOf = (row: AlertRow): Pick<WaitingItem, 'id' | 'title' | 'marking' | 'path'> => ({
  id: row.id,
  title: titleOf(row),
  marking: row.marking,
  path: `/alerts/${row.id}`,
});

/** Alerts in force of which the asker's participant still has to receive, assess or act on something. */
export async function listAlertsToAnswer({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'alert.acknowledge')) return [];
  const { rows } = await readAlerts(tx, {
    waitingFor: actor.participants,
    isUncounted: true,
    limit: MOST,
    offset: 0,
  });
  const recipients = await readRecipients(
    tx,
    rows.map(({ id }) => id),
    actor.participants,
  );
  return rows.flatMap((row) =>
    (recipients.get(row.id) ?? []).flatMap((recipient): WaitingItem[] => {
      const { next, dueAt, isLate } = standingOf(recipient, now);
      if (next === null) return [];
      return [{ ...itemOf(row), kind: 'alert-answer', dueAt, isLate, since: recipient.askedAt }];
    }),
  );
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
    isUncounted: true,
    limit: MOST,
    offset: 0,
  });
  const recipients = await countRecipients(
    tx,
    rows.map(({ id }) => id),
  );
  const remindedAt = new Map(own.map((row) => [row.id, row.remindedAt]));
  return rows.flatMap((row): WaitingItem[] => {
    if (row.state === 'draft')
      return [{ ...itemOf(row), kind: 'alert-draft', dueAt: null, isLate: false, since: row.draftedAt }];
    const late = (recipients.get(row.id) ?? [])
      .map((recipient) => standingOf(recipient, now))
      .filter(({ isLate, dueAt }) => isLate && !((remindedAt.get(row.id) ?? 0) >= (dueAt ?? 0)))
      .map(({ dueAt }) => dueAt!.getTime());
    if (late.length === 0) return [];
    const dueAt = new Date(Math.min(...late));
    return [{ ...itemOf(row), kind: 'alert-remind', dueAt: null, isLate: false, since: dueAt }];
  });
}
