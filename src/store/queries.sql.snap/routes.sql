-- src/features/routes/queries.ts

select grouping(lower(r.concealment), lower(r.mode), p.country_id)::int as sums, r.departure_id, r.producing_id, r.destination_id, r.transit_ids, p.country_id, min(r.mode) as mode, min(r.concealment) as concealment, count(*) filter (where r.occurred_on between $3::date and $4::date) as inside, count(*) filter (where r.occurred_on between $3::date and $4::date and not r.is_zero) as reports, count(*) filter (where r.occurred_on between $3::date and $4::date and not r.is_zero and r.route_as_written is not null) as routed, min(r.occurred_on) as first_on, max(r.occurred_on) as last_on, case when grouping(p.country_id) = 0 then array_agg(r.id) filter (where r.occurred_on between $3::date and $4::date and coalesce(r.departure_id, r.producing_id, r.destination_id, r.transit_ids[1]) is not null) end as ids
  from current_report r
  join place p on p.id = r.place_id
  where r.known_on <= $1 and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $2::text[])
  group by grouping sets ((r.departure_id, r.producing_id, r.destination_id, r.transit_ids, p.country_id), (lower(r.mode)), (lower(r.concealment)), ());

select l.a, l.b, node, count(distinct l.id) as reports
  from unnest($1::int[], $2::int[], $3::bigint[]) as l (a, b, id)
  join report_substance s on s.report_id = l.id
  join reported_name n on n.id = s.name_id, unnest(n.targets) as node
  where n.outcome = 'resolved' and ($4::text[] is null or node = any($4::text[]))
  group by 1, 2, 3
  order by 4 desc, 3;

select s.id, s.leg
  from signal_state st
  join signal s on s.id = st.signal_id
  where st.run_id = $1 and s.kind = 'new-leg' and s.leg is not null and ($2::text[] is null or s.node_id = any($2))
  order by st.rank;

