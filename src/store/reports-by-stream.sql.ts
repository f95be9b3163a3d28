/**
 * Files lie in the table one after the other, so that a few pages hold all reports of a kind of stream: an index of ranges of pages finds
 * them, and costs an import next to nothing. Ranges that came in since are summed up after each import.
 */
export const REPORTS_BY_STREAM = `create index report_stream on report using brin (stream_id) with (pages_per_range = 16);
create or replace function refresh_statistics() returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$ begin
  analyze public.report (stream_id, record_key, occurrence, occurred_on, known_on, place_id, file_id, mode, concealment, producing_id,
       departure_id, destination_id, label_id), public.report_substance, public.report_end, public.series_cell, public.place,
       public.reported_name, public.label_use;
  perform brin_summarize_new_values('public.report_stream');
end $$`;
