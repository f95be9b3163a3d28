-- src/features/sample/groups.ts

insert into person (name, is_simulated) select n.name, true
  from unnest($1::text[]) with ordinality n (name, place)
  order by n.place
  returning id, name;

insert into role_grant (person_id, role, participant_id, group_key, granted_by) select g.person, g.role, p.id, g.group_key, 'sample'
  from unnest($1::int[], $2::text[], $3::text[], $4::text[]) with ordinality g (person, role, key, group_key, place)
  join participant p on p.key = g.key
  order by g.place;

insert into working_group (key, parent_key, title, is_simulated)
  values ($1, $2, $3, true)
  on conflict do nothing;

-- src/features/sample/meetings.ts

insert into action_item (meeting_id, item_id, group_key, kind, state, text, holder_id, due_on, made_at, closed_at, reason) select id, item_id, group_key, 'action', state, text, holder_id, due_on, made_at, case when state <> 'open' then closed_at end, case when state = 'dropped' then $2 end
  from (select *, case when closed_at > $3::timestamptz or fate < 10 then 'open' when fate < 26 then 'dropped' else 'done' end as state
  from (select m.id, i.id as item_id, m.group_key, ($1::text[])[1 + (hashint4(m.id * 1009 + 5) & 255) % cardinality($1::text[])] as text, (select a.participant_id
  from meeting_attendance a
  where a.meeting_id = m.id
  order by (hashint4(a.participant_id * 1009 + m.id) & 255) limit 1) as holder_id, (m.starts_at + interval '42 days')::date as due_on, m.ends_at as made_at, m.ends_at + (20 + (hashint4(m.id * 1009 + 6) & 255) / 6) * interval '1 day' as closed_at, (hashint4(m.id * 1009 + 9) & 255) as fate
  from meeting m
  join meeting_item i on i.meeting_id = m.id and i.position = 3
  where m.state = 'held' and m.attended_count > 0 and (hashint4(m.id * 1009 + 2) & 255) < 140) drawn) done;

insert into action_item (meeting_id, item_id, group_key, kind, state, text, made_at) select m.id, i.id, m.group_key, 'decision', 'taken', ($1::text[])[1 + (hashint4(m.id * 1009 + 3) & 255) % cardinality($1::text[])], m.ends_at
  from meeting m
  join meeting_item i on i.meeting_id = m.id and i.position = 2
  where m.state = 'held' and m.attended_count >= m.quorum and (hashint4(m.id * 1009 + 1) & 255) < 90;

insert into meeting (owner_id, marking, purpose, group_key, series_id, session, month, state, title, starts_at, ends_at, time_zone, quorum, planned_at, changed_at, held_at, cancelled_at) select $2, 'AMBER', 'any', m.key, s.id, m.session, m.month, m.state, s.title, m."startsAt", m."endsAt", m."timeZone", $3, s.made_at, s.made_at, case when m.state = 'held' then m."endsAt" end, case when m.state = 'cancelled' then m."startsAt" - interval '9 days' end
  from (select *, case when "endsAt" > $4 then 'planned' -- The West session of August has few who can come. when extract(month
  from month) = 8 and session = 'west' then 'cancelled' else 'held' end as state
  from jsonb_to_recordset($1) as m (key text, month date, session text, "startsAt" timestamptz, "endsAt" timestamptz, "timeZone" text)) m
  join meeting_series s on s.group_key = m.key
  order by m."startsAt", m.key;

insert into meeting_attendance (meeting_id, participant_id, at) select m.id, i.participant_id, m.ends_at
  from meeting m
  join meeting_invitation i on i.meeting_id = m.id
  where m.state = 'held' and (hashint4(m.id * 1009 + i.participant_id) & 255) < 96 + (hashint4(m.id * 1009 + 7) & 255) / 4;

insert into meeting_invitation (meeting_id, participant_id, invited_at) select m.id, p.id, m.starts_at - interval '30 days'
  from meeting m
  join (select distinct split_part(group_key, '.', 1) as line, group_key, participant_id
  from role_grant
  where group_key is not null and ended_at is null) g on g.group_key = m.group_key or g.line = m.group_key and g.participant_id % 5 = 0
  join participant p on p.id = g.participant_id
  where m.session = 'single' or (m.session = 'east') = (p.id % 2 = 0)
  on conflict do nothing;

insert into meeting_item (meeting_id, position, title) select m.id, a.place - 1, a.title
  from meeting m, unnest($1::text[]) with ordinality a (title, place)
  order by m.id, a.place;

insert into meeting_minutes (meeting_id, version, content, at) select m.id, 1, jsonb_build_object('sections', jsonb_build_array(jsonb_build_object('itemId', null, 'title', $1::text, 'text', replace(replace($2::text, '{attended}', m.attended_count::text), '{invited}', m.invited_count::text))) || (select jsonb_agg(jsonb_build_object('itemId', i.id, 'title', i.position + 1 || '. ' || i.title, 'text', concat_ws(E'\n', $3::text, (select string_agg(a.text, E'\n')
  from action_item a
  where a.item_id = i.id)))
  order by i.position)
  from meeting_item i
  where i.meeting_id = m.id)), m.ends_at + interval '3 days'
  from meeting m
  where m.state = 'held' and m.ends_at < $4::timestamptz - interval '10 days';

insert into meeting_reply (meeting_id, participant_id, reply, at) select m.id, i.participant_id, case when d.n < 130 then 'yes' when d.n < 165 then 'perhaps' else 'no' end, $1::timestamptz - interval '2 days'
  from meeting m
  join meeting_invitation i on i.meeting_id = m.id, lateral (select (hashint4(m.id * 1009 + i.participant_id) & 255) as n) d
  where m.state = 'planned' and m.starts_at < $1::timestamptz + interval '30 days' and d.n < 190;

insert into meeting_series (owner_id, marking, purpose, group_key, state, title, pattern, sessions, quorum, from_month, until_month, made_at) select $2, 'AMBER', 'any', s.key, 'active', s.title, s.pattern, s.sessions, $3, $4, $5, $6
  from jsonb_to_recordset($1) as s (key text, title text, pattern jsonb, sessions jsonb);

insert into work_event (subject_kind, subject_id, at, action, from_state, to_state, note) select 'meeting', e.*
  from ( select id, planned_at as at, 'plan' as action, null as from_state, 'planned' as to_state, null as note
  from meeting
  union all select id, cancelled_at, 'cancel', 'planned', 'cancelled', $1
  from meeting
  where state = 'cancelled'
  union all select id, held_at, 'hold', 'planned', 'held', null
  from meeting
  where held_at is not null
  union all select v.meeting_id, v.at, 'draft-minutes', 'held', 'held', null
  from meeting_minutes v
  union all select id, approved_at, 'approve', 'held', 'approved', null
  from meeting
  where approved_at is not null) e
  order by e.at;

select key, title
  from working_group
  order by key;

update meeting m
  set invited_count = i.invited, attended_count = coalesce(a.attended, 0)
  from (select meeting_id, count(*)::int as invited
  from meeting_invitation
  group by meeting_id) i
  left join (select meeting_id, count(*)::int as attended
  from meeting_attendance
  group by meeting_id) a using (meeting_id)
  where m.id = i.meeting_id;

update meeting m
  set minutes_version = 1, version = 4, state = case when m.ends_at < $1::timestamptz - interval '25 days' then 'approved' else m.state end, approved_at = case when m.ends_at < $1::timestamptz - interval '25 days' then m.ends_at + interval '20 days' end
  from meeting_minutes v
  where v.meeting_id = m.id;

update working_group
  set mandate = case when parent_key is null then $1 else $2 end
  where mandate = '';

-- src/features/sample/people.ts

insert into account (person_id, email)
  values ($1, $2);

insert into participant (key, kind, name, iso2, joined_on, is_simulated)
  values ($1, $2, $3, $4, $5, true)
  on conflict (key) do update
  set joined_on = excluded.joined_on;

insert into person (name, is_simulated)
  values ($1, true)
  returning id;

insert into role_grant (person_id, role, participant_id, group_key, granted_by)
  values ($1, $2, (select id
  from participant
  where key = $3), $4, 'sample');

