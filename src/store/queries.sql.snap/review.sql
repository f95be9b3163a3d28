-- src/features/review/brief.ts

select c.marking
  from commitment c
  where c.owner_id = $1
  union select a.marking
  from alert a
  join alert_recipient r on r.alert_id = a.id
  where r.participant_id = $1
  union select r.marking
  from recommendation r
  where r.adopted_at is not null;

select id, name, key, iso2
  from participant
  where id = $1;

-- src/features/review/queries.ts

select a.id, a.content ->> 'title' as title, a.sent_at as "sentAt", exists (select
  from alert_receipt c
  where c.alert_id = a.id and c.participant_id = $1) as "isAcknowledged", exists (select
  from alert_receipt c
  where c.alert_id = a.id and c.participant_id = $1 and (c.stage = 'acted' or c.is_relevant = false)) as "hasActed"
  from alert a
  join alert_recipient r on r.alert_id = a.id and r.participant_id = $1
  where a.state = 'sent'
  order by a.sent_at desc limit 5;

select c.id
  from commitment c
  where c.marking in ('AMBER', 'GREEN', 'CLEAR') and c.purpose = 'any';

select id, name
  from participant
  order by name, id;

select key, title
  from working_group
  where parent_key is null
  order by key;

select pack
  from review
  where id = $1;

select r.id, r.code, r.content ->> 'title' as title, r.group_key as "groupKey", r.scope, r.cluster, r.adopted_at as "adoptedAt", r.marking in ('AMBER', 'GREEN', 'CLEAR') and r.purpose = 'any' as "isShared"
  from recommendation r
  where r.adopted_at <= $1 and (r.ended_at is null or r.ended_at > $1)
  order by r.group_key, r.adopted_at, r.id;

select v.id, v.state, v.version, v.marking, v.purpose, v.title, v.event, v.place, v.held_on as "heldOn", v.conclusions, v.frozen_at as "frozenAt", v.pack_hash as "packHash"
  from review v
  where ($1::int is null or v.id = $1)
  order by v.held_on desc, v.id desc;

select v.id, v.title, v.held_on as "heldOn", v.pack ->> 'at' as at
  from review v
  where v.state = 'frozen' and v.held_on < $1::date and v.id <> $2
  order by v.held_on desc, v.id desc limit 1;

-- src/features/review/service.ts

insert into review (owner_id, marking, purpose, state, title, event, place, held_on, planned_by, planned_at)
  values ($1, 'AMBER', 'any', 'planned', $2, $3, $4, $5, $6, $7)
  returning id;

update review
  set conclusions = $2
  where id = $1;

update review
  set state = 'cancelled'
  where id = $1;

update review
  set state = 'frozen', frozen_at = $2, pack = $3, pack_hash = $4
  where id = $1;

update review
  set title = $2, event = $3, place = $4, held_on = $5
  where id = $1;

update review
  set version = version + 1
  where id = $1;

