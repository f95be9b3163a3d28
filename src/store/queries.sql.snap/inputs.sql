-- src/features/inputs/import-inputs.ts

insert into input (owner_id, marking, purpose, group_key, state, content, came_by, origin, given_by, given_at) select $1, n.marking, n.purpose, n.group_key, n.state, n.content, 'spreadsheet', n.origin, $2, n.given_at
  from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::text[], $9::timestamptz[]) with ordinality as n (marking, purpose, group_key, state, content, origin, given_at, place)
  order by n.place
  on conflict (origin) do nothing
  returning id, origin;

select key
  from working_group
  order by key;

select n.place::int, min(i.id) as id
  from unnest($1::text[], $2::jsonb[]) with ordinality as n (group_key, content, place)
  join input i on i.group_key = n.group_key and i.content = n.content
  group by n.place;

-- src/features/inputs/inputs.ts

insert into input (owner_id, marking, purpose, group_key, state, content, came_by, given_by, given_at)
  values ($1, $2, 'any', $3, 'given', $4, $5, $6, $7)
  returning id;

select
  from working_group
  where key = $1;

update input
  set state = 'withdrawn', version = version + 1
  where id = $1 and version = $2;

-- src/features/inputs/practices.ts

insert into good_practice (owner_id, marking, purpose, readers, group_key, state, content, drafted_by, drafted_at)
  values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8)
  returning id;

insert into good_practice_input (practice_id, input_id) select $1, unnest($2::int[])
  on conflict do nothing;

select
  from working_group
  where key = $1;

update good_practice
  set content = $2, grade = $3, marking = $4
  where id = $1;

update good_practice
  set marking = $2, purpose = $3, readers = $4
  where id = $1;

update good_practice
  set version = version + 1, state = $2
  where id = $1;

-- src/features/inputs/queries.ts

select count(*) as count
  from good_practice p
  where (p.group_key = $1 or p.group_key like $1 || '.%') and (p.state = $2);

select count(*) as count
  from good_practice p
  where (p.id = any ($1));

select count(*) as count
  from input i
  where (exists (select
  from good_practice_input l
  where l.input_id = i.id and l.practice_id = $1));

select count(*) as count
  from input i
  where (i.group_key = any ($1)) and (i.given_by = $2) and (i.state = 'given' and (not i.is_used or not exists (select
  from good_practice_input l
  where l.input_id = i.id offset 0)));

select count(*) as count
  from input i
  where (i.id = any ($1));

select i.id, i.state, i.version, i.marking, i.purpose, i.readers, jsonb_build_object('key', i.group_key, 'title', coalesce(g.title, i.group_key)) as "group", jsonb_build_object('id', o.id, 'name', o.name) as owner, case when i.given_by is null then null else jsonb_build_object('id', i.given_by, 'name', coalesce(e.name, '')) end as by, i.given_at as "givenAt", i.came_by as "cameBy", i.content, (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.content ->> 'title')
  order by p.id), '[]')
  from good_practice_input l
  join good_practice p on p.id = l.practice_id
  where l.input_id = i.id) as practices
  from input i
  left join working_group g on g.key = i.group_key
  join participant o on o.id = i.owner_id
  left join person e on e.id = i.given_by
  where (exists (select
  from good_practice_input l
  where l.input_id = i.id and l.practice_id = $1))
  order by i.given_at desc, i.id desc limit $2 offset $3;

select i.id, i.state, i.version, i.marking, i.purpose, i.readers, jsonb_build_object('key', i.group_key, 'title', coalesce(g.title, i.group_key)) as "group", jsonb_build_object('id', o.id, 'name', o.name) as owner, case when i.given_by is null then null else jsonb_build_object('id', i.given_by, 'name', coalesce(e.name, '')) end as by, i.given_at as "givenAt", i.came_by as "cameBy", i.content, (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.content ->> 'title')
  order by p.id), '[]')
  from good_practice_input l
  join good_practice p on p.id = l.practice_id
  where l.input_id = i.id) as practices
  from input i
  left join working_group g on g.key = i.group_key
  join participant o on o.id = i.owner_id
  left join person e on e.id = i.given_by
  where (i.group_key = any ($1)) and (i.given_by = $2) and (i.state = 'given' and (not i.is_used or not exists (select
  from good_practice_input l
  where l.input_id = i.id offset 0)))
  order by i.given_at desc, i.id desc limit $3 offset $4;

select i.id, i.state, i.version, i.marking, i.purpose, i.readers, jsonb_build_object('key', i.group_key, 'title', coalesce(g.title, i.group_key)) as "group", jsonb_build_object('id', o.id, 'name', o.name) as owner, case when i.given_by is null then null else jsonb_build_object('id', i.given_by, 'name', coalesce(e.name, '')) end as by, i.given_at as "givenAt", i.came_by as "cameBy", i.content, (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.content ->> 'title')
  order by p.id), '[]')
  from good_practice_input l
  join good_practice p on p.id = l.practice_id
  where l.input_id = i.id) as practices
  from input i
  left join working_group g on g.key = i.group_key
  join participant o on o.id = i.owner_id
  left join person e on e.id = i.given_by
  where (i.id = any ($1))
  order by i.given_at desc, i.id desc limit $2 offset $3;

select p.id, p.state, p.version, p.marking, p.purpose, p.readers, jsonb_build_object('key', p.group_key, 'title', coalesce(g.title, p.group_key)) as "group", jsonb_build_object('id', o.id, 'name', o.name) as owner, p.grade, p.content, p.drafted_at as "draftedAt", (select count(*)::int
  from good_practice_input l
  where l.practice_id = p.id) as "inputCount"
  from good_practice p
  left join working_group g on g.key = p.group_key
  join participant o on o.id = p.owner_id
  where (p.group_key = $1 or p.group_key like $1 || '.%') and (p.state = $2)
  order by array_position(array['draft', 'published', 'withdrawn'], p.state), p.drafted_at desc, p.id desc limit $3 offset $4;

select p.id, p.state, p.version, p.marking, p.purpose, p.readers, jsonb_build_object('key', p.group_key, 'title', coalesce(g.title, p.group_key)) as "group", jsonb_build_object('id', o.id, 'name', o.name) as owner, p.grade, p.content, p.drafted_at as "draftedAt", (select count(*)::int
  from good_practice_input l
  where l.practice_id = p.id) as "inputCount"
  from good_practice p
  left join working_group g on g.key = p.group_key
  join participant o on o.id = p.owner_id
  where (p.id = any ($1))
  order by array_position(array['draft', 'published', 'withdrawn'], p.state), p.drafted_at desc, p.id desc limit $2 offset $3;

select r.id, r.code, r.content ->> 'title' as title
  from recommendation_practice l
  join recommendation r on r.id = l.recommendation_id
  where l.practice_id = $1
  order by r.id;

