import { TocsinError } from '../../kernel/errors.ts';
import { type Actor, GATE, type Transaction } from '../../store/door.ts';
import { findPersonActor, recordAudit } from './actors.ts';
import { countAttempt } from './attempts.ts';
import type { GatePorts } from './gate-ports.ts';
import { verifyPassword } from './password.ts';
import {
  type Credential,
  clearFailures,
  countFailure,
  lockOf,
  SELECT_CREDENTIAL,
  takeCode,
} from './proof.ts';
import { startSession } from './session.ts';

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
  const { rows } = await tx.query<Credential>(
    `${SELECT_CREDENTIAL} where lower(a.email) = lower($1) for update of c`,
    [email.trim()],
  );
  const [account] = rows;
  const now = ports.nowMs();
  const isRight = await verifyPassword(password, account?.password_hash ?? null);
  if (account === undefined) return WRONG;
  const lock = lockOf(account, now);
  if (lock !== undefined) return lock;
  const refuse = async () => {
    await countFailure(tx, account, { now, action: 'session.refuse' });
    return WRONG;
  };
  const actor = account.disabled_at === null ? await findPersonActor(tx, account.person_id) : undefined;
  if (!isRight || actor === undefined) return refuse();
  if (account.totp_confirmed_at !== null) {
    if (code === undefined || code === '') return { kind: 'code-needed' };
    if (!(await takeCode(tx, ports, account, code))) return refuse();
  }
  await clearFailures(tx, account);
  const token = await startSession(tx, { personId: account.person_id, agent, nowMs: now });
  return { kind: 'in', entry: { actor, token } };
}
