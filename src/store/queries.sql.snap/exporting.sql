-- src/features/exporting/tables.ts

declare exported no scroll cursor for select date_trunc('week', c.occurred_on)::date::text as week, t.kind, t.source_id as source, t.reporter_name as reporter, p.iso2 as country, p.level as place_level, p.name as place, n.name as substance_as_written, array_to_string(n.targets, '; ') as substance_resolved, sum(c.reports)::int as reports
  from series_cell c
  join stream t on t.id = c.stream_id
  join place p on p.id = c.place_id
  join reported_name n on n.id = c.name_id
  join access_label l on l.id = c.label_id
  where c.known_on <= date '2025-03-29' and (not l.is_originator_controlled or l.owner_id = any ((select sight_participants())::int[]))
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  order by 1, 2, 3, 4, 5, 6, 7, 8;

declare exported no scroll cursor for select n.name, a.email, p.key as participant, g.role, coalesce(string_agg(g.group_key, '; '
  order by g.group_key), '') as groups
  from role_grant g
  join person n on n.id = g.person_id
  join participant p on p.id = g.participant_id
  left join account a on a.person_id = n.id
  where g.ended_at is null and n.ended_at is null
  group by n.id, a.email, p.key, g.role
  order by p.key, n.name, n.id, g.role;

declare exported no scroll cursor for select p.kind, p.key as code, p.name, p.joined_on::text, p.left_on::text
  from participant p
  where p.id <> 1
  order by p.kind, p.name, p.id;

declare exported no scroll cursor for select r.id, t.kind, t.source_id as source, t.reporter_name as reporter, r.record_id, r.revision, r.occurred_on::text, r.occurred_precision, r.reported_on::text, r.known_on::text, r.received_at::text, p.iso2 as country, nullif(r.place_as_written[2], '') as division, nullif(r.place_as_written[3], '') as town, p.latitude, p.longitude, p.coordinates_method, (select string_agg(n.name, '; '
  order by s.position)
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id) as substances_as_written, (select string_agg(distinct target, '; ')
  from report_substance s
  join reported_name n on n.id = s.name_id, unnest(n.targets) target
  where s.report_id = r.id) as substances_resolved, r.amount_text, r.unit_text, r.comparable as comparable_amount, r.comparable_unit, (select iso2
  from place
  where id = r.producing_id) as producing, (select iso2
  from place
  where id = r.departure_id) as departure, (select iso2
  from place
  where id = r.destination_id) as destination, r.mode, r.concealment, r.details::text, l.marking, l.purpose, r.is_zero as nothing_seen, f.sha256 as file_sha256, r.row_number as file_row, r.source_version
  from current_report r
  join stream t on t.id = r.stream_id
  join place p on p.id = r.place_id
  join file_provenance f on f.id = r.file_id
  join access_label l on l.id = r.label_id
  where r.known_on <= date '2025-03-29' and (not l.is_originator_controlled or l.owner_id = any ((select sight_participants())::int[]))
  order by r.id;

declare exported no scroll cursor for select s.id, st.rank, s.detector, s.kind, s.node_id as substance_or_class, p.name as place, p.level as place_level, p.iso2 as country, t.reporter_name as stream, st.start_on::text as start, st.last_on::text as last, st.observed, st.expected, st.lower, st.upper, st.p_value, st.score, st.report_count as reports
  from signal_state st
  join signal s on s.id = st.signal_id
  join place p on p.id = s.place_id
  left join stream t on t.id = s.stream_id
  where st.run_id = (select id
  from detection_run
  where as_of <= date '2025-03-29'
  order by as_of desc limit 1)
  order by st.rank;

fetch 0
  from exported;

fetch 5000
  from exported;

select count(*) as count
  from current_report r
  join access_label l on l.id = r.label_id
  where l.is_originator_controlled and r.known_on <= $1 and not (not l.is_originator_controlled or l.owner_id = any ((select sight_participants())::int[]));

