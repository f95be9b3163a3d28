-- src/features/health/queries.ts

select date_trunc('month', r.occurred_on::timestamp)::date as on, node, count(distinct r.id) as value
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  join report_substance s on s.report_id = r.id
  join reported_name n on n.id = s.name_id, unnest(n.targets) as node
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.stream_id = any($3::int[]) and n.outcome = 'resolved' and true
  group by 1, 2;

select date_trunc('month', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) filter (where not r.is_zero) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.stream_id = any($3::int[])
  group by 1, 2
  order by 1, 2;

select date_trunc('year', r.occurred_on::timestamp)::date as on, count(distinct r.id) as value
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and p.iso2 = $3 and r.stream_id = any($4::int[]) and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $5::text[]) and true
  group by 1;

select date_trunc('year', r.occurred_on::timestamp)::date as on, count(distinct r.place_id) as value
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.stream_id = any($3::int[]) and not r.is_zero
  group by 1;

select date_trunc('year', r.occurred_on::timestamp)::date as on, node, percentile_cont(0.5) within group (order by (r.details ->> 'mgPer1000PeopleDay')::float8) as value
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  join report_substance s on s.report_id = r.id
  join reported_name n on n.id = s.name_id, unnest(n.targets) as node
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.stream_id = any($3::int[]) and n.outcome = 'resolved' and jsonb_typeof(r.details -> 'mgPer1000PeopleDay') = 'number'
  group by 1, 2;

select date_trunc('year', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) filter (where not r.is_zero) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and p.iso2 = $3 and r.stream_id = any($4::int[])
  group by 1, 2
  order by 1, 2;

select date_trunc('year', r.occurred_on::timestamp)::date as on, r.stream_id, count(*) filter (where not r.is_zero) as reports
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.stream_id = any($3::int[])
  group by 1, 2
  order by 1, 2;

with class_name as ( select distinct c.node, n.id
  from jsonb_to_recordset($4::jsonb) as c (node text, member text)
  join reported_name n on n.targets @> array[c.member] and n.outcome = 'resolved') select date_trunc('month', r.occurred_on::timestamp)::date as on, c.node, count(distinct r.id) as value
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  join report_substance s on s.report_id = r.id
  join class_name c on c.id = s.name_id
  where r.known_on <= $1 and r.occurred_on <= $2::date and r.stream_id = any($3::int[])
  group by 1, 2;

