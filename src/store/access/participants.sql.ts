/** Membership that is dated, several times over, and people whom a participant nominates before they can sign in. */
export const PARTICIPANT_TABLES = `
-- Counts the steps: whoever acts says which state of it they saw.
alter table participant add version int not null default 1;
-- Periods of membership before the newest, which stands in participant itself: what the store asks at each entry is one row.
create table participant_membership (
  participant_id int not null references participant (id),
  joined_on date not null,
  left_on date not null,
  primary key (participant_id, joined_on),
  check (left_on > joined_on)
);
create index role_grant_participant on role_grant (participant_id) where ended_at is null;
create index role_grant_group on role_grant (group_key) where ended_at is null;

-- Is somebody a person of these participants, and of no other? A focal point keeps the accounts of those alone.
create function nominated_here(asked int, own int[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select coalesce(bool_and(coalesce(g.participant_id = any (own), false)), false) from public.role_grant g
   where g.person_id = asked and g.ended_at is null $$;
`;
