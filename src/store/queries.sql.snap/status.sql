-- src/features/status/queries.ts

select as_of
  from detection_run
  order by as_of;

select id, source_id as source, file_name as file, sha256, case when case when f.state in ('reading', 'resolving') and f.started_at < now() - interval '30 seconds' then not exists (select
  from pg_locks held
  where held.locktype = 'advisory' and held.classid = 7202313::oid and held.objid = f.id::oid and held.objsubid = 2 and held.database = (select oid
  from pg_database
  where datname = current_database())) and not exists (select
  from pg_snapshot_xip(pg_current_snapshot()) running (xid)
  where not exists (select
  from pg_locks alive
  where alive.locktype = 'transactionid' and alive.transactionid::text::bigint = running.xid::text::bigint & 4294967295)) else false end then 'failed' else state end as state, replaces, read_count as read, new_count as new, revised_count as revised, unchanged_count as unchanged, rejected_count as rejected, withdrawn_count as withdrawn
  from import_file f
  order by id;

select l.marking
  from access_label l
  where exists (select
  from label_use u
  where u.object = 'stream' and u.label_id = l.id)
  order by array_position($1::text[], l.marking) limit 1;

select run.id as run, run.series_count as series, (select count(*)
  from signal_state
  where run_id = run.id) as signals
  from detection_run run
  where run.as_of <= $1
  order by run.as_of desc limit 1;

-- src/features/status/read-status.ts

select (select count(*)
  from report) - (select count(*)
  from report_end) as reports, (select count(*)
  from reject
  where state = 'open') as rejects, (select count(*)
  from stream) as streams, (select count(distinct target)
  from reported_name, unnest(targets) as target
  where outcome = 'resolved') as substances, coalesce((select series_count
  from detection_run
  order by as_of desc limit 1), 0) as series, (select count(*)
  from signal_state
  where run_id = (select id
  from detection_run
  order by as_of desc limit 1)) as signals, (select count(*)
  from reported_name
  where outcome = 'review') as "namesToSettle", (select max(known_on)
  from series_cell) as "newestKnown", (select min(known_on)
  from series_cell) as "oldestKnown", (select max(as_of)
  from detection_run) as "detectedAsOf";

