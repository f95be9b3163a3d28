-- src/features/participants/queries.ts

insert into participant (key, kind, name, iso2, joined_on, is_simulated)
  values ($1, $2, $3, case when $2 = 'country' then $1 end, $4, $5)
  on conflict (key) do nothing
  returning id;

insert into participant_membership (participant_id, joined_on, left_on) select $1, j, l
  from unnest($2::date[], $3::date[]) as e (j, l)
  on conflict do nothing;

insert into person (id, name, is_simulated)
  values ($1, $2, $3);

select g.participant_id as "participantId", count(distinct g.person_id) filter (where g.role in ('focal-point', 'alternate-focal-point', 'validating-authority'))::int as "focalPoints", count(distinct g.person_id) filter (where g.role = 'expert')::int as experts, count(distinct g.person_id) filter (where g.role not in ('focal-point', 'alternate-focal-point', 'validating-authority', 'expert'))::int as others, coalesce(array_agg(distinct g.group_key) filter (where g.group_key is not null), '{}') as groups
  from role_grant g
  join person p on p.id = g.person_id
  where g.ended_at is null and p.ended_at is null and g.participant_id is not null and ($1::int is null or g.participant_id = $1)
  group by 1;

select id, owner_id as owner
  from stream;

select nextval(pg_get_serial_sequence('person', 'id')) as id;

select p.id, p.key, p.kind, p.name, p.iso2, p.version, p.is_simulated as "isSimulated", p.joined_on as joined, p.left_on as left, (select coalesce(jsonb_agg(jsonb_build_object('joinedOn', m.joined_on, 'leftOn', m.left_on)
  order by m.joined_on), '[]')
  from participant_membership m
  where m.participant_id = p.id) as earlier
  from participant p
  where p.id <> 1 and ($1::int is null or p.id = $1)
  order by p.kind, p.name, p.id;

select p.id, p.name, a.email, p.is_simulated as "isSimulated", jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'groupKey', g.group_key)
  order by g.group_key nulls first, g.id) as grants
  from role_grant g
  join person p on p.id = g.person_id
  left join account a on a.person_id = p.id
  where g.participant_id = $1 and g.ended_at is null and p.ended_at is null
  group by p.id, a.email
  order by p.name, p.id;

update participant
  set joined_on = $2, left_on = $3, name = $4, version = version + 1
  where id = $1;

