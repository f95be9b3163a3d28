import type { Marking } from '../../model/report.ts';
import { IS_EXPECTED } from '../../store/expected.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listGroupsRun } from '../groups/in-groups.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { answersFor } from '../recommendations/read-recommendation.ts';
import { isActionLate } from './rules.ts';

const MOST = 500;

interface MeetingRow {
  readonly id: number;
  readonly title: string;
  readonly marking: Marking;
  readonly state: 'planned' | 'held';
  readonly groupKey: string;
  readonly startsAt: Date;
  readonly since: Date;
  readonly minutesVersion: number;
}

const itemOf = ({ id, title, marking }: Pick<MeetingRow, 'id' | 'title' | 'marking'>) => ({
  ...{ id, title, marking, path: `/groups/meetings/${id}` },
  ...{ dueAt: null, isLate: false },
});

/** Days before a meeting from which its invitation waits to be answered: one that recurs is planned long before. */
const AHEAD_DAYS = 31;

/** Invitations that nobody of the asker's participant has answered since the meeting got its time, until it is over. */
export async function listInvitations(reading: Reading): Promise<WaitingItem[]> {
  const { tx, actor, now } = reading;
  const own = answersFor(reading);
  if (actor.kind !== 'person' || own.length === 0) return [];
  const { rows } = await tx.query<MeetingRow>(
    `select m.id, m.title, m.marking, m.starts_at as "startsAt", w.since
     from meeting m join lateral (select min(greatest(i.invited_at, m.moved_at)) as since from meeting_invitation i
         where i.meeting_id = m.id and i.participant_id = any ($1::int[]) and ${IS_EXPECTED} and not exists (select from meeting_reply r
           where r.meeting_id = m.id and r.participant_id = i.participant_id and (m.moved_at is null or r.at >= m.moved_at))) w on w.since is not null
     where m.state = 'planned' and m.ends_at >= $2 and m.starts_at < $2::timestamptz + interval '${AHEAD_DAYS} days' order by m.starts_at, m.id limit ${MOST}`,
    [own, now],
  );
  return rows.map((row) => ({
    ...itemOf(row),
    kind: 'meeting-reply',
    dueAt: row.startsAt,
    since: row.since,
  }));
}

/** Meetings that are over and not recorded, or held and without minutes, or with minutes that their chair has not approved. */
export async function listUnfinishedMeetings(reading: Reading): Promise<WaitingItem[]> {
  const groups = new Map((await listGroupsRun(reading)).map((group) => [group.key, group]));
  if (groups.size === 0) return [];
  const { rows } = await reading.tx.query<MeetingRow>(
    `select m.id, m.title, m.marking, m.state, m.group_key as "groupKey", m.minutes_version as "minutesVersion",
       coalesce((select max(v.at) from meeting_minutes v where v.meeting_id = m.id), m.ends_at) as since
     from meeting m where m.group_key = any ($1::text[]) and m.ends_at < $2 and m.state in ('planned', 'held')
     order by m.starts_at, m.id limit ${MOST}`,
    [[...groups.keys()], reading.now],
  );
  return rows.flatMap((row): WaitingItem[] => {
    const item = { ...itemOf(row), since: row.since };
    if (row.state === 'planned') return [{ ...item, kind: 'meeting-record' }];
    if (row.minutesVersion === 0) return [{ ...item, kind: 'minutes-draft' }];
    return groups.get(row.groupKey)?.isChair ? [{ ...item, kind: 'minutes-approve' }] : [];
  });
}

/** By group: what its meetings gave others to do, and is late. */
export async function listLateActions(reading: Reading): Promise<WaitingItem[]> {
  const groups = await listGroupsRun(reading);
  if (groups.length === 0) return [];
  const { rows } = await reading.tx.query<{
    groupKey: string;
    dueOn: string;
    timeZone: string;
    marking: Marking;
  }>(
    `select a.group_key as "groupKey", a.due_on as "dueOn", m.time_zone as "timeZone", m.marking
     from action_item a join meeting m on m.id = a.meeting_id
     where a.state = 'open' and a.group_key = any ($1::text[]) and a.due_on <= $2::date order by a.due_on`,
    [groups.map(({ key }) => key), reading.now.toISOString().slice(0, 10)],
  );
  return groups.flatMap(({ key, title }, index): WaitingItem[] => {
    const late = rows.filter(
      (row) => row.groupKey === key && isActionLate({ state: 'open', ...row }, reading.now),
    );
    if (late.length === 0) return [];
    const since = new Date(`${late[0]!.dueOn}T23:59:59Z`);
    return [
      {
        ...{ kind: 'actions-late', id: index + 1, title: `${key} ${title}`, count: late.length },
        ...{ marking: 'AMBER', path: `/groups/${key}`, dueAt: null, isLate: false, since },
      },
    ];
  });
}
