import type { Transaction } from '../../store/door.ts';
import type { AuditEvent, AuditQuery } from './contract.ts';
import { ACTIONS_OF } from './vocabulary.ts';

/** A person behind an actor or a subject. */
const personIn = (text: string) =>
  `case when ${text} ~ '^(person|import|detection):[1-9][0-9]{0,8}$' then split_part(${text}, ':', 2)::int end`;

/** Who did what, newest first; each sees what the store lets them. */
export async function listAudit(
  tx: Transaction,
  asked: Omit<AuditQuery, 'database'>,
): Promise<{ items: AuditEvent[]; hasMore: boolean }> {
  const values: unknown[] = [asked.limit + 1];
  const conditions: string[] = [];
  const ask = (condition: (place: string) => string, value: unknown) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  ask((place) => `e.id < ${place}`, asked.before);
  ask((place) => `e.action = any (${place}::text[])`, asked.area && ACTIONS_OF[asked.area]);
  ask((place) => `e.subject = ${place}`, asked.subject);
  ask((place) => `e.at >= ${place}::timestamptz`, asked.from);
  ask((place) => `e.at < ${place}::timestamptz`, asked.until);
  ask((place) => `e.actor = any (${place}::text[])`, await findActors(tx, asked.who));
  const { rows } = await tx.query<Omit<AuditEvent, 'at' | 'actorKind'> & { readonly at: Date }>(
    `select e.id, e.at, e.actor, who.name as "actorName", e.action, e.subject, whom.name as "subjectName", e.detail, e.reason
     from audit_event e left join person who on who.id = ${personIn('e.actor')}
       left join person whom on whom.id = ${personIn('e.subject')}
     ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`} order by e.id desc limit $1`,
    values,
  );
  const items = rows.slice(0, asked.limit).map((row) => ({
    ...row,
    at: row.at.toISOString(),
    actorKind: row.actor.split(':')[0] as AuditEvent['actorKind'],
  }));
  return { items, hasMore: rows.length > asked.limit };
}

/** As what those act whose name or e-mail holds the words. */
async function findActors(tx: Transaction, who: string | undefined): Promise<string[] | undefined> {
  if (who === undefined) return undefined;
  const { rows } = await tx.query<{ id: number }>(
    `select p.id from person p left join account a on a.person_id = p.id
     where strpos(lower(p.name), lower($1)) > 0 or strpos(lower(a.email), lower($1)) > 0`,
    [who],
  );
  return rows.flatMap(({ id }) => [`person:${id}`, `import:${id}`, `detection:${id}`]);
}
