import { ROLES, type Role } from '../../model/access.ts';
import type { AuditAction } from '../../model/audit.ts';
import type { Actor, Transaction } from '../../store/door.ts';

export interface PersonRow {
  readonly personId: number;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly participants: readonly number[];
}

/** A person `p` with the roles held now, one row each when grouped by `p.id`. */
const PERSON_COLUMNS = `p.id as "personId", p.name,
  coalesce(array_agg(distinct g.role) filter (where g.role is not null), '{}') as roles,
  coalesce(array_agg(distinct g.participant_id) filter (where g.participant_id is not null), '{}') as participants`;
const PERSON_GRANTS = 'left join role_grant g on g.person_id = p.id and g.ended_at is null';

export const toActor = ({ personId, name, roles, participants }: PersonRow): Actor => ({
  id: `person:${personId}`,
  name,
  // Listed foremost first.
  role: ROLES.find((role) => roles.includes(role)) ?? 'public',
  roles,
  participants,
  kind: 'person',
  person: personId,
  scope: '',
});

/** A person as an actor, with the roles held now; undefined where there is none, or none any longer. */
export async function findPersonActor(tx: Transaction, personId: number): Promise<Actor | undefined> {
  const { rows } = await tx.query<PersonRow>(
    `select ${PERSON_COLUMNS} from person p ${PERSON_GRANTS} where p.id = $1 and p.ended_at is null group by p.id`,
    [personId],
  );
  return rows[0] && toActor(rows[0]);
}

/** Writes to the audit's chain; who acts and when are the store's to say. */
export async function recordAudit(
  tx: Transaction,
  event: {
    readonly action: AuditAction;
    readonly subject: string;
    readonly detail?: Readonly<Record<string, unknown>>;
    readonly reason?: string | undefined;
  },
): Promise<void> {
  await tx.query('select record_audit($1, $2, $3, $4)', [
    event.action,
    event.subject,
    JSON.stringify(event.detail ?? {}),
    event.reason ?? null,
  ]);
}
