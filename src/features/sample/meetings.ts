import { sampleMeetingsEn as said } from '../../model/messages/sample-meetings.en.ts';
import type { Transaction } from '../../store/door.ts';
import { recordAudit } from '../access/actors.ts';
import { listOccurrences, type Pattern, type SessionPlan } from '../meetings/recurrence.ts';
import { SAMPLE_TODAY } from './generator/calendar.ts';

/** Two years back, and some months ahead. */
const FROM_MONTH = '2022-03-01';
const UNTIL_MONTH = '2024-06-01';
const SECRETARIAT = 1;
const QUORUM = 10;
const MINUTES = 90;

const EAST_AND_WEST: readonly SessionPlan[] = [
  { session: 'east', time: '14:00', timeZone: 'Asia/Bangkok', minutes: MINUTES },
  { session: 'west', time: '10:00', timeZone: 'America/New_York', minutes: MINUTES },
];
const IN_VIENNA: readonly SessionPlan[] = [
  { session: 'single', time: '14:00', timeZone: 'Europe/Vienna', minutes: 2 * MINUTES },
];
const nths = [1, 2, 3, 4] as const;

/** Each group has a weekday of its own, so that experts of several can come to each. */
function planOf(key: string, index: number): { pattern: Pattern; sessions: readonly SessionPlan[] } {
  const weekday = 1 + (index % 4);
  return key.includes('.')
    ? {
        pattern: { kind: 'weekday', nth: nths[index % 4]!, weekday, everyMonths: 1 },
        sessions: EAST_AND_WEST,
      }
    : { pattern: { kind: 'weekday', nth: 2, weekday, everyMonths: 6 }, sessions: IN_VIENNA };
}

/** A number below 256 that is always the same for two ids: nothing here is left to chance. */
const draw = (a: string, b: string) => `(hashint4(${a} * 1009 + ${b}) & 255)`;

/** Simulated meetings of every group: who was invited and came, what was decided, what is open and late. In bulk: one statement a table. */
export async function plantMeetings(tx: Transaction): Promise<void> {
  const now = `${SAMPLE_TODAY}T08:00:00Z`;
  await plantSeries(tx, now);
  await plantAttendance(tx, now);
  await plantRecords(tx, now);
  await recordAudit(tx, { action: 'sample.meetings', subject: 'sample' });
}

async function plantSeries(tx: Transaction, now: string): Promise<void> {
  const { rows: groups } = await tx.query<{ key: string; title: string }>(
    'select key, title from working_group order by key',
  );
  await tx.query(
    "update working_group set mandate = case when parent_key is null then $1 else $2 end where mandate = ''",
    [said.lineMandate, said.mandate],
  );
  const plans = groups.map(({ key, title }, index) => ({ key, title, ...planOf(key, index) }));
  await tx.query(
    `insert into meeting_series (owner_id, marking, purpose, group_key, state, title, pattern, sessions, quorum, from_month, until_month, made_at)
     select $2, 'AMBER', 'any', s.key, 'active', s.title, s.pattern, s.sessions, $3, $4, $5, $6
     from jsonb_to_recordset($1) as s (key text, title text, pattern jsonb, sessions jsonb)`,
    [JSON.stringify(plans), SECRETARIAT, QUORUM, FROM_MONTH, UNTIL_MONTH, `${FROM_MONTH}T08:00:00Z`],
  );
  const meetings = plans.flatMap(({ key, pattern, sessions }) =>
    listOccurrences({ pattern, sessions, fromMonth: FROM_MONTH }, FROM_MONTH, UNTIL_MONTH).map((each) => ({
      key,
      ...each,
    })),
  );
  await tx.query(
    `insert into meeting (owner_id, marking, purpose, group_key, series_id, session, month, state, title, starts_at, ends_at, time_zone,
       quorum, planned_at, changed_at, held_at, cancelled_at)
     select $2, 'AMBER', 'any', m.key, s.id, m.session, m.month, m.state, s.title, m."startsAt", m."endsAt", m."timeZone", $3,
       s.made_at, s.made_at, case when m.state = 'held' then m."endsAt" end, case when m.state = 'cancelled' then m."startsAt" - interval '9 days' end
     from (select *, case when "endsAt" > $4 then 'planned'
             -- The West session of August has few who can come.
             when extract(month from month) = 8 and session = 'west' then 'cancelled' else 'held' end as state
           from jsonb_to_recordset($1) as m (key text, month date, session text, "startsAt" timestamptz, "endsAt" timestamptz, "timeZone" text)) m
       join meeting_series s on s.group_key = m.key
     order by m."startsAt", m.key`,
    [JSON.stringify(meetings), SECRETARIAT, QUORUM, now],
  );
}

async function plantAttendance(tx: Transaction, now: string): Promise<void> {
  // Each participant is at home in one of the two sessions.
  await tx.query(
    `insert into meeting_invitation (meeting_id, participant_id, invited_at)
     select m.id, p.id, m.starts_at - interval '30 days'
     from meeting m
       join (select distinct split_part(group_key, '.', 1) as line, group_key, participant_id from role_grant
             where group_key is not null and ended_at is null) g
         on g.group_key = m.group_key or g.line = m.group_key and g.participant_id % 5 = 0
       join participant p on p.id = g.participant_id
     where m.session = 'single' or (m.session = 'east') = (p.id % 2 = 0)
     on conflict do nothing`,
  );
  await tx.query(
    `insert into meeting_reply (meeting_id, participant_id, reply, at)
     select m.id, i.participant_id, case when d.n < 130 then 'yes' when d.n < 165 then 'perhaps' else 'no' end, $1::timestamptz - interval '2 days'
     from meeting m join meeting_invitation i on i.meeting_id = m.id, lateral (select ${draw('m.id', 'i.participant_id')} as n) d
     where m.state = 'planned' and m.starts_at < $1::timestamptz + interval '30 days' and d.n < 190`,
    [now],
  );
  await tx.query(
    `insert into meeting_attendance (meeting_id, participant_id, at)
     select m.id, i.participant_id, m.ends_at from meeting m join meeting_invitation i on i.meeting_id = m.id
     where m.state = 'held' and ${draw('m.id', 'i.participant_id')} < 96 + ${draw('m.id', '7')} / 4`,
  );
  await tx.query(
    `update meeting m set invited_count = i.invited, attended_count = coalesce(a.attended, 0)
     from (select meeting_id, count(*)::int as invited from meeting_invitation group by meeting_id) i
       left join (select meeting_id, count(*)::int as attended from meeting_attendance group by meeting_id) a using (meeting_id)
     where m.id = i.meeting_id`,
  );
}

async function plantRecords(tx: Transaction, now: string): Promise<void> {
  await tx.query(
    `insert into meeting_item (meeting_id, position, title)
     select m.id, a.place - 1, a.title from meeting m, unnest($1::text[]) with ordinality a (title, place) order by m.id, a.place`,
    [said.agenda],
  );
  await tx.query(
    `insert into action_item (meeting_id, item_id, group_key, kind, state, text, made_at)
     select m.id, i.id, m.group_key, 'decision', 'taken', ($1::text[])[1 + ${draw('m.id', '3')} % cardinality($1::text[])], m.ends_at
     from meeting m join meeting_item i on i.meeting_id = m.id and i.position = 2
     where m.state = 'held' and m.attended_count >= m.quorum and ${draw('m.id', '1')} < 90`,
    [said.decisions],
  );
  // Most are done in time; some late, some dropped, and of the last months many are open, some of them late.
  await tx.query(
    `insert into action_item (meeting_id, item_id, group_key, kind, state, text, holder_id, due_on, made_at, closed_at, reason)
     select id, item_id, group_key, 'action', state, text, holder_id, due_on, made_at, case when state <> 'open' then closed_at end,
       case when state = 'dropped' then $2 end
     from (select *, case when closed_at > $3::timestamptz or fate < 10 then 'open' when fate < 26 then 'dropped' else 'done' end as state
       from (select m.id, i.id as item_id, m.group_key, ($1::text[])[1 + ${draw('m.id', '5')} % cardinality($1::text[])] as text,
           (select a.participant_id from meeting_attendance a where a.meeting_id = m.id order by ${draw('a.participant_id', 'm.id')} limit 1) as holder_id,
           (m.starts_at + interval '42 days')::date as due_on, m.ends_at as made_at,
           m.ends_at + (20 + ${draw('m.id', '6')} / 6) * interval '1 day' as closed_at, ${draw('m.id', '9')} as fate
         from meeting m join meeting_item i on i.meeting_id = m.id and i.position = 3
         where m.state = 'held' and m.attended_count > 0 and ${draw('m.id', '2')} < 140) drawn) done`,
    [said.actions, said.dropped, now],
  );
  // Minutes of the last weeks are not approved yet.
  await tx.query(
    `insert into meeting_minutes (meeting_id, version, content, at)
     select m.id, 1, jsonb_build_object('sections', jsonb_build_array(jsonb_build_object('itemId', null, 'title', $1::text, 'text',
         replace(replace($2::text, '{attended}', m.attended_count::text), '{invited}', m.invited_count::text)))
       || (select jsonb_agg(jsonb_build_object('itemId', i.id, 'title', i.position + 1 || '. ' || i.title, 'text', concat_ws(E'\\n', $3::text,
             (select string_agg(a.text, E'\\n') from action_item a where a.item_id = i.id))) order by i.position)
           from meeting_item i where i.meeting_id = m.id)), m.ends_at + interval '3 days'
     from meeting m where m.state = 'held' and m.ends_at < $4::timestamptz - interval '10 days'`,
    [said.present, said.presentText, said.itemText, now],
  );
  await tx.query(
    `update meeting m set minutes_version = 1, version = 4,
       state = case when m.ends_at < $1::timestamptz - interval '25 days' then 'approved' else m.state end,
       approved_at = case when m.ends_at < $1::timestamptz - interval '25 days' then m.ends_at + interval '20 days' end
     from meeting_minutes v where v.meeting_id = m.id`,
    [now],
  );
  await plantEvents(tx);
}

async function plantEvents(tx: Transaction): Promise<void> {
  await tx.query(
    `insert into work_event (subject_kind, subject_id, at, action, from_state, to_state, note)
     select 'meeting', e.* from (
       select id, planned_at as at, 'plan' as action, null as from_state, 'planned' as to_state, null as note from meeting
       union all select id, cancelled_at, 'cancel', 'planned', 'cancelled', $1 from meeting where state = 'cancelled'
       union all select id, held_at, 'hold', 'planned', 'held', null from meeting where held_at is not null
       union all select v.meeting_id, v.at, 'draft-minutes', 'held', 'held', null from meeting_minutes v
       union all select id, approved_at, 'approve', 'held', 'approved', null from meeting where approved_at is not null) e
     order by e.at`,
    [said.cancelled],
  );
}
