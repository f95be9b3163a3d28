/** What is told to people outside of the product: how often, what was sent, and feeds that they read. */
export const DIGEST_TABLES = `
create table digest_setting (
  person_id int primary key references person (id),
  every text not null check (every in ('daily', 'weekly', 'never'))
);
-- One for each person and period: claimed before it is sent, so that none is sent twice, whatever breaks in between.
create table digest_sent (
  person_id int not null references person (id),
  period text not null,
  claimed_at timestamptz not null,
  sent_at timestamptz,
  item_count int not null,
  primary key (person_id, period)
);
create table feed_token (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person_id int not null references person (id),
  created_at timestamptz not null,
  ended_at timestamptz
);
create index feed_token_person on feed_token (person_id);
`;
