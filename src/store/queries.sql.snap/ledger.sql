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

