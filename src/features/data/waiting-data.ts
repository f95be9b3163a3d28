import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';
import type { WaitingItem, WorkKindOfPerson } from '../my-work/rules.ts';

interface Counted {
  readonly count: number;
  readonly since: Date | null;
}

const itemsOf = (
  kind: WorkKindOfPerson,
  path: string,
  { count, since }: Counted,
  now: Date,
): WaitingItem[] =>
  count === 0
    ? []
    : [
        {
          ...{ kind, path, id: 0, title: '', count, marking: 'AMBER' as const },
          ...{ dueAt: null, isLate: false, since: since ?? now },
        },
      ];

/** Rows of the asker's participant's files that were not taken in, and that nobody has set aside. */
export async function listRejectsToMend({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'reject.mend')) return [];
  const { rows } = await tx.query<Counted>(
    `select count(*)::int as count, min(f.started_at) as since from reject r join import_file f on f.id = r.import_id
     where r.state = 'open' and r.set_aside_at is null`,
  );
  return itemsOf('rejects', '/data?tab=rejects', rows[0]!, now);
}

/** Names that stand in reports and that no rule could settle: of whoever watches over all, since work of everybody is nobody's. */
export async function listNamesToSettle({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'work.oversee')) return [];
  const { rows } = await tx.query<Counted>(
    `select count(*)::int as count, null::timestamptz as since from reported_name n where n.outcome = 'review' and n.settled_by is null`,
  );
  return itemsOf('names', '/data?tab=names', rows[0]!, now);
}
