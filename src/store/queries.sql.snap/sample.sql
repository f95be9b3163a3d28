-- src/features/sample/groups.ts

insert into working_group (key, parent_key, title, is_simulated)
  values ($1, $2, $3, true)
  on conflict do nothing;

with made as (insert into person (name, is_simulated)
  values ($1, true)
  returning id) insert into role_grant (person_id, role, participant_id, group_key, granted_by) select made.id, g.role, p.id, g.group_key, 'sample'
  from made, unnest($2::text[], $3::text[], $4::text[]) g (role, key, group_key)
  join participant p on p.key = g.key;

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

insert into role_grant (person_id, role, participant_id, granted_by)
  values ($1, $2, (select id
  from participant
  where key = $3), 'sample');

