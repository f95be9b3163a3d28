/**
 * What the store knows of who acts. The door (store/door.ts) enters an actor with a proof under a secret that the application's role
 * cannot read; \`enter\` writes what that actor may see into a setting of the transaction, signed. A setting by itself protects
 * nothing, anyone may set it: the policies believe it only with a signature for this transaction. The signature covers its time, which
 * parallel workers share, and not its process.
 */
export const ACCESS_FUNCTIONS = `
create function access_mac(message text) returns text
  language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select encode(sha256(s.secret || sha256(s.secret || convert_to(message, 'UTF8'))), 'hex') from public.access_secret s $$;

-- May the person read records of the label? Everything about markings, purposes and embargoes stands here, once.
create function access_reads(l access_label, person int, participants int[], audience text, purposes text[]) returns boolean
  language sql stable set search_path = pg_catalog, public as
$$ select l.owner_id = any (participants) and (l.marking <> 'RED' or person = any (l.readers))
     or person = any (l.readers) and (l.embargo_until is null or l.embargo_until <= current_date or l.marking = 'RED')
     or case l.marking when 'AMBER' then audience = 'participant'
          when 'GREEN' then audience in ('participant', 'partner')
          when 'CLEAR' then true else false end
        and (l.embargo_until is null or l.embargo_until <= current_date)
        and (l.purpose = 'any' or l.purpose = any (purposes)) $$;

-- A set of small numbers as bits; room for those that a transaction adds.
create function access_bits(ids int[], room int) returns bytea
  language plpgsql immutable parallel safe set search_path = pg_catalog, public as
$$
declare
  bits bytea := decode(repeat('00', room / 8 + 128), 'hex');
  id int;
begin
  foreach id in array ids loop bits := set_bit(bits, id, 1); end loop;
  return bits;
end
$$;

/* Makes somebody the actor of this transaction. Kinds: local (who holds the machine), person, public, import (scope: owners whose
   records it writes, or *), detection (sees what its person sees, writes runs), gate (signs people in; sees no record). */
create function enter(kind text, person int, scope text, expires bigint, proof text) returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  seen int[];
  written int[] := '{}';
  participants int[] := '{}';
  roles text[] := '{}';
  purposes text[] := '{}';
  reach text := 'none';
  special text := '';
  withheld boolean;
  payload text;
  room int;
begin
  if proof is distinct from public.access_mac(format('enter|%s|%s|%s|%s|%s', kind, person, scope, pg_backend_pid(), expires))
     or expires < extract(epoch from clock_timestamp()) then
    raise exception 'the actor has no valid proof' using errcode = '42501';
  end if;
  if person > 0 then
    select coalesce(array_agg(distinct g.role), '{}'), coalesce(array_agg(distinct g.participant_id) filter (where g.participant_id is not null), '{}')
      into roles, participants
      from public.role_grant g join public.person p on p.id = g.person_id
      where g.person_id = person and g.ended_at is null and p.ended_at is null;
    -- A role at a participant reaches what participants share while the participant belongs to the coalition.
    select coalesce(max(case f.audience when 'participant' then 2 when 'partner' then 1 else 0 end), 0)::text into reach
      from public.role_grant g join public.role_fact f using (role) left join public.participant o on o.id = g.participant_id
      where g.person_id = person and g.role = any (roles) and g.ended_at is null
        and (g.participant_id is null or o.joined_on <= current_date and (o.left_on is null or o.left_on > current_date));
    reach := case reach when '2' then 'participant' when '1' then 'partner' else 'none' end;
    select coalesce(array_agg(distinct u), '{}') into purposes
      from public.role_fact f, unnest(f.purposes) u where f.role = any (roles);
  end if;
  if kind in ('local', 'detection') and scope = 'all' then
    select array_agg(id), 'all' into seen, special from public.access_label;
    if kind = 'local' then
      select array_agg(id) into participants from public.participant;
      roles := array['administrator', 'secretariat'];
      reach := 'participant';
    end if;
  elsif kind in ('person', 'public', 'detection') then
    select array_agg(id) filter (where public.access_reads(l, person, participants, reach, purposes)),
      -- What tells this reader's view from others' of the same reach: only where there is something to tell.
      concat_ws(' ', reach,
        string_agg(distinct l.purpose, ',' order by l.purpose) filter (where l.purpose = any (purposes)),
        string_agg(distinct 'o' || l.owner_id, ',') filter (where l.owner_id = any (participants)
          and not public.access_reads(l, 0, '{}', reach, purposes)),
        string_agg(distinct 'l' || l.id, ',') filter (where person = any (l.readers)
          and not public.access_reads(l, 0, participants, reach, purposes)))
      into seen, special from public.access_label l;
  elsif kind = 'import' then
    if person > 0 and not (scope = '*' and roles && '{secretariat}'
        or scope <> '*' and string_to_array(scope, ',')::int[] <@ participants) then
      raise exception 'an import writes for those that its person speaks for' using errcode = '42501';
    end if;
    if scope = '*' then roles := '{any-owner}'; end if;
    select array_agg(id) into seen from public.access_label
      where scope = '*' or owner_id = any (string_to_array(scope, ',')::int[]);
    written := seen;
    participants := case when scope = '*' then (select array_agg(id) from public.participant) else string_to_array(scope, ',')::int[] end;
  elsif kind <> 'gate' then
    raise exception 'there is no actor of this kind' using errcode = '42501';
  end if;
  seen := coalesce(seen, '{}');
  select coalesce(max(id), 0) + 1, coalesce(bool_or(not id = any (seen)), false) into room, withheld from public.access_label;
  payload := concat_ws('|', kind, person, array_to_string(roles, ','), array_to_string(coalesce(participants, '{}'), ','), coalesce(special, ''), withheld::text,
    encode(public.access_bits(seen, room), 'hex'), encode(public.access_bits(coalesce(written, '{}'), room), 'hex'));
  perform set_config('tocsin.sight',
    payload || '|' || public.access_mac(concat_ws('|', 'sight', transaction_timestamp(), payload)), true);
end
$$;

-- The parts of what was entered, in the order of enter's payload; an error where nobody was.
create function sight() returns text[]
  language plpgsql stable security definer parallel safe set search_path = pg_catalog, public as
$$
declare
  setting text := current_setting('tocsin.sight', true);
  parts text[] := string_to_array(setting, '|');
begin
  if setting is null or setting = '' or parts[9] is distinct from
     public.access_mac('sight|' || transaction_timestamp() || '|' || array_to_string(parts[1:8], '|')) then
    raise exception 'nobody has entered: every statement needs an actor' using errcode = '42501';
  end if;
  return parts;
end
$$;
create function sight_kind() returns text language sql stable parallel safe set search_path = pg_catalog, public as $$ select (public.sight())[1] $$;
create function sight_person() returns int language sql stable parallel safe set search_path = pg_catalog, public as $$ select (public.sight())[2]::int $$;
create function sight_roles() returns text[] language sql stable parallel safe set search_path = pg_catalog, public as
  $$ select string_to_array((public.sight())[3], ',') $$;
create function sight_participants() returns int[] language sql stable parallel safe set search_path = pg_catalog, public as
  $$ select string_to_array((public.sight())[4], ',')::int[] $$;
create function sight_audience() returns text language sql stable parallel safe set search_path = pg_catalog, public as $$ select (public.sight())[5] $$;
create function sight_withheld() returns boolean language sql stable parallel safe set search_path = pg_catalog, public as $$ select (public.sight())[6]::boolean $$;
create function sight_bits() returns bytea language sql stable parallel safe set search_path = pg_catalog, public as $$ select decode((public.sight())[7], 'hex') $$;
create function sight_written() returns bytea language sql stable parallel safe set search_path = pg_catalog, public as $$ select decode((public.sight())[8], 'hex') $$;
-- One who runs the coalition's accounts: who holds the machine, an administrator, the secretariat.
create function sight_runs_accounts() returns boolean language sql stable parallel safe set search_path = pg_catalog, public as
  $$ select sight_kind() in ('local', 'person') and sight_roles() && array['administrator', 'secretariat'] $$;

-- An import makes the labels that it lacks, under the import's lock; it sees and writes them from then on.
create function next_label() returns int language sql stable security definer set search_path = pg_catalog, public as
  $$ select coalesce(max(id), 0) + 1 from public.access_label $$;
create function add_label(fresh int, owner int, mark text, purp text, embargo date, controlled boolean, named int[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  parts text[] := public.sight();
  payload text;
  bits bytea;
begin
  if parts[1] <> 'import' or not (parts[3] = 'any-owner' or owner = any (string_to_array(parts[4], ',')::int[])) then
    raise exception 'only an import of this owner makes its labels' using errcode = '42501';
  end if;
  insert into public.access_label (id, owner_id, marking, purpose, embargo_until, is_originator_controlled, readers)
    values (fresh, owner, mark, purp, embargo, controlled, named);
  for part in 7..8 loop
    bits := decode(parts[part], 'hex');
    if length(bits) * 8 <= fresh then bits := bits || decode(repeat('00', 128), 'hex'); end if;
    parts[part] := encode(set_bit(bits, fresh, 1), 'hex');
  end loop;
  payload := array_to_string(parts[1:8], '|');
  perform set_config('tocsin.sight',
    payload || '|' || public.access_mac(concat_ws('|', 'sight', transaction_timestamp(), payload)), true);
end
$$;

-- Appends to the chain; whoever acts can only say what, never who or when.
create function record_audit(act text, subj text, det jsonb, why text) returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  parts text[] := public.sight();
  head public.audit_head;
  who text := parts[1] || ':' || parts[2];
  happened timestamptz := clock_timestamp();
  digest bytea;
begin
  select * into head from public.audit_head for update;
  digest := public.audit_digest(head.last_id + 1, happened, who, act, subj, det, why, head.hash);
  insert into public.audit_event (id, at, actor, action, subject, detail, reason, previous_hash, hash)
    values (head.last_id + 1, happened, who, act, subj, det, why, head.hash, digest);
  update public.audit_head set last_id = head.last_id + 1, hash = digest;
end
$$;
create function audit_digest(id bigint, happened timestamptz, who text, act text, subj text, det jsonb, why text, previous bytea) returns bytea
  language sql stable set search_path = pg_catalog, public as
$$ select sha256(previous || convert_to(jsonb_build_array(id, to_char(happened at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
     who, act, subj, det, why)::text, 'UTF8')) $$;

-- Which file a report came in is part of it; how many rows that file held, and whose, is not.
create view file_provenance with (security_barrier = true) as
  select f.id, f.file_name, f.sha256 from import_file f
  where exists (select from label_use u where u.object = 'file' and u.object_id = f.id and get_bit((select sight_bits()), u.label_id) <> 0);

-- When something last changed that detection reads, seen by everybody without saying what.
create function last_change() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, public as
$$ select greatest((select max(finished_at) from public.import_file where new_count + revised_count + withdrawn_count > 0),
     (select max(decided_at) from public.name_decision), (select max(at) from public.label_change)) $$;

-- Figures about the tables for the planner: the owner's to gather.
create function refresh_statistics() returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$ begin
  analyze public.report (stream_id, record_key, occurrence, occurred_on, known_on, place_id, file_id, mode, concealment, producing_id,
       departure_id, destination_id, label_id), public.report_substance, public.report_end, public.series_cell, public.place,
       public.reported_name, public.label_use;
end $$;
`;
