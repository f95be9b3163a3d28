-- src/features/ledger/measures.ts

select a.id as "alertId", r.id as "recommendationId", r.adopted_at as "adoptedAt", c."committedAt", c."inForceAt", c."effectAt"
  from unnest($1::int[]) as a (id)
  left join lateral (select r.id, r.adopted_at
  from recommendation_alert l
  join recommendation r on r.id = l.recommendation_id
  where l.alert_id = a.id and r.adopted_at is not null
  order by r.adopted_at limit 1) r on true
  left join lateral (select min(c.validated_at) as "committedAt", min(coalesce( (select s.reached_on::timestamp at time zone 'UTC'
  from commitment_law_stage s
  where s.commitment_id = c.id and s.stage = 'in-force'), case when c.state in ('reached-in-time', 'reached-late') then c.ended_at end)) as "inForceAt", min((select min(x.at)
  from commitment_assessment x
  where x.commitment_id = c.id and x.early_results in ('moderate', 'significant'))) as "effectAt"
  from recommendation_alert l
  join commitment_recommendation x on x.recommendation_id = l.recommendation_id
  join commitment c on c.id = x.commitment_id
  where l.alert_id = a.id and c.validated_at is not null) c on true;

select c.validated_at as "validatedAt", coalesce( (select s.reached_on::timestamp at time zone 'UTC'
  from commitment_law_stage s
  where s.commitment_id = c.id and s.stage = 'in-force'), case when c.state in ('reached-in-time', 'reached-late') then c.ended_at end) as "forceAt", case when c.state in ('withdrawn', 'superseded') then c.ended_at end as "givenUpAt", (select min(x.at)
  from commitment_assessment x
  where x.commitment_id = c.id and x.early_results in ('moderate', 'significant')) as "effectAt"
  from commitment c
  where c.validated_at is not null and (not $2 or c.marking in ('AMBER', 'GREEN', 'CLEAR') and c.purpose = 'any') and ($1::int is null or c.owner_id = $1 or exists (select
  from commitment_participant p
  where p.commitment_id = c.id and p.participant_id = $1 and p.joined_at is not null and p.left_at is null)) and ($4::text is null or c.kind = $4) and ($3::text is null or exists (select
  from commitment_recommendation l
  join recommendation r on r.id = l.recommendation_id
  where l.commitment_id = c.id and ($3::text is null or r.group_key = $3 or r.group_key like $3 || '.%')));

select r.adopted_at as "adoptedAt", r.ended_at as "endedAt", (select min(c.validated_at)
  from commitment_recommendation l
  join commitment c on c.id = l.commitment_id
  where l.recommendation_id = r.id and c.validated_at >= r.adopted_at and (not $1 or c.marking in ('AMBER', 'GREEN', 'CLEAR') and c.purpose = 'any') and ($2::int is null or c.owner_id = $2 or exists (select
  from commitment_participant p
  where p.commitment_id = c.id and p.participant_id = $2 and p.joined_at is not null and p.left_at is null)) and ($4::text is null or c.kind = $4)) as "answeredAt"
  from recommendation r
  where r.adopted_at is not null and (not $1 or r.marking in ('AMBER', 'GREEN', 'CLEAR') and r.purpose = 'any') and ($3::text is null or r.group_key = $3 or r.group_key like $3 || '.%');

with advice as materialized ( select l.alert_id, r.id, r.adopted_at
  from recommendation_alert l
  join recommendation r on r.id = l.recommendation_id
  where l.alert_id = any ($1) and (not $2 or r.marking in ('AMBER', 'GREEN', 'CLEAR') and r.purpose = 'any')), item as materialized ( select i.subject_kind, i.subject_id, m.starts_at
  from meeting_item i
  join meeting m on m.id = i.meeting_id
  where m.state <> 'cancelled' and i.subject_kind in ('alert', 'recommendation') and (not $2 or m.marking in ('AMBER', 'GREEN', 'CLEAR') and m.purpose = 'any')), agenda as ( select subject_id as alert_id, starts_at
  from item
  where subject_kind = 'alert'
  union all select v.alert_id, i.starts_at
  from advice v
  join item i on i.subject_kind = 'recommendation' and i.subject_id = v.id), sent as materialized (select a.id, a.sent_at, a.ended_at
  from alert a
  where a.id = any ($1) and a.sent_at is not null) select s.id as "alertId", s.sent_at as "sentAt", s.ended_at as "endedAt", g.at as "agendaAt", v.at as "adoptedAt"
  from sent s
  left join (select s.id, min(g.starts_at) as at
  from sent s
  join agenda g on g.alert_id = s.id and g.starts_at >= s.sent_at
  group by s.id) g on g.id = s.id
  left join (select s.id, min(v.adopted_at) as at
  from sent s
  join advice v on v.alert_id = s.id and v.adopted_at >= s.sent_at
  group by s.id) v on v.id = s.id;

-- src/features/ledger/service.ts

select t.id as "triageId", t.state, t.opened_at as "openedAt", t.verified_at as "verifiedAt", s.*, case when t.state = 'dismissed' then (select max(e.at)
  from work_event e
  where e.subject_kind = 'triage' and e.subject_id = t.id and e.action = 'dismiss') end as "dismissedAt", a.id as "alertId", a.state as "alertState", a.sent_at as "sentAt", a.ended_at as "alertEndedAt"
  from triage t cross
  join lateral (select (array_agg(s.snapshot -> 'sentence'
  order by s.position))[1] as sentence, min(s.snapshot ->> 'occurredOn') as "occurredOn", min(s.snapshot ->> 'knownOn') as "knownOn", min(s.snapshot ->> 'receivedAt') as "receivedAt", min(s.snapshot ->> 'signalOn') as "signalOn"
  from triage_signal s
  where s.triage_id = t.id) s
  left join lateral (select a.*
  from alert_triage l
  join alert a on a.id = l.alert_id
  where l.triage_id = t.id and (a.sent_at is not null or a.state = 'draft') and (not $4 or a.marking in ('AMBER', 'GREEN', 'CLEAR') and a.purpose = 'any')
  order by a.sent_at, a.id limit 1) a on true
  where (not $4 or t.marking in ('AMBER', 'GREEN', 'CLEAR') and t.purpose = 'any') and ($1::date is null or t.opened_at >= $1::date) and ($2::date is null or t.opened_at < $2::date + 1) and ($3::int is null or t.owner_id = $3 or a.owner_id = $3 or exists (select
  from alert_recipient r
  where r.alert_id = a.id and r.participant_id = $3))
  order by t.opened_at desc, t.id desc;

with answer as materialized ( select c.alert_id, c.participant_id, min(c.at) filter (where c.stage = 'received') as received, min(c.at) filter (where c.stage = 'assessed') as assessed, min(c.at) filter (where c.stage = 'acted') as acted
  from alert_receipt c
  where c.alert_id = any ($1)
  group by 1, 2) select r.alert_id as "alertId", (extract(epoch
  from r.asked_at) * 1000)::float8 as "askedAt", (extract(epoch
  from c.received) * 1000)::float8 as received, (extract(epoch
  from c.assessed) * 1000)::float8 as assessed, (extract(epoch
  from c.acted) * 1000)::float8 as acted, r.is_irrelevant as "isIrrelevant", count(*) as count
  from alert_recipient r
  left join answer c on c.alert_id = r.alert_id and c.participant_id = r.participant_id
  where r.alert_id = any ($1) and ($2::int is null or r.participant_id = $2 or exists (select
  from alert a
  where a.id = r.alert_id and a.owner_id = $2))
  group by r.alert_id, r.asked_at, c.received, c.assessed, c.acted, r.is_irrelevant;

-- src/features/ledger/untaken.ts

select distinct g.signal_id as id, g.snapshot ->> 'identity' as identity, g.snapshot ->> 'startOn' as "startOn"
  from triage t
  join triage_signal g on g.triage_id = t.id
  where t.opened_at <= $1;

with seen as (select id, as_of
  from detection_run
  where as_of <= $1::date), held as ( select distinct on (s.id) s.id, s.kind, s.node_id, s.place_id, s.stream_id, s.leg, s.first_run_on, s.raised_at, st.run_id, seen.as_of
  from seen
  join signal_state st on st.run_id = seen.id
  join signal s on s.id = st.signal_id
  where s.node_id is not null and st.is_synthetic and ($2 or s.raised_at < $1::date + 1) and (seen.as_of = (select max(as_of)
  from seen) or seen.as_of >= case when $2 then s.first_run_on else s.raised_at::date end)
  order by s.id, seen.as_of desc) select h.id, h.kind, h.node_id as "nodeId", h.place_id as "placeId", h.stream_id as "streamId", h.leg, st.start_on as "startOn", h.first_run_on as "firstRunOn", h.raised_at as "raisedAt", h.as_of as "lastRunOn", h.as_of = (select max(as_of)
  from seen) as "isStanding", case when st.labels is null then null else (select coalesce(jsonb_agg(jsonb_build_object('marking', coalesce(l.marking, 'RED'), 'purpose', coalesce(l.purpose, 'any'), 'readers', coalesce(l.readers, '{}'), 'isOriginatorControlled', coalesce(l.is_originator_controlled, true))), '[]')
  from unnest(st.labels) u
  left join access_label l on l.id = u) end as labels
  from held h
  join signal_state st on st.run_id = h.run_id and st.signal_id = h.id;

