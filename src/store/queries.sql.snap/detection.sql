-- src/features/detection/load-reports.ts

reset work_mem;

select r.stream_id, r.place_id, r.occurred_on - date '1970-01-01', r.known_on - date '1970-01-01', coalesce(r.departure_id, r.producing_id), r.destination_id, r.mode, r.concealment, coalesce(m.names, s.name_id::text), r.label_id, count(*)::int
  from current_report r
  left join report_substance s on s.report_id = r.id and s.position = 1
  left join ( select report_id, string_agg(distinct name_id::text, ',') as names
  from report_substance
  where report_id in (select report_id
  from report_substance
  where position > 1)
  group by report_id) m on m.report_id = r.id
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;

set local work_mem = '64MB';

-- src/features/detection/load.ts

select *
  from stream
  order by id;

select id, parent_id, level, name, iso2
  from place
  order by id;

select id, targets, outcome
  from reported_name;

select now() as at;

-- src/features/detection/record.ts

delete
  from detection_run
  where as_of = $1;

insert into detection_run (audience, as_of, ran_at, parameters_version, reports_known, coverage, series_count)
  values (sight_audience(), $1, $2, $3, $4, $5, $6)
  returning id;

insert into signal (audience, id, detector, kind, node_id, place_id, stream_id, leg, start_on, first_run_on, raised_at) select distinct on (id) sight_audience(), id, detector, kind, node_id, place_id, stream_id, leg, start_on, $2::date, $3::timestamptz
  from jsonb_to_recordset($1::jsonb) as s (id text, detector text, kind text, node_id text, place_id int, stream_id int, leg jsonb, start_on date)
  on conflict (audience, id) do update
  set first_run_on = least(signal.first_run_on, excluded.first_run_on);

insert into signal_state (audience, run_id, signal_id, rank, start_on, last_on, observed, expected, lower, upper, p_value, score, report_count, labels, is_synthetic, finding, series) select sight_audience(), $2::int, signal_id, rank, start_on, last_on, observed, expected, lower, upper, p_value, score, report_count, array(select jsonb_array_elements_text(labels)::int), is_synthetic, finding, series
  from jsonb_to_recordset($1::jsonb) as s (signal_id text, rank int, start_on date, last_on date, observed float8, expected float8, lower float8, upper float8, p_value float8, score float8, report_count int, labels jsonb, is_synthetic boolean, finding jsonb, series jsonb)
  on conflict do nothing;

-- src/features/detection/service.ts

select
  from detection_run run
  where as_of = $1 and run.parameters_version = $2 and not changed_since(run.ran_at, run.as_of);

select
  from series_cell
  where known_on <= $1::date limit 1;

select distinct on (s.id) s.id, s.kind, s.detector, state.finding -> 'names' as names, state.start_on, state.last_on
  from signal_state state
  join signal s on s.id = state.signal_id
  join detection_run run on run.id = state.run_id
  where run.as_of < $1 and run.as_of > $1::date - 400
  order by s.id, run.as_of desc;

select max(known_on) as newest
  from series_cell;

select pg_advisory_xact_lock($1);

select run.as_of > $1::date - 28 and ($1::date >= (select max(known_on)
  from series_cell) or run.parameters_version = $2 and not changed_since(run.ran_at, run.as_of)) as holds
  from detection_run run
  where as_of <= $1::date
  order by as_of desc limit 1;

select to_char(day, 'YYYY-MM-DD') as day
  from generate_series($1::date - 182, $1::date - 7, interval '7 days') day
  where day >= (select min(known_on)
  from series_cell) and not exists (select
  from detection_run run
  where as_of <= day and as_of > day - interval '7 days' and run.parameters_version = $2 and not changed_since(run.ran_at, run.as_of))
  order by 1;

