import type { Transaction } from '../../store/door.ts';

/** One thing that is wrong with the chain, at the event of that number. */
export interface AuditFault {
  readonly id: number;
  readonly fault: 'altered' | 'inserted-or-removed-before' | 'removed' | 'removed-at-end';
}

export interface AuditVerdict {
  readonly events: number;
  /** Hash of the newest event, hexadecimal: noted elsewhere, it shows later that the whole chain was not written anew. */
  readonly tip: string;
  readonly faults: readonly AuditFault[];
}

interface LinkRow {
  readonly id: number;
  readonly is_own: boolean;
  readonly follows: boolean;
  readonly before: number;
}

/**
 * Recomputes the chain. An event whose words were changed no longer has its own hash; one that was put in or taken out breaks the link
 * or the numbering; what was cut off at the end is missed by the tip, which the application's role cannot write.
 */
export async function verifyAudit(tx: Transaction): Promise<AuditVerdict> {
  const { rows } = await tx.query<LinkRow>(
    `select * from (
       select id, hash = audit_digest(id, at, actor, action, subject, detail, reason, previous_hash) as is_own,
         previous_hash = coalesce(lag(hash) over (order by id), sha256('tocsin')) as follows,
         coalesce(lag(id) over (order by id), 0) as before
       from audit_event) link
     where not is_own or not follows or id <> before + 1 order by id`,
  );
  const faults = rows.flatMap(({ id, is_own, follows, before }): AuditFault[] => {
    const missing = Array.from({ length: id - before - 1 }, (_, gap) => before + 1 + gap);
    return [
      ...missing.map((gone): AuditFault => ({ id: gone, fault: 'removed' })),
      ...(is_own ? [] : [{ id, fault: 'altered' } as const]),
      ...(follows || missing.length > 0 ? [] : [{ id, fault: 'inserted-or-removed-before' } as const]),
    ];
  });
  const tips = await tx.query<{ events: number; last: number; tip: string; stored: number }>(
    `select (select count(*) from audit_event) as events, coalesce((select max(id) from audit_event), 0) as last,
       encode(t.hash, 'hex') as tip, t.last_id as stored from audit_tip() t`,
  );
  const { events, last, tip, stored } = tips.rows[0]!;
  for (let id = last + 1; id <= stored; id++) faults.push({ id, fault: 'removed-at-end' });
  return { events, tip, faults };
}
