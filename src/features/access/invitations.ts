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

async function insertInvitation(
  tx: Transaction,
  ports: GatePorts,
  { name, email, roles, by }: Invitation & { readonly by: string },
): Promise<Invited> {
  const { token, hash } = makeToken();
  const expiresAt = new Date(ports.nowMs() + VALID_DAYS * DAY_MS);
  const { rows } = await tx.query<{ id: string }>(
    `insert into invitation (token_hash, name, email, roles, invited_by, expires_at) values ($1, $2, $3, $4, $5, $6) returning id`,
    [hash, name.trim(), email.trim(), JSON.stringify(roles), by, expiresAt],
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
}

async function readInvitation(tx: Transaction, ports: GatePorts, token: string): Promise<InvitationRow> {
  const now = ports.nowMs();
  const { rows } = await tx.query<InvitationRow>(
    `select id, name, email, roles, invited_by from invitation
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
    // The address that was invited is the account's; the first administrator has none yet.
    const personId = await insertPerson(tx, {
      name,
      email: invitation.email === '' ? email : invitation.email,
      passwordHash,
    });
    for (const { role, participantId, groupKey } of invitation.roles)
      await tx.query(
        'insert into role_grant (person_id, role, participant_id, group_key, granted_by) values ($1, $2, $3, $4, $5)',
        [personId, role, participantId, groupKey, invitation.invited_by],
      );
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
