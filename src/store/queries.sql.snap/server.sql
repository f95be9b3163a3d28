-- src/server/reader.ts

select concat_ws('|', last_change(), current_date, (select max(id)
  from import_file), (select max(finished_at)
  from import_file), (select max(id)
  from name_decision), (select max(id)
  from detection_run), (select count(*)
  from detection_run)) as stamp, concat_ws('|', sight_kind(), sight_audience(), array_to_string(sight_participants(), ','), array_to_string(sight_roles(), ',')) as sight, sight_withheld() as "isWithheld";

select max(known_on) as newest
  from series_cell;

-- src/server/sample-advice.ts

select distinct g.person_id as person
  from role_grant g
  where g.ended_at is null and g.role = 'expert' and g.group_key = $1
  order by 1 limit 20;

select distinct g.person_id as person
  from role_grant g
  where g.ended_at is null and g.role = 'secretariat'
  order by 1 limit 20;

select id
  from alert
  where state = 'sent' limit 1;

-- src/server/sample-chain.ts

select m.id, m.version, a.id as "alertId", a.sent_at as "sentAt", (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title)
  order by i.position), '[]')
  from meeting_item i
  where i.meeting_id = m.id and i.removed_at is null) as items
  from alert a
  join meeting m on m.group_key = $1 and m.starts_at > a.sent_at and m.state in ('planned', 'held')
  where a.state = 'sent'
  order by a.id, m.starts_at limit 1;

-- src/server/sample-commitments.ts

select
  from commitment limit 1;

select g.person_id as person, coalesce(g.participant_id, 0) as "participantId"
  from role_grant g
  left join participant p on p.id = g.participant_id
  where g.role = $1 and p.key is not distinct
  from $2 and g.ended_at is null
  order by g.person_id limit 1;

select id
  from recommendation
  where adopted_at <= $1;

select p.name, exists (select
  from role_grant g
  where g.participant_id = p.id and g.role = 'validating-authority') as "isThere"
  from participant p
  where p.key = $1;

select r.id
  from recommendation_alert l
  join recommendation r on r.id = l.recommendation_id
  where r.state = 'adopted'
  order by r.id limit 1;

with made as (insert into person (name, is_simulated)
  values ($1, true)
  returning id) insert into role_grant (person_id, role, participant_id, granted_by) select made.id, 'validating-authority', p.id, 'sample'
  from made, participant p
  where p.key = $2;

with made as (insert into person (name, is_simulated) select $1, true
  where not exists (select
  from role_grant
  where role = 'independent-assessor')
  returning id) insert into role_grant (person_id, role, granted_by) select made.id, 'independent-assessor', 'sample'
  from made;

-- src/server/sample-work.ts

select
  from meeting limit 1;

select
  from recommendation limit 1;

select
  from review limit 1;

select
  from triage limit 1;

select
  from working_group limit 1;

select g.person_id as person, p.id as "participantId"
  from role_grant g
  join participant p on p.id = g.participant_id
  where p.key = $1 and g.role = 'focal-point' and g.ended_at is null
  order by g.person_id limit 1;

select max(known_on) as newest
  from series_cell;

