-- src/features/people-files/kinds.ts

select id, key, name, left_on as "leftOn"
  from participant
  where id <> 1;

select key
  from working_group
  order by key;

-- src/features/people-files/take-experts.ts

insert into account (person_id, email) select i, e
  from unnest($1::int[], $2::text[]) as a (i, e)
  on conflict do nothing;

insert into person (id, name, is_simulated) select i, n, $3
  from unnest($1::int[], $2::text[]) as p (i, n);

insert into role_grant (person_id, role, participant_id, group_key, granted_by) select p, r, a, nullif(g, ''), $5
  from unnest($1::int[], $2::text[], $3::int[], $4::text[]) as n (p, r, a, g);

savepoint people;

select nextval(pg_get_serial_sequence('person', 'id')) as id
  from generate_series(1, $1::int);

select p.id, p.name, a.email, coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'participantId', g.participant_id, 'groupKey', g.group_key)) filter (where g.id is not null), '[]') as grants
  from account a
  join person p on p.id = a.person_id
  left join role_grant g on g.person_id = p.id and g.ended_at is null
  where lower(a.email) = any ($1)
  group by p.id, a.email;

select person_id as id
  from account
  where person_id = any ($1);

-- src/features/people-files/take-participants.ts

insert into participant (key, name, joined_on, left_on, kind, iso2, is_simulated)
  values ($1, $2, $3, $4, $5, case when $5 = 'country' then $1 end, $6)
  returning id;

select id, key, name, joined_on as "joinedOn", left_on as "leftOn"
  from participant
  where key = any ($1)
  order by id for update;

