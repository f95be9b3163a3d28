-- src/store/door.ts

insert into account (person_id, email)
  values ($1, $2)
  on conflict do nothing;

insert into credential (person_id, password_hash)
  values ($1, 'none')
  on conflict do nothing;

select person_id as id
  from account
  where email = $1;

select person_id as id
  from role_grant
  where group_key = '2.1' and role = 'expert'
  order by person_id limit 1;

select person_id as id
  from role_grant
  where role = 'group-chair' and ended_at is null;

set local synchronous_commit to off;

-- src/store/evidence.ts

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6)
  order by r.occurred_on desc, r.id desc limit 0 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6)
  order by r.occurred_on desc, r.id desc limit 10 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 0 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 10 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5 and t.kind = $6
  order by r.occurred_on desc, r.id desc limit 0 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5 and t.kind = $6
  order by r.occurred_on desc, r.id desc limit 10 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 0 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 10 offset 0;

-- src/store/lock.ts

select pg_advisory_xact_lock(hashtextextended($1, $2));

-- src/store/read-page.ts

select count(*) as count
  from (select a.id
  from alert a
  order by a.state <> 'draft', coalesce(a.sent_at, a.drafted_at) desc, a.id desc) listed;

select count(*) as count
  from (select a.id
  from alert a
  where (a.state = 'sent' and exists ( select
  from alert_recipient r
  where r.alert_id = a.id and r.participant_id = any ($1) and not exists (select
  from alert_receipt c
  where c.alert_id = a.id and c.participant_id = r.participant_id and (c.stage = 'acted' or c.is_relevant = false)))) and (a.state = $2)
  order by a.state <> 'draft', coalesce(a.sent_at, a.drafted_at) desc, a.id desc) listed;

select count(*) as count
  from (select c.id
  from commitment c
  order by array_position(array['draft', 'returned', 'submitted', 'validated', 'under-way'], c.state) is null, c.state in ('validated', 'under-way'), c.ends_on, c.id desc) listed;

select count(*) as count
  from (select c.id
  from commitment c
  where (c.id = any (array(select own.id
  from commitment own
  where own.owner_id = $1
  union all select p.commitment_id
  from commitment_participant p
  where p.participant_id = $1 and p.joined_at is not null and p.left_at is null))) and (c.kind = $2) and (c.state = $3) and (exists (select
  from commitment_recommendation r
  where r.commitment_id = c.id and r.recommendation_id = $4)) and (c.state in ('validated', 'under-way') and (c.ends_on < $5::date or c.id in (select m.commitment_id
  from commitment_milestone m
  where m.state = 'open' and m.due_on < $5::date)))
  order by array_position(array['draft', 'returned', 'submitted', 'validated', 'under-way'], c.state) is null, c.state in ('validated', 'under-way'), c.ends_on, c.id desc) listed;

select count(*) as count
  from (select r.id
  from recommendation r
  where (case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = $2) and (r.group_key = $3 or r.group_key like $3 || '.%') and (r.scope = $4) and (r.cluster = $5) and (exists (select
  from recommendation_alert a
  where a.recommendation_id = r.id and a.alert_id = $6)) and (exists (select
  from recommendation_practice p
  where p.recommendation_id = r.id and p.practice_id = $7)) and (case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' and exists (select
  from unnest($8::int[]) as mine (id)
  where not exists ( select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.participant_id = mine.id)))
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc) listed;

select count(*) as count
  from (select r.id
  from recommendation r
  where (case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = $2) and (r.state = 'proposed')
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc) listed;

select count(*) as count
  from (select r.id
  from recommendation r
  where (case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' and exists (select
  from unnest($2::int[]) as mine (id)
  where not exists ( select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.participant_id = mine.id)))
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc) listed;

select count(*) as count
  from (select t.id
  from triage t
  order by t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc) listed;

select count(*) as count
  from (select t.id
  from triage t
  where (t.state = $1) and (t.id = any ($2))
  order by t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc) listed;

with page as materialized (select a.id, count(*) over () as total
  from alert a
  order by a.state <> 'draft', coalesce(a.sent_at, a.drafted_at) desc, a.id desc limit $1 offset $2) select a.id, a.state, a.version, a.revision, a.marking, a.purpose, a.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, a.content, a.choice, a.floor, a.drafted_at as "draftedAt", a.sent_at as "sentAt", a.ended_at as "endedAt", a.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join alert a on a.id = page.id
  join participant o on o.id = a.owner_id
  order by a.state <> 'draft', coalesce(a.sent_at, a.drafted_at) desc, a.id desc;

with page as materialized (select a.id, count(*) over () as total
  from alert a
  where (a.id = any ($1))
  order by a.state <> 'draft', coalesce(a.sent_at, a.drafted_at) desc, a.id desc limit $2 offset $3) select a.id, a.state, a.version, a.revision, a.marking, a.purpose, a.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, a.content, a.choice, a.floor, a.drafted_at as "draftedAt", a.sent_at as "sentAt", a.ended_at as "endedAt", a.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join alert a on a.id = page.id
  join participant o on o.id = a.owner_id
  order by a.state <> 'draft', coalesce(a.sent_at, a.drafted_at) desc, a.id desc;

with page as materialized (select a.id, count(*) over () as total
  from alert a
  where (a.state = 'sent' and exists ( select
  from alert_recipient r
  where r.alert_id = a.id and r.participant_id = any ($1) and not exists (select
  from alert_receipt c
  where c.alert_id = a.id and c.participant_id = r.participant_id and (c.stage = 'acted' or c.is_relevant = false)))) and (a.state = $2)
  order by a.state <> 'draft', coalesce(a.sent_at, a.drafted_at) desc, a.id desc limit $3 offset $4) select a.id, a.state, a.version, a.revision, a.marking, a.purpose, a.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, a.content, a.choice, a.floor, a.drafted_at as "draftedAt", a.sent_at as "sentAt", a.ended_at as "endedAt", a.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join alert a on a.id = page.id
  join participant o on o.id = a.owner_id
  order by a.state <> 'draft', coalesce(a.sent_at, a.drafted_at) desc, a.id desc;

with page as materialized (select c.id, count(*) over () as total
  from commitment c
  order by array_position(array['draft', 'returned', 'submitted', 'validated', 'under-way'], c.state) is null, c.state in ('validated', 'under-way'), c.ends_on, c.id desc limit $1 offset $2) select c.id, c.state, c.version, c.kind, c.marking, c.purpose, c.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, c.content, c.starts_on as "startsOn", c.ends_on as "endsOn", c.promised_on as "promisedOn", c.authors, c.drafted_at as "draftedAt", c.submitted_at as "submittedAt", c.validated_at as "validatedAt", c.ended_at as "endedAt", c.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join commitment c on c.id = page.id
  join participant o on o.id = c.owner_id
  order by array_position(array['draft', 'returned', 'submitted', 'validated', 'under-way'], c.state) is null, c.state in ('validated', 'under-way'), c.ends_on, c.id desc;

with page as materialized (select c.id, count(*) over () as total
  from commitment c
  where (c.id = any (array(select own.id
  from commitment own
  where own.owner_id = $1
  union all select p.commitment_id
  from commitment_participant p
  where p.participant_id = $1 and p.joined_at is not null and p.left_at is null))) and (c.kind = $2) and (c.state = $3) and (exists (select
  from commitment_recommendation r
  where r.commitment_id = c.id and r.recommendation_id = $4)) and (c.state in ('validated', 'under-way') and (c.ends_on < $5::date or c.id in (select m.commitment_id
  from commitment_milestone m
  where m.state = 'open' and m.due_on < $5::date)))
  order by array_position(array['draft', 'returned', 'submitted', 'validated', 'under-way'], c.state) is null, c.state in ('validated', 'under-way'), c.ends_on, c.id desc limit $6 offset $7) select c.id, c.state, c.version, c.kind, c.marking, c.purpose, c.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, c.content, c.starts_on as "startsOn", c.ends_on as "endsOn", c.promised_on as "promisedOn", c.authors, c.drafted_at as "draftedAt", c.submitted_at as "submittedAt", c.validated_at as "validatedAt", c.ended_at as "endedAt", c.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join commitment c on c.id = page.id
  join participant o on o.id = c.owner_id
  order by array_position(array['draft', 'returned', 'submitted', 'validated', 'under-way'], c.state) is null, c.state in ('validated', 'under-way'), c.ends_on, c.id desc;

with page as materialized (select r.id, count(*) over () as total
  from recommendation r
  where (case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = $2) and (r.group_key = $3 or r.group_key like $3 || '.%')
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc limit $4 offset $5) select r.id, r.code, r.state, r.version, r.revision, r.marking, r.purpose, r.readers, jsonb_build_object('key', r.group_key, 'title', coalesce(g.title, r.group_key)) as "group", r.scope, r.cluster, jsonb_build_object('id', o.id, 'name', o.name) as owner, r.content, r.drafted_by as "draftedBy", r.drafted_at as "draftedAt", r.round, r.silence_from as "silenceFrom", r.silence_until as "silenceUntil", r.adopted_at as "adoptedAt", r.adopted_by as "adoptedBy", r.meeting_id as "meetingId", r.ended_at as "endedAt", r.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join recommendation r on r.id = page.id
  left join working_group g on g.key = r.group_key
  join participant o on o.id = r.owner_id
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc;

with page as materialized (select r.id, count(*) over () as total
  from recommendation r
  where (case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = $2) and (r.group_key = $3 or r.group_key like $3 || '.%') and (r.scope = $4) and (r.cluster = $5) and (exists (select
  from recommendation_alert a
  where a.recommendation_id = r.id and a.alert_id = $6)) and (exists (select
  from recommendation_practice p
  where p.recommendation_id = r.id and p.practice_id = $7)) and (case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' and exists (select
  from unnest($8::int[]) as mine (id)
  where not exists ( select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.participant_id = mine.id)))
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc limit $9 offset $10) select r.id, r.code, r.state, r.version, r.revision, r.marking, r.purpose, r.readers, jsonb_build_object('key', r.group_key, 'title', coalesce(g.title, r.group_key)) as "group", r.scope, r.cluster, jsonb_build_object('id', o.id, 'name', o.name) as owner, r.content, r.drafted_by as "draftedBy", r.drafted_at as "draftedAt", r.round, r.silence_from as "silenceFrom", r.silence_until as "silenceUntil", r.adopted_at as "adoptedAt", r.adopted_by as "adoptedBy", r.meeting_id as "meetingId", r.ended_at as "endedAt", r.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join recommendation r on r.id = page.id
  left join working_group g on g.key = r.group_key
  join participant o on o.id = r.owner_id
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc;

with page as materialized (select r.id, count(*) over () as total
  from recommendation r
  where (case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = $2) and (r.state = 'proposed')
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc limit $3 offset $4) select r.id, r.code, r.state, r.version, r.revision, r.marking, r.purpose, r.readers, jsonb_build_object('key', r.group_key, 'title', coalesce(g.title, r.group_key)) as "group", r.scope, r.cluster, jsonb_build_object('id', o.id, 'name', o.name) as owner, r.content, r.drafted_by as "draftedBy", r.drafted_at as "draftedAt", r.round, r.silence_from as "silenceFrom", r.silence_until as "silenceUntil", r.adopted_at as "adoptedAt", r.adopted_by as "adoptedBy", r.meeting_id as "meetingId", r.ended_at as "endedAt", r.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join recommendation r on r.id = page.id
  left join working_group g on g.key = r.group_key
  join participant o on o.id = r.owner_id
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc;

with page as materialized (select r.id, count(*) over () as total
  from recommendation r
  where (case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' and exists (select
  from unnest($2::int[]) as mine (id)
  where not exists ( select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.participant_id = mine.id)))
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc limit $3 offset $4) select r.id, r.code, r.state, r.version, r.revision, r.marking, r.purpose, r.readers, jsonb_build_object('key', r.group_key, 'title', coalesce(g.title, r.group_key)) as "group", r.scope, r.cluster, jsonb_build_object('id', o.id, 'name', o.name) as owner, r.content, r.drafted_by as "draftedBy", r.drafted_at as "draftedAt", r.round, r.silence_from as "silenceFrom", r.silence_until as "silenceUntil", r.adopted_at as "adoptedAt", r.adopted_by as "adoptedBy", r.meeting_id as "meetingId", r.ended_at as "endedAt", r.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join recommendation r on r.id = page.id
  left join working_group g on g.key = r.group_key
  join participant o on o.id = r.owner_id
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc;

with page as materialized (select r.id, count(*) over () as total
  from recommendation r
  where (r.id = any ($2))
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc limit $3 offset $4) select r.id, r.code, r.state, r.version, r.revision, r.marking, r.purpose, r.readers, jsonb_build_object('key', r.group_key, 'title', coalesce(g.title, r.group_key)) as "group", r.scope, r.cluster, jsonb_build_object('id', o.id, 'name', o.name) as owner, r.content, r.drafted_by as "draftedBy", r.drafted_at as "draftedAt", r.round, r.silence_from as "silenceFrom", r.silence_until as "silenceUntil", r.adopted_at as "adoptedAt", r.adopted_by as "adoptedBy", r.meeting_id as "meetingId", r.ended_at as "endedAt", r.superseded_by as "supersededBy", page.total as "pageTotal"
  from page
  join recommendation r on r.id = page.id
  left join working_group g on g.key = r.group_key
  join participant o on o.id = r.owner_id
  order by array_position(array['proposed', 'broken', 'draft', 'adopted', 'superseded', 'withdrawn'], case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end), case when case when r.state <> 'proposed' then r.state when exists (select
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') then 'broken' when r.silence_until <= $1 then 'adopted' else 'proposed' end = 'proposed' then r.silence_until end, coalesce(r.adopted_at, r.drafted_at) desc, r.id desc;

with page as materialized (select t.id, count(*) over () as total
  from triage t
  order by t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc limit $1 offset $2) select t.id, t.state, t.version, t.marking, t.purpose, t.readers, t.evidence, jsonb_build_object('id', o.id, 'name', o.name) as owner, case when t.holder_id is null then null else jsonb_build_object('id', t.holder_id, 'name', coalesce(h.name, '')) end as holder, t.opened_at as "openedAt", t.due_at as "dueAt", t.source_grade as "sourceGrade", t.credibility, t.verified_at as "verifiedAt", (select coalesce(jsonb_agg(s.snapshot || jsonb_build_object('signalId', s.signal_id)
  order by s.position), '[]')
  from triage_signal s
  where s.triage_id = t.id) as signals, page.total as "pageTotal"
  from page
  join triage t on t.id = page.id
  join participant o on o.id = t.owner_id
  left join person h on h.id = t.holder_id
  order by t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc;

with page as materialized (select t.id, count(*) over () as total
  from triage t
  where (t.id = any ($1))
  order by t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc limit $2 offset $3) select t.id, t.state, t.version, t.marking, t.purpose, t.readers, t.evidence, jsonb_build_object('id', o.id, 'name', o.name) as owner, case when t.holder_id is null then null else jsonb_build_object('id', t.holder_id, 'name', coalesce(h.name, '')) end as holder, t.opened_at as "openedAt", t.due_at as "dueAt", t.source_grade as "sourceGrade", t.credibility, t.verified_at as "verifiedAt", (select coalesce(jsonb_agg(s.snapshot || jsonb_build_object('signalId', s.signal_id)
  order by s.position), '[]')
  from triage_signal s
  where s.triage_id = t.id) as signals, page.total as "pageTotal"
  from page
  join triage t on t.id = page.id
  join participant o on o.id = t.owner_id
  left join person h on h.id = t.holder_id
  order by t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc;

with page as materialized (select t.id, count(*) over () as total
  from triage t
  where (t.state = $1) and (t.id = any ($2))
  order by t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc limit $3 offset $4) select t.id, t.state, t.version, t.marking, t.purpose, t.readers, t.evidence, jsonb_build_object('id', o.id, 'name', o.name) as owner, case when t.holder_id is null then null else jsonb_build_object('id', t.holder_id, 'name', coalesce(h.name, '')) end as holder, t.opened_at as "openedAt", t.due_at as "dueAt", t.source_grade as "sourceGrade", t.credibility, t.verified_at as "verifiedAt", (select coalesce(jsonb_agg(s.snapshot || jsonb_build_object('signalId', s.signal_id)
  order by s.position), '[]')
  from triage_signal s
  where s.triage_id = t.id) as signals, page.total as "pageTotal"
  from page
  join triage t on t.id = page.id
  join participant o on o.id = t.owner_id
  left join person h on h.id = t.holder_id
  order by t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc;

-- src/store/reading/count-series.ts

select date_trunc('month', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $3::text[]) and not r.is_zero
  group by 1, 2
  order by 1;

select date_trunc('month', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on >= $2::date and r.occurred_on <= $3::date and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5::int and t.kind = $6 and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $7::text[]) and not r.is_zero
  group by 1, 2
  order by 1;

select date_trunc('week', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and not r.is_zero
  group by 1, 2
  order by 1;

select date_trunc('week', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $3::text[]) and not r.is_zero
  group by 1, 2
  order by 1;

select s.id, s.kind, s.stream_id, st.start_on as on
  from signal_state st
  join signal s on s.id = st.signal_id
  where st.run_id = $1 and s.kind like 'stream-%' and s.stream_id = any($2::int[])
  order by st.start_on, s.id;

-- src/store/reading/places.ts

select p.id, p.name, p.level, p.iso2, c.name as country, p.latitude, p.longitude
  from place p
  left join place c on c.id = p.country_id
  where p.id = any($1::int[]);

-- src/store/reading/reading.ts

select id, as_of, coverage
  from detection_run
  where as_of <= $1
  order by as_of desc limit 1;

-- src/store/reading/report-page.ts

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1;

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on >= $2::date and r.occurred_on <= $3::date and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5::int and t.kind = $6 and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $7::text[]);

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6);

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[]);

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5 and t.kind = $6;

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[]);

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from report r
  where r.id = any (array( select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1
  order by r.occurred_on desc, r.id desc limit 50 offset 0))
  order by r.occurred_on desc, r.id desc;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from report r
  where r.id = any (array( select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on >= $2::date and r.occurred_on <= $3::date and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5::int and t.kind = $6 and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $7::text[])
  order by r.occurred_on desc, r.id desc limit 50 offset 0))
  order by r.occurred_on desc, r.id desc;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from report r
  where r.id = any (array( select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6)
  order by r.occurred_on desc, r.id desc limit 50 offset 0))
  order by r.occurred_on desc, r.id desc;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from report r
  where r.id = any (array( select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 50 offset 0))
  order by r.occurred_on desc, r.id desc;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from report r
  where r.id = any (array( select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5 and t.kind = $6
  order by r.occurred_on desc, r.id desc limit 50 offset 0))
  order by r.occurred_on desc, r.id desc;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from report r
  where r.id = any (array( select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 50 offset 0))
  order by r.occurred_on desc, r.id desc;

select s.report_id, n.name, n.outcome, n.targets
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = any($1::bigint[])
  order by s.report_id, s.position;

-- src/store/reading/streams.ts

select *
  from stream
  order by id;

-- src/store/set-aside.ts

update reject
  set state = $2, set_aside_at = $3, set_aside_by = $4, set_aside_why = $5
  where id = any ($1);

update table_reject
  set version = version + 1, state = $2, set_aside_at = $3, set_aside_by = $4, set_aside_why = $5
  where id = any ($1);

-- src/store/work-events.ts

insert into work_event (subject_kind, subject_id, at, actor_id, action, from_state, to_state, note, detail)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

insert into work_event (subject_kind, subject_id, at, actor_id, action, from_state, to_state, note, detail) select n.kind, n.id, $7, $8, n.action, n.from_state, n.to_state, n.note, n.detail::jsonb
  from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $9::text[]) with ordinality as n (kind, id, action, from_state, to_state, note, detail, place)
  order by n.place;

select e.at, case when e.actor_id is null then null else jsonb_build_object('id', e.actor_id, 'name', coalesce(p.name, '')) end as actor, e.action = 'lapse' or coalesce(e.detail ->> 'by' = 'clock', false) as "isByClock", e.action, e.from_state as "from", e.to_state as "to", e.note
  from work_event e
  left join person p on p.id = e.actor_id
  where e.subject_kind = $1 and e.subject_id = $2
  order by e.at, e.id;

select record_audit($1, $2, $3, $4);

select record_audit(n.kind || '.' || n.action, n.kind || ':' || n.id, jsonb_build_object('from', n.from_state, 'to', n.to_state), n.note)
  from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[]) as n (kind, id, action, from_state, to_state, note);

