/**
 * What participants promise to do about recommendations, what they and others say of it later. Each commitment carries who may see it, as
 * alerts do. Everything that happens to one is dated and added, so that how it stood at any past instant can be told.
 */
export const COMMITMENT_TABLES = `
create table commitment (
  id int primary key generated always as identity,
  -- Who leads; others join by themselves.
  owner_id int not null references participant (id),
  marking text not null check (marking in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  purpose text not null check (purpose in ('any', 'health', 'enforcement', 'statistics')),
  readers int[] not null default '{}',
  state text not null check (state in ('draft', 'submitted', 'returned', 'validated', 'under-way', 'reached-in-time', 'reached-late',
    'withdrawn', 'superseded')),
  version int not null default 1,
  kind text not null check (kind in ('law', 'policy', 'enforcement', 'other')),
  content jsonb not null,
  starts_on date,
  ends_on date,
  -- The end that was validated: whether it was reached in time is told by this one.
  promised_on date,
  drafted_by int references person (id),
  drafted_at timestamptz not null,
  -- Everybody who wrote on it: none of them validates or assesses it.
  authors int[] not null default '{}',
  submitted_at timestamptz,
  validated_at timestamptz,
  ended_at timestamptz,
  superseded_by int references commitment (id),
  -- Participant, form and row that an imported one came from: the same row is not taken in twice.
  origin text unique,
  check (ends_on >= starts_on)
);
create index commitment_owner on commitment (owner_id);
create index commitment_state on commitment (state, ends_on);
create index commitment_superseded on commitment (superseded_by);

create table commitment_participant (
  commitment_id int not null references commitment (id),
  participant_id int not null references participant (id),
  invited_at timestamptz not null,
  joined_at timestamptz,
  left_at timestamptz,
  primary key (commitment_id, participant_id),
  check (left_at >= joined_at)
);
create index commitment_participant_participant on commitment_participant (participant_id);

create table commitment_recommendation (
  commitment_id int not null references commitment (id),
  recommendation_id int not null references recommendation (id),
  primary key (commitment_id, recommendation_id)
);
create index commitment_recommendation_recommendation on commitment_recommendation (recommendation_id);

create table commitment_milestone (
  id int primary key generated always as identity,
  commitment_id int not null references commitment (id),
  position int not null,
  title text not null,
  deliverable text not null,
  verifier text not null,
  -- The date in force, and the one that was promised first.
  due_on date,
  promised_on date,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  added_at timestamptz not null,
  closed_at timestamptz,
  reason text,
  check ((state = 'open') = (closed_at is null))
);
create index commitment_milestone_commitment on commitment_milestone (commitment_id, position);
create index commitment_milestone_due on commitment_milestone (due_on) where state = 'open';

-- Dates that were moved after validation: of a milestone, or of the end where none is named.
create table commitment_date_change (
  id int primary key generated always as identity,
  commitment_id int not null references commitment (id),
  milestone_id int references commitment_milestone (id),
  from_on date not null,
  to_on date not null,
  reason text not null,
  at timestamptz not null,
  actor_id int references person (id)
);
create index commitment_date_change_commitment on commitment_date_change (commitment_id, at);
create index commitment_date_change_milestone on commitment_date_change (milestone_id);

create table commitment_law_stage (
  commitment_id int not null references commitment (id),
  stage text not null check (stage in ('drafted', 'tabled', 'adopted', 'in-force')),
  reached_on date not null,
  at timestamptz not null,
  actor_id int references person (id),
  primary key (commitment_id, stage)
);

create table commitment_evidence (
  id int primary key generated always as identity,
  commitment_id int not null references commitment (id),
  milestone_id int references commitment_milestone (id),
  title text not null,
  url text,
  file_name text,
  media_type text,
  size_bytes int,
  sha256 text,
  content bytea,
  at timestamptz not null,
  actor_id int references person (id),
  check ((url is null) <> (content is null)),
  check (content is null or file_name is not null and media_type is not null and size_bytes = length(content) and sha256 is not null)
);
create index commitment_evidence_commitment on commitment_evidence (commitment_id);
create index commitment_evidence_milestone on commitment_evidence (milestone_id);

-- What the participant says of its own progress.
create table commitment_report (
  id int primary key generated always as identity,
  commitment_id int not null references commitment (id),
  participant_id int not null references participant (id),
  text text not null,
  completion text not null check (completion in ('no-evidence', 'not-started', 'limited', 'substantial', 'complete')),
  readings jsonb not null default '[]',
  at timestamptz not null,
  actor_id int references person (id)
);
create index commitment_report_commitment on commitment_report (commitment_id, at);
create index commitment_report_participant on commitment_report (participant_id);

-- What somebody independent finds; and what the participant answers to it.
create table commitment_assessment (
  id int primary key generated always as identity,
  commitment_id int not null references commitment (id),
  text text not null,
  completion text not null check (completion in ('no-evidence', 'not-started', 'limited', 'substantial', 'complete')),
  early_results text not null check (early_results in ('too-early', 'none', 'moderate', 'significant')),
  is_verifiable boolean not null,
  ambition text not null check (ambition in ('unclear', 'modest', 'substantial')),
  at timestamptz not null,
  actor_id int references person (id)
);
create index commitment_assessment_commitment on commitment_assessment (commitment_id, at);
create table commitment_reply (
  id int primary key generated always as identity,
  assessment_id int not null references commitment_assessment (id),
  participant_id int not null references participant (id),
  text text not null,
  at timestamptz not null,
  actor_id int references person (id)
);
create index commitment_reply_assessment on commitment_reply (assessment_id);
create index commitment_reply_participant on commitment_reply (participant_id);

-- Is one of these participants asked to take part, or does it? Asked by the rule on commitments, which the rule on participants asks in turn.
create function commitment_names(asked int, participants int[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select from public.commitment_participant p
     where p.commitment_id = asked and p.participant_id = any (participants) and p.left_at is null) $$;
`;
