import { createHash } from 'node:crypto';
import { TocsinError } from '../../kernel/errors.ts';
import type { AuditAction } from '../../model/audit.ts';
import type { Actor, Transaction } from '../../store/door.ts';
import { recordAudit } from './actors.ts';
import type { GatePorts } from './gate-ports.ts';
import { verifyPassword } from './password.ts';
import { findTotpStep, unseal } from './totp.ts';

/** Wrong passwords or codes in a row that close an account for a while. */
const MOST_FAILURES = 8;
const LOCKED_MINUTES = 15;

export interface Credential {
  readonly person_id: number;
  readonly email: string;
  readonly disabled_at: Date | null;
  readonly password_hash: string | null;
  readonly totp_sealed: Buffer | null;
  readonly totp_confirmed_at: Date | null;
  readonly totp_last_step: number;
  readonly failed_count: number;
  readonly locked_until: Date | null;
}

export const SELECT_CREDENTIAL = `select a.person_id, a.email, a.disabled_at, c.password_hash, c.totp_sealed, c.totp_confirmed_at,
    c.totp_last_step, c.failed_count, c.locked_until from account a join credential c on c.person_id = a.person_id`;

/** What is thrown while an account is closed after wrong attempts. */
export const lockOf = ({ locked_until: until }: Credential, now: number): TocsinError | undefined =>
  (until?.getTime() ?? 0) > now ? new TocsinError('access.locked', { minutes: LOCKED_MINUTES }) : undefined;

/** However it is typed: capitals, blanks and dashes do not count. */
export function hashRecoveryCode(code: string): Buffer {
  return createHash('sha256')
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .digest();
}

/** Six digits are of the app; a recovery code is longer, and good also where the key of the secret is lost. */
const isOfApp = (code: string): boolean => /^\d{6}$/.test(code.replaceAll(/\s/g, ''));

/** Uses a code of the second factor up: each is good once. */
export async function takeCode(
  tx: Transaction,
  ports: GatePorts,
  { person_id: person, totp_sealed: sealed, totp_last_step: lastStep }: Credential,
  code: string,
): Promise<boolean> {
  if (!isOfApp(code)) {
    const { rowCount } = await tx.query(
      'update recovery_code set used_at = now() where person_id = $1 and code_hash = $2 and used_at is null',
      [person, hashRecoveryCode(code)],
    );
    return rowCount === 1;
  }
  const secret = unseal(ports.sealKey, sealed ?? Buffer.alloc(0));
  const step = findTotpStep(secret, code, { nowMs: ports.nowMs(), lastStep });
  if (step === undefined) return false;
  await tx.query('update credential set totp_last_step = $2 where person_id = $1', [person, step]);
  return true;
}

/** Counts a wrong password or code, with those before it; too many close the account for a while. */
export async function countFailure(
  tx: Transaction,
  { person_id: person, failed_count: before }: Credential,
  { now, action }: { readonly now: number; readonly action: AuditAction },
): Promise<void> {
  const count = before + 1;
  const isLocked = count >= MOST_FAILURES;
  await tx.query('update credential set failed_count = $2, locked_until = $3 where person_id = $1', [
    person,
    isLocked ? 0 : count,
    isLocked ? new Date(now + LOCKED_MINUTES * 60_000) : null,
  ]);
  await recordAudit(tx, { action: isLocked ? 'account.lock' : action, subject: `person:${person}` });
}

export async function clearFailures(tx: Transaction, { person_id: person }: Credential): Promise<void> {
  await tx.query('update credential set failed_count = 0, locked_until = null where person_id = $1', [
    person,
  ]);
}

export interface Proof {
  readonly password: string;
  /** Of the second factor; asked where one is in force. */
  readonly code?: string;
}

/**
 * Before a second factor is set up or taken away, whoever is signed in shows again that it is they, by everything that signing in asks
 * (OWASP, Multifactor Authentication Cheat Sheet, «Changing MFA Factors»): a session that was left open is not enough. What was wrong is
 * returned and not thrown, so that it stays counted.
 */
export async function proveAgain(
  tx: Transaction,
  ports: GatePorts,
  actor: Actor,
  { password, code }: Proof,
): Promise<Credential | TocsinError> {
  const { rows } = await tx.query<Credential>(`${SELECT_CREDENTIAL} where a.person_id = $1 for update of c`, [
    actor.person,
  ]);
  const [held] = rows;
  const now = ports.nowMs();
  const isRight = await verifyPassword(password, held?.password_hash ?? null);
  if (held === undefined) return new TocsinError('access.wrong-proof');
  const lock = lockOf(held, now);
  if (lock !== undefined) return lock;
  const isProven =
    isRight &&
    (code === undefined || held.totp_confirmed_at === null || (await takeCode(tx, ports, held, code)));
  if (!isProven) {
    await countFailure(tx, held, { now, action: 'second-factor.refuse' });
    return new TocsinError('access.wrong-proof');
  }
  await clearFailures(tx, held);
  return held;
}
