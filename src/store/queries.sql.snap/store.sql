-- src/store/door.ts

insert into account (person_id, email)
  values ($1, $2)
  on conflict do nothing;

insert into credential (person_id, password_hash)
  values ($1, 'none')
  on conflict do nothing;

select person_id as id
  from account
  where email = $1;

select person_id as id
  from role_grant
  where group_key = '2.1' and role = 'expert'
  order by person_id limit 1;

select person_id as id
  from role_grant
  where role = 'group-chair' and ended_at is null;

set local synchronous_commit to off;

-- src/store/evidence.ts

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6)
  order by r.occurred_on desc, r.id desc limit 0 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6)
  order by r.occurred_on desc, r.id desc limit 10 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 0 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 10 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5 and t.kind = $6
  order by r.occurred_on desc, r.id desc limit 0 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5 and t.kind = $6
  order by r.occurred_on desc, r.id desc limit 10 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 0 offset 0;

select r.id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 10 offset 0;

-- src/store/reading/count-series.ts

select date_trunc('month', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $3::text[]) and not r.is_zero
  group by 1, 2
  order by 1;

select date_trunc('month', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on >= $2::date and r.occurred_on <= $3::date and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5::int and t.kind = $6 and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $7::text[]) and not r.is_zero
  group by 1, 2
  order by 1;

select date_trunc('week', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and not r.is_zero
  group by 1, 2
  order by 1;

select date_trunc('week', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $3::text[]) and not r.is_zero
  group by 1, 2
  order by 1;

select s.id, s.kind, s.stream_id, st.start_on as on
  from signal_state st
  join signal s on s.id = st.signal_id
  where st.run_id = $1 and s.kind like 'stream-%' and s.stream_id = any($2::int[])
  order by st.start_on, s.id;

-- src/store/reading/places.ts

select p.id, p.name, p.level, p.iso2, c.name as country, p.latitude, p.longitude
  from place p
  left join place c on c.id = p.country_id
  where p.id = any($1::int[]);

-- src/store/reading/reading.ts

select id, as_of, coverage
  from detection_run
  where as_of <= $1
  order by as_of desc limit 1;

-- src/store/reading/report-page.ts

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1;

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on >= $2::date and r.occurred_on <= $3::date and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5::int and t.kind = $6 and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $7::text[]);

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6);

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[]);

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5 and t.kind = $6;

select count(*) as total
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[]);

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1
  order by r.occurred_on desc, r.id desc limit 50 offset 0;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on >= $2::date and r.occurred_on <= $3::date and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5::int and t.kind = $6 and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $7::text[])
  order by r.occurred_on desc, r.id desc limit 50 offset 0;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6)
  order by r.occurred_on desc, r.id desc limit 50 offset 0;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 50 offset 0;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5 and t.kind = $6
  order by r.occurred_on desc, r.id desc limit 50 offset 0;

select r.id, r.stream_id, r.place_id, r.occurred_on, r.occurred_precision, r.known_on, r.amount_text, r.unit_text, r.comparable, r.comparable_unit, r.is_zero, r.is_simulated, (select l.marking
  from access_label l
  where l.id = r.label_id) as marking
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  order by r.occurred_on desc, r.id desc limit 50 offset 0;

select s.report_id, n.name, n.outcome, n.targets
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = any($1::bigint[])
  order by s.report_id, s.position;

-- src/store/reading/streams.ts

select *
  from stream
  order by id;

-- src/store/work-events.ts

insert into work_event (subject_kind, subject_id, at, actor_id, action, from_state, to_state, note, detail)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

insert into work_event (subject_kind, subject_id, at, actor_id, action, from_state, to_state, note, detail) select n.kind, n.id, $7, $8, n.action, n.from_state, n.to_state, n.note, n.detail::jsonb
  from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $9::text[]) with ordinality as n (kind, id, action, from_state, to_state, note, detail, place)
  order by n.place;

select e.at, case when e.actor_id is null then null else jsonb_build_object('id', e.actor_id, 'name', coalesce(p.name, '')) end as actor, e.action, e.from_state as "from", e.to_state as "to", e.note
  from work_event e
  left join person p on p.id = e.actor_id
  where e.subject_kind = $1 and e.subject_id = $2
  order by e.id;

select record_audit($1, $2, $3, $4);

select record_audit(n.kind || '.' || n.action, n.kind || ':' || n.id, jsonb_build_object('from', n.from_state, 'to', n.to_state), n.note)
  from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[]) as n (kind, id, action, from_state, to_state, note);

