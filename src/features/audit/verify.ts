import type { Transaction } from '../../store/door.ts';
import type { AuditFault, AuditVerdict } from './contract.ts';

interface LinkRow {
  readonly id: number;
  readonly is_own: boolean;
  readonly follows: boolean;
  readonly before: number;
}

/**
 * Recomputes the chain. An event whose words were changed no longer has its own hash; one that was put in or taken out breaks the link
 * or the numbering; what was cut off at the end is missed by the tip, which the application's role cannot write. The store itself goes
 * through the events: many are about records that whoever verifies may not see.
 */
export async function verifyAudit(tx: Transaction): Promise<AuditVerdict> {
  const { rows } = await tx.query<LinkRow>(
    'select id, is_own, follows, before from audit_breaks() order by id',
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
    `select s.events, s.last, encode(t.hash, 'hex') as tip, t.last_id as stored from audit_tip() t, audit_size() s`,
  );
  const { events, last, tip, stored } = tips.rows[0]!;
  for (let id = last + 1; id <= stored; id++) faults.push({ id, fault: 'removed-at-end' });
  return { events, tip, faults };
}
