/**
 * Changes who may see reports that are there: only for their owner, with a reason, on the record. Reports stay append-only; the
 * label is not part of what was reported, so it moves, and the cells and names with it.
 */
export const CHANGE_LABEL = `
create or replace function change_label(
  ids bigint[], owner int, mark text, purp text, embargo date, controlled boolean, named int[], why text
) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  parts text[] := public.sight();
  bits bytea := decode(parts[7], 'hex');
  who text := parts[1] || ':' || parts[2];
  target int;
  moved bigint;
begin
  if not (parts[1] = 'local' or parts[1] = 'person'
      and string_to_array(parts[3], ',') && '{focal-point,alternate-focal-point,validating-authority,secretariat}')
     or not owner = any (string_to_array(parts[4], ',')::int[]) then
    raise exception 'only the owner changes a marking' using errcode = '42501';
  end if;
  if length(trim(coalesce(why, ''))) < 3 then
    raise exception 'a marking is changed with a reason' using errcode = '23514';
  end if;
  -- What the actor may not see is answered as what is not there.
  if exists (select from unnest(ids) i left join public.report r on r.id = i left join public.access_label l on l.id = r.label_id
             where r.id is null or get_bit(bits, r.label_id) = 0 or l.owner_id <> owner) then
    raise exception 'only the owner changes a marking' using errcode = '42501';
  end if;
  -- The lock of imports (features/imports): labels are numbered without holes.
  perform pg_advisory_xact_lock(7202312);
  insert into public.access_label (id, owner_id, marking, purpose, embargo_until, is_originator_controlled, readers)
    values (public.next_label(), owner, mark, purp, embargo, controlled, named) on conflict do nothing;
  select id into target from public.access_label l where l.owner_id = owner and l.marking = mark and l.purpose = purp
    and l.embargo_until is not distinct from embargo and l.is_originator_controlled = controlled and l.readers = named;
  create temp table moving on commit drop as
    select r.id, r.stream_id, r.file_id, r.place_id, r.occurred_on, r.known_on, r.label_id, p.division_id,
      not exists (select from public.report_end e where e.report_id = r.id) as stands
    from public.report r left join public.place p on p.id = r.place_id where r.id = any (ids) and r.label_id <> target;
  create temp table moving_cell on commit drop as
    select m.stream_id, m.place_id, s.name_id, m.occurred_on, m.known_on, m.label_id, count(distinct m.id)::int as reports
    from moving m join public.report_substance s on s.report_id = m.id where m.stands group by 1, 2, 3, 4, 5, 6;
  update public.series_cell c set reports = c.reports - g.reports from moving_cell g
    where c.name_id = g.name_id and c.place_id = g.place_id and c.stream_id = g.stream_id and c.occurred_on = g.occurred_on
      and c.known_on = g.known_on and c.label_id = g.label_id;
  delete from public.series_cell where reports = 0;
  insert into public.series_cell as c (stream_id, place_id, name_id, occurred_on, known_on, label_id, reports)
    select stream_id, place_id, name_id, occurred_on, known_on, target, sum(reports) from moving_cell group by 1, 2, 3, 4, 5
    on conflict (name_id, place_id, stream_id, occurred_on, known_on, label_id) do update set reports = c.reports + excluded.reports;
  insert into public.label_use
    select distinct object, id, target from (
      select 'stream' as object, stream_id as id from moving
      union select 'file', file_id from moving
      union select 'place', place_id from moving union select 'place', division_id from moving where division_id is not null
      union select 'name', s.name_id from moving m join public.report_substance s on s.report_id = m.id) used
    on conflict do nothing;
  insert into public.label_change (actor, from_label, to_label, stream_id, report_count, reason)
    select who, label_id, target, stream_id, count(*), why from moving group by label_id, stream_id;
  update public.report_substance s set label_id = target from moving m where m.id = s.report_id;
  update public.report_end e set label_id = target from moving m where m.id = e.report_id;
  update public.report_in_file f set label_id = target from moving m where m.id = f.report_id;
  update public.report r set label_id = target from moving m where m.id = r.id;
  -- A place, name or stream that no report of the old label names any longer is no longer seen through it.
  delete from public.label_use u using (select distinct label_id from moving) old
    where u.label_id = old.label_id and case u.object
      when 'stream' then u.object_id in (select stream_id from moving)
        and not exists (select from public.report r where r.stream_id = u.object_id and r.label_id = u.label_id)
      when 'name' then u.object_id in (select s.name_id from moving m join public.report_substance s on s.report_id = m.id)
        and not exists (select from public.report_substance s where s.name_id = u.object_id and s.label_id = u.label_id)
      when 'file' then u.object_id in (select file_id from moving)
        and not exists (select from public.report r where r.file_id = u.object_id and r.label_id = u.label_id)
      else (u.object_id in (select place_id from moving) or u.object_id in (select division_id from moving))
        and not exists (select from public.report r join public.place p on p.id = r.place_id
                        where u.object_id in (p.id, p.division_id) and r.label_id = u.label_id) end;
  select count(*) into moved from moving;
  -- What detection worked out for other readers stands on the old marking: it goes, and is worked out anew when they ask.
  if moved > 0 then
    delete from public.signal_state where audience <> 'all';
    delete from public.detection_run where audience <> 'all';
  end if;
  drop table moving, moving_cell;
  perform public.record_audit('marking.change', 'reports', jsonb_build_object('count', moved, 'to', target, 'marking', mark), why);
  return moved;
end
$$;
`;
