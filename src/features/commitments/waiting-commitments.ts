import type { Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { countLate } from './queries.ts';
import { isPast } from './rules.ts';

interface WaitingRow {
  readonly id: number;
  readonly commitmentId: number;
  readonly title: string | null;
  readonly marking: Marking;
  readonly dueOn: string | null;
  readonly since: Date;
}

const itemOf = (row: WaitingRow, now: Date) => ({
  id: row.id,
  title: row.title || `#${row.commitmentId}`,
  marking: row.marking,
  path: `/commitments/${row.commitmentId}`,
  dueAt: row.dueOn === null ? null : new Date(`${row.dueOn}T23:59:59Z`),
  isLate: isPast(row.dueOn, now),
  since: row.since,
});

/** Days before a milestone or an end is due from which it waits for who promised it. */
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
  return rows.map((row) => ({ ...itemOf(row, now), kind: 'milestone' }));
}

/** Commitments of the asker's participants that wait to be validated, and that they did not write. */
export async function listToValidate({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'commitment.validate')) return [];
  const { rows } = await tx.query<WaitingRow>(
    `select c.id, c.id as "commitmentId", c.content ->> 'title' as title, c.marking, null as "dueOn", c.submitted_at as since
     from commitment c where c.state = 'submitted' and c.owner_id = any ($1::int[]) and not $2 = any (c.authors)
     order by c.submitted_at, c.id limit 500`,
    [actor.participants, actor.person],
  );
  return rows.map((row) => ({ ...itemOf(row, now), kind: 'commitment-validate' }));
}

/** Which commitments of their own wait for those who write them, in one question. */
const OWN_WORK = `
  select 'commitment-mend' as kind, c.id, c.id as "commitmentId", c.content ->> 'title' as title, c.marking, null as "dueOn",
    coalesce((select max(e.at) from work_event e where e.subject_kind = 'commitment' and e.subject_id = c.id and e.action = 'return'), c.drafted_at) as since
  from commitment c where c.state = 'returned' and c.owner_id = any ($1::int[])
  union all
  select 'commitment-end', c.id, c.id, c.content ->> 'title', c.marking, c.ends_on::text, c.validated_at
  from commitment c where c.state in ('validated', 'under-way') and c.owner_id = any ($1::int[]) and c.ends_on <= $2::date + ${AHEAD_DAYS}
  union all
  select 'commitment-join', c.id, c.id, c.content ->> 'title', c.marking, null, p.invited_at
  from commitment_participant p join commitment c on c.id = p.commitment_id
  where p.participant_id = any ($1::int[]) and p.joined_at is null and p.left_at is null
    and c.state in ('draft', 'submitted', 'returned', 'validated', 'under-way')
  union all
  select 'commitment-reply', a.id, c.id, c.content ->> 'title', c.marking, null, a.at
  from commitment_assessment a join commitment c on c.id = a.commitment_id
  where a.at > $3 and a.at <= $4 and (c.owner_id = any ($1::int[]) or exists (select from commitment_participant p
      where p.commitment_id = c.id and p.participant_id = any ($1::int[]) and p.joined_at is not null and p.left_at is null))
    and not exists (select from commitment_reply x where x.assessment_id = a.id and x.participant_id = any ($1::int[]))`;

/** Days for which the right to reply to an assessment is told as work; the right itself does not end. */
const REPLY_DAYS = 30;
const DAY_MS = 86_400_000;

/** Returned to be mended, at their end, asked to be joined, or assessed by somebody independent: what the asker's participants promised. */
export async function listOwnCommitments({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'commitment.write')) return [];
  const { rows } = await tx.query<WaitingRow & Pick<WaitingItem, 'kind'>>(
    `select * from (${OWN_WORK}) own order by since, id limit 500`,
    [actor.participants, now.toISOString().slice(0, 10), new Date(now.getTime() - REPLY_DAYS * DAY_MS), now],
  );
  return rows.map((row) => ({ ...itemOf(row, now), kind: row.kind }));
}

/** Commitments that are reached, as their participant says, and that nobody independent has assessed. */
export async function listToAssess({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'commitment.assess')) return [];
  const { rows } = await tx.query<WaitingRow>(
    `select c.id, c.id as "commitmentId", c.content ->> 'title' as title, c.marking, null as "dueOn", c.ended_at as since
     from commitment c where c.state in ('reached-in-time', 'reached-late') and c.validated_at is not null and not $1 = any (c.authors)
       and not c.owner_id = any ($2::int[])
       and not exists (select from commitment_assessment a where a.commitment_id = c.id) order by c.ended_at, c.id limit 500`,
    [actor.person, actor.participants],
  );
  return rows.map((row) => ({ ...itemOf(row, now), kind: 'commitment-assess' }));
}

/** How many commitments are late, for whoever watches over them all. */
export async function listLateCommitments({ tx, actor, now }: Reading): Promise<WaitingItem[]> {
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'work.oversee')) return [];
  const { count, since } = await countLate(tx, now.toISOString().slice(0, 10));
  if (count === 0) return [];
  return [
    {
      ...{ kind: 'commitments-late', id: 0, title: '', count, marking: 'AMBER' },
      ...{ path: '/commitments?late=true', dueAt: null, isLate: false, since: new Date(since ?? now) },
    },
  ];
}
