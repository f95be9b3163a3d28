-- src/features/meetings/action-queries.ts

select a.id, a.meeting_id as "meetingId", m.starts_at as "meetingAt", m.time_zone as "timeZone", a.item_id as "itemId", a.group_key as "groupKey", a.kind, a.state, a.version, a.text, case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as holder, a.due_on as "dueOn", a.closed_at as "closedAt", a.reason
  from action_item a
  join meeting m on m.id = a.meeting_id
  left join participant o on o.id = a.holder_id
  order by a.state <> 'open', case when a.state = 'open' then a.due_on end, m.starts_at desc, a.id limit $1 offset $2;

select a.id, a.meeting_id as "meetingId", m.starts_at as "meetingAt", m.time_zone as "timeZone", a.item_id as "itemId", a.group_key as "groupKey", a.kind, a.state, a.version, a.text, case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as holder, a.due_on as "dueOn", a.closed_at as "closedAt", a.reason
  from action_item a
  join meeting m on m.id = a.meeting_id
  left join participant o on o.id = a.holder_id
  where (a.id = any ($1))
  order by a.state <> 'open', case when a.state = 'open' then a.due_on end, m.starts_at desc, a.id limit $2 offset $3;

select a.id, a.meeting_id as "meetingId", m.starts_at as "meetingAt", m.time_zone as "timeZone", a.item_id as "itemId", a.group_key as "groupKey", a.kind, a.state, a.version, a.text, case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as holder, a.due_on as "dueOn", a.closed_at as "closedAt", a.reason
  from action_item a
  join meeting m on m.id = a.meeting_id
  left join participant o on o.id = a.holder_id
  where a.id = any (array( select made.id
  from action_item made
  where made.meeting_id = $1
  union select earlier.id
  from action_item earlier
  where earlier.group_key = $2 and earlier.state <> 'taken' and (earlier.closed_at is null or earlier.closed_at >= $3))) and (a.meeting_id = $1 or m.starts_at < $3)
  order by a.due_on nulls last, a.id;

select count(*) as count
  from action_item a;

select count(*) as count
  from action_item a
  where (a.id = any ($1));

-- src/features/meetings/agenda.ts

insert into meeting_item (meeting_id, position, title, subject_kind, subject_id)
  values ($1, $2, $3, $4, $5);

update meeting_item
  set position = $2, title = $3, subject_kind = $4, subject_id = $5
  where id = $1;

update meeting_item
  set removed_at = $3
  where meeting_id = $1 and removed_at is null and id <> all ($2::int[]);

-- src/features/meetings/calendar/events.ts

select email
  from account
  where person_id = $1;

select meeting_id as id, array_agg(title
  order by position, id) as titles
  from meeting_item
  where meeting_id = any ($1::int[]) and removed_at is null
  group by meeting_id;

-- src/features/meetings/calendar/feed.ts

insert into calendar_feed (person_id, token_hash, made_at)
  values ($1, $2, $3)
  returning id, made_at as "madeAt";

select f.person_id as person
  from calendar_feed f
  join account a on a.person_id = f.person_id
  where f.token_hash = $1 and f.ended_at is null and a.disabled_at is null;

select id, made_at as "madeAt"
  from calendar_feed
  where person_id = $1 and ended_at is null
  order by made_at, id;

select m.id
  from meeting m
  where exists (select
  from role_grant g
  where g.person_id = $1 and g.ended_at is null and (g.group_key = m.group_key or g.group_key like m.group_key || '.%')) or exists (select
  from meeting_invitation i
  where i.meeting_id = m.id and i.participant_id = any ($2::int[]) and not exists (select
  from participant l
  where l.id = i.participant_id and l.left_on <= (m.starts_at at time zone 'UTC')::date));

update calendar_feed
  set ended_at = $3
  where id = $1::uuid and person_id = $2 and ended_at is null;

-- src/features/meetings/decide.ts

insert into action_item (meeting_id, item_id, group_key, kind, state, text, holder_id, due_on, made_by, made_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  returning id;

update action_item
  set version = version + 1, state = $2, text = case when $3 then $4 else text end, holder_id = case when $3 then $5::int else holder_id end, due_on = case when $3 then $6::date else due_on end, closed_at = case when $2 in ('done', 'dropped') then $7::timestamptz end, closed_by = case when $2 in ('done', 'dropped') then $8::int end, reason = case when $2 in ('done', 'dropped') then $9 end
  where id = $1;

-- src/features/meetings/minutes.ts

insert into meeting_minutes (meeting_id, version, content, at, actor_id)
  values ($1, $2, $3, $4, $5);

update meeting
  set minutes_version = $2
  where id = $1;

-- src/features/meetings/papers.ts

insert into meeting_paper (meeting_id, item_id, name, media_type, size_bytes, sha256, added_by, added_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  returning id;

insert into meeting_paper_part (paper_id, position, bytes)
  values ($1, $2, $3);

select bytes
  from meeting_paper_part
  where paper_id = $1 and position = $2;

update meeting_paper
  set removed_at = $2
  where id = $1;

-- src/features/meetings/plan-meeting.ts

insert into meeting (owner_id, marking, purpose, readers, group_key, series_id, session, month, state, title, starts_at, ends_at, time_zone, place, link, quorum, planned_by, planned_at, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)
  returning id;

select ended_on as "endedOn"
  from working_group
  where key = $1;

-- src/features/meetings/queries.ts

insert into meeting_invitation (meeting_id, participant_id, invited_at) select $1, id, $3
  from unnest($2::int[]) as i (id)
  on conflict do nothing;

select coalesce(p.name, i.id::text) as name
  from unnest($1::int[]) i (id)
  left join participant p on p.id = i.id
  where p.id is null or p.joined_on is null or p.joined_on > $2::date or p.left_on <= $2::date
  order by 1;

select count(*) as count
  from meeting m
  where (m.ends_at < $1);

select count(*) as count
  from meeting m
  where (m.group_key = $1) and (m.ends_at >= $2);

select count(*) as count
  from meeting m
  where (m.id = any ($1));

select distinct o.id
  from role_grant g
  join participant o on o.id = g.participant_id
  join person p on p.id = g.person_id
  where g.ended_at is null and p.ended_at is null and (g.group_key = $1 or g.group_key like $1 || '.%') and o.joined_on <= $2::date and (o.left_on is null or o.left_on > $2::date)
  order by o.id;

select id, title, subject_kind as "subjectKind", subject_id as "subjectId"
  from meeting_item
  where meeting_id = $1 and removed_at is null
  order by position, id;

select m.id, m.uid, m.sequence, m.group_key as "groupKey", coalesce(g.title, m.group_key) as "groupTitle", m.series_id as "seriesId", m.session, m.state, m.version, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.time_zone as "timeZone", m.place, m.link, m.quorum, m.invited_count - (select count(*)::int
  from participant l
  join meeting_invitation i on i.participant_id = l.id
  where i.meeting_id = m.id and l.left_on <= (m.starts_at at time zone 'UTC')::date) as invited, m.attended_count as attended, m.marking, m.purpose, m.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, m.minutes_version as "minutesVersion", m.planned_at as "plannedAt", m.changed_at as "changedAt", m.approved_at as "approvedAt", m.approved_by as "approvedBy"
  from meeting m
  left join working_group g on g.key = m.group_key
  join participant o on o.id = m.owner_id
  where (m.ends_at < $1)
  order by m.starts_at desc, m.id desc limit $2 offset $3;

select m.id, m.uid, m.sequence, m.group_key as "groupKey", coalesce(g.title, m.group_key) as "groupTitle", m.series_id as "seriesId", m.session, m.state, m.version, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.time_zone as "timeZone", m.place, m.link, m.quorum, m.invited_count - (select count(*)::int
  from participant l
  join meeting_invitation i on i.participant_id = l.id
  where i.meeting_id = m.id and l.left_on <= (m.starts_at at time zone 'UTC')::date) as invited, m.attended_count as attended, m.marking, m.purpose, m.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, m.minutes_version as "minutesVersion", m.planned_at as "plannedAt", m.changed_at as "changedAt", m.approved_at as "approvedAt", m.approved_by as "approvedBy"
  from meeting m
  left join working_group g on g.key = m.group_key
  join participant o on o.id = m.owner_id
  where (m.group_key = $1) and (m.ends_at >= $2)
  order by m.starts_at, m.id limit $3 offset $4;

select m.id, m.uid, m.sequence, m.group_key as "groupKey", coalesce(g.title, m.group_key) as "groupTitle", m.series_id as "seriesId", m.session, m.state, m.version, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.time_zone as "timeZone", m.place, m.link, m.quorum, m.invited_count - (select count(*)::int
  from participant l
  join meeting_invitation i on i.participant_id = l.id
  where i.meeting_id = m.id and l.left_on <= (m.starts_at at time zone 'UTC')::date) as invited, m.attended_count as attended, m.marking, m.purpose, m.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, m.minutes_version as "minutesVersion", m.planned_at as "plannedAt", m.changed_at as "changedAt", m.approved_at as "approvedAt", m.approved_by as "approvedBy"
  from meeting m
  left join working_group g on g.key = m.group_key
  join participant o on o.id = m.owner_id
  where (m.id = any ($1))
  order by m.starts_at desc, m.id desc limit $2 offset $3;

select m.id, m.uid, m.sequence, m.group_key as "groupKey", coalesce(g.title, m.group_key) as "groupTitle", m.series_id as "seriesId", m.session, m.state, m.version, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.time_zone as "timeZone", m.place, m.link, m.quorum, m.invited_count - (select count(*)::int
  from participant l
  join meeting_invitation i on i.participant_id = l.id
  where i.meeting_id = m.id and l.left_on <= (m.starts_at at time zone 'UTC')::date) as invited, m.attended_count as attended, m.marking, m.purpose, m.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, m.minutes_version as "minutesVersion", m.planned_at as "plannedAt", m.changed_at as "changedAt", m.approved_at as "approvedAt", m.approved_by as "approvedBy"
  from meeting m
  left join working_group g on g.key = m.group_key
  join participant o on o.id = m.owner_id
  where m.id = $1;

select p.id, p.meeting_id as "meetingId", p.item_id as "itemId", p.name, p.media_type as "mediaType", p.size_bytes as "sizeBytes", encode(p.sha256, 'hex') as sha256, p.added_at as "addedAt"
  from meeting_paper p
  where p.id = $1 and p.removed_at is null;

select p.id, p.meeting_id as "meetingId", p.item_id as "itemId", p.name, p.media_type as "mediaType", p.size_bytes as "sizeBytes", encode(p.sha256, 'hex') as sha256, p.added_at as "addedAt"
  from meeting_paper p
  where p.meeting_id = $1 and p.removed_at is null
  order by p.id;

select v.version, v.at, v.content, case when v.actor_id is null then null else jsonb_build_object('id', v.actor_id, 'name', coalesce(p.name, '')) end as by
  from meeting_minutes v
  left join person p on p.id = v.actor_id
  where v.meeting_id = $1
  order by v.version desc limit 1;

update meeting m
  set invited_count = (select count(*)
  from meeting_invitation i
  where i.meeting_id = m.id)
  where m.id = $1;

with attended as materialized (select participant_id
  from meeting_attendance
  where meeting_id = $1) select jsonb_build_object('id', o.id, 'name', o.name) as participant, r.reply, coalesce(r.note, '') as note, r.at as "repliedAt", a.participant_id is not null as "hasAttended"
  from (select i.participant_id
  from meeting_invitation i
  join meeting m on m.id = i.meeting_id
  where m.id = $1 and not exists (select
  from participant l
  where l.id = i.participant_id and l.left_on <= (m.starts_at at time zone 'UTC')::date)
  union select participant_id
  from attended) i
  join participant o on o.id = i.participant_id
  left join attended a on a.participant_id = i.participant_id
  left join lateral (select reply, note, at
  from meeting_reply r
  where r.meeting_id = $1 and r.participant_id = i.participant_id and r.at >= coalesce((select moved_at
  from meeting
  where id = $1), '-infinity')
  order by r.id desc limit 1) r on true
  order by o.name, o.id;

-- src/features/meetings/read-meeting.ts

select id, name
  from person
  where id = any ($1::int[]);

select work_runs_group($1) as runs, work_chairs_group($1) as chairs, exists (select
  from role_grant g
  where g.role = 'group-chair' and g.ended_at is null and (g.group_key = $1 or g.group_key = split_part($1, '.', 1))) as "hasChair";

-- src/features/meetings/reply.ts

insert into meeting_reply (meeting_id, participant_id, reply, note, at, actor_id)
  values ($1, $2, $3, $4, $5, $6);

-- src/features/meetings/series.ts

insert into meeting_series (owner_id, marking, purpose, readers, group_key, state, title, pattern, sessions, place, link, quorum, from_month, until_month, made_by, made_at)
  values ($1, $2, $3, $4, $5, 'active', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
  returning id;

select id, group_key as "groupKey", state, version, title, pattern, sessions, place, link, quorum, from_month as "fromMonth", until_month as "untilMonth", marking, purpose, readers
  from meeting_series
  where ($1::int is null or id = $1) and ($2::text is null or group_key = $2)
  order by state, group_key, id;

select id, month, session, is_moved as "isMoved"
  from meeting
  where series_id = $1 and state = 'planned' and starts_at > $2
  order by id;

update meeting
  set moved_at = case when ($6, $7) is distinct
  from (starts_at, ends_at) and $6::timestamptz is not null then $9 else moved_at end, title = $2, place = $3, link = $4, quorum = $5, starts_at = coalesce($6, starts_at), ends_at = coalesce($7, ends_at), time_zone = coalesce($8, time_zone), version = version + 1, sequence = sequence + 1, changed_at = $9
  where id = $1;

update meeting
  set state = 'cancelled', cancelled_at = $2, changed_at = $2, version = version + 1, sequence = sequence + 1
  where id = $1;

update meeting_series
  set title = $2, pattern = $3, sessions = $4, place = $5, link = $6, quorum = $7
  where id = $1;

update meeting_series
  set until_month = $2
  where id = $1;

update meeting_series
  set version = version + 1, state = $2
  where id = $1;

-- src/features/meetings/step-meeting.ts

delete
  from meeting_attendance
  where meeting_id = $1 and participant_id <> all ($2::int[]);

insert into meeting_attendance (meeting_id, participant_id, at, actor_id) select $1, id, $3, $4
  from unnest($2::int[]) as i (id)
  on conflict do nothing;

update meeting
  set attended_count = $2
  where id = $1;

update meeting
  set moved_at = case when starts_at = $2 and ends_at = $3 then moved_at else $5 end, starts_at = $2, ends_at = $3, time_zone = $4, is_moved = true
  where id = $1;

update meeting
  set title = $2, place = $3, link = $4, quorum = $5, marking = $6, purpose = $7, readers = $8
  where id = $1;

update meeting
  set version = version + 1, state = $2, sequence = sequence + $3, changed_at = $4, held_at = case when $5 = 'hold' then $4 else held_at end, approved_at = case when $5 = 'approve' then $4 end, approved_by = case when $5 = 'approve' then $6::int end, cancelled_at = case when $5 = 'cancel' then $4 end
  where id = $1;

-- src/features/meetings/subjects.ts

select id, content ->> 'title' as title
  from alert
  where id = any ($1);

-- src/features/meetings/waiting-actions.ts

select a.id, a.meeting_id as "meetingId", a.text, m.marking, a.due_on as "dueOn", m.time_zone as "timeZone", m.starts_at as since
  from action_item a
  join meeting m on m.id = a.meeting_id
  where a.state = 'open' and a.holder_id = any ($1::int[])
  order by a.due_on, a.id limit 500;

-- src/features/meetings/waiting-meetings.ts

select a.group_key as "groupKey", a.due_on as "dueOn", m.time_zone as "timeZone", m.marking
  from action_item a
  join meeting m on m.id = a.meeting_id
  where a.state = 'open' and a.group_key = any ($1::text[]) and a.due_on <= $2::date
  order by a.due_on;

select m.id, m.title, m.marking, m.starts_at as "startsAt", w.since
  from meeting m
  join lateral (select min(greatest(i.invited_at, m.moved_at)) as since
  from meeting_invitation i
  where i.meeting_id = m.id and i.participant_id = any ($1::int[]) and not exists (select
  from participant l
  where l.id = i.participant_id and l.left_on <= (m.starts_at at time zone 'UTC')::date) and not exists (select
  from meeting_reply r
  where r.meeting_id = m.id and r.participant_id = i.participant_id and (m.moved_at is null or r.at >= m.moved_at))) w on w.since is not null
  where m.state = 'planned' and m.ends_at >= $2 and m.starts_at < $2::timestamptz + interval '31 days'
  order by m.starts_at, m.id limit 500;

select m.id, m.title, m.marking, m.state, m.group_key as "groupKey", m.minutes_version as "minutesVersion", coalesce((select max(v.at)
  from meeting_minutes v
  where v.meeting_id = m.id), m.ends_at) as since
  from meeting m
  where m.group_key = any ($1::text[]) and m.ends_at < $2 and m.state in ('planned', 'held')
  order by m.starts_at, m.id limit 500;

