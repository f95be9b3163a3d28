-- src/features/signals/list-signals.ts

select s.id, s.detector, s.kind, s.node_id, s.leg, a.name as leg_from, b.name as leg_to, p.id as place_id, p.name as place_name, p.level, p.iso2, t.id as stream_id, t.reporter_name, t.source_id, st.start_on, st.last_on, st.observed, st.expected, st.lower, st.upper, st.p_value, st.score, st.report_count, st.is_synthetic, st.finding, case when st.labels is null then null else (select coalesce(jsonb_agg(jsonb_build_object('marking', coalesce(l.marking, 'RED'), 'purpose', coalesce(l.purpose, 'any'), 'readers', coalesce(l.readers, '{}'), 'isOriginatorControlled', coalesce(l.is_originator_controlled, true))), '[]')
  from unnest(st.labels) u
  left join access_label l on l.id = u) end as labels
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  left join stream t on t.id = s.stream_id
  left join place a on a.id = (s.leg ->> 'fromId')::int
  left join place b on b.id = (s.leg ->> 'toId')::int
  where st.run_id = (select id
  from detection_run
  where as_of <= $1
  order by as_of desc limit 1) and (not $2 or st.is_synthetic or s.node_id is null)
  order by st.rank limit $3;

-- src/features/signals/queries.ts

select run.as_of as "asOf", st.observed, st.expected, st.score
  from signal_state st
  join detection_run run on run.id = st.run_id
  where st.signal_id = $1 and run.as_of <= $2
  order by run.as_of;

select s.id, s.detector, s.kind, s.node_id as "nodeId", s.place_id as "placeId", s.stream_id as "streamId", s.leg, s.first_run_on as "firstRunOn", s.raised_at as "raisedAt", st.start_on as "startOn", st.last_on as "lastOn", st.observed, st.expected, st.lower, st.upper, st.p_value as "pValue", st.score, st.report_count as "reportCount", st.finding, st.series, case when st.labels is null then null else (select coalesce(jsonb_agg(jsonb_build_object('marking', coalesce(l.marking, 'RED'), 'purpose', coalesce(l.purpose, 'any'), 'readers', coalesce(l.readers, '{}'), 'isOriginatorControlled', coalesce(l.is_originator_controlled, true))), '[]')
  from unnest(st.labels) u
  left join access_label l on l.id = u) end as labels, $3::text as "asOf"
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  where st.run_id = $1 and ($2::text is null or s.kind = $2)
  order by st.rank limit 499 offset 0;

select s.id, s.detector, s.kind, s.node_id as "nodeId", s.place_id as "placeId", s.stream_id as "streamId", s.leg, s.first_run_on as "firstRunOn", s.raised_at as "raisedAt", st.start_on as "startOn", st.last_on as "lastOn", st.observed, st.expected, st.lower, st.upper, st.p_value as "pValue", st.score, st.report_count as "reportCount", st.finding, st.series, case when st.labels is null then null else (select coalesce(jsonb_agg(jsonb_build_object('marking', coalesce(l.marking, 'RED'), 'purpose', coalesce(l.purpose, 'any'), 'readers', coalesce(l.readers, '{}'), 'isOriginatorControlled', coalesce(l.is_originator_controlled, true))), '[]')
  from unnest(st.labels) u
  left join access_label l on l.id = u) end as labels, $3::text as "asOf"
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  where st.run_id = $1 and ($2::text is null or s.kind = $2)
  order by st.rank limit 500 offset 0;

select s.id, s.detector, s.kind, s.node_id as "nodeId", s.place_id as "placeId", s.stream_id as "streamId", s.leg, s.first_run_on as "firstRunOn", s.raised_at as "raisedAt", st.start_on as "startOn", st.last_on as "lastOn", st.observed, st.expected, st.lower, st.upper, st.p_value as "pValue", st.score, st.report_count as "reportCount", st.finding, st.series, case when st.labels is null then null else (select coalesce(jsonb_agg(jsonb_build_object('marking', coalesce(l.marking, 'RED'), 'purpose', coalesce(l.purpose, 'any'), 'readers', coalesce(l.readers, '{}'), 'isOriginatorControlled', coalesce(l.is_originator_controlled, true))), '[]')
  from unnest(st.labels) u
  left join access_label l on l.id = u) end as labels, $3::text as "asOf"
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  where st.run_id = $1 and (st.is_synthetic or s.node_id is null) and ($2::text is null or s.kind = $2)
  order by st.rank limit 50 offset 0;

select s.id, s.detector, s.kind, s.node_id as "nodeId", s.place_id as "placeId", s.stream_id as "streamId", s.leg, s.first_run_on as "firstRunOn", s.raised_at as "raisedAt", st.start_on as "startOn", st.last_on as "lastOn", st.observed, st.expected, st.lower, st.upper, st.p_value as "pValue", st.score, st.report_count as "reportCount", st.finding, st.series, case when st.labels is null then null else (select coalesce(jsonb_agg(jsonb_build_object('marking', coalesce(l.marking, 'RED'), 'purpose', coalesce(l.purpose, 'any'), 'readers', coalesce(l.readers, '{}'), 'isOriginatorControlled', coalesce(l.is_originator_controlled, true))), '[]')
  from unnest(st.labels) u
  left join access_label l on l.id = u) end as labels, $6::text as "asOf"
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  where st.run_id = $1 and s.detector = $2 and (p.iso2 = $3 or exists (select
  from place e
  where e.iso2 = $3 and e.level = 'country' and e.id in ((s.leg ->> 'fromId')::int, (s.leg ->> 'toId')::int))) and s.node_id = any($4::text[]) and ($5::text is null or s.kind = $5)
  order by st.rank limit 50 offset 0;

select s.id, s.detector, s.kind, s.node_id as "nodeId", s.place_id as "placeId", s.stream_id as "streamId", s.leg, s.first_run_on as "firstRunOn", s.raised_at as "raisedAt", st.start_on as "startOn", st.last_on as "lastOn", st.observed, st.expected, st.lower, st.upper, st.p_value as "pValue", st.score, st.report_count as "reportCount", st.finding, st.series, case when st.labels is null then null else (select coalesce(jsonb_agg(jsonb_build_object('marking', coalesce(l.marking, 'RED'), 'purpose', coalesce(l.purpose, 'any'), 'readers', coalesce(l.readers, '{}'), 'isOriginatorControlled', coalesce(l.is_originator_controlled, true))), '[]')
  from unnest(st.labels) u
  left join access_label l on l.id = u) end as labels, run.as_of as "asOf"
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  join detection_run run on run.id = st.run_id
  where s.id = $1 and run.as_of <= $2
  order by run.as_of desc limit 1;

select s.kind, count(*) as count
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  where st.run_id = $1
  group by 1
  order by 2 desc, 1;

select s.kind, count(*) as count
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  where st.run_id = $1 and (st.is_synthetic or s.node_id is null)
  group by 1
  order by 2 desc, 1;

select s.kind, count(*) as count
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  where st.run_id = $1 and s.detector = $2 and (p.iso2 = $3 or exists (select
  from place e
  where e.iso2 = $3 and e.level = 'country' and e.id in ((s.leg ->> 'fromId')::int, (s.leg ->> 'toId')::int))) and s.node_id = any($4::text[])
  group by 1
  order by 2 desc, 1;

-- src/features/signals/service.ts

select distinct r.stream_id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6);

select distinct r.stream_id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[]);

select distinct r.stream_id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[]);

select r.place_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6)
  group by 1
  order by 2 desc, 1 limit 500;

select r.place_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  group by 1
  order by 2 desc, 1 limit 500;

select r.place_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and r.stream_id = $5 and t.kind = $6
  group by 1
  order by 2 desc, 1 limit 500;

select r.place_id, count(*) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int in (p.id, p.division_id, p.country_id, p.region_id) and t.kind = $5 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $6::text[])
  group by 1
  order by 2 desc, 1 limit 500;

-- src/features/signals/spark.ts

with recent as ( select r.*, date_trunc('week', r.occurred_on::timestamp)::date as week, t.kind, p.division_id, p.country_id, p.region_id
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2::date and $1::date), named as ( select s.report_id, array_agg(distinct target) as nodes
  from recent r
  join report_substance s on s.report_id = r.id
  join reported_name n on n.id = s.name_id and n.outcome = 'resolved', unnest(n.targets) as target
  group by 1) select week, array[place_id, division_id, country_id, region_id] as places, stream_id as "streamId", kind, coalesce(departure_id, producing_id) as "fromId", coalesce(destination_id, country_id) as "toId", lower(mode) as mode, lower(concealment) as concealment, coalesce(nodes, '{}') as nodes, count(*) as reports
  from recent r
  left join named on named.report_id = r.id
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9;

