-- src/server/app.ts

select not exists (select
  from detection_run
  where as_of <= $1::date and as_of > $1::date - 28) and exists (select
  from series_cell
  where known_on <= $1::date) as lacks;

-- src/server/reader.ts

select concat_ws('|', (select max(id)
  from report), (select max(id)
  from import_file), (select max(finished_at)
  from import_file), (select max(id)
  from name_decision), (select max(id)
  from detection_run), (select count(*)
  from detection_run)) as stamp;

select max(known_on) as newest
  from series_cell;

