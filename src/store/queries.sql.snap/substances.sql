-- src/features/substances/queries.ts

select count(*) as count
  from signal_state st
  join signal s on s.id = st.signal_id
  where st.run_id = $1 and s.node_id = any($2::text[]);

select id, targets
  from reported_name
  where outcome = 'resolved';

select n.name, count(*) as rows
  from reported_name n
  join report_substance s on s.name_id = n.id
  join current_report r on r.id = s.report_id
  where n.outcome = 'resolved' and $1 = any(n.targets) and r.known_on <= $2
  group by n.id
  order by 2 desc, 1 limit 100;

select t.kind, count(*) as reports, min(r.occurred_on) as "firstSeenOn"
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $2::text[])
  group by 1
  order by 2 desc, 1;

with kinds as ( select p.country_id, p.iso2, t.kind, count(*) as reports, min(r.occurred_on) as first_on, max(r.occurred_on) as last_on
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.id in (select s.report_id
  from report_substance s
  join reported_name n on n.id = s.name_id
  where n.outcome = 'resolved' and n.targets && $2::text[]) and p.country_id is not null
  group by 1, 2, 3), firsts as (select k.*, min(first_on) over (partition by country_id) as country_first
  from kinds k) select country_id, iso2, sum(reports)::int as reports, min(first_on) as first_on, max(last_on) as last_on, array_agg(kind
  order by kind) filter (where first_on = country_first) as first_kinds
  from firsts
  group by 1, 2
  order by first_on, 1;

with named as ( select r.id, r.occurred_on, p.country_id, array_agg(distinct s.name_id) as names
  from current_report r
  join place p on p.id = r.place_id
  join report_substance s on s.report_id = r.id
  where r.known_on <= $1 and r.id = any (array(select report_id
  from report_substance
  where position > 1))
  group by 1, 2, 3), together as materialized ( select names, country_id, count(*) as reports, min(occurred_on) as first_on, max(occurred_on) as last_on
  from named
  where cardinality(names) > 1
  group by 1, 2) select array[c.name_id] as names, p.country_id, sum(c.reports)::int as reports, min(c.occurred_on) as first_on, max(c.occurred_on) as last_on
  from series_cell c
  join place p on p.id = c.place_id
  where c.known_on <= $1
  group by c.name_id, p.country_id
  union all select *
  from together
  union all select array[name], country_id, -reports, first_on, last_on
  from together, unnest(names) as name;

