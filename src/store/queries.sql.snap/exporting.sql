-- src/features/exporting/files.ts

select 'papers' as folder, x.id, x.name, x.size_bytes as size
  from meeting_paper x
  where x.removed_at is null
  union all select 'evidence', x.id, x.file_name, x.size_bytes
  from commitment_evidence x
  where x.content is not null
  order by 1, 2;

select id, pack, frozen_at
  from review
  where pack is not null
  order by id;

select p.bytes
  from meeting_paper_part p
  join meeting_paper x on x.id = p.paper_id and x.removed_at is null
  where p.paper_id = $1 and p.position = $2;

select substring(content
  from $2::int * 1048576 + 1 for 1048576) as bytes
  from commitment_evidence
  where id = $1;

-- src/features/exporting/open-work.ts

select a.id, case when a.sent_at is not null then 'TA-' || to_char(a.sent_at at time zone 'UTC', 'YYYY') || '-' || lpad(a.id::text, greatest(4, length(a.id::text)), '0') end as number, a.state, a.revision, a.content ->> 'title' as title, a.content ->> 'sinceOn' as since_on, a.content ->> 'riskOrigin' as risk_origin, a.content ->> 'event' as event, a.content ->> 'exposure' as exposure, a.content ->> 'analytical' as analytical, a.content ->> 'identification' as identification, a.content ->> 'health' as health, a.content ->> 'social' as social, a.content ->> 'healthMeasures' as health_measures, a.content ->> 'otherMeasures' as other_measures, a.content ->> 'other' as other, a.content ->> 'advice' as advice, a.content ->> 'uncertainty' as uncertainty, a.content ->> 'notForPublication' as not_for_publication, (select string_agg(n, '; ')
  from jsonb_array_elements_text(a.content -> 'nodeIds') n) as substances, (select n.name
  from participant n
  where n.id = a.owner_id) as participant, to_char(a.drafted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as drafted_at, to_char(a.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as sent_at, to_char(a.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ended_at, a.superseded_by, (select string_agg(l.triage_id::text, '; '
  order by l.triage_id)
  from alert_triage l
  where l.alert_id = a.id) as triages, a.marking, a.purpose
  from alert a
  order by a.id;

select c.id as commitment_id, g.place as goal, g.part ->> 'statement' as statement, g.part ->> 'indicator' as indicator, g.part ->> 'unit' as unit, (g.part ->> 'baselineValue')::float8 as baseline, g.part ->> 'baselineOn' as baseline_date, (g.part ->> 'targetValue')::float8 as target, g.part ->> 'targetOn' as target_date, g.part ->> 'source' as data_source, c.marking, c.purpose
  from commitment c cross
  join lateral jsonb_array_elements(c.content -> 'goals') with ordinality g (part, place)
  order by c.id, g.place;

select c.id, c.recommendation_id, r.code, c.revision, (select n.name
  from participant n
  where n.id = c.participant_id) as participant, (select n.name
  from person n
  where n.id = c.actor_id) as by, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.text, to_char(c.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as settled_at, r.marking, r.purpose
  from recommendation_comment c
  join recommendation r on r.id = c.recommendation_id
  order by c.id;

select count(*) as rows, coalesce(array_agg(distinct null::text), '{}') as markings
  from (select g.key, g.parent_key as line_of_effort, g.title, g.mandate, g.ended_on::text, (select count(distinct r.participant_id)::int
  from role_grant r
  where r.ended_at is null and r.group_key = g.key) as participants, (select count(distinct r.person_id)::int
  from role_grant r
  where r.ended_at is null and r.group_key = g.key) as people
  from working_group g
  order by g.key) q;

select count(*) as rows, coalesce(array_agg(distinct null::text), '{}') as markings
  from (select n.name, a.email, p.key as participant, g.role, coalesce(string_agg(g.group_key, '; '
  order by g.group_key), '') as groups
  from role_grant g
  join person n on n.id = g.person_id
  join participant p on p.id = g.participant_id
  left join account a on a.person_id = n.id
  where g.ended_at is null and n.ended_at is null
  group by n.id, a.email, p.key, g.role
  order by p.key, n.name, n.id, g.role) q;

select count(*) as rows, coalesce(array_agg(distinct null::text), '{}') as markings
  from (select p.key as code, p.name, m.joined_on::text, m.left_on::text
  from ( select participant_id, joined_on, left_on
  from participant_membership
  union all select id, joined_on, left_on
  from participant
  where joined_on is not null) m
  join participant p on p.id = m.participant_id
  order by p.name, p.id, m.joined_on) q;

select count(*) as rows, coalesce(array_agg(distinct null::text), '{}') as markings
  from (select p.kind, p.key as code, p.name, p.joined_on::text, p.left_on::text
  from participant p
  where p.id <> 1
  order by p.kind, p.name, p.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select a.id, case when a.sent_at is not null then 'TA-' || to_char(a.sent_at at time zone 'UTC', 'YYYY') || '-' || lpad(a.id::text, greatest(4, length(a.id::text)), '0') end as number, a.state, a.revision, a.content ->> 'title' as title, a.content ->> 'sinceOn' as since_on, a.content ->> 'riskOrigin' as risk_origin, a.content ->> 'event' as event, a.content ->> 'exposure' as exposure, a.content ->> 'analytical' as analytical, a.content ->> 'identification' as identification, a.content ->> 'health' as health, a.content ->> 'social' as social, a.content ->> 'healthMeasures' as health_measures, a.content ->> 'otherMeasures' as other_measures, a.content ->> 'other' as other, a.content ->> 'advice' as advice, a.content ->> 'uncertainty' as uncertainty, a.content ->> 'notForPublication' as not_for_publication, (select string_agg(n, '; ')
  from jsonb_array_elements_text(a.content -> 'nodeIds') n) as substances, (select n.name
  from participant n
  where n.id = a.owner_id) as participant, to_char(a.drafted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as drafted_at, to_char(a.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as sent_at, to_char(a.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ended_at, a.superseded_by, (select string_agg(l.triage_id::text, '; '
  order by l.triage_id)
  from alert_triage l
  where l.alert_id = a.id) as triages, a.marking, a.purpose
  from alert a
  order by a.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select c.id as commitment_id, g.place as goal, g.part ->> 'statement' as statement, g.part ->> 'indicator' as indicator, g.part ->> 'unit' as unit, (g.part ->> 'baselineValue')::float8 as baseline, g.part ->> 'baselineOn' as baseline_date, (g.part ->> 'targetValue')::float8 as target, g.part ->> 'targetOn' as target_date, g.part ->> 'source' as data_source, c.marking, c.purpose
  from commitment c cross
  join lateral jsonb_array_elements(c.content -> 'goals') with ordinality g (part, place)
  order by c.id, g.place) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select c.id, c.recommendation_id, r.code, c.revision, (select n.name
  from participant n
  where n.id = c.participant_id) as participant, (select n.name
  from person n
  where n.id = c.actor_id) as by, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, c.text, to_char(c.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as settled_at, r.marking, r.purpose
  from recommendation_comment c
  join recommendation r on r.id = c.recommendation_id
  order by c.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select e.id, e.subject_kind as record, e.subject_id as record_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = e.actor_id) as by, e.action, e.from_state as "from", e.to_state as "to", e.note as why, case e.subject_kind when 'triage' then (select t.marking
  from triage t
  where t.id = e.subject_id) when 'alert' then (select t.marking
  from alert t
  where t.id = e.subject_id) when 'input' then (select t.marking
  from input t
  where t.id = e.subject_id) when 'good_practice' then (select t.marking
  from good_practice t
  where t.id = e.subject_id) when 'recommendation' then (select t.marking
  from recommendation t
  where t.id = e.subject_id) when 'commitment' then (select t.marking
  from commitment t
  where t.id = e.subject_id) when 'meeting_series' then (select t.marking
  from meeting_series t
  where t.id = e.subject_id) when 'meeting' then (select t.marking
  from meeting t
  where t.id = e.subject_id) when 'review' then (select t.marking
  from review t
  where t.id = e.subject_id) when 'action_item' then (select m.marking
  from action_item i
  join meeting m on m.id = i.meeting_id
  where i.id = e.subject_id) end as marking
  from work_event e
  order by e.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select i.group_key as "group", i.content ->> 'title' as title, i.content ->> 'text' as text, i.content ->> 'done' as done, i.content ->> 'outcome' as outcome, i.content ->> 'organization' as organization, i.content ->> 'website' as website, i.marking, i.purpose, case when (i.given_at at time zone 'UTC')::time = '00:00' then to_char(i.given_at at time zone 'UTC', 'YYYY-MM-DD') else to_char(i.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as given_on, i.state, case when i.state = 'withdrawn' then (select e.note
  from work_event e
  where e.subject_kind = 'input' and e.subject_id = i.id and e.to_state in ('withdrawn')
  order by e.id desc limit 1) end as reason, i.id, (select n.name
  from participant n
  where n.id = i.owner_id) as participant, (select n.name
  from person n
  where n.id = i.given_by) as given_by, i.came_by
  from input i
  order by i.given_at, i.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select m.id as meeting_id, p.name as participant, to_char(i.invited_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as invited_at, r.reply, r.note, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as replied_at, a.participant_id is not null as has_attended, m.marking, m.purpose
  from (select i.meeting_id, i.participant_id
  from meeting_invitation i
  join meeting m on m.id = i.meeting_id
  where not exists (select
  from participant l
  where l.id = i.participant_id and l.left_on <= (m.starts_at at time zone 'UTC')::date)
  union select meeting_id, participant_id
  from meeting_attendance) b
  join meeting m on m.id = b.meeting_id
  join participant p on p.id = b.participant_id
  left join meeting_invitation i on i.meeting_id = b.meeting_id and i.participant_id = b.participant_id
  left join meeting_attendance a on a.meeting_id = b.meeting_id and a.participant_id = b.participant_id
  left join lateral (select reply, note, at
  from meeting_reply y
  where y.meeting_id = b.meeting_id and y.participant_id = b.participant_id and y.at >= coalesce(m.moved_at, '-infinity')
  order by y.id desc limit 1) r on true
  order by m.starts_at, m.id, p.name, p.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select m.id, m.group_key as "group", m.title, m.session, m.state, to_char(m.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as starts_at, to_char(m.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ends_at, m.time_zone, m.place, m.link, m.quorum, m.invited_count - (select count(*)::int
  from participant l
  join meeting_invitation i on i.participant_id = l.id
  where i.meeting_id = m.id and l.left_on <= (m.starts_at at time zone 'UTC')::date) as invited, m.attended_count as attended, to_char(m.held_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as held_at, to_char(m.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as minutes_approved_at, (select n.name
  from participant n
  where n.id = m.owner_id) as participant, m.marking, m.purpose
  from meeting m
  order by m.starts_at, m.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select p.id, p.group_key as "group", p.content ->> 'title' as title, p.content ->> 'summary' as summary, p.content ->> 'context' as context, p.content ->> 'needed' as needed, p.content ->> 'contraindication' as contraindication, p.content ->> 'triedBy' as tried_by, p.grade, p.state, to_char(p.drafted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as drafted_at, (select n.name
  from participant n
  where n.id = p.owner_id) as participant, (select string_agg(l.input_id::text, '; '
  order by l.input_id)
  from good_practice_input l
  where l.practice_id = p.id) as inputs, p.marking, p.purpose
  from good_practice p
  order by p.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select p.recommendation_id, r.code, p.round, (select n.name
  from participant n
  where n.id = p.participant_id) as participant, p.position, p.reason, to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = p.actor_id) as by, r.marking, r.purpose
  from recommendation_position p
  join recommendation r on r.id = p.recommendation_id
  order by p.recommendation_id, p.round, p.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select r.alert_id, case when a.sent_at is not null then 'TA-' || to_char(a.sent_at at time zone 'UTC', 'YYYY') || '-' || lpad(a.id::text, greatest(4, length(a.id::text)), '0') end as number, (select n.name
  from participant n
  where n.id = r.participant_id) as participant, r.chosen_by, to_char(r.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as asked_at, c.stage, c.revision, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = c.actor_id) as by, c.is_relevant, c.note, a.marking, a.purpose
  from alert_recipient r
  join alert a on a.id = r.alert_id
  left join alert_receipt c on c.alert_id = r.alert_id and c.participant_id = r.participant_id
  order by r.alert_id, r.participant_id, c.at, c.stage) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select r.code, split_part(r.group_key, '.', 1) as line_of_effort, r.group_key as "group", r.content ->> 'title' as title, r.content ->> 'text' as text, r.content ->> 'rationale' as rationale, r.content ->> 'implementation' as implementation, r.scope, r.cluster, case when r.state = 'proposed' and r.silence_until <= $1 and not exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'adopted' when r.state = 'proposed' and exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' else r.state end as state, case when (r.drafted_at at time zone 'UTC')::time = '00:00' then to_char(r.drafted_at at time zone 'UTC', 'YYYY-MM-DD') else to_char(r.drafted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as drafted_on, case when r.state = 'proposed' and r.silence_until <= $1 and not exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then to_char(r.silence_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') else case when (r.adopted_at at time zone 'UTC')::time = '00:00' then to_char(r.adopted_at at time zone 'UTC', 'YYYY-MM-DD') else to_char(r.adopted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end end as adopted_on, case when r.state = 'proposed' and r.silence_until <= $1 and not exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'silence' else r.adopted_by end as adopted_by, case when r.state in ('withdrawn', 'superseded') then case when (r.ended_at at time zone 'UTC')::time = '00:00' then to_char(r.ended_at at time zone 'UTC', 'YYYY-MM-DD') else to_char(r.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end end as ended_on, case when r.state in ('withdrawn', 'superseded') then (select e.note
  from work_event e
  where e.subject_kind = 'recommendation' and e.subject_id = r.id and e.to_state in ('withdrawn', 'superseded')
  order by e.id desc limit 1) end as reason, (select s.code
  from recommendation s
  where s.id = r.superseded_by) as superseded_by, r.marking, r.purpose, r.id, r.revision, (select n.name
  from participant n
  where n.id = r.owner_id) as participant, r.meeting_id, to_char(r.silence_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as silence_from, to_char(r.silence_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as silence_until, (select count(*)::int
  from (select distinct on (p.participant_id) p.position
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round
  order by p.participant_id, p.id desc) p
  where p.position = 'support') as support, (select count(*)::int
  from (select distinct on (p.participant_id) p.position
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round
  order by p.participant_id, p.id desc) p
  where p.position = 'dissent') as dissent, (select count(*)::int
  from (select distinct on (p.participant_id) p.position
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round
  order by p.participant_id, p.id desc) p
  where p.position = 'break') as broken_by, (select string_agg(l.practice_id::text, '; '
  order by l.practice_id)
  from recommendation_practice l
  where l.recommendation_id = r.id) as practices, (select string_agg(l.alert_id::text, '; '
  order by l.alert_id)
  from recommendation_alert l
  where l.recommendation_id = r.id) as alerts
  from recommendation r
  order by r.group_key, r.code, r.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select t.id, t.state, (select n.name
  from participant n
  where n.id = t.owner_id) as participant, (select n.name
  from person n
  where n.id = t.opened_by) as opened_by, to_char(t.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as opened_at, to_char(t.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due_at, (select n.name
  from person n
  where n.id = t.holder_id) as holder, t.source_grade, t.credibility, to_char(t.verified_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as verified_at, (select string_agg(s.signal_id, '; '
  order by s.position)
  from triage_signal s
  where s.triage_id = t.id) as signals, t.marking, t.purpose
  from triage t
  order by t.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select v.alert_id, case when a.sent_at is not null then 'TA-' || to_char(a.sent_at at time zone 'UTC', 'YYYY') || '-' || lpad(a.id::text, greatest(4, length(a.id::text)), '0') end as number, v.revision, to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = v.actor_id) as by, v.reason, v.content ->> 'title' as title, v.content ->> 'sinceOn' as since_on, v.content ->> 'riskOrigin' as risk_origin, v.content ->> 'event' as event, v.content ->> 'exposure' as exposure, v.content ->> 'analytical' as analytical, v.content ->> 'identification' as identification, v.content ->> 'health' as health, v.content ->> 'social' as social, v.content ->> 'healthMeasures' as health_measures, v.content ->> 'otherMeasures' as other_measures, v.content ->> 'other' as other, v.content ->> 'advice' as advice, v.content ->> 'uncertainty' as uncertainty, v.content ->> 'notForPublication' as not_for_publication, a.marking, a.purpose
  from alert_revision v
  join alert a on a.id = v.alert_id
  order by v.alert_id, v.revision) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select v.id, v.title, v.event, v.place, v.held_on::text, v.state, v.conclusions, to_char(v.frozen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as frozen_at, v.pack_hash, v.marking, v.purpose
  from review v
  order by v.held_on, v.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select v.recommendation_id, r.code, v.revision, to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = v.actor_id) as by, v.reason, v.content ->> 'title' as title, v.content ->> 'text' as text, v.content ->> 'rationale' as rationale, v.content ->> 'implementation' as implementation, r.marking, r.purpose
  from recommendation_revision v
  join recommendation r on r.id = v.recommendation_id
  order by v.recommendation_id, v.revision) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.commitment_id, x.milestone_id, x.from_on::text, x.to_on::text, x.reason, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_date_change x
  join commitment c on c.id = x.commitment_id
  order by x.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.commitment_id, x.stage, x.reached_on::text, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_law_stage x
  join commitment c on c.id = x.commitment_id
  order by x.commitment_id, x.reached_on, x.at) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.id, x.commitment_id, (select n.name
  from participant n
  where n.id = x.participant_id) as participant, x.completion, x.text, x.readings::text, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_report x
  join commitment c on c.id = x.commitment_id
  order by x.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.id, x.commitment_id, x.completion, x.early_results, x.is_verifiable, x.ambition, x.text, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_assessment x
  join commitment c on c.id = x.commitment_id
  order by x.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.id, x.commitment_id, x.milestone_id, x.title, x.url, x.file_name, x.media_type, x.size_bytes, x.sha256, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_evidence x
  join commitment c on c.id = x.commitment_id
  order by x.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.id, x.commitment_id, x.position, x.title, x.deliverable, x.verifier, x.due_on::text, x.promised_on::text, x.state, to_char(x.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as closed_at, x.reason, c.marking, c.purpose
  from commitment_milestone x
  join commitment c on c.id = x.commitment_id
  order by x.commitment_id, x.position, x.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.id, x.meeting_id, x.item_id, x.group_key as "group", x.kind, x.state, x.text, (select n.name
  from participant n
  where n.id = x.holder_id) as holder, x.due_on::text, to_char(x.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as made_at, to_char(x.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as closed_at, (select n.name
  from person n
  where n.id = x.closed_by) as closed_by, x.reason, m.marking, m.purpose
  from action_item x
  join meeting m on m.id = x.meeting_id
  order by x.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.id, x.meeting_id, x.item_id, x.name, x.media_type, x.size_bytes, encode(x.sha256, 'hex') as sha256, to_char(x.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as added_at, m.marking, m.purpose
  from meeting_paper x
  join meeting m on m.id = x.meeting_id
  where x.removed_at is null
  order by x.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.meeting_id, x.id as item_id, x.position, x.title, x.subject_kind, x.subject_id, m.marking, m.purpose
  from meeting_item x
  join meeting m on m.id = x.meeting_id
  where x.removed_at is null
  order by m.starts_at, m.id, x.position, x.id) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select x.meeting_id, x.version, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, s.place as section, s.part ->> 'itemId' as item_id, s.part ->> 'title' as title, s.part ->> 'text' as text, m.marking, m.purpose
  from meeting_minutes x
  join meeting m on m.id = x.meeting_id cross
  join lateral jsonb_array_elements(x.content -> 'sections') with ordinality s (part, place)
  order by m.starts_at, m.id, x.version, s.place) q;

select count(*) as rows, coalesce(array_agg(distinct q.marking), '{}') as markings
  from (select y.id, y.assessment_id, x.commitment_id, (select n.name
  from participant n
  where n.id = y.participant_id) as participant, y.text, to_char(y.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = y.actor_id) as by, c.marking, c.purpose
  from commitment_reply y
  join commitment_assessment x on x.id = y.assessment_id
  join commitment c on c.id = x.commitment_id
  order by y.id) q;

select e.id, e.subject_kind as record, e.subject_id as record_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = e.actor_id) as by, e.action, e.from_state as "from", e.to_state as "to", e.note as why, case e.subject_kind when 'triage' then (select t.marking
  from triage t
  where t.id = e.subject_id) when 'alert' then (select t.marking
  from alert t
  where t.id = e.subject_id) when 'input' then (select t.marking
  from input t
  where t.id = e.subject_id) when 'good_practice' then (select t.marking
  from good_practice t
  where t.id = e.subject_id) when 'recommendation' then (select t.marking
  from recommendation t
  where t.id = e.subject_id) when 'commitment' then (select t.marking
  from commitment t
  where t.id = e.subject_id) when 'meeting_series' then (select t.marking
  from meeting_series t
  where t.id = e.subject_id) when 'meeting' then (select t.marking
  from meeting t
  where t.id = e.subject_id) when 'review' then (select t.marking
  from review t
  where t.id = e.subject_id) when 'action_item' then (select m.marking
  from action_item i
  join meeting m on m.id = i.meeting_id
  where i.id = e.subject_id) end as marking
  from work_event e
  order by e.id;

select g.key, g.parent_key as line_of_effort, g.title, g.mandate, g.ended_on::text, (select count(distinct r.participant_id)::int
  from role_grant r
  where r.ended_at is null and r.group_key = g.key) as participants, (select count(distinct r.person_id)::int
  from role_grant r
  where r.ended_at is null and r.group_key = g.key) as people
  from working_group g
  order by g.key;

select i.group_key as "group", i.content ->> 'title' as title, i.content ->> 'text' as text, i.content ->> 'done' as done, i.content ->> 'outcome' as outcome, i.content ->> 'organization' as organization, i.content ->> 'website' as website, i.marking, i.purpose, case when (i.given_at at time zone 'UTC')::time = '00:00' then to_char(i.given_at at time zone 'UTC', 'YYYY-MM-DD') else to_char(i.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as given_on, i.state, case when i.state = 'withdrawn' then (select e.note
  from work_event e
  where e.subject_kind = 'input' and e.subject_id = i.id and e.to_state in ('withdrawn')
  order by e.id desc limit 1) end as reason, i.id, (select n.name
  from participant n
  where n.id = i.owner_id) as participant, (select n.name
  from person n
  where n.id = i.given_by) as given_by, i.came_by
  from input i
  order by i.given_at, i.id;

select m.id as meeting_id, p.name as participant, to_char(i.invited_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as invited_at, r.reply, r.note, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as replied_at, a.participant_id is not null as has_attended, m.marking, m.purpose
  from (select i.meeting_id, i.participant_id
  from meeting_invitation i
  join meeting m on m.id = i.meeting_id
  where not exists (select
  from participant l
  where l.id = i.participant_id and l.left_on <= (m.starts_at at time zone 'UTC')::date)
  union select meeting_id, participant_id
  from meeting_attendance) b
  join meeting m on m.id = b.meeting_id
  join participant p on p.id = b.participant_id
  left join meeting_invitation i on i.meeting_id = b.meeting_id and i.participant_id = b.participant_id
  left join meeting_attendance a on a.meeting_id = b.meeting_id and a.participant_id = b.participant_id
  left join lateral (select reply, note, at
  from meeting_reply y
  where y.meeting_id = b.meeting_id and y.participant_id = b.participant_id and y.at >= coalesce(m.moved_at, '-infinity')
  order by y.id desc limit 1) r on true
  order by m.starts_at, m.id, p.name, p.id;

select m.id, m.group_key as "group", m.title, m.session, m.state, to_char(m.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as starts_at, to_char(m.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ends_at, m.time_zone, m.place, m.link, m.quorum, m.invited_count - (select count(*)::int
  from participant l
  join meeting_invitation i on i.participant_id = l.id
  where i.meeting_id = m.id and l.left_on <= (m.starts_at at time zone 'UTC')::date) as invited, m.attended_count as attended, to_char(m.held_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as held_at, to_char(m.approved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as minutes_approved_at, (select n.name
  from participant n
  where n.id = m.owner_id) as participant, m.marking, m.purpose
  from meeting m
  order by m.starts_at, m.id;

select n.name, a.email, p.key as participant, g.role, coalesce(string_agg(g.group_key, '; '
  order by g.group_key), '') as groups
  from role_grant g
  join person n on n.id = g.person_id
  join participant p on p.id = g.participant_id
  left join account a on a.person_id = n.id
  where g.ended_at is null and n.ended_at is null
  group by n.id, a.email, p.key, g.role
  order by p.key, n.name, n.id, g.role;

select p.id, p.group_key as "group", p.content ->> 'title' as title, p.content ->> 'summary' as summary, p.content ->> 'context' as context, p.content ->> 'needed' as needed, p.content ->> 'contraindication' as contraindication, p.content ->> 'triedBy' as tried_by, p.grade, p.state, to_char(p.drafted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as drafted_at, (select n.name
  from participant n
  where n.id = p.owner_id) as participant, (select string_agg(l.input_id::text, '; '
  order by l.input_id)
  from good_practice_input l
  where l.practice_id = p.id) as inputs, p.marking, p.purpose
  from good_practice p
  order by p.id;

select p.key as code, p.name, m.joined_on::text, m.left_on::text
  from ( select participant_id, joined_on, left_on
  from participant_membership
  union all select id, joined_on, left_on
  from participant
  where joined_on is not null) m
  join participant p on p.id = m.participant_id
  order by p.name, p.id, m.joined_on;

select p.kind, p.key as code, p.name, p.joined_on::text, p.left_on::text
  from participant p
  where p.id <> 1
  order by p.kind, p.name, p.id;

select p.recommendation_id, r.code, p.round, (select n.name
  from participant n
  where n.id = p.participant_id) as participant, p.position, p.reason, to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = p.actor_id) as by, r.marking, r.purpose
  from recommendation_position p
  join recommendation r on r.id = p.recommendation_id
  order by p.recommendation_id, p.round, p.id;

select r.alert_id, case when a.sent_at is not null then 'TA-' || to_char(a.sent_at at time zone 'UTC', 'YYYY') || '-' || lpad(a.id::text, greatest(4, length(a.id::text)), '0') end as number, (select n.name
  from participant n
  where n.id = r.participant_id) as participant, r.chosen_by, to_char(r.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as asked_at, c.stage, c.revision, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = c.actor_id) as by, c.is_relevant, c.note, a.marking, a.purpose
  from alert_recipient r
  join alert a on a.id = r.alert_id
  left join alert_receipt c on c.alert_id = r.alert_id and c.participant_id = r.participant_id
  order by r.alert_id, r.participant_id, c.at, c.stage;

select r.code, split_part(r.group_key, '.', 1) as line_of_effort, r.group_key as "group", r.content ->> 'title' as title, r.content ->> 'text' as text, r.content ->> 'rationale' as rationale, r.content ->> 'implementation' as implementation, r.scope, r.cluster, case when r.state = 'proposed' and r.silence_until <= $1 and not exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'adopted' when r.state = 'proposed' and exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' else r.state end as state, case when (r.drafted_at at time zone 'UTC')::time = '00:00' then to_char(r.drafted_at at time zone 'UTC', 'YYYY-MM-DD') else to_char(r.drafted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as drafted_on, case when r.state = 'proposed' and r.silence_until <= $1 and not exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then to_char(r.silence_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') else case when (r.adopted_at at time zone 'UTC')::time = '00:00' then to_char(r.adopted_at at time zone 'UTC', 'YYYY-MM-DD') else to_char(r.adopted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end end as adopted_on, case when r.state = 'proposed' and r.silence_until <= $1 and not exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'silence' else r.adopted_by end as adopted_by, case when r.state in ('withdrawn', 'superseded') then case when (r.ended_at at time zone 'UTC')::time = '00:00' then to_char(r.ended_at at time zone 'UTC', 'YYYY-MM-DD') else to_char(r.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end end as ended_on, case when r.state in ('withdrawn', 'superseded') then (select e.note
  from work_event e
  where e.subject_kind = 'recommendation' and e.subject_id = r.id and e.to_state in ('withdrawn', 'superseded')
  order by e.id desc limit 1) end as reason, (select s.code
  from recommendation s
  where s.id = r.superseded_by) as superseded_by, r.marking, r.purpose, r.id, r.revision, (select n.name
  from participant n
  where n.id = r.owner_id) as participant, r.meeting_id, to_char(r.silence_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as silence_from, to_char(r.silence_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as silence_until, (select count(*)::int
  from (select distinct on (p.participant_id) p.position
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round
  order by p.participant_id, p.id desc) p
  where p.position = 'support') as support, (select count(*)::int
  from (select distinct on (p.participant_id) p.position
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round
  order by p.participant_id, p.id desc) p
  where p.position = 'dissent') as dissent, (select count(*)::int
  from (select distinct on (p.participant_id) p.position
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round
  order by p.participant_id, p.id desc) p
  where p.position = 'break') as broken_by, (select string_agg(l.practice_id::text, '; '
  order by l.practice_id)
  from recommendation_practice l
  where l.recommendation_id = r.id) as practices, (select string_agg(l.alert_id::text, '; '
  order by l.alert_id)
  from recommendation_alert l
  where l.recommendation_id = r.id) as alerts
  from recommendation r
  order by r.group_key, r.code, r.id;

select t.id, array(select t.marking
  union select a.marking
  from alert_triage l
  join alert a on a.id = l.alert_id
  where l.triage_id = t.id) as markings
  from triage t;

select t.id, t.state, (select n.name
  from participant n
  where n.id = t.owner_id) as participant, (select n.name
  from person n
  where n.id = t.opened_by) as opened_by, to_char(t.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as opened_at, to_char(t.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due_at, (select n.name
  from person n
  where n.id = t.holder_id) as holder, t.source_grade, t.credibility, to_char(t.verified_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as verified_at, (select string_agg(s.signal_id, '; '
  order by s.position)
  from triage_signal s
  where s.triage_id = t.id) as signals, t.marking, t.purpose
  from triage t
  order by t.id;

select v.alert_id, case when a.sent_at is not null then 'TA-' || to_char(a.sent_at at time zone 'UTC', 'YYYY') || '-' || lpad(a.id::text, greatest(4, length(a.id::text)), '0') end as number, v.revision, to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = v.actor_id) as by, v.reason, v.content ->> 'title' as title, v.content ->> 'sinceOn' as since_on, v.content ->> 'riskOrigin' as risk_origin, v.content ->> 'event' as event, v.content ->> 'exposure' as exposure, v.content ->> 'analytical' as analytical, v.content ->> 'identification' as identification, v.content ->> 'health' as health, v.content ->> 'social' as social, v.content ->> 'healthMeasures' as health_measures, v.content ->> 'otherMeasures' as other_measures, v.content ->> 'other' as other, v.content ->> 'advice' as advice, v.content ->> 'uncertainty' as uncertainty, v.content ->> 'notForPublication' as not_for_publication, a.marking, a.purpose
  from alert_revision v
  join alert a on a.id = v.alert_id
  order by v.alert_id, v.revision;

select v.id, v.title, v.event, v.place, v.held_on::text, v.state, v.conclusions, to_char(v.frozen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as frozen_at, v.pack_hash, v.marking, v.purpose
  from review v
  order by v.held_on, v.id;

select v.recommendation_id, r.code, v.revision, to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = v.actor_id) as by, v.reason, v.content ->> 'title' as title, v.content ->> 'text' as text, v.content ->> 'rationale' as rationale, v.content ->> 'implementation' as implementation, r.marking, r.purpose
  from recommendation_revision v
  join recommendation r on r.id = v.recommendation_id
  order by v.recommendation_id, v.revision;

select x.commitment_id, x.milestone_id, x.from_on::text, x.to_on::text, x.reason, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_date_change x
  join commitment c on c.id = x.commitment_id
  order by x.id;

select x.commitment_id, x.stage, x.reached_on::text, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_law_stage x
  join commitment c on c.id = x.commitment_id
  order by x.commitment_id, x.reached_on, x.at;

select x.id, x.commitment_id, (select n.name
  from participant n
  where n.id = x.participant_id) as participant, x.completion, x.text, x.readings::text, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_report x
  join commitment c on c.id = x.commitment_id
  order by x.id;

select x.id, x.commitment_id, x.completion, x.early_results, x.is_verifiable, x.ambition, x.text, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_assessment x
  join commitment c on c.id = x.commitment_id
  order by x.id;

select x.id, x.commitment_id, x.milestone_id, x.title, x.url, x.file_name, x.media_type, x.size_bytes, x.sha256, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, c.marking, c.purpose
  from commitment_evidence x
  join commitment c on c.id = x.commitment_id
  order by x.id;

select x.id, x.commitment_id, x.position, x.title, x.deliverable, x.verifier, x.due_on::text, x.promised_on::text, x.state, to_char(x.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as closed_at, x.reason, c.marking, c.purpose
  from commitment_milestone x
  join commitment c on c.id = x.commitment_id
  order by x.commitment_id, x.position, x.id;

select x.id, x.meeting_id, x.item_id, x.group_key as "group", x.kind, x.state, x.text, (select n.name
  from participant n
  where n.id = x.holder_id) as holder, x.due_on::text, to_char(x.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as made_at, to_char(x.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as closed_at, (select n.name
  from person n
  where n.id = x.closed_by) as closed_by, x.reason, m.marking, m.purpose
  from action_item x
  join meeting m on m.id = x.meeting_id
  order by x.id;

select x.id, x.meeting_id, x.item_id, x.name, x.media_type, x.size_bytes, encode(x.sha256, 'hex') as sha256, to_char(x.added_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as added_at, m.marking, m.purpose
  from meeting_paper x
  join meeting m on m.id = x.meeting_id
  where x.removed_at is null
  order by x.id;

select x.meeting_id, x.id as item_id, x.position, x.title, x.subject_kind, x.subject_id, m.marking, m.purpose
  from meeting_item x
  join meeting m on m.id = x.meeting_id
  where x.removed_at is null
  order by m.starts_at, m.id, x.position, x.id;

select x.meeting_id, x.version, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = x.actor_id) as by, s.place as section, s.part ->> 'itemId' as item_id, s.part ->> 'title' as title, s.part ->> 'text' as text, m.marking, m.purpose
  from meeting_minutes x
  join meeting m on m.id = x.meeting_id cross
  join lateral jsonb_array_elements(x.content -> 'sections') with ordinality s (part, place)
  order by m.starts_at, m.id, x.version, s.place;

select y.id, y.assessment_id, x.commitment_id, (select n.name
  from participant n
  where n.id = y.participant_id) as participant, y.text, to_char(y.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select n.name
  from person n
  where n.id = y.actor_id) as by, c.marking, c.purpose
  from commitment_reply y
  join commitment_assessment x on x.id = y.assessment_id
  join commitment c on c.id = x.commitment_id
  order by y.id;

-- src/features/exporting/tables.ts

declare exported no scroll cursor for select date_trunc('week', c.occurred_on)::date::text as week, t.kind, t.source_id as source, t.reporter_name as reporter, p.iso2 as country, p.level as place_level, p.name as place, n.name as substance_as_written, array_to_string(n.targets, '; ') as substance_resolved, sum(c.reports)::int as reports, (array_agg(l.marking
  order by array_position(array['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'], l.marking)))[1] as marking, coalesce(string_agg(distinct l.purpose, '; ') filter (where l.purpose <> 'any'), 'any') as purpose
  from series_cell c
  join stream t on t.id = c.stream_id
  join place p on p.id = c.place_id
  join reported_name n on n.id = c.name_id
  join access_label l on l.id = c.label_id
  where c.known_on <= date '2025-03-29' and (not l.is_originator_controlled or l.owner_id = any ((select sight_participants())::int[]))
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  order by 1, 2, 3, 4, 5, 6, 7, 8;

declare exported no scroll cursor for select r.id, t.kind, t.source_id as source, t.reporter_name as reporter, r.record_id, r.revision, r.occurred_on::text, r.occurred_precision, r.reported_on::text, r.known_on::text, r.received_at::text, p.iso2 as country, nullif(r.place_as_written[2], '') as division, nullif(r.place_as_written[3], '') as town, p.latitude, p.longitude, p.coordinates_method, (select string_agg(n.name, '; '
  order by s.position)
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id) as substances_as_written, (select string_agg(distinct target, '; ')
  from report_substance s
  join reported_name n on n.id = s.name_id, unnest(n.targets) target
  where s.report_id = r.id) as substances_resolved, r.amount_text, r.unit_text, r.comparable as comparable_amount, r.comparable_unit, (select iso2
  from place
  where id = r.producing_id) as producing, (select iso2
  from place
  where id = r.departure_id) as departure, (select iso2
  from place
  where id = r.destination_id) as destination, r.mode, r.concealment, r.details::text, l.marking, l.purpose, r.is_zero as nothing_seen, f.sha256 as file_sha256, r.row_number as file_row, r.source_version
  from current_report r
  join stream t on t.id = r.stream_id
  join place p on p.id = r.place_id
  join file_provenance f on f.id = r.file_id
  join access_label l on l.id = r.label_id
  where r.known_on <= date '2025-03-29' and (not l.is_originator_controlled or l.owner_id = any ((select sight_participants())::int[]))
  order by r.id;

declare exported no scroll cursor for select s.id, st.rank, s.detector, s.kind, s.node_id as substance_or_class, p.name as place, p.level as place_level, p.iso2 as country, t.reporter_name as stream, st.start_on::text as start, st.last_on::text as last, st.observed, st.expected, st.lower, st.upper, st.p_value, st.score, st.report_count as reports, case when st.labels = '{}' then 'AMBER' else (select coalesce(l.marking, 'RED')
  from unnest(st.labels) u
  left join access_label l on l.id = u
  order by array_position(array['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'], coalesce(l.marking, 'RED')) limit 1) end as marking, (select coalesce(string_agg(distinct l.purpose, '; ') filter (where l.purpose <> 'any'), 'any')
  from unnest(st.labels) u
  left join access_label l on l.id = u) as purpose, a.name as leg_from, b.name as leg_to, s.leg ->> 'text' as means, st.finding -> 'evidence' ->> 'reportKind' as report_kind
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  left join stream t on t.id = s.stream_id
  left join place a on a.id = (s.leg ->> 'fromId')::int
  left join place b on b.id = (s.leg ->> 'toId')::int
  where st.run_id = (select id
  from detection_run
  where as_of <= date '2025-03-29'
  order by as_of desc limit 1) and not exists (select
  from access_label l
  where l.id = any (st.labels) and not (not l.is_originator_controlled or l.owner_id = any ((select sight_participants())::int[])))
  order by st.rank;

fetch 0
  from exported;

fetch 5000
  from exported;

select count(*) as count
  from current_report r
  join access_label l on l.id = r.label_id
  where l.is_originator_controlled and r.known_on <= $1 and not (not l.is_originator_controlled or l.owner_id = any ((select sight_participants())::int[]));

select count(*) as count
  from signal_state st
  where st.run_id = (select id
  from detection_run
  where as_of <= $1
  order by as_of desc limit 1) and not not exists (select
  from access_label l
  where l.id = any (st.labels) and not (not l.is_originator_controlled or l.owner_id = any ((select sight_participants())::int[])));

