-- src/features/ledger/measures.ts

select a.id as "alertId", r.id as "recommendationId", r.adopted_at as "adoptedAt", c."committedAt", c."inForceAt"
  from unnest($1::int[]) as a (id)
  left join lateral (select r.id, r.adopted_at
  from recommendation_alert l
  join recommendation r on r.id = l.recommendation_id
  where l.alert_id = a.id and r.adopted_at is not null
  order by r.adopted_at limit 1) r on true
  left join lateral (select min(c.validated_at) as "committedAt", min(coalesce( (select s.reached_on::timestamp at time zone 'UTC'
  from commitment_law_stage s
  where s.commitment_id = c.id and s.stage = 'in-force'), case when c.state in ('reached-in-time', 'reached-late') then c.ended_at end)) as "inForceAt"
  from recommendation_alert l
  join commitment_recommendation x on x.recommendation_id = l.recommendation_id
  join commitment c on c.id = x.commitment_id
  where l.alert_id = a.id and c.validated_at is not null) c on true;

select a.sent_at as "sentAt", (select min(m.starts_at)
  from meeting_item i
  join meeting m on m.id = i.meeting_id
  where m.state <> 'cancelled' and m.starts_at >= a.sent_at and (i.subject_kind = 'alert' and i.subject_id = a.id or i.subject_kind = 'recommendation' and exists (select
  from recommendation_alert l
  where l.alert_id = a.id and l.recommendation_id = i.subject_id))) as "agendaAt", (select min(r.adopted_at)
  from recommendation_alert l
  join recommendation r on r.id = l.recommendation_id
  where l.alert_id = a.id and r.adopted_at >= a.sent_at) as "adoptedAt"
  from alert a
  where a.id = any ($1) and a.sent_at is not null;

select c.validated_at as "validatedAt", coalesce( (select s.reached_on::timestamp at time zone 'UTC'
  from commitment_law_stage s
  where s.commitment_id = c.id and s.stage = 'in-force'), case when c.state in ('reached-in-time', 'reached-late') then c.ended_at end) as "forceAt", case when c.state in ('withdrawn', 'superseded') then c.ended_at end as "givenUpAt", (select min(x.at)
  from commitment_assessment x
  where x.commitment_id = c.id and x.early_results in ('moderate', 'significant')) as "effectAt"
  from commitment c
  where c.validated_at is not null and ($1::int is null or c.owner_id = $1 or exists (select
  from commitment_participant p
  where p.commitment_id = c.id and p.participant_id = $1 and p.joined_at is not null));

select r.adopted_at as "adoptedAt", r.ended_at as "endedAt", (select min(c.validated_at)
  from commitment_recommendation l
  join commitment c on c.id = l.commitment_id
  where l.recommendation_id = r.id and c.validated_at >= r.adopted_at) as "answeredAt"
  from recommendation r
  where r.adopted_at is not null;

-- src/features/ledger/service.ts

select r.alert_id as "alertId", r.asked_at as "askedAt", a.ended_at as "endedAt", min(c.at) filter (where c.stage = 'received') as received, min(c.at) filter (where c.stage = 'assessed') as assessed, min(c.at) filter (where c.stage = 'acted') as acted, coalesce(bool_or(c.is_relevant = false), false) as "isIrrelevant"
  from alert_recipient r
  join alert a on a.id = r.alert_id
  left join alert_receipt c on c.alert_id = r.alert_id and c.participant_id = r.participant_id
  where r.alert_id = any ($1) and ($2::int is null or r.participant_id = $2 or a.owner_id = $2)
  group by r.alert_id, r.participant_id, r.asked_at, a.ended_at
  order by r.alert_id, r.participant_id;

select t.id as "triageId", t.state, t.opened_at as "openedAt", t.verified_at as "verifiedAt", s.*, case when t.state = 'dismissed' then (select max(e.at)
  from work_event e
  where e.subject_kind = 'triage' and e.subject_id = t.id and e.action = 'dismiss') end as "dismissedAt", a.id as "alertId", a.state as "alertState", a.sent_at as "sentAt"
  from triage t cross
  join lateral (select (array_agg(s.snapshot -> 'sentence'
  order by s.position))[1] as sentence, min(s.snapshot ->> 'occurredOn') as "occurredOn", min(s.snapshot ->> 'knownOn') as "knownOn", min(s.snapshot ->> 'receivedAt') as "receivedAt", min(s.snapshot ->> 'signalOn') as "signalOn"
  from triage_signal s
  where s.triage_id = t.id) s
  left join lateral (select a.*
  from alert_triage l
  join alert a on a.id = l.alert_id
  where l.triage_id = t.id
  order by a.id limit 1) a on true
  where ($1::date is null or t.opened_at >= $1::date) and ($2::date is null or t.opened_at < $2::date + 1) and ($3::int is null or t.owner_id = $3 or a.owner_id = $3 or exists (select
  from alert_recipient r
  where r.alert_id = a.id and r.participant_id = $3))
  order by t.opened_at desc, t.id desc;

