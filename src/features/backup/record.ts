import { LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import type { OwnerClient } from '../../store/owner.ts';
import { proveTicket } from '../../store/ticket.ts';

/**
 * Writes to the audit's chain that whoever holds the machine took everything out, or put something else in its place; in the caller's
 * transaction. A database of before there was an audit has nowhere to write it.
 */
export async function recordInAudit(
  client: OwnerClient,
  action: 'database.backup' | 'database.restore',
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { rows } = await client.query<{ isThere: boolean }>(
    `select to_regprocedure('public.record_audit(text, text, jsonb, text)') is not null as "isThere"`,
  );
  if (rows[0]?.isThere !== true) return;
  const held = await client.query<{ secret: Buffer }>('select secret from public.access_secret');
  // pg's types leave out the number of the session, which the proof is for.
  const { processID: processId } = client as unknown as { readonly processID: number };
  const proof = { secret: held.rows[0]!.secret, processId, nowMs: Date.now() };
  await client.query('select enter($1, $2, $3, $4, $5)', [...proveTicket(LOCAL_ADMINISTRATOR, proof)]);
  await client.query('select record_audit($1, $2, $3, null)', [action, 'database', JSON.stringify(detail)]);
}
