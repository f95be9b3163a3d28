-- src/features/bulk/kept-lines.ts

insert into table_file (kind, sha256, owner_id, participant_id, sent_by, file_name, sent_at)
  values ($1, $2, $3, $4, $5, $6, $7)
  returning id;

insert into table_reject (file_id, line, column_name, value, code, details, cells, identity)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict do nothing;

select count(*) as count
  from table_reject r
  join table_file f on f.id = r.file_id
  where f.kind = $1 and r.state = $2;

select id
  from table_file
  where kind = $1 and sha256 = $2 and owner_id = $3 and participant_id is not distinct
  from $4 and sent_by is not distinct
  from $5;

select r.id, r.version, r.state, f.kind as what, f.file_name as "fileName", f.sent_at as "sentAt", p.name as by, r.line, r.column_name as "column", r.value, r.code, r.details, r.cells, f.participant_id as "participantId", case when r.set_aside_at is not null then jsonb_build_object( 'at', to_char(r.set_aside_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', a.name, 'why', r.set_aside_why) end as "setAside"
  from table_reject r
  join table_file f on f.id = r.file_id
  left join person p on p.id = f.sent_by
  left join person a on a.id = r.set_aside_by
  where f.kind = $1 and r.state = $4
  order by f.id desc, r.line, r.id limit $2 offset $3;

select r.id, r.version, r.state, f.kind as what, f.file_name as "fileName", f.sent_at as "sentAt", p.name as by, r.line, r.column_name as "column", r.value, r.code, r.details, r.cells, f.participant_id as "participantId", case when r.set_aside_at is not null then jsonb_build_object( 'at', to_char(r.set_aside_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', a.name, 'why', r.set_aside_why) end as "setAside"
  from table_reject r
  join table_file f on f.id = r.file_id
  left join person p on p.id = f.sent_by
  left join person a on a.id = r.set_aside_by
  where r.id = $1;

update table_reject
  set state = 'mended', version = version + 1, mended_at = $2, mended_by = $3, cells = $4
  where id = $1 and state = 'open';

update table_reject
  set version = version + 1, column_name = $2, value = $3, code = $4, details = $5, cells = $6
  where id = $1 and state = 'open';

-- src/features/bulk/take-table.ts

savepoint taken;

