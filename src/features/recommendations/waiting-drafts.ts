import type { Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listGroupsRun } from '../groups/in-groups.ts';
import type { WaitingItem } from '../my-work/rules.ts';

interface DraftRow {
  readonly id: number;
  readonly title: string | null;
  readonly marking: Marking;
  readonly brokenAt: Date | null;
  readonly comments: number;
  readonly commentedAt: Date | null;
}

/** Texts that the asker drafted, or whose group they chair: silence over them was broken, or comments on them are open. */
export async function listDraftsToMend(reading: Reading): Promise<WaitingItem[]> {
  const { tx, actor } = reading;
  if (actor.kind !== 'person') return [];
  const groups = (await listGroupsRun(reading)).filter(({ isChair }) => isChair).map(({ key }) => key);
  const { rows } = await tx.query<DraftRow>(
    `select * from (
       select r.id, r.content ->> 'title' as title, r.marking,
         case when r.state = 'proposed' then (select min(p.at) from recommendation_position p
           where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') end as "brokenAt",
         c.comments, c."commentedAt"
       from recommendation r cross join lateral (select count(*)::int as comments, min(o.at) as "commentedAt" from recommendation_comment o
         where o.recommendation_id = r.id and o.settled_at is null) c
       where r.state in ('draft', 'proposed') and (r.drafted_by = $1 or r.group_key = any ($2::text[]))) mine
     where "brokenAt" is not null or comments > 0 order by id limit 500`,
    [actor.person, groups],
  );
  return rows.flatMap((row): WaitingItem[] => {
    const item = {
      ...{ id: row.id, title: row.title || `#${row.id}`, marking: row.marking },
      ...{ path: `/recommendations/${row.id}`, dueAt: null, isLate: false },
    };
    return [
      ...(row.brokenAt === null
        ? []
        : [{ ...item, kind: 'recommendation-broken' as const, since: row.brokenAt }]),
      ...(row.commentedAt === null
        ? []
        : [
            {
              ...item,
              kind: 'recommendation-comments' as const,
              count: row.comments,
              since: row.commentedAt,
            },
          ]),
    ];
  });
}
