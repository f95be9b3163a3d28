/** Dated reviews of what was promised, tied to an event. A frozen pack is never written again. */
export const REVIEW_TABLES = `
create table review (
  id int primary key generated always as identity,
  owner_id int not null references participant (id),
  marking text not null check (marking in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  purpose text not null check (purpose in ('any', 'health', 'enforcement', 'statistics')),
  readers int[] not null default '{}',
  state text not null check (state in ('planned', 'frozen', 'cancelled')),
  version int not null default 1,
  title text not null,
  event text not null,
  place text not null,
  held_on date not null,
  -- What was concluded; written when the review is over.
  conclusions text not null default '',
  planned_by int references person (id),
  planned_at timestamptz not null,
  frozen_at timestamptz,
  pack jsonb,
  -- SHA-256 of the pack in canonical form, hexadecimal.
  pack_hash text,
  check ((state = 'frozen') = (pack is not null)),
  check ((pack is null) = (pack_hash is null))
);
create index review_held on review (held_on);
`;
