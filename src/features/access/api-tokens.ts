import { TocsinError } from '../../kernel/errors.ts';
import { type Actor, GATE, type Transaction } from '../../store/door.ts';
import { findPersonActor, recordAudit } from './actors.ts';
import type { TokenScope } from './contract.ts';
import type { GatePorts } from './gate-ports.ts';
import { CLOCK_TOLERANCE_MS } from './session.ts';
import { hashToken, makeToken } from './tokens.ts';

/** Shows what it is when it is found in a file. */
const PREFIX = 'tocsin_';
const DAY_MS = 86_400_000;

export interface TokenItem {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

/** Makes a token; its secret is told this once. */
export async function createApiToken(
  tx: Transaction,
  actor: Actor,
  wanted: { readonly name: string; readonly scopes: readonly TokenScope[]; readonly days: number },
): Promise<{ readonly token: string; readonly item: TokenItem }> {
  const { token } = makeToken();
  const secret = `${PREFIX}${token}`;
  const { rows } = await tx.query<{ id: string; expires_at: Date }>(
    `insert into api_token (token_hash, person_id, name, scopes, expires_at) values ($1, $2, $3, $4, $5) returning id, expires_at`,
    [
      hashToken(secret),
      actor.person,
      wanted.name,
      [...wanted.scopes],
      new Date(Date.now() + wanted.days * DAY_MS),
    ],
  );
  const { id, expires_at } = rows[0]!;
  await recordAudit(tx, {
    action: 'token.create',
    subject: `token:${id}`,
    detail: { scopes: wanted.scopes },
  });
  return {
    token: secret,
    item: {
      id,
      name: wanted.name,
      scopes: wanted.scopes,
      expiresAt: expires_at.toISOString(),
      lastUsedAt: null,
    },
  };
}

export async function listApiTokens(tx: Transaction, actor: Actor): Promise<TokenItem[]> {
  const { rows } = await tx.query<{
    id: string;
    name: string;
    scopes: TokenScope[];
    expires_at: Date;
    last_used_at: Date | null;
  }>(
    `select id, name, scopes, expires_at, last_used_at from api_token
     where person_id = $1 and ended_at is null and expires_at > now() order by created_at`,
    [actor.person],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

export async function endApiToken(tx: Transaction, actor: Actor, id: string): Promise<void> {
  const { rowCount } = await tx.query(
    'update api_token set ended_at = now() where id = $1::uuid and person_id = $2 and ended_at is null',
    [id, actor.person],
  );
  if (rowCount !== 1) throw new TocsinError('token.not-found', { id });
  await recordAudit(tx, { action: 'token.end', subject: `token:${id}` });
}

/** Whose a token is and what it may do; undefined where it has ended, run out, or never was. */
export function findByApiToken(
  ports: GatePorts,
  secret: string,
): Promise<{ readonly actor: Actor; readonly scopes: readonly TokenScope[] } | undefined> {
  return ports.door.run(GATE, async (tx) => {
    const now = ports.nowMs();
    const { rows } = await tx.query<{
      id: string;
      person_id: number;
      scopes: TokenScope[];
      expires_at: Date;
      last_used_at: Date | null;
    }>(
      `select t.id, t.person_id, t.scopes, t.expires_at, t.last_used_at
       from api_token t join account a on a.person_id = t.person_id
       where t.token_hash = $1 and t.ended_at is null and a.disabled_at is null`,
      [hashToken(secret)],
    );
    const found = rows[0];
    if (found !== undefined && found.expires_at.getTime() <= now) {
      // Once run out it stays so, whatever the clock says next.
      await tx.query('update api_token set ended_at = $2 where id = $1', [found.id, new Date(now)]);
      return undefined;
    }
    // Used later than now: the clock has jumped back, and whether it has run out meanwhile nobody knows.
    if ((found?.last_used_at?.getTime() ?? 0) > now + CLOCK_TOLERANCE_MS) return undefined;
    const actor = found === undefined ? undefined : await findPersonActor(tx, found.person_id);
    if (found === undefined || actor === undefined) return undefined;
    await tx.query('update api_token set last_used_at = $2 where id = $1', [found.id, new Date(now)]);
    return { actor, scopes: found.scopes };
  });
}
