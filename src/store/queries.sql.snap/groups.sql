-- src/features/groups/in-groups.ts

select g.key, g.title, work_chairs_group(g.key) or not exists (select
  from role_grant r
  where r.role = 'group-chair' and r.ended_at is null and (r.group_key = g.key or r.group_key = split_part(g.key, '.', 1))) as "isChair"
  from working_group g
  where work_runs_group(g.key)
  order by g.key;

select work_in_group($1) and split_part(sight_audience(), ' ', 1) in ('all', 'participant') as "is";

-- src/features/groups/service.ts

insert into working_group (key, parent_key, title, mandate, is_simulated)
  values ($1, $2, $3, $4, $5)
  on conflict do nothing;

select
  from working_group
  where key = $1;

select g.key, g.parent_key as "parentKey", g.title, count(distinct r.participant_id)::int as participants, count(distinct r.person_id)::int as people, g.ended_on as "endedOn", work_in_group(g.key) as "isOwn"
  from working_group g
  left join role_grant r on r.ended_at is null and (r.group_key = g.key or r.group_key like g.key || '.%')
  group by g.key
  order by g.key;

select g.key, g.parent_key as "parentKey", g.title, count(distinct r.participant_id)::int as participants, count(distinct r.person_id)::int as people, g.ended_on as "endedOn", work_in_group(g.key) as "isOwn", g.mandate, g.version, g.is_simulated as "isSimulated"
  from working_group g
  left join role_grant r on r.ended_at is null and (r.group_key = g.key or r.group_key like g.key || '.%')
  where g.key = $1
  group by g.key;

select key, title
  from working_group
  where parent_key = $1 or key = $2
  order by key;

select r.person_id as "personId", p.name, r.role, r.group_key as "groupKey", case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as participant
  from role_grant r
  join person p on p.id = r.person_id
  left join participant o on o.id = r.participant_id
  where r.ended_at is null and p.ended_at is null and (r.group_key = $1 or r.group_key like $1 || '.%')
  order by r.group_key, r.role <> 'group-chair', o.name, p.name, r.id;

select work_runs_group($1) as runs;

update working_group
  set version = version + 1, title = case when $3 then $4 else title end, mandate = case when $3 then $5 else mandate end, ended_on = case when $3 then ended_on else $6::date end
  where key = $1 and version = $2;

