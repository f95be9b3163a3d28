-- src/features/markings/service.ts

select c.at, c.actor, p.name as "actorName", f.marking as "from", t.marking as "to", c.report_count as reports, c.reason
  from label_change c
  join access_label f on f.id = c.from_label
  join access_label t on t.id = c.to_label
  left join person p on c.actor = 'person:' || p.id
  where c.stream_id = $1 and c.to_label = $2
  order by c.id desc limit 20;

select change_label($1, $2, $3, $4, $5, $6, $7, $8) as moved;

select id
  from person
  where id = any ($1::int[]) and ended_at is null;

select id, name
  from person
  where id = any ($1::int[])
  order by name, id;

select l.marking
  from stream_marking m
  join access_label l on l.id = m.label_id
  where m.stream_id = $1
  order by m.id desc limit 1;

select person_id as id, lower(email) as email
  from account
  where lower(email) = any ($1::text[]);

select r.id
  from report r
  join access_label l on l.id = r.label_id
  where r.stream_id = $1 and l.owner_id = $2;

select r.label_id, r.stream_id, l.owner_id, o.key as owner_key, o.name as owner_name, l.marking, l.purpose, l.embargo_until, l.is_originator_controlled, l.readers, l.owner_id = any (sight_participants()) as is_own
  from report r
  join access_label l on l.id = r.label_id
  join participant o on o.id = l.owner_id
  where r.id = $1::bigint;

