/**
 * What rules ask of each row is worked out once, at the door or once a statement: `enter` judges each label in one pass without a call
 * (the rule is that of `access_reads`, which a test compares it with), and says beside which markings and purposes reach the actor, so that
 * a rule on the coalition's work is comparisons alone. Which records name somebody is one list for a statement, and not a call for a row.
 */
export const QUICK_SIGHT = `
create or replace function enter(kind text, person int, scope text, expires bigint, proof text) returns void
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
  markings text[];
  withheld boolean;
  payload text;
  room int;
  today date := (now() at time zone 'UTC')::date;
begin
  if proof is distinct from public.access_mac(format('enter|%s|%s|%s|%s|%s', kind, person, scope, pg_backend_pid(), expires))
     or expires < extract(epoch from clock_timestamp()) then
    raise exception 'the actor has no valid proof' using errcode = '42501';
  end if;
  if person > 0 then
    -- A role at a participant reaches what participants share while the participant belongs to the coalition.
    select coalesce(array_agg(distinct g.role), '{}'), coalesce(array_agg(distinct g.participant_id) filter (where g.participant_id is not null), '{}'),
        coalesce(max(case f.audience when 'participant' then 2 when 'partner' then 1 else 0 end)
          filter (where g.participant_id is null or o.joined_on <= current_date and (o.left_on is null or o.left_on > current_date)), 0)::text
      into roles, participants, reach
      from public.role_grant g join public.person p on p.id = g.person_id join public.role_fact f using (role)
        left join public.participant o on o.id = g.participant_id
      where g.person_id = person and g.ended_at is null and p.ended_at is null;
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
    select array_agg(l.id) filter (where l.own and (l.marking <> 'RED' or l.named) or l.named and (l.free or l.marking = 'RED') or l.fits),
      -- What tells this reader's view from others' of the same reach: only where there is something to tell.
      concat_ws(' ', reach,
        string_agg(distinct l.purpose, ',' order by l.purpose) filter (where l.purpose = any (purposes)),
        string_agg(distinct 'o' || l.owner_id, ',') filter (where l.own and not l.fits),
        string_agg(distinct 'l' || l.id, ',') filter (where l.named and not (l.own and l.marking <> 'RED' or l.fits)))
      into seen, special
      from (select a.id, a.marking, a.purpose, a.owner_id, a.owner_id = any (participants) as own, person = any (a.readers) as named,
          a.embargo_until is null or a.embargo_until <= today as free,
          case a.marking when 'AMBER' then reach = 'participant' when 'GREEN' then reach in ('participant', 'partner')
              when 'CLEAR' then true else false end
            and (a.embargo_until is null or a.embargo_until <= today) and (a.purpose = 'any' or a.purpose = any (purposes)) as fits
        from public.access_label a offset 0) l;
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
  -- These have roles that are not their person's.
  if kind in ('local', 'import') then
    select coalesce(array_agg(distinct u), '{}') into purposes
      from public.role_fact f, unnest(f.purposes) u where f.role = any (roles);
  end if;
  markings := case when kind = 'local' then array['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR']
    else case split_part(coalesce(special, ''), ' ', 1) when 'participant' then array['AMBER', 'GREEN', 'CLEAR']
      when 'partner' then array['GREEN', 'CLEAR'] else array['CLEAR'] end end;
  select coalesce(max(id), 0) + 1, count(*) > cardinality(seen) into room, withheld from public.access_label;
  payload := concat_ws('|', kind, person, array_to_string(roles, ','), array_to_string(coalesce(participants, '{}'), ','), coalesce(special, ''), withheld::text,
    encode(public.access_bits(seen, room), 'hex'), encode(public.access_bits(coalesce(written, '{}'), room), 'hex'),
    array_to_string(purposes, ','), array_to_string(markings, ','));
  perform set_config('tocsin.sight',
    payload || '|' || public.access_mac(concat_ws('|', 'sight', transaction_timestamp(), payload)), true);
end
$$;

create or replace function sight() returns text[]
  language plpgsql stable security definer parallel safe set search_path = pg_catalog, public as
$$
declare
  setting text := current_setting('tocsin.sight', true);
  parts text[] := string_to_array(setting, '|');
begin
  if setting is null or setting = '' or parts[11] is distinct from
     public.access_mac('sight|' || transaction_timestamp() || '|' || array_to_string(parts[1:10], '|')) then
    raise exception 'nobody has entered: every statement needs an actor' using errcode = '42501';
  end if;
  return parts;
end
$$;

create or replace function add_label(fresh int, owner int, mark text, purp text, embargo date, controlled boolean, named int[]) returns void
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
  payload := array_to_string(parts[1:10], '|');
  perform set_config('tocsin.sight',
    payload || '|' || public.access_mac(concat_ws('|', 'sight', transaction_timestamp(), payload)), true);
end
$$;

create or replace function work_participants() returns int[]
  language sql stable parallel safe set search_path = pg_catalog, public as
$$ select string_to_array(s[4], ',')::int[]
     || case when 'secretariat' = any (string_to_array(s[3], ',')) and s[1] in ('person', 'local') then array[1] else '{}' end
   from sight() s $$;
create or replace function work_purposes() returns text[]
  language sql stable parallel safe set search_path = pg_catalog, public as $$ select string_to_array((public.sight())[9], ',') $$;
-- Whom the markings of the coalition's work reach.
create function work_markings() returns text[]
  language sql stable parallel safe set search_path = pg_catalog, public as $$ select string_to_array((public.sight())[10], ',') $$;

-- Records that name the participants of whoever acts. Asked by the rules on these records, which the rules on the names ask in turn.
create function alerts_named() returns setof int
  language sql stable security definer set search_path = pg_catalog, public as
$$ select r.alert_id from public.alert_recipient r where r.participant_id = any ((select public.work_participants())::int[]) $$;
create function commitments_named() returns setof int
  language sql stable security definer set search_path = pg_catalog, public as
$$ select p.commitment_id from public.commitment_participant p
   where p.participant_id = any ((select public.work_participants())::int[]) and p.left_at is null $$;
create function meetings_named() returns setof int
  language sql stable security definer set search_path = pg_catalog, public as
$$ select i.meeting_id from public.meeting_invitation i where i.participant_id = any ((select public.work_participants())::int[]) $$;
-- People of the participants of whoever acts, and of no other.
create function people_nominated() returns setof int
  language sql stable security definer set search_path = pg_catalog, public as
$$ select g.person_id from public.role_grant g
   where g.ended_at is null and g.person_id in (select o.person_id from public.role_grant o
     where o.ended_at is null and o.participant_id = any ((select public.sight_participants())::int[]))
   group by g.person_id having bool_and(coalesce(g.participant_id = any ((select public.sight_participants())::int[]), false)) $$;

-- Each is asked once a statement; with the usual figures the planner reads a whole table to spare itself a few look-ups under these rules.
alter function sight_kind() cost 1;
alter function sight_person() cost 1;
alter function sight_roles() cost 1;
alter function sight_participants() cost 1;
alter function sight_audience() cost 1;
alter function work_participants() cost 1;
alter function work_purposes() cost 1;
alter function work_markings() cost 1;
alter function alerts_named() cost 1 rows 20;
alter function commitments_named() cost 1 rows 20;
alter function meetings_named() cost 1 rows 20;
alter function people_nominated() cost 1 rows 20;
`;
