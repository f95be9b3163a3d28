-- src/features/recommendations/adopt.ts

update recommendation
  set state = 'adopted', adopted_at = $2, adopted_by = $3, meeting_id = $4, code = $5, round = $6
  where id = $1;

update recommendation
  set version = version + 1
  where id = $1;

-- src/features/recommendations/answer-recommendation.ts

insert into recommendation_comment (recommendation_id, revision, participant_id, actor_id, at, text)
  values ($1, $2, $3, $4, $5, $6);

insert into recommendation_position (recommendation_id, round, participant_id, position, reason, at, actor_id)
  values ($1, $2, $3, $4, $5, $6, $7);

update recommendation_comment
  set settled_at = $3, settled_by = $4
  where id = $2 and recommendation_id = $1 and settled_at is null;

-- src/features/recommendations/draft-recommendation.ts

delete
  from recommendation_alert
  where recommendation_id = $1 and not alert_id = any ($2);

delete
  from recommendation_practice
  where recommendation_id = $1 and not practice_id = any ($2);

insert into recommendation (owner_id, marking, purpose, readers, group_key, scope, cluster, state, content, drafted_by, drafted_at)
  values ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $10)
  returning id;

insert into recommendation_alert (recommendation_id, alert_id) select $1, unnest($2::int[])
  on conflict do nothing;

insert into recommendation_practice (recommendation_id, practice_id) select $1, unnest($2::int[])
  on conflict do nothing;

insert into recommendation_revision (recommendation_id, revision, content, at, actor_id, reason)
  values ($1, $2, $3, $4, $5, $6);

select
  from working_group
  where key = $1;

-- src/features/recommendations/import-recommendations.ts

insert into recommendation (owner_id, marking, purpose, group_key, code, scope, cluster, state, content, drafted_by, drafted_at, adopted_at, adopted_by, ended_at, superseded_by, origin)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  on conflict do nothing
  returning id;

select key, work_in_group(key) as "isMine"
  from working_group
  order by key;

-- src/features/recommendations/known-recommendations.ts

select r.id, r.code, r.group_key as "groupKey", r.scope, r.cluster, r.content, r.state, r.marking, r.purpose, r.drafted_at as "draftedAt", r.adopted_at as "adoptedAt", r.adopted_by as "adoptedBy", r.ended_at as "endedAt", s.code as "supersededBy"
  from recommendation r
  left join recommendation s on s.id = r.superseded_by
  where r.code is not null or r.group_key = any ($1)
  order by r.id;

-- src/features/recommendations/position-counts.ts

select l.of, l.position, count(*)::int as count, bool_or(l.broke) as "isBroken", coalesce(array_agg(l.participant_id) filter (where l.participant_id = any ($3)), '{}') as own
  from (select p.recommendation_id as of, p.participant_id, (array_agg(p.position
  order by p.id desc))[1] as position, bool_or(p.position = 'break') as broke
  from recommendation_position p
  join unnest($1::int[], $2::int[]) as r (id, round) on r.id = p.recommendation_id and r.round = p.round
  where p.recommendation_id = any ($1)
  group by 1, 2) l
  group by l.of, l.position;

-- src/features/recommendations/queries.ts

select a.id, a.content ->> 'title' as title, a.marking, a.purpose, a.readers
  from alert a
  where case when $1::int is null then a.id = any ($2::int[]) else exists (select
  from recommendation_alert l
  where l.recommendation_id = $1 and l.alert_id = a.id) end
  order by a.id;

select c.id, c.revision, c.at, c.text, c.settled_at as "settledAt", case when c.actor_id is null then null else jsonb_build_object('id', c.actor_id, 'name', coalesce(e.name, '')) end as by, case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name) end as participant
  from recommendation_comment c
  left join person e on e.id = c.actor_id
  left join participant o on o.id = c.participant_id
  where c.recommendation_id = $1
  order by c.id;

select distinct cluster
  from recommendation
  where cluster <> ''
  order by cluster;

select last_recommendation($1) as last;

select p.id, p.content ->> 'title' as title, p.marking, p.purpose, p.readers
  from good_practice p
  where case when $1::int is null then p.id = any ($2::int[]) else exists (select
  from recommendation_practice l
  where l.recommendation_id = $1 and l.practice_id = p.id) end
  order by p.id;

select p.recommendation_id as of, p.participant_id as "participantId", jsonb_build_object('id', o.id, 'name', o.name) as participant, p.round, p.position, p.reason, p.at, case when p.actor_id is null then null else jsonb_build_object('id', p.actor_id, 'name', coalesce(e.name, '')) end as by
  from recommendation_position p
  join participant o on o.id = p.participant_id
  left join person e on e.id = p.actor_id
  where p.recommendation_id = any ($1)
  order by p.id;

select v.revision, v.at, v.reason, v.content, case when v.actor_id is null then null else jsonb_build_object('id', v.actor_id, 'name', coalesce(e.name, '')) end as by
  from recommendation_revision v
  left join person e on e.id = v.actor_id
  where v.recommendation_id = $1
  order by v.revision desc;

-- src/features/recommendations/step-recommendation.ts

insert into recommendation_position (recommendation_id, round, participant_id, position, reason, at, actor_id)
  values ($1, $2, $3, 'dissent', $4, $5, $6);

update recommendation
  set content = $2, scope = $3, cluster = $4, marking = $5, purpose = $6, readers = $7, revision = $8
  where id = $1;

update recommendation
  set ended_at = $2, superseded_by = $3
  where id = $1;

update recommendation
  set round = round + 1, silence_from = $2, silence_until = $3
  where id = $1;

update recommendation
  set version = version + 1, state = $2
  where id = $1;

-- src/features/recommendations/waiting-drafts.ts

select *
  from ( select r.id, r.content ->> 'title' as title, r.marking, case when r.state = 'proposed' then (select min(p.at)
  from recommendation_position p
  where p.recommendation_id = r.id and p.round = r.round and p.position = 'break') end as "brokenAt", c.comments, c."commentedAt"
  from recommendation r cross
  join lateral (select count(*)::int as comments, min(o.at) as "commentedAt"
  from recommendation_comment o
  where o.recommendation_id = r.id and o.settled_at is null) c
  where r.state in ('draft', 'proposed') and (r.drafted_by = $1 or r.group_key = any ($2::text[]))) mine
  where "brokenAt" is not null or comments > 0
  order by id limit 500;

