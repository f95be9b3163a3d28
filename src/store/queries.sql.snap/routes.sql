-- src/features/routes/queries.ts

select count(*) as reports, count(*) filter (where r.route_as_written is not null) as routed
  from current_report r
  where r.known_on <= $1 and ($4::text[] is null or r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $4::text[])) and r.occurred_on between $2::date and $3::date and not r.is_zero;

select min(r.concealment) as text, count(*) filter (where r.occurred_on between $2::date and $3::date) as reports, min(r.occurred_on) as first_on
  from current_report r
  where r.known_on <= $1 and ($4::text[] is null or r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $4::text[])) and r.concealment <> ''
  group by lower(r.concealment) having count(*) filter (where r.occurred_on between $2::date and $3::date) > 0
  order by 2 desc, 1;

select min(r.mode) as text, count(*) filter (where r.occurred_on between $2::date and $3::date) as reports, min(r.occurred_on) as first_on
  from current_report r
  where r.known_on <= $1 and ($4::text[] is null or r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $4::text[])) and r.mode <> ''
  group by lower(r.mode) having count(*) filter (where r.occurred_on between $2::date and $3::date) > 0
  order by 2 desc, 1;

select s.id, s.leg
  from signal_state st
  join signal s on s.id = st.signal_id
  where st.run_id = $1 and s.kind = 'new-leg' and s.leg is not null and ($2::text[] is null or s.node_id = any($2))
  order by st.rank;

with way as ( select r.id, r.occurred_on, r.occurred_on between $2::date and $3::date as inside, array[coalesce(r.departure_id, r.producing_id)] || coalesce(r.transit_ids, '{}'::int[]) || array[coalesce(r.destination_id, p.country_id)] as stops
  from current_report r
  join place p on p.id = r.place_id
  where r.known_on <= $1 and ($4::text[] is null or r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $4::text[])) and coalesce(r.departure_id, r.producing_id, r.destination_id, r.transit_ids[1]) is not null), pair as ( select id, occurred_on, inside, stops[i] as a, stops[i + 1] as b
  from way, generate_series(1, cardinality(stops) - 1) as i
  union select id, occurred_on, inside, stops[1], stops[cardinality(stops)]
  from way
  where (stops[1], stops[cardinality(stops)]) in (select *
  from unnest($5::int[], $6::int[]))) select a, b, count(*) filter (where inside) as reports, min(occurred_on) as first_on, max(occurred_on) as last_on
  from pair
  where a <> b
  group by 1, 2 having count(*) filter (where inside) > 0
  order by 3 desc, 1, 2;

with way as ( select r.id, r.occurred_on, r.occurred_on between $2::date and $3::date as inside, array[coalesce(r.departure_id, r.producing_id)] || coalesce(r.transit_ids, '{}'::int[]) || array[coalesce(r.destination_id, p.country_id)] as stops
  from current_report r
  join place p on p.id = r.place_id
  where r.known_on <= $1 and ($4::text[] is null or r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $4::text[])) and coalesce(r.departure_id, r.producing_id, r.destination_id, r.transit_ids[1]) is not null), pair as ( select id, occurred_on, inside, stops[i] as a, stops[i + 1] as b
  from way, generate_series(1, cardinality(stops) - 1) as i
  union select id, occurred_on, inside, stops[1], stops[cardinality(stops)]
  from way
  where (stops[1], stops[cardinality(stops)]) in (select *
  from unnest($5::int[], $6::int[]))) select a, b, node, count(distinct pair.id) as reports
  from pair
  join report_substance s on s.report_id = pair.id
  join reported_name n on n.id = s.name_id, unnest(n.targets) as node
  where inside and n.outcome = 'resolved' and ($4::text[] is null or node = any($4::text[])) and (a, b) in (select *
  from unnest($7::int[], $8::int[]))
  group by 1, 2, 3
  order by 4 desc, 3;

