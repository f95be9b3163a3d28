/**
 * Whoever reads the audit reads of each event what they may read of the record that it is about; the chain is verified by the store itself,
 * which sees every event and tells no word of any.
 */
export const AUDIT_LINKS = `
create index audit_event_actor on audit_event (actor, id);
create index audit_event_at on audit_event (at);

-- Where the chain does not hold, and how many events there are; nothing for those who may not read the audit.
create function audit_breaks() returns table (id bigint, is_own boolean, follows boolean, before bigint)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select link.id, link.is_own, link.follows, link.before from (
     select e.id, e.hash = public.audit_digest(e.id, e.at, e.actor, e.action, e.subject, e.detail, e.reason, e.previous_hash) as is_own,
       e.previous_hash = coalesce(lag(e.hash) over (order by e.id), sha256('tocsin')) as follows,
       coalesce(lag(e.id) over (order by e.id), 0) as before
     from public.audit_event e) link
   where (select public.sight_runs_accounts()) and (not link.is_own or not link.follows or link.id <> link.before + 1) $$;
create function audit_size() returns table (events bigint, last bigint)
  language sql stable security definer set search_path = pg_catalog, public as
$$ select count(*), coalesce(max(e.id), 0) from public.audit_event e where (select public.sight_runs_accounts()) $$;

-- The record that an event is about, where it is one of the coalition's work: kind and number.
create function audit_record(subject text) returns text[] language sql immutable parallel safe set search_path = pg_catalog as
$$ select regexp_match(subject, '^(triage|alert|input|good_practice|recommendation|commitment|meeting_series|meeting|action_item|review):([0-9]{1,9})$') $$;
create function sees_audited(subject text) returns boolean language plpgsql stable set search_path = pg_catalog, public as
$$
declare record text[] := audit_record(subject);
begin
  return record is null or sees_subject(record[1], record[2]::int);
end
$$;
`;
