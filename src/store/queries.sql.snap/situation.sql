-- src/features/situation/queries.ts

with counted as ( select p.country_id, count(*) as reports, count(*) filter (where r.occurred_on > $1::date - 364 and r.occurred_on <= $1::date) as last_year, count(*) filter (where r.occurred_on > $1::date - 364 and r.occurred_on <= $1::date and not r.is_zero) as last_year_seen, max(r.occurred_on) as last_occurred_on
  from current_report r
  join place p on p.id = r.place_id
  where r.known_on <= $1::date
  group by 1) select c.id as place_id, c.iso2, c.name, g.name as region, c.latitude, c.longitude, coalesce(n.reports, 0) as reports, coalesce(n.last_year, 0) as last_year, coalesce(n.last_year_seen, 0) as last_year_seen, n.last_occurred_on
  from place c
  left join place g on g.id = c.region_id
  left join counted n on n.country_id = c.id
  where c.level = 'country'
  order by c.name, c.id;

