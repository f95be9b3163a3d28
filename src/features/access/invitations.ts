import { TocsinError } from '../../kernel/errors.ts';
import type { Role } from '../../model/access.ts';
import { type Actor, GATE, type Transaction } from '../../store/door.ts';
import { findPersonActor, recordAudit } from './actors.ts';
import type { GatePorts } from './gate-ports.ts';
import { assertStrong, hashPassword } from './password.ts';
import { checkParticipant } from './people.ts';
import { mayDo, mayGrant } from './rules.ts';
import { CLOCK_TOLERANCE_MS, startSession } from './session.ts';
import type { Entry } from './sign-in.ts';
import { hashToken, makeToken } from './tokens.ts';

const VALID_DAYS = 7;
const DAY_MS = 86_400_000;

export interface InvitedRole {
  readonly role: Role;
  readonly participantId: number | null;
  readonly groupKey: string | null;
}

export interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly InvitedRole[];
}

/** What came of an invitation: its secret goes into the link that the person gets, and is kept nowhere. */
export interface Invited {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: string;
}

/** Invites a person to roles that the inviter may give. */
export function invite(ports: GatePorts, inviter: Actor, invitation: Invitation): Promise<Invited> {
  if (!mayDo(inviter.roles, 'person.invite') || !invitation.roles.every((grant) => mayGrant(inviter, grant)))
    throw new TocsinError('access.refused');
  return ports.door.run(inviter, async (tx) => {
    for (const { participantId } of invitation.roles) await checkParticipant(tx, participantId);
    return insertInvitation(tx, ports, { ...invitation, by: inviter.id });
  });
}

/** Invites a person who was nominated: the link leads to what they were nominated for, and to nothing else. */
export function invitePerson(ports: GatePorts, inviter: Actor, personId: number): Promise<Invited> {
  return ports.door.run(inviter, async (tx) => {
    const { rows } = await tx.query<{ name: string; email: string; roles: InvitedRole[] }>(
      `select p.name, a.email, coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'participantId', g.participant_id,
         'groupKey', g.group_key) order by g.id) filter (where g.id is not null), '[]') as roles
       from person p join account a on a.person_id = p.id left join role_grant g on g.person_id = p.id and g.ended_at is null
       where p.id = $1 and p.ended_at is null group by p.id, a.email`,
      [personId],
    );
    const [person] = rows;
    if (person === undefined) throw new TocsinError('person.not-found', { id: personId });
    const isTheirs = person.roles.length > 0 && person.roles.every((grant) => mayGrant(inviter, grant));
    if (!mayDo(inviter.roles, 'person.invite') || !isTheirs) throw new TocsinError('access.refused');
    return insertInvitation(tx, ports, { ...person, by: inviter.id, personId });
  });
}

async function insertInvitation(
  tx: Transaction,
  ports: GatePorts,
  { name, email, roles, by, personId }: Invitation & { readonly by: string; readonly personId?: number },
): Promise<Invited> {
  const { token, hash } = makeToken();
  const expiresAt = new Date(ports.nowMs() + VALID_DAYS * DAY_MS);
  const { rows } = await tx.query<{ id: string }>(
    `insert into invitation (token_hash, name, email, roles, invited_by, expires_at, person_id)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [hash, name.trim(), email.trim(), JSON.stringify(roles), by, expiresAt, personId ?? null],
  );
  const id = rows[0]!.id;
  await recordAudit(tx, { action: 'person.invite', subject: `invitation:${id}`, detail: { roles } });
  return { id, token, expiresAt: expiresAt.toISOString() };
}

/**
 * The link for the first administrator, while nobody can sign in: whoever reads the terminal holds the machine. Each start makes a new
 * one; earlier ones end.
 */
export async function inviteFirst(ports: GatePorts): Promise<Invited | undefined> {
  return ports.door.run(GATE, async (tx) => {
    if (await hasAccounts(tx)) return undefined;
    await tx.query(
      "update invitation set used_at = now() where invited_by = 'first-start' and used_at is null",
    );
    return insertInvitation(tx, ports, {
      name: '',
      email: '',
      roles: [
        { role: 'administrator', participantId: null, groupKey: null },
        { role: 'secretariat', participantId: null, groupKey: null },
      ],
      by: 'first-start',
    });
  });
}

/** Whether anybody can sign in: until then the machine's holder acts. */
export async function hasAccounts(tx: Transaction): Promise<boolean> {
  const { rowCount } = await tx.query('select from credential limit 1');
  return rowCount === 1;
}

interface InvitationRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly InvitedRole[];
  readonly invited_by: string;
  /** Somebody who was nominated, and has an address and roles already. */
  readonly person_id: number | null;
}

async function readInvitation(tx: Transaction, ports: GatePorts, token: string): Promise<InvitationRow> {
  const now = ports.nowMs();
  const { rows } = await tx.query<InvitationRow>(
    `select id, name, email, roles, invited_by, person_id from invitation
     where token_hash = $1 and used_at is null and expires_at > $2 and expires_at <= $3 for update`,
    // One that is good for longer than any is made was made after now: the clock has jumped back.
    [hashToken(token), new Date(now), new Date(now + VALID_DAYS * DAY_MS + CLOCK_TOLERANCE_MS)],
  );
  if (rows[0] === undefined) throw new TocsinError('access.invitation-over');
  return rows[0];
}

/** What the person who follows the link is greeted with. */
export function describeInvitation(
  ports: GatePorts,
  token: string,
): Promise<{ readonly name: string; readonly email: string; readonly roles: readonly InvitedRole[] }> {
  return ports.door.run(GATE, async (tx) => {
    const { name, email, roles } = await readInvitation(tx, ports, token);
    return { name, email, roles };
  });
}

export interface Acceptance {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Makes the person and the account of an invitation, and signs in. A link is good once. */
export async function acceptInvitation(
  ports: GatePorts,
  { token, name, email, password }: Acceptance,
  agent: string,
): Promise<Entry> {
  // A link that is over costs no hash.
  await describeInvitation(ports, token);
  assertStrong(password, [name, email]);
  const passwordHash = await hashPassword(password);
  const entry = await ports.door.run(GATE, async (tx) => {
    const invitation = await readInvitation(tx, ports, token);
    const personId = await admit(tx, invitation, { name, email, passwordHash });
    await tx.query('update invitation set used_at = now(), person_id = $2 where id = $1', [
      invitation.id,
      personId,
    ]);
    const actor = await findPersonActor(tx, personId);
    if (actor === undefined) throw new TocsinError('access.invitation-over');
    return { actor, token: await startSession(tx, { personId, agent, nowMs: ports.nowMs() }) };
  });
  await ports.door.run(entry.actor, (tx) =>
    recordAudit(tx, { action: 'person.join', subject: entry.actor.id }),
  );
  return entry;
}

/** The person of an invitation with a way to sign in: made anew, or the one who was nominated. */
async function admit(
  tx: Transaction,
  invitation: InvitationRow,
  given: { readonly name: string; readonly email: string; readonly passwordHash: string },
): Promise<number> {
  if (invitation.person_id !== null) {
    const { rowCount } = await tx.query(
      'insert into credential (person_id, password_hash) values ($1, $2) on conflict do nothing',
      [invitation.person_id, given.passwordHash],
    );
    if (rowCount !== 1) throw new TocsinError('access.invitation-over');
    return invitation.person_id;
  }
  // The address that was invited is the account's; the first administrator has none yet.
  const email = invitation.email === '' ? given.email : invitation.email;
  const personId = await insertPerson(tx, { ...given, email });
  for (const { role, participantId, groupKey } of invitation.roles)
    await tx.query(
      'insert into role_grant (person_id, role, participant_id, group_key, granted_by) values ($1, $2, $3, $4, $5)',
      [personId, role, participantId, groupKey, invitation.invited_by],
    );
  return personId;
}

const UNIQUE_VIOLATION = '23505';

async function insertPerson(
  tx: Transaction,
  {
    name,
    email,
    passwordHash,
  }: { readonly name: string; readonly email: string; readonly passwordHash: string },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>('insert into person (name) values ($1) returning id', [
    name.trim(),
  ]);
  const id = rows[0]!.id;
  try {
    await tx.query('insert into account (person_id, email) values ($1, $2)', [id, email.trim()]);
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION)
      throw new TocsinError('access.email-taken', { email: email.trim() }, error);
    throw error;
  }
  await tx.query('insert into credential (person_id, password_hash) values ($1, $2)', [id, passwordHash]);
  return id;
}

/** Invitations that are open, for whoever may see them. */
export async function listInvitations(tx: Transaction) {
  const { rows } = await tx.query<{
    id: string;
    name: string;
    email: string;
    roles: InvitedRole[];
    expires_at: Date;
  }>(
    'select id, name, email, roles, expires_at from invitation where used_at is null and expires_at > now() order by created_at desc',
  );
  return rows.map(({ expires_at, ...row }) => ({ ...row, expiresAt: expires_at.toISOString() }));
}
