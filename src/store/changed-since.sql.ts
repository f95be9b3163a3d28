/** When what detection reads last changed, and since which day of what was known. */
export const CHANGED_SINCE = `
-- When the reports of an import last changed, by itself or by rejected rows that were mended, and the earliest day on which one of those that
-- came was known; a correction takes back what was known before, too.
alter table import_file add changed_at timestamptz, add earliest_known date;
update import_file f set changed_at = finished_at, earliest_known = case when revised_count + withdrawn_count > 0 then '-infinity'::date
    else (select min(r.known_on) from report r where r.file_id = f.id) end
  where new_count + revised_count + withdrawn_count > 0;

create or replace function last_change() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, public as
$$ select greatest((select max(changed_at) from public.import_file), (select max(decided_at) from public.name_decision),
     (select max(at) from public.label_change)) $$;

-- Has what was known by a day changed since? Seen by everybody without saying what.
create function changed_since(since timestamptz, known_by date) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select from public.name_decision d where d.decided_at > since)
     or exists (select from public.label_change c where c.at > since)
     or exists (select from public.import_file f where f.changed_at > since and f.earliest_known <= known_by) $$;
`;
