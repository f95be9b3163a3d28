-- src/features/data/queries.ts

insert into name_decision (name_id, action, targets, outcome, actor)
  values ($1, $2, $3, $4, $5);

select count(*) as count
  from import_file;

select f.*, case when f.state in ('reading', 'resolving') and f.started_at < now() - interval '30 seconds' then not exists (select
  from pg_locks held
  where held.locktype = 'advisory' and held.classid = 7202313::oid and held.objid = f.id::oid and held.objsubid = 2 and held.database = (select oid
  from pg_database
  where datname = current_database())) and not exists (select
  from pg_snapshot_xip(pg_current_snapshot()) running (xid)
  where not exists (select
  from pg_locks alive
  where alive.locktype = 'transactionid' and alive.transactionid::text::bigint = running.xid::text::bigint & 4294967295)) else false end as is_cut_off
  from import_file f
  where $1::bigint is null or f.id = $1::bigint
  order by f.id desc limit 1 offset 0;

select f.*, case when f.state in ('reading', 'resolving') and f.started_at < now() - interval '30 seconds' then not exists (select
  from pg_locks held
  where held.locktype = 'advisory' and held.classid = 7202313::oid and held.objid = f.id::oid and held.objsubid = 2 and held.database = (select oid
  from pg_database
  where datname = current_database())) and not exists (select
  from pg_snapshot_xip(pg_current_snapshot()) running (xid)
  where not exists (select
  from pg_locks alive
  where alive.locktype = 'transactionid' and alive.transactionid::text::bigint = running.xid::text::bigint & 4294967295)) else false end as is_cut_off
  from import_file f
  where $1::bigint is null or f.id = $1::bigint
  order by f.id desc limit 50 offset 0;

select r.code, count(*) as count
  from reject r
  where ($1::bigint is null or r.import_id = $1::bigint) and ($2::text is null or r.state = $2) and ($3::text is null or r.code = $3) and ($4::bigint is null or r.id = $4::bigint)
  group by 1
  order by 2 desc, 1;

select r.id, r.import_id as "importId", r.source_id as "sourceId", f.file_name as "fileName", r.row_number as row, r.column_name as column, r.raw, r.code, r.values, r.cells, r.state, case when r.set_aside_at is not null then jsonb_build_object( 'at', to_char(r.set_aside_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', a.name, 'why', r.set_aside_why) end as "setAside"
  from reject r
  join import_file f on f.id = r.import_id
  left join person a on a.id = r.set_aside_by
  where ($1::bigint is null or r.import_id = $1::bigint) and ($2::text is null or r.state = $2) and ($3::text is null or r.code = $3) and ($4::bigint is null or r.id = $4::bigint)
  order by r.import_id desc, r.row_number, r.id limit 50 offset 0;

select stream_id, date_trunc('month', occurred_on::timestamp)::date as on, count(*) filter (where not is_zero) as reports
  from current_report
  where known_on <= $1::date and occurred_on between $2::date and $1::date
  group by 1, 2;

update reported_name
  set outcome = $2, targets = $3, rule = $4, confidence = $5, candidates = coalesce($6::jsonb, candidates), settled_by = $7, settled_at = case when $7::text is null then null else now() end
  where id = $1;

with unsaid as materialized (select coalesce(array_agg(id), '{}') as ids
  from reported_name
  where outcome = 'unspecified') select stream_id, count(*) as reports, min(occurred_on) as first_on, max(occurred_on) as last_on, max(known_on) as last_known_on, count(*) filter (where occurred_on > $1::date - 364) as year, count(*) filter (where occurred_on > $1::date - 364 and not is_zero) as year_seen, count(*) filter (where occurred_on > $1::date - 364 and not is_zero and not exists ( select
  from report_substance s
  where s.report_id = r.id and s.name_id <> all ((select ids
  from unsaid)::int[]))) as year_unnamed
  from current_report r
  where known_on <= $1::date and occurred_on <= $1::date
  group by 1;

with wanted as ( select *
  from reported_name n
  where ($1::text is null or ($1 = 'review' and n.outcome = 'review' and n.settled_by is null) or ($1 = 'settled' and n.settled_by is not null)) and ($2::text is null or position(lower($2) in lower(n.name)) > 0) and ($3::bigint is null or n.id = $3::bigint)), used as ( select s.name_id, count(*) as rows, count(distinct r.stream_id) as streams, min(r.occurred_on) as first_on
  from report_substance s
  join current_report r on r.id = s.report_id
  where s.name_id in (select id
  from wanted)
  group by 1) select w.id, w.name, coalesce(u.rows, 0) as rows, coalesce(u.streams, 0) as streams, u.first_on, w.outcome, w.rule, w.confidence, w.targets, w.candidates, w.settled_by, w.settled_at
  from wanted w
  left join used u on u.name_id = w.id
  order by 3 desc, w.name, w.id;

-- src/features/data/waiting-data.ts

select count(*)::int as count, min(f.started_at) as since
  from reject r
  join import_file f on f.id = r.import_id
  where r.state = 'open' and r.set_aside_at is null;

select count(*)::int as count, null::timestamptz as since
  from reported_name n
  where n.outcome = 'review' and n.settled_by is null;

