-- src/features/alerts/draft-alert.ts

insert into alert (owner_id, marking, purpose, readers, state, content, choice, floor, drafted_by, drafted_at)
  values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9)
  returning id;

insert into alert_triage (alert_id, triage_id)
  values ($1, $2);

select pg_advisory_xact_lock(hashtextextended($1, 5));

update triage
  set state = 'alerted', version = version + 1
  where id = $1;

-- src/features/alerts/queries.ts

insert into alert_recipient (alert_id, participant_id, chosen_by, asked_at) select $1, r.id, r.way, $4
  from unnest($2::int[], $3::text[]) as r (id, way)
  on conflict do nothing;

select c.alert_id as "alertId", c.participant_id as "participantId", c.stage, c.at, c.revision, c.is_relevant as "isRelevant", c.note, case when c.actor_id is null then null else jsonb_build_object('id', c.actor_id, 'name', coalesce(p.name, '')) end as by
  from alert_receipt c
  left join person p on p.id = c.actor_id
  where c.alert_id = any ($1) and ($2::int[] is null or c.participant_id = any ($2))
  order by c.at, c.stage desc;

select coalesce(p.name, i.id::text) as name
  from unnest($1::int[]) i (id)
  left join participant p on p.id = i.id
  where p.id is null or p.joined_on is null or p.joined_on > $2::date or p.left_on <= $2::date
  order by 1;

select r.alert_id as "alertId", jsonb_build_object('id', o.id, 'name', o.name) as participant, r.chosen_by as "chosenBy", r.asked_at as "askedAt"
  from alert_recipient r
  join participant o on o.id = r.participant_id
  where r.alert_id = any ($1) and ($2::int[] is null or r.participant_id = any ($2))
  order by o.name, o.id;

select t.id, coalesce(jsonb_agg(jsonb_build_object('id', s.signal_id, 'sentence', s.snapshot -> 'sentence')
  order by s.position), '[]') as signals
  from alert_triage l
  join triage t on t.id = l.triage_id
  join triage_signal s on s.triage_id = t.id
  where l.alert_id = $1
  group by t.id
  order by t.id;

select v.revision, v.at, v.reason, v.content, case when v.actor_id is null then null else jsonb_build_object('id', v.actor_id, 'name', coalesce(p.name, '')) end as by
  from alert_revision v
  left join person p on p.id = v.actor_id
  where v.alert_id = $1
  order by v.revision desc;

with member as (select id
  from participant
  where joined_on <= $4::date and (left_on is null or left_on > $4::date) and id <> $5), way as ( select id, 'named' as chosen_by, 1 as rank
  from member
  where id = any ($1)
  union all select g.participant_id, g.group_key, 2
  from role_grant g
  join member m on m.id = g.participant_id
  where g.ended_at is null and exists (select
  from unnest($2::text[]) k
  where g.group_key = k or g.group_key like k || '.%')
  union all select id, 'all', 3
  from member
  where $3) select distinct on (id) id as "participantId", chosen_by as "chosenBy"
  from way
  order by id, rank, chosen_by;

-- src/features/alerts/read-alert.ts

select $1 = any (work_participants()) as owns;

select id, name
  from person
  where id = any ($1::int[])
  order by name, id;

-- src/features/alerts/receive-alert.ts

insert into alert_receipt (alert_id, participant_id, stage, revision, at, actor_id, is_relevant, note)
  values ($1, $2, $3, $4, $5, $6, $7, $8);

-- src/features/alerts/recipient-counts.ts

select r.alert_id as "alertId", r.asked_at as "askedAt", r.stages, r.is_irrelevant as "isIrrelevant", count(*)::int as count
  from alert_recipient r
  where r.alert_id = any ($1)
  group by 1, 2, 3, 4;

-- src/features/alerts/remind-late.ts

delete
  from alert_reminder
  where alert_id = $1 and participant_id = $2 and stage = $3 and number = $4 and sent_at is null;

insert into alert_reminder (alert_id, participant_id, stage, number, claimed_at) select $1, $2, $3, $4, $5
  where exists (select
  from alert
  where id = $1 and state = 'sent') and not exists (select
  from alert_receipt c
  where c.alert_id = $1 and c.participant_id = $2 and c.stage = $3)
  on conflict do nothing;

select a.id, coalesce(nullif(a.content ->> 'title', ''), '#' || a.id) as title, a.marking
  from alert a
  where a.state = 'sent' and exists (select
  from alert_recipient r
  where r.alert_id = a.id and r.asked_at < $1 and not exists (select
  from alert_receipt c
  where c.alert_id = a.id and c.participant_id = r.participant_id and (c.stage = 'acted' or c.is_relevant = false)))
  order by a.id;

select alert_id as "alertId", participant_id as "participantId", stage, claimed_at as at, true as "isByClock"
  from alert_reminder
  where alert_id = any ($1)
  union all select e.subject_id, (l ->> 'participant')::int, l ->> 'stage', e.at, false
  from work_event e cross
  join lateral jsonb_array_elements(e.detail -> 'late') l
  where e.subject_kind = 'alert' and e.subject_id = any ($1) and e.action = 'remind' and e.detail ->> 'by' is null;

select p.id, p.name, a.email, p.time_zone as "timeZone"
  from account a
  join person p on p.id = a.person_id
  left join digest_setting s on s.person_id = p.id
  where a.disabled_at is null and p.ended_at is null and coalesce(s.every, '') <> 'never' and exists (select
  from role_grant g
  where g.person_id = p.id and g.participant_id = $1 and g.ended_at is null and g.role = any ($2))
  order by p.id;

update alert_reminder
  set sent_at = $5
  where alert_id = $1 and participant_id = $2 and stage = $3 and number = $4;

-- src/features/alerts/step-alert.ts

insert into alert_revision (alert_id, revision, content, at, actor_id, reason)
  values ($1, $2, $3, $4, $5, $6);

update alert
  set content = $2, marking = $3, purpose = $4, readers = $5, choice = $6
  where id = $1;

update alert
  set content = $2, revision = $3
  where id = $1;

update alert
  set sent_at = $2, revision = 1
  where id = $1;

update alert
  set version = version + 1, state = $2, ended_at = case when $2 in ('cancelled', 'superseded') then $3::timestamptz end
  where id = $1;

-- src/features/alerts/waiting-alerts.ts

select a.id, a.state, (select max(e.at)
  from work_event e
  where e.subject_kind = 'alert' and e.subject_id = a.id and e.action = 'remind') as "remindedAt"
  from alert a
  where a.owner_id = any ((select work_participants())::int[]) and (a.state = 'draft' and a.drafted_by = $1 or a.state = 'sent' and $2)
  order by a.id desc limit 500;

select distinct a.id, a.content ->> 'title' as title, a.marking, v.at as since
  from alert a
  join alert_revision v on v.alert_id = a.id and v.revision = a.revision
  join alert_recipient r on r.alert_id = a.id and r.participant_id = any ($1)
  where a.state = 'sent' and a.revision > 1 and (select max(c.revision)
  from alert_receipt c
  where c.alert_id = a.id and c.participant_id = r.participant_id) < a.revision
  order by since, a.id limit 500;

with open as materialized ( select a.id, a.content ->> 'title' as title, a.marking
  from alert a
  where (a.state = 'sent' and exists ( select
  from alert_recipient r
  where r.alert_id = a.id and r.participant_id = any ($1) and not exists (select
  from alert_receipt c
  where c.alert_id = a.id and c.participant_id = r.participant_id and (c.stage = 'acted' or c.is_relevant = false))))
  order by coalesce(a.sent_at, a.drafted_at) desc, a.id desc limit 500) select o.id, o.title, o.marking, r.asked_at as "askedAt", r.stages, r.is_irrelevant as "isIrrelevant"
  from open o
  join alert_recipient r on r.alert_id = o.id and r.participant_id = any ($1);

