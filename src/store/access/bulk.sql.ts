/** Tables of records that came in, and the lines of them that could not be taken: kept until somebody mends them. */
export const BULK_TABLES = `
create table table_file (
  id int primary key generated always as identity,
  -- participants, experts, inputs, recommendations, commitments
  kind text not null,
  file_name text not null,
  sha256 text not null,
  owner_id int not null references participant (id),
  -- For whom it came, where its sender speaks for several.
  participant_id int references participant (id),
  sent_by int references person (id),
  sent_at timestamptz not null,
  -- The same file again is the same row.
  unique nulls not distinct (kind, sha256, owner_id, participant_id, sent_by)
);
create index table_file_owner on table_file (owner_id);
create index table_file_sender on table_file (sent_by);
create index table_file_participant on table_file (participant_id);
create table table_reject (
  id int primary key generated always as identity,
  file_id int not null references table_file (id),
  line int not null,
  -- By our columns; null where the line could not be cut into cells.
  cells jsonb,
  column_name text,
  value text not null,
  code text not null,
  details jsonb not null default '{}',
  state text not null default 'open' check (state in ('open', 'mended')),
  -- Counts the attempts: who mends says which one they saw.
  version int not null default 1,
  mended_at timestamptz,
  mended_by int references person (id),
  -- Of the line as it came.
  identity uuid not null,
  unique (file_id, line, identity)
);
create index table_reject_mender on table_reject (mended_by);
`;
