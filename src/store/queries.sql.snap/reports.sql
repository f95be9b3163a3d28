-- src/features/reports/queries.ts

select n.name, s.role, n.outcome, n.rule, n.confidence, n.targets
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = $1
  order by s.position;

select r.*, l.marking, l.purpose, p.coordinates_method, f.file_name, f.sha256, e.reason as ended, e.ended_at
  from report r
  join place p on p.id = r.place_id
  join file_provenance f on f.id = r.file_id
  join access_label l on l.id = r.label_id
  left join report_end e on e.report_id = r.id
  where r.id = $1::bigint and r.known_on <= $2;

