import { TocsinError } from '../../kernel/errors.ts';
import type { Role } from '../../model/access.ts';
import type { Actor, Transaction } from '../../store/door.ts';
import { recordAudit } from './actors.ts';
import { mayDo, mayGrant } from './rules.ts';

export interface Grant {
  readonly id: number;
  readonly role: Role;
  readonly participantId: number | null;
  readonly participant: string | null;
  readonly groupKey: string | null;
}

export interface PersonItem {
  readonly id: number;
  readonly name: string;
  readonly isSimulated: boolean;
  /** `null` where the asker may not see it. */
  readonly email: string | null;
  readonly isDisabled: boolean;
  readonly grants: Grant[];
}

/** People and the roles that they hold now, as far as the asker may see them. */
export async function listPeople(tx: Transaction): Promise<PersonItem[]> {
  const { rows } = await tx.query<PersonItem>(
    `select p.id, p.name, p.is_simulated as "isSimulated", a.email, a.disabled_at is not null as "isDisabled",
       coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'participantId', g.participant_id, 'participant', o.name,
         'groupKey', g.group_key) order by g.id) filter (where g.id is not null), '[]') as grants
     from person p left join account a on a.person_id = p.id
       left join role_grant g on g.person_id = p.id and g.ended_at is null left join participant o on o.id = g.participant_id
     where p.ended_at is null group by p.id, a.email, a.disabled_at order by p.name, p.id`,
  );
  return rows;
}

export interface ParticipantItem {
  readonly id: number;
  readonly key: string;
  readonly kind: 'country' | 'organization';
  readonly name: string;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
}

export async function listParticipants(tx: Transaction): Promise<ParticipantItem[]> {
  const { rows } = await tx.query<ParticipantItem>(
    `select id, key, kind, name, joined_on as "joinedOn", left_on as "leftOn" from participant order by kind, name`,
  );
  return rows;
}

/** Nothing is handed out at a participant that there is none of. */
export async function checkParticipant(tx: Transaction, id: number | null): Promise<void> {
  if (id === null) return;
  const { rowCount } = await tx.query('select from participant where id = $1', [id]);
  if (rowCount !== 1) throw new TocsinError('participant.not-found', { id });
}

export interface NewGrant {
  readonly personId: number;
  readonly role: Role;
  readonly participantId: number | null;
  /** The group that the role is held in. */
  readonly groupKey?: string | null | undefined;
  readonly now: Date;
}

/** Nobody speaks for a participant that has left. */
export async function assertNotLeft(tx: Transaction, participantId: number | null, now: Date): Promise<void> {
  if (participantId === null) return;
  const { rows } = await tx.query<{ name: string; on: string }>(
    'select name, left_on as "on" from participant where id = $1 and left_on <= $2::date',
    [participantId, now.toISOString().slice(0, 10)],
  );
  if (rows[0] !== undefined) throw new TocsinError('participant.left', rows[0]);
}

async function assertNew(tx: Transaction, grant: NewGrant): Promise<void> {
  const groupKey = grant.groupKey ?? null;
  if (groupKey !== null) {
    const groups = await tx.query('select from working_group where key = $1', [groupKey]);
    if (groups.rowCount !== 1) throw new TocsinError('role.no-such-group', { group: groupKey });
  }
  const { rowCount } = await tx.query(
    `select from role_grant where person_id = $1 and role = $2 and participant_id is not distinct from $3
       and group_key is not distinct from $4 and ended_at is null`,
    [grant.personId, grant.role, grant.participantId, groupKey],
  );
  if ((rowCount ?? 0) > 0) throw new TocsinError('role.twice');
}

/** Gives a role, in a group where one is named. */
export async function grantRole(tx: Transaction, giver: Actor, grant: NewGrant): Promise<void> {
  if (!mayGrant(giver, grant)) throw new TocsinError('access.refused');
  await assertNotLeft(tx, grant.participantId, grant.now);
  const { rowCount } = await tx.query('select from person where id = $1 and ended_at is null', [
    grant.personId,
  ]);
  if (rowCount !== 1) throw new TocsinError('person.not-found', { id: grant.personId });
  await checkParticipant(tx, grant.participantId);
  await assertNew(tx, grant);
  const groupKey = grant.groupKey ?? null;
  await tx.query(
    'insert into role_grant (person_id, role, participant_id, group_key, granted_by) values ($1, $2, $3, $4, $5)',
    [grant.personId, grant.role, grant.participantId, groupKey, giver.id],
  );
  await recordAudit(tx, {
    action: 'role.grant',
    subject: `person:${grant.personId}`,
    detail: { role: grant.role, participantId: grant.participantId, groupKey },
  });
}

const UNIQUE_VIOLATION = '23505';

/** The address of somebody who cannot sign in yet. */
export async function addAccount(tx: Transaction, personId: number, email: string): Promise<void> {
  try {
    await tx.query('insert into account (person_id, email) values ($1, $2)', [personId, email.trim()]);
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION)
      throw new TocsinError('access.email-taken', { email: email.trim() }, error);
    throw error;
  }
}

/** Ends a role; it stays on record as one that was held. Somebody must remain who runs the accounts. */
export async function endRole(
  tx: Transaction,
  ender: Actor,
  { grantId, reason }: { readonly grantId: number; readonly reason: string },
): Promise<void> {
  const { rows } = await tx.query<{ person_id: number; role: Role; participant_id: number | null }>(
    'select person_id, role, participant_id from role_grant where id = $1 and ended_at is null',
    [grantId],
  );
  const [grant] = rows;
  if (grant === undefined) throw new TocsinError('role.not-found', { id: grantId });
  if (!mayGrant(ender, { role: grant.role, participantId: grant.participant_id }))
    throw new TocsinError('access.refused');
  if (grant.role === 'administrator') {
    const left = await tx.query<{ count: number }>(
      "select count(*) as count from role_grant where role = 'administrator' and ended_at is null and id <> $1",
      [grantId],
    );
    if (left.rows[0]?.count === 0) throw new TocsinError('role.last-administrator');
  }
  await tx.query('update role_grant set ended_at = now(), ended_by = $2, reason = $3 where id = $1', [
    grantId,
    ender.id,
    reason,
  ]);
  await recordAudit(tx, {
    action: 'role.end',
    subject: `person:${grant.person_id}`,
    detail: { role: grant.role, participantId: grant.participant_id },
    reason,
  });
}

/** Opens or closes an account; closing it ends its sessions. */
export async function setDisabled(
  tx: Transaction,
  actor: Actor,
  { personId, isDisabled }: { readonly personId: number; readonly isDisabled: boolean },
): Promise<void> {
  if (!mayDo(actor.roles, 'participant.edit') || personId === actor.person)
    throw new TocsinError('access.refused');
  const { rowCount } = await tx.query('update account set disabled_at = $2 where person_id = $1', [
    personId,
    isDisabled ? new Date() : null,
  ]);
  if (rowCount !== 1) throw new TocsinError('person.not-found', { id: personId });
  if (isDisabled)
    await tx.query('update session set ended_at = now() where person_id = $1 and ended_at is null', [
      personId,
    ]);
  await recordAudit(tx, {
    action: isDisabled ? 'account.close' : 'account.open',
    subject: `person:${personId}`,
  });
}
