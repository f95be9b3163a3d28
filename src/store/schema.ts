import { AUDIT_LINKS } from './access/audit.sql.ts';
import { BULK_TABLES } from './access/bulk.sql.ts';
import { CHAIN_TABLES } from './access/chain.sql.ts';
import { CHANGE_LABEL } from './access/change-label.sql.ts';
import { ACCESS_CLOCK } from './access/clock.sql.ts';
import { COMMITMENT_TABLES } from './access/commitment.sql.ts';
import { DIGEST_TABLES } from './access/digest.sql.ts';
import { ACCESS_FUNCTIONS } from './access/functions.sql.ts';
import { MEETING_TABLES } from './access/meeting.sql.ts';
import { PARTICIPANT_TABLES } from './access/participants.sql.ts';
import { QUICK_LISTS } from './access/quick-lists.sql.ts';
import { NAMES_WITH_LABELS, QUICK_PLACES } from './access/quick-reading.sql.ts';
import { QUICK_SEARCH } from './access/quick-search.sql.ts';
import { QUICK_SIGHT } from './access/quick-sight.sql.ts';
import { RECOMMENDATION_TABLES } from './access/recommendation.sql.ts';
import { REMINDER_TABLES } from './access/reminder.sql.ts';
import { REVIEW_TABLES } from './access/review.sql.ts';
import { SEARCH_TABLES } from './access/search.sql.ts';
import { SET_ASIDE, SET_LINES_ASIDE } from './access/set-aside.sql.ts';
import { STREAM_MARKING } from './access/stream-marking.sql.ts';
import { ACCESS_BACKFILL, ACCESS_TABLES } from './access/tables.sql.ts';
import { WORK_TABLES } from './access/work.sql.ts';
import { CHANGED_SINCE } from './changed-since.sql.ts';
import { REPORTS_BY_STREAM } from './reports-by-stream.sql.ts';
import { SIGNAL_LABELS } from './signal-labels.sql.ts';
import { SIGNAL_RAISED } from './signal-raised.sql.ts';

/**
 * The tables, as forward-only steps. A step is never edited after it has shipped; a new one is added below it.
 * SQL floor: PostgreSQL 15.
 */
export interface Migration {
  readonly id: string;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    id: '2026-11-23-first',
    sql: `
create table meta (key text primary key, value jsonb not null);

create table place (
  id int primary key,
  parent_id int references place (id),
  level text not null check (level in ('world', 'region', 'country', 'division', 'town')),
  name text not null,
  folded text not null,
  iso2 text not null default '',
  country_id int,
  region_id int,
  division_id int,
  latitude float8,
  longitude float8,
  coordinates_method text not null default 'none',
  unique nulls not distinct (parent_id, level, folded)
);
create index place_country on place (country_id);

create table stream (
  id int primary key,
  source_id text not null,
  kind text not null,
  reporter_key text not null,
  reporter_name text not null,
  country_id int references place (id),
  cadence_days int not null,
  lag_days int not null,
  unique (source_id, kind, reporter_key)
);

-- A name as written, once; what it stands for is here, so that settling it settles all its rows.
create table reported_name (
  id int primary key,
  name text not null unique,
  outcome text not null check (outcome in ('resolved', 'unspecified', 'review')),
  targets text[] not null,
  rule text not null,
  confidence float8 not null,
  candidates jsonb not null default '[]',
  settled_by text,
  settled_at timestamptz
);
-- Every decision of a person on a name, undone ones too.
create table name_decision (
  id bigint generated always as identity primary key,
  name_id int not null references reported_name (id),
  action text not null check (action in ('settle', 'undo')),
  targets text[] not null,
  outcome text not null,
  actor text not null,
  decided_at timestamptz not null default now()
);

create table import_file (
  id int generated always as identity primary key,
  source_id text not null,
  source_version int not null,
  file_name text not null,
  sha256 text,
  size_bytes bigint,
  encoding text,
  state text not null check (state in ('waiting', 'reading', 'resolving', 'detecting', 'done', 'failed')),
  progress float8,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  read_count int not null default 0,
  new_count int not null default 0,
  revised_count int not null default 0,
  unchanged_count int not null default 0,
  rejected_count int not null default 0,
  withdrawn_count int not null default 0,
  replaces int references import_file (id),
  spool_path text,
  error_code text,
  error_message text
);

create sequence report_id;
create table report (
  id bigint primary key,
  stream_id int not null,
  -- What a record is recognised by: its own id, or its content where the source has none.
  record_key uuid not null,
  occurrence int not null,
  revision int not null,
  content uuid not null,
  record_id text,
  occurred_on date not null,
  occurred_precision text not null,
  reported_on date,
  known_on date not null,
  received_at timestamptz not null default now(),
  place_id int not null,
  place_as_written text[] not null,
  amount float8,
  amount_text text,
  unit_text text,
  comparable float8,
  comparable_unit text,
  producing_id int,
  departure_id int,
  destination_id int,
  transit_ids int[],
  route_as_written jsonb,
  mode text,
  concealment text,
  is_zero boolean not null,
  details jsonb,
  marking text not null,
  purpose text not null,
  is_simulated boolean not null,
  file_id int not null,
  row_number int not null,
  source_version int not null
);
create unique index report_identity on report (record_key, occurrence, revision);
create index report_place on report (place_id, occurred_on);

create table report_substance (
  report_id bigint not null,
  position smallint not null,
  name_id int not null,
  role text not null,
  primary key (report_id, position)
);
create index report_substance_name on report_substance (name_id, report_id);

-- A report that a correction replaced or a corrected file no longer holds. Reports themselves are append-only.
create table report_end (
  report_id bigint primary key,
  reason text not null check (reason in ('revised', 'withdrawn')),
  file_id int not null,
  ended_at timestamptz not null default now()
);

-- Reports that were there already when a file held them again (those that came with it name it themselves).
-- What a corrected file lacks is withdrawn.
create table report_in_file (file_id int not null, report_id bigint not null, primary key (file_id, report_id));

create view current_report as
  select r.* from report r where not exists (select from report_end e where e.report_id = r.id);

create table reject (
  id int generated always as identity primary key,
  import_id int not null references import_file (id),
  source_id text not null,
  row_number int not null,
  column_name text,
  raw text not null,
  code text not null,
  values jsonb not null default '{}',
  cells jsonb,
  state text not null default 'open' check (state in ('open', 'mended')),
  mended_at timestamptz,
  identity uuid not null,
  unique (source_id, row_number, identity)
);

-- Counts of current reports by stream, most specific place, name as written and days: series of any level are sums of it.
create table series_cell (
  stream_id int not null,
  place_id int not null,
  name_id int not null,
  occurred_on date not null,
  known_on date not null,
  reports int not null,
  primary key (name_id, place_id, stream_id, occurred_on, known_on)
);

create table detection_run (
  id int generated always as identity primary key,
  as_of date not null unique,
  ran_at timestamptz not null default now(),
  parameters_version int not null,
  reports_known bigint not null,
  coverage jsonb not null,
  series_count int not null
);
create table signal (
  id text primary key,
  detector text not null,
  kind text not null,
  node_id text,
  place_id int not null,
  stream_id int,
  leg jsonb,
  start_on date not null,
  first_run_on date not null
);
-- A signal as it stood in a run: signals grow, the states are kept.
create table signal_state (
  run_id int not null references detection_run (id) on delete cascade,
  signal_id text not null references signal (id),
  rank int not null,
  start_on date not null,
  last_on date not null,
  observed float8 not null,
  expected float8 not null,
  lower float8,
  upper float8,
  p_value float8,
  score float8 not null,
  report_count int not null,
  is_synthetic boolean not null,
  -- evidence selector, folded findings, explanation: ids of the store, never indices
  finding jsonb not null,
  series jsonb,
  primary key (run_id, signal_id)
);
create index signal_state_rank on signal_state (run_id, rank);
`,
  },
  {
    id: '2026-11-25-access',
    sql: `${ACCESS_TABLES}\n${ACCESS_BACKFILL}\n${ACCESS_FUNCTIONS}\n${CHANGE_LABEL}`,
  },
  {
    id: '2026-11-25-import-mapping',
    sql: '-- What made the source of a table: rejected rows are read with it again.\nalter table import_file add mapping jsonb',
  },
  {
    id: '2026-11-25-audit-tip',
    sql: `
-- Where the chain ends, for whoever verifies it; only record_audit moves it.
create function audit_tip() returns audit_head
  language sql stable security definer set search_path = pg_catalog, public as $$ select * from public.audit_head $$;
`,
  },
  {
    id: '2026-11-25-reports-by-stream',
    sql: REPORTS_BY_STREAM,
  },
  {
    id: '2026-11-25-marking-clears-runs',
    sql: CHANGE_LABEL,
  },
  {
    id: '2026-11-25-statistics-of-what-is-there',
    sql: `
-- An empty table that was analysed counts as one row, and PostgreSQL looks into it anew for each of 300,000 reports; one that never was
-- is hashed once.
create or replace function refresh_statistics() returns void
  language plpgsql security definer set search_path = pg_catalog, public as
$$ begin
  analyze public.report (stream_id, record_key, occurrence, occurred_on, known_on, place_id, file_id, mode, concealment, producing_id,
       departure_id, destination_id, label_id), public.report_substance, public.series_cell, public.place, public.reported_name,
       public.label_use;
  if exists (select from public.report_end) then analyze public.report_end; end if;
  perform brin_summarize_new_values('public.report_stream');
end $$;
`,
  },
  { id: '2026-11-25-triage-and-alerts', sql: WORK_TABLES },
  { id: '2026-11-25-recommendations', sql: RECOMMENDATION_TABLES },
  { id: '2026-11-25-commitments', sql: COMMITMENT_TABLES },
  { id: '2026-11-25-meetings', sql: MEETING_TABLES },
  { id: '2026-11-25-reviews', sql: REVIEW_TABLES },
  { id: '2026-11-25-access-clock', sql: ACCESS_CLOCK },
  { id: '2026-11-25-participants', sql: PARTICIPANT_TABLES },
  { id: '2026-11-25-search', sql: SEARCH_TABLES },
  { id: '2026-11-25-digest', sql: DIGEST_TABLES },
  { id: '2026-11-26-stream-marking', sql: STREAM_MARKING },
  {
    id: '2026-11-26-who-took-a-file-in',
    sql: `
-- Who took a file in; null: whoever holds the machine. What the secretariat took in for all, it follows and mends.
alter table import_file add taken_by int references person (id);
create index import_file_taken_by on import_file (taken_by) where taken_by is not null;
`,
  },
  { id: '2026-11-26-bulk', sql: BULK_TABLES },
  { id: '2026-11-26-chains', sql: CHAIN_TABLES },
  { id: '2026-11-26-signal-raised', sql: SIGNAL_RAISED },
  { id: '2026-11-26-alert-reminders', sql: REMINDER_TABLES },
  { id: '2026-11-26-quick-sight', sql: QUICK_SIGHT },
  { id: '2026-11-26-quick-search', sql: QUICK_SEARCH },
  { id: '2026-11-26-quick-places', sql: QUICK_PLACES },
  { id: '2026-11-26-names-with-labels', sql: NAMES_WITH_LABELS },
  { id: '2026-11-26-quick-lists', sql: QUICK_LISTS },
  { id: '2026-11-26-audit-links', sql: AUDIT_LINKS },
  { id: '2026-11-26-set-aside', sql: SET_ASIDE },
  { id: '2026-11-26-set-lines-aside', sql: SET_LINES_ASIDE },
  { id: '2026-11-26-signal-labels', sql: SIGNAL_LABELS },
  {
    id: '2026-11-26-cells-in-order',
    sql: '-- json keeps the order of the file; jsonb sorted the cells, and those that it sorted stay as they are.\nalter table reject alter column cells type json',
  },
  {
    id: '2026-11-26-functions-without-use',
    sql: `
-- Rules compare with a list that is made once a statement (QUICK_SIGHT) where they asked these for each row. A rule of an earlier version
-- that still does goes along: where the rules of this one differ, all are made anew (enforceRules).
drop function alert_names(int, int[]), meeting_invites(int, int[]), nominated_here(int, int[]) cascade;
`,
  },
  {
    id: '2026-11-27-rejects-of-each-owner',
    sql: `
-- A row that another owner's file holds, too, was kept for the first of them alone.
alter table reject drop constraint reject_source_id_row_number_identity_key;
alter table reject add unique (source_id, row_number, identity, owner_id);
`,
  },
  {
    id: '2026-11-27-session-of',
    sql: `
-- Whose session a token's hash is, with the roles held now: with the rights of who asks.
create function session_of(asked bytea)
  returns table (id uuid, last_used_at timestamptz, expires_at timestamptz, person_id int, name text, roles text[], participants int[])
  language plpgsql stable as
$$ begin
  return query select s.id, s.last_used_at, s.expires_at, p.id, p.name,
      coalesce(array_agg(distinct g.role) filter (where g.role is not null), '{}'),
      coalesce(array_agg(distinct g.participant_id) filter (where g.participant_id is not null), '{}')
    from public.session s join public.account a on a.person_id = s.person_id and a.disabled_at is null
      join public.person p on p.id = s.person_id and p.ended_at is null
      left join public.role_grant g on g.person_id = p.id and g.ended_at is null
    where s.token_hash = asked and s.ended_at is null group by s.id, p.id;
end $$;
`,
  },
  {
    id: '2026-11-27-changed-since',
    sql: CHANGED_SINCE,
  },
  {
    id: '2026-11-27-positions-taken-again',
    sql: `
-- Who supports, dissents and then supports again says three things: with one row for each position the third was lost.
alter table recommendation_position drop constraint recommendation_position_pkey;
alter table recommendation_position add primary key (recommendation_id, round, participant_id, at);
`,
  },
  {
    id: '2026-11-27-meeting-moved',
    sql: `
-- When a meeting last got another time: who had answered before is asked again.
alter table meeting add moved_at timestamptz;
`,
  },
  {
    id: '2026-11-27-names-by-version',
    sql: `
-- By which version of the registry a name was resolved; it is resolved anew by another.
alter table reported_name add resolved_by text;
alter table name_decision drop constraint name_decision_action_check;
alter table name_decision add check (action in ('settle', 'undo', 'resolve-anew'));
`,
  },
  {
    id: '2026-11-27-positions-in-turn',
    sql: `
-- What a participant says comes in turn, twice in one millisecond, too.
alter table recommendation_position drop constraint recommendation_position_pkey;
alter table recommendation_position add column id int primary key generated always as identity;
create index recommendation_position_newest on recommendation_position (recommendation_id, round, participant_id, id);
`,
  },
];
