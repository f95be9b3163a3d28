import { TocsinError } from '../../kernel/errors.ts';
import { type Actor, GATE, type Transaction } from '../../store/door.ts';
import { findPersonActor, recordAudit } from './actors.ts';
import { countAttempt } from './attempts.ts';
import type { GatePorts } from './gate-ports.ts';
import { verifyPassword } from './password.ts';
import { hashRecoveryCode } from './second-factor.ts';
import { startSession } from './session.ts';
import { findTotpStep, unseal } from './totp.ts';

/** Wrong passwords in a row that close an account for a while. */
const MOST_FAILURES = 8;
const LOCKED_MINUTES = 15;

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** From the authenticator app, or one of the recovery codes. */
  readonly code?: string | undefined;
}

export interface Entry {
  readonly actor: Actor;
  /** Secret of the session: for the cookie, shown nowhere. */
  readonly token: string;
}

export type SignInOutcome = { readonly kind: 'in'; readonly entry: Entry } | { readonly kind: 'code-needed' };

interface AccountRow {
  readonly person_id: number;
  readonly disabled_at: Date | null;
  readonly password_hash: string | null;
  readonly totp_sealed: Buffer | null;
  readonly totp_confirmed_at: Date | null;
  readonly totp_last_step: number;
  readonly failed_count: number;
  readonly locked_until: Date | null;
}

const WRONG = new TocsinError('access.wrong');

/** Signs in with e-mail, password and, where one is set up, the second factor. What was wrong is never said. */
export async function signIn(
  ports: GatePorts,
  credentials: Credentials,
  from: { readonly address: string; readonly agent: string },
): Promise<SignInOutcome> {
  // What is counted must stay counted when the attempt fails: the outcome leaves the transaction as a value.
  const outcome = await ports.door.run(GATE, async (tx) => {
    const refused = await countAttempt(tx, { account: credentials.email, address: from.address });
    return refused ?? (await attempt(tx, ports, credentials, from.agent));
  });
  if (outcome instanceof TocsinError) throw outcome;
  if (outcome.kind === 'in')
    await ports.door.run(outcome.entry.actor, (tx) =>
      recordAudit(tx, { action: 'session.start', subject: outcome.entry.actor.id }),
    );
  return outcome;
}

async function attempt(
  tx: Transaction,
  ports: GatePorts,
  { email, password, code }: Credentials,
  agent: string,
): Promise<SignInOutcome | TocsinError> {
  const { rows } = await tx.query<AccountRow>(
    `select a.person_id, a.disabled_at, c.password_hash, c.totp_sealed, c.totp_confirmed_at, c.totp_last_step, c.failed_count, c.locked_until
     from account a join credential c on c.person_id = a.person_id where lower(a.email) = lower($1) for update of c`,
    [email.trim()],
  );
  const account = rows[0];
  const now = ports.nowMs();
  const isRight = await verifyPassword(password, account?.password_hash ?? null);
  if (account === undefined) return WRONG;
  const subject = `person:${account.person_id}`;
  if ((account.locked_until?.getTime() ?? 0) > now)
    return new TocsinError('access.locked', { minutes: LOCKED_MINUTES });
  const actor = account.disabled_at === null ? await findPersonActor(tx, account.person_id) : undefined;
  if (!isRight || actor === undefined) return fail(tx, account, { subject, now });
  if (account.totp_confirmed_at !== null) {
    if (code === undefined || code === '') return { kind: 'code-needed' };
    if (!(await checkCode(tx, ports, account, code))) return fail(tx, account, { subject, now });
  }
  await tx.query('update credential set failed_count = 0, locked_until = null where person_id = $1', [
    account.person_id,
  ]);
  const token = await startSession(tx, { personId: account.person_id, agent, nowMs: now });
  return { kind: 'in', entry: { actor, token } };
}

async function fail(
  tx: Transaction,
  account: AccountRow,
  { subject, now }: { readonly subject: string; readonly now: number },
): Promise<TocsinError> {
  const count = account.failed_count + 1;
  const isLocked = count >= MOST_FAILURES;
  await tx.query('update credential set failed_count = $2, locked_until = $3 where person_id = $1', [
    account.person_id,
    isLocked ? 0 : count,
    isLocked ? new Date(now + LOCKED_MINUTES * 60_000) : null,
  ]);
  await recordAudit(tx, { action: isLocked ? 'account.lock' : 'session.refuse', subject });
  return WRONG;
}

async function checkCode(
  tx: Transaction,
  ports: GatePorts,
  account: AccountRow,
  code: string,
): Promise<boolean> {
  const step = findTotpStep(unseal(ports.sealKey, account.totp_sealed ?? Buffer.alloc(0)), code, {
    nowMs: ports.nowMs(),
    lastStep: account.totp_last_step,
  });
  if (step !== undefined) {
    await tx.query('update credential set totp_last_step = $2 where person_id = $1', [
      account.person_id,
      step,
    ]);
    return true;
  }
  const { rowCount } = await tx.query(
    'update recovery_code set used_at = now() where person_id = $1 and code_hash = $2 and used_at is null',
    [account.person_id, hashRecoveryCode(code)],
  );
  return rowCount === 1;
}
