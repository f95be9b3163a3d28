import { type Actor, GATE, type Transaction } from '../../store/door.ts';
import { type PersonRow, recordAudit, toActor } from './actors.ts';
import type { GatePorts } from './gate-ports.ts';
import { hashToken, makeToken } from './tokens.ts';

/** OWASP Session Management: a session ends after hours without use, and after days in any case. */
const IDLE_HOURS = 12;
const LONGEST_DAYS = 7;
const HOUR_MS = 3_600_000;
/** Clocks of one coalition differ by less; what a clock says was done later than this ahead of it, it has jumped back from. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** Uses are noted by the minute: not each of them is a write. */
const NOTED_EVERY_MS = 60_000;
const MOST_AGENT_CHARACTERS = 200;

/** Begins a session; gives back its secret, of which the hash alone is kept. */
export async function startSession(
  tx: Transaction,
  { personId, agent, nowMs }: { readonly personId: number; readonly agent: string; readonly nowMs: number },
): Promise<string> {
  const { token, hash } = makeToken();
  await tx.query(
    `insert into session (token_hash, person_id, created_at, last_used_at, expires_at, confirmed_at, agent)
     values ($1, $2, $3, $3, $4, $3, $5)`,
    [
      hash,
      personId,
      new Date(nowMs),
      new Date(nowMs + LONGEST_DAYS * 24 * HOUR_MS),
      agent.slice(0, MOST_AGENT_CHARACTERS),
    ],
  );
  return token;
}

type ActorOfSession = Actor & { readonly session: string };

/**
 * Whose session a secret is; undefined where it has ended, run out, or never was. Fails closed where the clock has jumped back: a
 * session that was used later than now has ended, and one that was once found run out stays so.
 */
export function findSession(ports: GatePorts, token: string): Promise<ActorOfSession | undefined> {
  const find = async (tx: Transaction, [first]: readonly object[]): Promise<ActorOfSession | undefined> => {
    const now = ports.nowMs();
    const found = first as (PersonRow & { id: string; last_used_at: Date; expires_at: Date }) | undefined;
    if (found === undefined) return undefined;
    const used = found.last_used_at.getTime();
    const isOver = found.expires_at.getTime() <= now || used <= now - IDLE_HOURS * HOUR_MS;
    if (isOver || used > now + CLOCK_TOLERANCE_MS) {
      await tx.query('update session set ended_at = $2 where id = $1', [found.id, new Date(now)]);
      return undefined;
    }
    if (now - used > NOTED_EVERY_MS)
      await tx.query('update session set last_used_at = $2 where id = $1', [found.id, new Date(now)]);
    return { ...toActor(found), session: found.id };
  };
  // Every request asks this first: in the message that begins, of a function whose plan a connection keeps.
  const question = `select id, last_used_at, expires_at, person_id as "personId", name, roles, participants
    from session_of(decode('${hashToken(token).toString('hex')}', 'hex'))`;
  return ports.door.runAsking(GATE, question, find, { isReadOnly: false, isPlannedOnce: true });
}

export interface SessionItem {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly agent: string;
  /** The one that the request came with. */
  readonly isCurrent: boolean;
}

/** The open sessions of whoever asks. */
export async function listSessions(tx: Transaction, actor: Actor): Promise<SessionItem[]> {
  const { rows } = await tx.query<{ id: string; created_at: Date; last_used_at: Date; agent: string }>(
    `select id, created_at, last_used_at, agent from session
     where person_id = $1 and ended_at is null and expires_at > now() order by last_used_at desc, id`,
    [actor.person],
  );
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at.toISOString(),
    agent: row.agent,
    isCurrent: row.id === actor.session,
  }));
}

/** Ends one session of whoever asks, or all but one; returns how many. */
export async function endSessions(
  tx: Transaction,
  actor: Actor,
  which: { readonly only: string } | { readonly allBut: string },
): Promise<number> {
  const [id, sign] = 'only' in which ? [which.only, '='] : [which.allBut, '<>'];
  const { rowCount } = await tx.query(
    `update session set ended_at = now() where person_id = $1 and id ${sign} $2::uuid and ended_at is null`,
    [actor.person, id],
  );
  if ((rowCount ?? 0) > 0)
    await recordAudit(tx, { action: 'session.end', subject: actor.id, detail: { sessions: rowCount } });
  return rowCount ?? 0;
}
