/** An embargo ends at midnight in UTC, whatever zone the server or a session is set to. */
export const ACCESS_CLOCK = `
create or replace function access_reads(l access_label, person int, participants int[], audience text, purposes text[]) returns boolean
  language sql stable set search_path = pg_catalog, public as
$$ select l.owner_id = any (participants) and (l.marking <> 'RED' or person = any (l.readers))
     or person = any (l.readers) and (l.embargo_until is null or l.embargo_until <= (now() at time zone 'UTC')::date or l.marking = 'RED')
     or case l.marking when 'AMBER' then audience = 'participant'
          when 'GREEN' then audience in ('participant', 'partner')
          when 'CLEAR' then true else false end
        and (l.embargo_until is null or l.embargo_until <= (now() at time zone 'UTC')::date)
        and (l.purpose = 'any' or l.purpose = any (purposes)) $$;
`;
