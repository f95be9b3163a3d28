import { createHash } from 'node:crypto';
import type pg from 'pg';
import { ROLE_FACTS, ROLES } from '../../model/access.ts';
import { policySql } from './policies.sql.ts';

/** What roles read, into the table that `enter` asks. */
async function writeRoleFacts(client: pg.ClientBase): Promise<void> {
  for (const role of ROLES) {
    const { audience, purposes } = ROLE_FACTS[role];
    await client.query(
      `insert into role_fact (role, audience, purposes) values ($1, $2, $3)
       on conflict (role) do update set audience = excluded.audience, purposes = excluded.purposes`,
      [role, audience, [...purposes]],
    );
  }
}

/** Puts this version's row-level rules in force, as the owner, where they are not; in the caller's transaction. */
export async function enforceRules(client: pg.ClientBase, app: string): Promise<void> {
  const { rows } = await client.query<{ owner: string }>('select quote_ident(current_user) as owner');
  const sql = policySql({ owner: rows[0]!.owner, app: client.escapeIdentifier(app) });
  const digest = createHash('sha256').update(sql).update(JSON.stringify(ROLE_FACTS)).digest('hex');
  const held = await client.query(
    "select from meta where key = 'access-rules' and value = to_jsonb($1::text)",
    [digest],
  );
  if (held.rowCount === 1) return;
  await client.query(sql);
  await writeRoleFacts(client);
  await client.query(
    `insert into meta (key, value) values ('access-rules', to_jsonb($1::text))
     on conflict (key) do update set value = excluded.value`,
    [digest],
  );
}
