/**
 * The coalition's work: triage of signals and alerts. Who may see a record stands in the record itself (owner, marking, purpose, named
 * readers) and is judged by the rule that judges reports, \`access_reads\`. What has happened to a record is in \`work_event\`, which nobody
 * can change.
 */
export const WORK_TABLES = `
create table working_group (
  key text primary key check (key ~ '^[1-9](\\.[1-9])?$'),
  parent_key text references working_group (key),
  title text not null,
  is_simulated boolean not null default false
);

create table triage (
  id int primary key generated always as identity,
  owner_id int not null references participant (id),
  marking text not null check (marking in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  purpose text not null check (purpose in ('any', 'health', 'enforcement', 'statistics')),
  readers int[] not null default '{}',
  -- The label that all evidence inherits: an alert made of it carries none that is weaker.
  evidence jsonb not null,
  state text not null check (state in ('open', 'verified', 'dismissed', 'alerted')),
  -- Counts the steps: whoever acts says which state of it they saw.
  version int not null default 1,
  opened_by int references person (id),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  holder_id int references person (id),
  source_grade text check (source_grade in ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility int check (credibility between 1 and 6),
  verified_at timestamptz
);
-- The signals of it, each as it was when it was taken on, with the dates of the reports behind it.
create table triage_signal (
  triage_id int not null references triage (id),
  position int not null,
  signal_id text not null,
  snapshot jsonb not null,
  primary key (triage_id, position),
  unique (triage_id, signal_id)
);
create index triage_signal_signal on triage_signal (signal_id);

create table alert (
  id int primary key generated always as identity,
  owner_id int not null references participant (id),
  marking text not null check (marking in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  purpose text not null check (purpose in ('any', 'health', 'enforcement', 'statistics')),
  readers int[] not null default '{}',
  state text not null check (state in ('draft', 'sent', 'cancelled', 'superseded')),
  version int not null default 1,
  content jsonb not null,
  -- Whom the draft will ask.
  choice jsonb not null,
  -- The label that all its evidence inherits.
  floor jsonb not null,
  -- Number of the revision that is in force; 0 while it is a draft.
  revision int not null default 0,
  drafted_by int references person (id),
  drafted_at timestamptz not null,
  sent_at timestamptz,
  ended_at timestamptz,
  superseded_by int references alert (id)
);
create table alert_revision (
  alert_id int not null references alert (id),
  revision int not null,
  content jsonb not null,
  at timestamptz not null,
  actor_id int references person (id),
  reason text,
  primary key (alert_id, revision)
);
create table alert_triage (
  alert_id int not null references alert (id),
  triage_id int not null references triage (id),
  primary key (alert_id, triage_id)
);
create table alert_recipient (
  alert_id int not null references alert (id),
  participant_id int not null references participant (id),
  -- How it came to be asked: named, all, a group or a line of effort.
  chosen_by text not null,
  asked_at timestamptz not null,
  primary key (alert_id, participant_id)
);
create index alert_recipient_participant on alert_recipient (participant_id);
-- What a recipient did, once for each stage and revision.
create table alert_receipt (
  alert_id int not null,
  participant_id int not null,
  stage text not null check (stage in ('received', 'assessed', 'acted')),
  revision int not null,
  at timestamptz not null,
  actor_id int references person (id),
  is_relevant boolean,
  note text,
  primary key (alert_id, participant_id, stage, revision),
  foreign key (alert_id, participant_id) references alert_recipient (alert_id, participant_id)
);

create table work_event (
  id bigint primary key generated always as identity,
  subject_kind text not null check (subject_kind in ('triage', 'alert')),
  subject_id int not null,
  at timestamptz not null,
  actor_id int references person (id),
  action text not null,
  from_state text,
  to_state text not null,
  note text,
  detail jsonb not null default '{}'
);
create index work_event_subject on work_event (subject_kind, subject_id, id);

-- For whom somebody speaks in the coalition's work; the secretariat speaks for its own, which is the first participant.
create function work_participants() returns int[]
  language sql stable parallel safe set search_path = pg_catalog, public as
$$ select sight_participants() || case when sight_roles() && array['secretariat'] and sight_kind() in ('person', 'local') then array[1] else '{}' end $$;
create function work_purposes() returns text[]
  language sql stable parallel safe security definer set search_path = pg_catalog, public as
$$ select coalesce(array_agg(distinct u), '{}') from public.role_fact f, unnest(f.purposes) u where f.role = any (public.sight_roles()) $$;
-- Is one of these participants a recipient? Asked by the rule on alerts, which the rule on recipients asks in turn.
create function alert_names(alert int, participants int[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select from public.alert_recipient r where r.alert_id = alert and r.participant_id = any (participants)) $$;
`;
