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

