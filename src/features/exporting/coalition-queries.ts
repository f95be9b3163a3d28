import { EXPECTED_COUNT, IS_EXPECTED } from '../../store/expected.ts';
import { instant, nameOf } from './sql-parts.ts';

const HISTORY = [
  'triage',
  'alert',
  'input',
  'good_practice',
  'recommendation',
  'commitment',
  'meeting_series',
  'meeting',
  'review',
] as const;
const markingOf = `case e.subject_kind ${HISTORY.map(
  (table) => `when '${table}' then (select t.marking from ${table} t where t.id = e.subject_id)`,
).join(
  ' ',
)} when 'action_item' then (select m.marking from action_item i join meeting m on m.id = i.meeting_id where i.id = e.subject_id) end`;

const ofCommitment = 'join commitment c on c.id = x.commitment_id';
const label = 'c.marking, c.purpose';

/** Who belongs to the coalition, its meetings, and what hangs on its commitments. Participants and experts have the columns of their files. */
export const COALITION_QUERIES = {
  participants: `select p.kind, p.key as code, p.name, p.joined_on::text, p.left_on::text from participant p where p.id <> 1 order by p.kind, p.name, p.id`,
  memberships: `select p.key as code, p.name, m.joined_on::text, m.left_on::text from (
      select participant_id, joined_on, left_on from participant_membership
      union all select id, joined_on, left_on from participant where joined_on is not null) m join participant p on p.id = m.participant_id
    order by p.name, p.id, m.joined_on`,
  experts: `select n.name, a.email, p.key as participant, g.role, coalesce(string_agg(g.group_key, '; ' order by g.group_key), '') as groups
    from role_grant g join person n on n.id = g.person_id join participant p on p.id = g.participant_id left join account a on a.person_id = n.id
    where g.ended_at is null and n.ended_at is null group by n.id, a.email, p.key, g.role order by p.key, n.name, n.id, g.role`,
  groups: `select g.key, g.parent_key as line_of_effort, g.title, g.mandate, g.ended_on::text,
      (select count(distinct r.participant_id)::int from role_grant r where r.ended_at is null and r.group_key = g.key) as participants,
      (select count(distinct r.person_id)::int from role_grant r where r.ended_at is null and r.group_key = g.key) as people
    from working_group g order by g.key`,
  meetings: `select m.id, m.group_key as "group", m.title, m.session, m.state, ${instant('m.starts_at')} as starts_at, ${instant('m.ends_at')} as ends_at,
      m.time_zone, m.place, m.link, m.quorum, ${EXPECTED_COUNT} as invited, m.attended_count as attended, ${instant('m.held_at')} as held_at,
      ${instant('m.approved_at')} as minutes_approved_at, ${nameOf('participant', 'm.owner_id')} as participant, m.marking, m.purpose
    from meeting m order by m.starts_at, m.id`,
  agenda: `select x.meeting_id, x.id as item_id, x.position, x.title, x.subject_kind, x.subject_id, m.marking, m.purpose
    from meeting_item x join meeting m on m.id = x.meeting_id where x.removed_at is null order by m.starts_at, m.id, x.position, x.id`,
  invitations: `select m.id as meeting_id, p.name as participant, ${instant('i.invited_at')} as invited_at, r.reply, r.note, ${instant('r.at')} as replied_at,
      a.participant_id is not null as has_attended, m.marking, m.purpose
    from (select i.meeting_id, i.participant_id from meeting_invitation i join meeting m on m.id = i.meeting_id where ${IS_EXPECTED} union select meeting_id, participant_id from meeting_attendance) b
      join meeting m on m.id = b.meeting_id join participant p on p.id = b.participant_id
      left join meeting_invitation i on i.meeting_id = b.meeting_id and i.participant_id = b.participant_id
      left join meeting_attendance a on a.meeting_id = b.meeting_id and a.participant_id = b.participant_id
      left join lateral (select reply, note, at from meeting_reply y where y.meeting_id = b.meeting_id and y.participant_id = b.participant_id
        and y.at >= coalesce(m.moved_at, '-infinity') order by y.id desc limit 1) r on true
    order by m.starts_at, m.id, p.name, p.id`,
  minutes: `select x.meeting_id, x.version, ${instant('x.at')} as at, ${nameOf('person', 'x.actor_id')} as by, s.place as section, s.part ->> 'itemId' as item_id,
      s.part ->> 'title' as title, s.part ->> 'text' as text, m.marking, m.purpose
    from meeting_minutes x join meeting m on m.id = x.meeting_id
      cross join lateral jsonb_array_elements(x.content -> 'sections') with ordinality s (part, place)
    order by m.starts_at, m.id, x.version, s.place`,
  papers: `select x.id, x.meeting_id, x.item_id, x.name, x.media_type, x.size_bytes, encode(x.sha256, 'hex') as sha256, ${instant('x.added_at')} as added_at,
      m.marking, m.purpose
    from meeting_paper x join meeting m on m.id = x.meeting_id where x.removed_at is null order by x.id`,
  decisions: `select x.id, x.meeting_id, x.item_id, x.group_key as "group", x.kind, x.state, x.text, ${nameOf('participant', 'x.holder_id')} as holder,
      x.due_on::text, ${instant('x.made_at')} as made_at, ${instant('x.closed_at')} as closed_at, ${nameOf('person', 'x.closed_by')} as closed_by, x.reason,
      m.marking, m.purpose
    from action_item x join meeting m on m.id = x.meeting_id order by x.id`,
  goals: `select c.id as commitment_id, g.place as goal, g.part ->> 'statement' as statement, g.part ->> 'indicator' as indicator, g.part ->> 'unit' as unit,
      (g.part ->> 'baselineValue')::float8 as baseline, g.part ->> 'baselineOn' as baseline_date, (g.part ->> 'targetValue')::float8 as target,
      g.part ->> 'targetOn' as target_date, g.part ->> 'source' as data_source, ${label}
    from commitment c cross join lateral jsonb_array_elements(c.content -> 'goals') with ordinality g (part, place) order by c.id, g.place`,
  milestones: `select x.id, x.commitment_id, x.position, x.title, x.deliverable, x.verifier, x.due_on::text, x.promised_on::text, x.state,
      ${instant('x.closed_at')} as closed_at, x.reason, ${label}
    from commitment_milestone x ${ofCommitment} order by x.commitment_id, x.position, x.id`,
  'law-stages': `select x.commitment_id, x.stage, x.reached_on::text, ${instant('x.at')} as at, ${nameOf('person', 'x.actor_id')} as by, ${label}
    from commitment_law_stage x ${ofCommitment} order by x.commitment_id, x.reached_on, x.at`,
  'date-changes': `select x.commitment_id, x.milestone_id, x.from_on::text, x.to_on::text, x.reason, ${instant('x.at')} as at, ${nameOf('person', 'x.actor_id')} as by, ${label}
    from commitment_date_change x ${ofCommitment} order by x.id`,
  evidence: `select x.id, x.commitment_id, x.milestone_id, x.title, x.url, x.file_name, x.media_type, x.size_bytes, x.sha256, ${instant('x.at')} as at,
      ${nameOf('person', 'x.actor_id')} as by, ${label}
    from commitment_evidence x ${ofCommitment} order by x.id`,
  'progress-reports': `select x.id, x.commitment_id, ${nameOf('participant', 'x.participant_id')} as participant, x.completion, x.text, x.readings::text,
      ${instant('x.at')} as at, ${nameOf('person', 'x.actor_id')} as by, ${label}
    from commitment_report x ${ofCommitment} order by x.id`,
  assessments: `select x.id, x.commitment_id, x.completion, x.early_results, x.is_verifiable, x.ambition, x.text, ${instant('x.at')} as at,
      ${nameOf('person', 'x.actor_id')} as by, ${label}
    from commitment_assessment x ${ofCommitment} order by x.id`,
  replies: `select y.id, y.assessment_id, x.commitment_id, ${nameOf('participant', 'y.participant_id')} as participant, y.text, ${instant('y.at')} as at,
      ${nameOf('person', 'y.actor_id')} as by, ${label}
    from commitment_reply y join commitment_assessment x on x.id = y.assessment_id ${ofCommitment} order by y.id`,
  reviews: `select v.id, v.title, v.event, v.place, v.held_on::text, v.state, v.conclusions, ${instant('v.frozen_at')} as frozen_at, v.pack_hash, v.marking, v.purpose
    from review v order by v.held_on, v.id`,
  history: `select e.id, e.subject_kind as record, e.subject_id as record_id, ${instant('e.at')} as at, ${nameOf('person', 'e.actor_id')} as by, e.action,
      e.from_state as "from", e.to_state as "to", e.note as why, ${markingOf} as marking
    from work_event e order by e.id`,
} as const;
