-- src/features/search/find-known.ts

select s.id, s.node_id as node, p.name as place, s.kind, st.start_on as start
  from signal_state st
  join signal s on s.id = st.signal_id and s.audience = st.audience
  join place p on p.id = s.place_id
  where st.run_id = $1 and (s.node_id = any ($2) or s.place_id in (select id
  from search_place($3::tsquery, $5)))
  order by st.rank limit $4;

-- src/features/search/find-records.ts

select key, title
  from working_group
  where search @@ $1::tsquery
  order by key limit $2;

select m.id, m.title, concat_ws(' · ', m.group_key, to_char(m.starts_at at time zone m.time_zone, 'YYYY-MM-DD')) as detail, m.marking
  from search_meeting($1::tsquery, $3) h
  join meeting m on m.id = h.id
  order by h.rank desc, m.starts_at desc, m.id desc limit $2;

select p.id, p.name as title, g.participant_id as at, o.name as detail, null as marking
  from search_person($1::tsquery, $3) h
  join person p on p.id = h.id and p.ended_at is null
  left join lateral (select participant_id
  from role_grant r
  where r.person_id = p.id and r.ended_at is null
  order by participant_id is null, r.id limit 1) g on true
  left join participant o on o.id = g.participant_id
  order by h.rank desc, p.name, p.id limit $2;

select t.id, concat_ws(', ', s.snapshot -> 'node' ->> 'name', s.snapshot -> 'place' ->> 'name') as title, o.name as detail, t.marking
  from search_triage($1::tsquery, $3) h
  join triage t on t.id = h.id
  join participant o on o.id = t.owner_id
  left join triage_signal s on s.triage_id = t.id and s.position = (select min(f.position)
  from triage_signal f
  where f.triage_id = t.id)
  order by h.rank desc, t.id desc limit $2;

select t.id, t.content ->> 'title' as title, concat_ws(' · ', t.code, t.group_key, nullif(t.cluster, '')) as detail, t.marking
  from (select id, rank
  from search_recommendation($1::tsquery, $3)
  order by rank desc, id desc limit $2) h
  join recommendation t on t.id = h.id
  join participant o on o.id = t.owner_id
  order by h.rank desc, t.id desc;

select t.id, t.content ->> 'title' as title, o.name as detail, t.marking
  from (select id, rank
  from search_alert($1::tsquery, $3)
  order by rank desc, id desc limit $2) h
  join alert t on t.id = h.id
  join participant o on o.id = t.owner_id
  order by h.rank desc, t.id desc;

select t.id, t.content ->> 'title' as title, o.name as detail, t.marking
  from (select id, rank
  from search_commitment($1::tsquery, $3)
  order by rank desc, id desc limit $2) h
  join commitment t on t.id = h.id
  join participant o on o.id = t.owner_id
  order by h.rank desc, t.id desc;

select t.id, t.content ->> 'title' as title, t.group_key as detail, t.marking
  from (select id, rank
  from search_good_practice($1::tsquery, $3)
  order by rank desc, id desc limit $2) h
  join good_practice t on t.id = h.id
  join participant o on o.id = t.owner_id
  order by h.rank desc, t.id desc;

select t.id, t.content ->> 'title' as title, t.group_key || ' · ' || o.name as detail, t.marking
  from (select id, rank
  from search_input($1::tsquery, $3)
  order by rank desc, id desc limit $2) h
  join input t on t.id = h.id
  join participant o on o.id = t.owner_id
  order by h.rank desc, t.id desc;

with named as (select id
  from participant
  where key = $4), h as (select id, rank
  from search_participant($1::tsquery, $3)
  where id not in (select id
  from named)
  union all select id, 'Infinity'
  from named) select p.id, p.name as title, p.key as detail, null as marking
  from h
  join participant p on p.id = h.id
  where p.id <> 1
  order by h.rank desc, p.name limit $2;

with named as (select id
  from place
  where level = 'country' and iso2 = $4), h as (select id, rank
  from search_place($1::tsquery, $3)
  where id not in (select id
  from named)
  union all select id, 'Infinity'
  from named) select p.id, p.name as title, c.name as detail, p.iso2, null as marking
  from h
  join place p on p.id = h.id
  left join place c on c.id = p.country_id and c.id <> p.id
  where p.iso2 <> ''
  order by p.level <> 'country', h.rank desc, p.name, p.id limit $2;

-- src/features/search/service.ts

select search_query($1)::text as words;

