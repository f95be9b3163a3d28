import type { Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { isPast } from './rules.ts';

interface WaitingRow {
  readonly id: number;
  readonly commitmentId: number;
  readonly title: string | null;
  readonly marking: Marking;
  readonly dueOn: string | null;
  readonly since: Date;
}

/** Days before a milestone is due from which it waits for who promised it. */
const AHEAD_DAYS = 30;

/** Milestones of the asker's participants that are late or due within a month. */
export async function listMilestonesDue({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'commitment.write')) return [];
  const { rows } = await tx.query<WaitingRow>(
    `select m.id, c.id as "commitmentId", concat_ws(': ', c.content ->> 'title', m.title) as title, c.marking, m.due_on as "dueOn", m.added_at as since
     from commitment_milestone m join commitment c on c.id = m.commitment_id
     where m.state = 'open' and c.state in ('validated', 'under-way') and c.owner_id = any ($1::int[]) and m.due_on <= $2::date + ${AHEAD_DAYS}
     order by m.due_on, m.id limit 500`,
    [actor.participants, now.toISOString().slice(0, 10)],
  );
  return rows.map((row) => ({
    kind: 'milestone',
    id: row.id,
    title: row.title || `#${row.commitmentId}`,
    marking: row.marking,
    path: `/commitments/${row.commitmentId}`,
    dueAt: row.dueOn === null ? null : new Date(`${row.dueOn}T23:59:59Z`),
    isLate: isPast(row.dueOn, now),
    since: row.since,
  }));
}

/** Commitments of the asker's participants that wait to be validated, and that they did not write. */
export async function listToValidate({ tx, actor }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'commitment.validate')) return [];
  const { rows } = await tx.query<WaitingRow>(
    `select c.id, c.id as "commitmentId", c.content ->> 'title' as title, c.marking, null as "dueOn", c.submitted_at as since
     from commitment c where c.state = 'submitted' and c.owner_id = any ($1::int[]) and not $2 = any (c.authors)
     order by c.submitted_at, c.id limit 500`,
    [actor.participants, actor.person],
  );
  return rows.map((row) => ({
    kind: 'commitment-validate',
    id: row.id,
    title: row.title || `#${row.id}`,
    marking: row.marking,
    path: `/commitments/${row.commitmentId}`,
    dueAt: null,
    isLate: false,
    since: row.since,
  }));
}
