-- src/features/triage/queries.ts

select distinct s.triage_id as id
  from triage_signal s
  where s.signal_id = $1 or s.snapshot ->> 'identity' = $2 and abs((s.snapshot ->> 'startOn')::date - $3::date) <= 365;

select min(e.occurred_on) as occurred, min(e.known_on) as known, min(e.received_at) as received, jsonb_build_object('ownerId', l.owner_id, 'marking', l.marking, 'purpose', l.purpose, 'readers', l.readers, 'isOriginatorControlled', l.is_originator_controlled) as label
  from (select r.label_id, r.occurred_on, r.known_on, r.received_at
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6)) e
  join access_label l on l.id = e.label_id
  group by l.id;

select min(e.occurred_on) as occurred, min(e.known_on) as known, min(e.received_at) as received, jsonb_build_object('ownerId', l.owner_id, 'marking', l.marking, 'purpose', l.purpose, 'readers', l.readers, 'isOriginatorControlled', l.is_originator_controlled) as label
  from (select r.label_id, r.occurred_on, r.known_on, r.received_at
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])) e
  join access_label l on l.id = e.label_id
  group by l.id;

select min(e.occurred_on) as occurred, min(e.known_on) as known, min(e.received_at) as received, jsonb_build_object('ownerId', l.owner_id, 'marking', l.marking, 'purpose', l.purpose, 'readers', l.readers, 'isOriginatorControlled', l.is_originator_controlled) as label
  from (select r.label_id, r.occurred_on, r.known_on, r.received_at
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])) e
  join access_label l on l.id = e.label_id
  group by l.id;

-- src/features/triage/service.ts

insert into triage (owner_id, marking, purpose, readers, evidence, state, opened_by, opened_at, due_at, holder_id)
  values ($1, $2, $3, $4, $5, 'open', $6, $7, $8, $6)
  returning id;

insert into triage_signal (triage_id, position, signal_id, snapshot)
  values ($1, $2, $3, $4);

select a.id
  from alert_triage l
  join alert a on a.id = l.alert_id
  where l.triage_id = $1
  order by a.id;

update triage
  set source_grade = $2, credibility = $3
  where id = $1;

update triage
  set version = version + 1, state = $2, verified_at = case when $3 then $4::timestamptz when $2 = 'open' then null else verified_at end
  where id = $1;

-- src/features/triage/waiting-triages.ts

select t.id, t.state, t.marking, t.opened_at as "openedAt", t.due_at as "dueAt", t.verified_at as "verifiedAt", s.snapshot -> 'node' ->> 'name' as node, s.snapshot -> 'place' ->> 'name' as place
  from triage t
  left join triage_signal s on s.triage_id = t.id and s.position = (select min(position)
  from triage_signal f
  where f.triage_id = t.id)
  where t.holder_id = $1 and t.state in ('open', 'verified')
  order by t.due_at, t.id limit 500;

