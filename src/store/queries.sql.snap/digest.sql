-- src/features/digest/send-digests.ts

insert into digest_sent (person_id, period, claimed_at, item_count)
  values ($1, $2, $3, $4)
  on conflict do nothing;

select id, coalesce(nullif(content ->> 'title', ''), '#' || id) as title, marking
  from alert
  where state = 'sent' and sent_at > $1
  order by sent_at desc, id desc limit 50;

select p.id, p.name, a.email, coalesce(s.every, 'weekly') as every, p.time_zone as "timeZone"
  from account a
  join person p on p.id = a.person_id
  left join digest_setting s on s.person_id = p.id
  where a.disabled_at is null and p.ended_at is null and coalesce(s.every, '') <> 'never' and ($1::text is null or lower(a.email) = lower($1) or p.id::text = $1)
  order by p.id;

update digest_sent
  set sent_at = $3
  where person_id = $1 and period = $2;

-- src/features/digest/send-reminders.ts

select
  from alert
  where id = $1;

-- src/features/digest/service.ts

insert into digest_setting (person_id, every)
  values ($1, $2)
  on conflict (person_id) do update
  set every = excluded.every;

insert into feed_token (token_hash, person_id, created_at)
  values ($1, $2, $3);

select every
  from digest_setting
  where person_id = $1;

select f.person_id as person
  from feed_token f
  join account a on a.person_id = f.person_id
  where f.token_hash = $1 and f.ended_at is null and a.disabled_at is null;

select id, created_at as "createdAt"
  from feed_token
  where person_id = $1 and ended_at is null
  order by created_at;

update feed_token
  set ended_at = $3
  where id = $1::uuid and person_id = $2 and ended_at is null;

