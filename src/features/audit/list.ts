import type { Transaction } from '../../store/door.ts';

export interface AuditItem {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  /** `null` for whoever is no person with an account. */
  readonly actorName: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
}

/** Who did what, newest first; empty for those who may not read the record. */
export async function listAudit(tx: Transaction, limit: number): Promise<AuditItem[]> {
  const { rows } = await tx.query<Omit<AuditItem, 'at'> & { readonly at: Date }>(
    `select e.id, e.at, e.actor, p.name as "actorName", e.action, e.subject, e.detail, e.reason
     from audit_event e left join person p on e.actor = 'person:' || p.id order by e.id desc limit $1`,
    [limit],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
