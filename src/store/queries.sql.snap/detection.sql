-- src/features/detection/load.ts

select *
  from stream
  order by id;

select id, parent_id, level, name, iso2
  from place
  order by id;

select id, targets, outcome
  from reported_name;

select r.stream_id, s.name_id, coalesce(r.departure_id, r.producing_id), coalesce(r.destination_id, p.country_id), r.mode, r.concealment, r.occurred_on - date '1970-01-01', r.known_on - date '1970-01-01', count(*)::int
  from current_report r
  join report_substance s on s.report_id = r.id
  join place p on p.id = r.place_id
  where r.mode is not null or r.concealment is not null or coalesce(r.departure_id, r.producing_id) is distinct
  from coalesce(r.destination_id, p.country_id)
  group by 1, 2, 3, 4, 5, 6, 7, 8;

select stream_id, place_id, name_id, occurred_on - date '1970-01-01', known_on - date '1970-01-01', reports
  from series_cell;

-- src/features/detection/record.ts

delete
  from detection_run
  where as_of = $1;

insert into detection_run (audience, as_of, parameters_version, reports_known, coverage, series_count)
  values (sight_audience(), $1, $2, (select count(*)
  from current_report
  where known_on <= $1), $3, $4)
  returning id;

insert into signal (audience, id, detector, kind, node_id, place_id, stream_id, leg, start_on, first_run_on)
  values (sight_audience(), $1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (audience, id) do update
  set first_run_on = least(signal.first_run_on, excluded.first_run_on);

insert into signal_state (audience, run_id, signal_id, rank, start_on, last_on, observed, expected, lower, upper, p_value, score, report_count, is_synthetic, finding, series)
  values (sight_audience(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
  on conflict do nothing;

-- src/features/detection/service.ts

select
  from detection_run
  where as_of = $1 and parameters_version = $2 and ran_at >= coalesce(last_change(), '-infinity');

select distinct on (s.id) s.id, s.kind, s.detector, state.finding -> 'names' as names, state.start_on, state.last_on
  from signal_state state
  join signal s on s.id = state.signal_id
  join detection_run run on run.id = state.run_id
  where run.as_of < $1 and run.as_of > $1::date - 400
  order by s.id, run.as_of desc;

select max(known_on) as newest
  from series_cell;

select pg_advisory_xact_lock($1);

