-- src/features/groups/service.ts

select g.key, g.parent_key as "parentKey", g.title, count(distinct r.participant_id)::int as participants, count(distinct r.person_id)::int as people
  from working_group g
  left join role_grant r on r.ended_at is null and (r.group_key = g.key or r.group_key like g.key || '.%')
  group by g.key
  order by g.key;

