import type { Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { isActionLate } from './rules.ts';

interface OpenRow {
  readonly id: number;
  readonly meetingId: number;
  readonly text: string;
  readonly marking: Marking;
  readonly dueOn: string | null;
  readonly timeZone: string;
  readonly since: Date;
}

/** What meetings gave the asker's participant to do, and is open. */
export async function listActionsToDo({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'recommendation.answer')) return [];
  const { rows } = await tx.query<OpenRow>(
    `select a.id, a.meeting_id as "meetingId", a.text, m.marking, a.due_on as "dueOn", m.time_zone as "timeZone", m.starts_at as since
     from action_item a join meeting m on m.id = a.meeting_id
     where a.state = 'open' and a.holder_id = any ($1::int[]) order by a.due_on, a.id limit 500`,
    [actor.participants],
  );
  return rows.map((row) => ({
    kind: 'action',
    id: row.id,
    title: row.text,
    marking: row.marking,
    path: `/groups/meetings/${row.meetingId}`,
    dueAt: row.dueOn === null ? null : new Date(`${row.dueOn}T23:59:59Z`),
    isLate: isActionLate({ state: 'open', dueOn: row.dueOn, timeZone: row.timeZone }, now),
    since: row.since,
  }));
}
