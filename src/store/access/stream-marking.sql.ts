/**
 * Who may see what comes in of a stream from now on: its owner's word, append-only, the newest holds. A report that brings a marking
 * of its own keeps that.
 */
export const STREAM_MARKING = `
create table stream_marking (
  id int generated always as identity primary key,
  stream_id int not null references stream (id),
  owner_id int not null references participant (id),
  label_id int not null references access_label (id),
  at timestamptz not null default now(),
  actor text not null,
  reason text not null
);
create index stream_marking_newest on stream_marking (stream_id, id desc);
create index stream_marking_owner on stream_marking (owner_id);
create index stream_marking_label on stream_marking (label_id);

-- Needs the lock of imports, which change_label takes: labels are numbered without holes. False where it was so before.
create function set_stream_marking(
  stream int, owner int, mark text, purp text, embargo date, controlled boolean, named int[], why text
) returns boolean
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  parts text[] := public.sight();
  target int;
begin
  if not (parts[1] = 'local' or parts[1] = 'person'
      and string_to_array(parts[3], ',') && '{focal-point,alternate-focal-point,validating-authority,secretariat}')
     or not owner = any (string_to_array(parts[4], ',')::int[])
     or not exists (select from public.stream s where s.id = stream and s.owner_id = owner) then
    raise exception 'only the owner changes a marking' using errcode = '42501';
  end if;
  if length(trim(coalesce(why, ''))) < 3 then
    raise exception 'a marking is changed with a reason' using errcode = '23514';
  end if;
  perform pg_advisory_xact_lock(7202312);
  insert into public.access_label (id, owner_id, marking, purpose, embargo_until, is_originator_controlled, readers)
    values (public.next_label(), owner, mark, purp, embargo, controlled, named) on conflict do nothing;
  select id into target from public.access_label l where l.owner_id = owner and l.marking = mark and l.purpose = purp
    and l.embargo_until is not distinct from embargo and l.is_originator_controlled = controlled and l.readers = named;
  if target is not distinct from
     (select m.label_id from public.stream_marking m where m.stream_id = stream order by m.id desc limit 1) then
    return false;
  end if;
  insert into public.stream_marking (stream_id, owner_id, label_id, actor, reason)
    values (stream, owner, target, parts[1] || ':' || parts[2], why);
  perform public.record_audit('marking.default', 'stream ' || stream, jsonb_build_object('to', target, 'marking', mark), why);
  return true;
end
$$;
`;
