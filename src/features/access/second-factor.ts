import { randomInt } from 'node:crypto';
import { TocsinError } from '../../kernel/errors.ts';
import { type Actor, GATE } from '../../store/door.ts';
import { recordAudit } from './actors.ts';
import type { GatePorts } from './gate-ports.ts';
import { hashRecoveryCode, type Proof, proveAgain } from './proof.ts';
import { findTotpStep, makeTotpSecret, seal, totpAddress, unseal } from './totp.ts';

const CODES = 10;
/** Without letters and digits that look alike. 31^12 is 59 bits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const PER_GROUP = 4;

function makeRecoveryCode(): string {
  const group = () => Array.from({ length: PER_GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

export interface SecondFactorState {
  /** Since when it is in force; `null` where there is none. */
  readonly setAt: string | null;
  readonly recoveryCodesLeft: number;
}

export function getSecondFactor(ports: GatePorts, actor: Actor): Promise<SecondFactorState> {
  return ports.door.run(
    GATE,
    async (tx) => {
      const { rows } = await tx.query<{ at: Date | null; left: number }>(
        `select c.totp_confirmed_at as at,
           (select count(*) from recovery_code r where r.person_id = c.person_id and r.used_at is null) as left
         from credential c where c.person_id = $1`,
        [actor.person],
      );
      const { at = null, left = 0 } = rows[0] ?? {};
      return { setAt: at?.toISOString() ?? null, recoveryCodesLeft: at === null ? 0 : left };
    },
    { isReadOnly: true },
  );
}

/** Offers a second factor: it counts once a code of it was given (`confirmTotp`). The password is asked again. */
export async function offerTotp(
  ports: GatePorts,
  actor: Actor,
  password: string,
): Promise<{ readonly address: string }> {
  const outcome = await ports.door.run(GATE, async (tx) => {
    const held = await proveAgain(tx, ports, actor, { password });
    if (held instanceof TocsinError) return held;
    if (held.totp_confirmed_at !== null) return new TocsinError('access.totp-there');
    const secret = makeTotpSecret();
    await tx.query('update credential set totp_sealed = $2, totp_last_step = 0 where person_id = $1', [
      actor.person,
      seal(ports.sealKey, secret),
    ]);
    return { address: totpAddress(secret, held.email) };
  });
  if (outcome instanceof TocsinError) throw outcome;
  return outcome;
}

/** Puts the offered second factor in force; gives the recovery codes, this once. */
export async function confirmTotp(
  ports: GatePorts,
  actor: Actor,
  code: string,
): Promise<{ readonly recoveryCodes: readonly string[] }> {
  const recoveryCodes = await ports.door.run(GATE, async (tx) => {
    const { rows } = await tx.query<{ totp_sealed: Buffer | null; totp_confirmed_at: Date | null }>(
      'select totp_sealed, totp_confirmed_at from credential where person_id = $1 for update',
      [actor.person],
    );
    const [credential] = rows;
    if (credential?.totp_sealed == null || credential.totp_confirmed_at !== null)
      throw new TocsinError('access.totp-there');
    const step = findTotpStep(unseal(ports.sealKey, credential.totp_sealed), code, {
      nowMs: ports.nowMs(),
      lastStep: 0,
    });
    if (step === undefined) throw new TocsinError('access.wrong-code');
    await tx.query(
      'update credential set totp_confirmed_at = now(), totp_last_step = $2 where person_id = $1',
      [actor.person, step],
    );
    const codes = Array.from({ length: CODES }, makeRecoveryCode);
    await tx.query('delete from recovery_code where person_id = $1', [actor.person]);
    await tx.query('insert into recovery_code (person_id, code_hash) select $1, unnest($2::bytea[])', [
      actor.person,
      codes.map(hashRecoveryCode),
    ]);
    return codes;
  });
  await ports.door.run(actor, (tx) => recordAudit(tx, { action: 'second-factor.set', subject: actor.id }));
  return { recoveryCodes };
}

/** Takes the second factor away; the password is asked again, and a code of what is taken away. */
export async function removeTotp(ports: GatePorts, actor: Actor, proof: Required<Proof>): Promise<void> {
  const refused = await ports.door.run(GATE, async (tx) => {
    const held = await proveAgain(tx, ports, actor, proof);
    if (held instanceof TocsinError) return held;
    if (held.totp_confirmed_at === null) return new TocsinError('access.totp-none');
    await tx.query(
      'update credential set totp_sealed = null, totp_confirmed_at = null, totp_last_step = 0 where person_id = $1',
      [actor.person],
    );
    await tx.query('delete from recovery_code where person_id = $1', [actor.person]);
    return undefined;
  });
  if (refused !== undefined) throw refused;
  await ports.door.run(actor, (tx) => recordAudit(tx, { action: 'second-factor.remove', subject: actor.id }));
}
