import type { Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { WaitingItem } from './rules.ts';

interface SilenceRow {
  readonly id: number;
  readonly title: string | null;
  readonly marking: Marking;
  readonly from: Date;
  readonly until: Date;
}

/** Who speaks for a participant while silence runs. */
const SPEAKS = ['focal-point', 'alternate-focal-point', 'validating-authority'] as const;

/** Recommendations whose silence runs and on which the asker's participant has not spoken. Silence is an answer: none is ever late. */
export async function listSilences({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !SPEAKS.some((role) => actor.roles.includes(role))) return [];
  const { rows } = await tx.query<SilenceRow>(
    `select r.id, r.content ->> 'title' as title, r.marking, r.silence_from as "from", r.silence_until as until
     from recommendation r where r.state = 'proposed' and r.silence_from <= $2 and r.silence_until > $2
       and not exists (select from recommendation_position p where p.recommendation_id = r.id and p.round = r.round
         and p.participant_id = any ($1::int[]))
     order by r.silence_until, r.id limit 500`,
    [actor.participants, now],
  );
  return rows.map((row) => ({
    kind: 'silence',
    id: row.id,
    title: row.title || `#${row.id}`,
    marking: row.marking,
    path: `/recommendations/${row.id}`,
    dueAt: row.until,
    isLate: false,
    since: row.from,
  }));
}
