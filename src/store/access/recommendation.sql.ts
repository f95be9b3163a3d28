/** From what experts bring in to what a group advises. Each record carries who may see it, as triages and alerts do. */
export const RECOMMENDATION_TABLES = `
alter table work_event drop constraint work_event_subject_kind_check;

create table input (
  id int primary key generated always as identity,
  owner_id int not null references participant (id),
  marking text not null check (marking in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  purpose text not null check (purpose in ('any', 'health', 'enforcement', 'statistics')),
  readers int[] not null default '{}',
  group_key text not null references working_group (key),
  state text not null check (state in ('given', 'withdrawn')),
  version int not null default 1,
  content jsonb not null,
  -- form, e-mail, spreadsheet
  came_by text not null,
  -- The line of a spreadsheet or the message that it came in: the same one is not taken in twice.
  origin text unique,
  given_by int references person (id),
  given_at timestamptz not null
);
create index input_group on input (group_key, given_at);
create index input_owner on input (owner_id);

create table good_practice (
  id int primary key generated always as identity,
  owner_id int not null references participant (id),
  marking text not null check (marking in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  purpose text not null check (purpose in ('any', 'health', 'enforcement', 'statistics')),
  readers int[] not null default '{}',
  group_key text not null references working_group (key),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  version int not null default 1,
  content jsonb not null,
  grade text check (grade in ('high', 'moderate', 'low', 'very-low')),
  drafted_by int references person (id),
  drafted_at timestamptz not null
);
create index good_practice_group on good_practice (group_key);
-- The inputs that it gathers: they stay what they are.
create table good_practice_input (
  practice_id int not null references good_practice (id),
  input_id int not null references input (id),
  primary key (practice_id, input_id)
);
create index good_practice_input_input on good_practice_input (input_id);

create table recommendation (
  id int primary key generated always as identity,
  owner_id int not null references participant (id),
  marking text not null check (marking in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  purpose text not null check (purpose in ('any', 'health', 'enforcement', 'statistics')),
  readers int[] not null default '{}',
  group_key text not null references working_group (key),
  -- A number of its own, once it is adopted: the group's number and two digits or more.
  code text unique,
  scope text not null check (scope in ('national', 'joint')),
  cluster text not null default '',
  state text not null check (state in ('draft', 'proposed', 'adopted', 'withdrawn', 'superseded')),
  version int not null default 1,
  -- Of the text; each is kept.
  revision int not null default 1,
  content jsonb not null,
  drafted_by int references person (id),
  drafted_at timestamptz not null,
  -- Of the silence that runs or ran last; round counts the silences.
  round int not null default 0,
  silence_from timestamptz,
  silence_until timestamptz,
  adopted_at timestamptz,
  adopted_by text check (adopted_by in ('silence', 'meeting', 'import')),
  meeting_id int,
  ended_at timestamptz,
  superseded_by int references recommendation (id),
  -- Where an imported one came from: file and row.
  origin text unique,
  check (state <> 'proposed' or silence_until > silence_from),
  check ((state in ('adopted')) <= (adopted_at is not null))
);
create index recommendation_group on recommendation (group_key, state);
create table recommendation_revision (
  recommendation_id int not null references recommendation (id),
  revision int not null,
  content jsonb not null,
  at timestamptz not null,
  actor_id int references person (id),
  reason text,
  primary key (recommendation_id, revision)
);
create table recommendation_comment (
  id int primary key generated always as identity,
  recommendation_id int not null references recommendation (id),
  -- The text that it is about.
  revision int not null,
  participant_id int references participant (id),
  actor_id int references person (id),
  at timestamptz not null,
  text text not null,
  settled_at timestamptz,
  settled_by int references person (id)
);
create index recommendation_comment_of on recommendation_comment (recommendation_id);
-- What a participant says while silence runs or at the adoption; the last of a round counts.
create table recommendation_position (
  recommendation_id int not null references recommendation (id),
  round int not null,
  participant_id int not null references participant (id),
  position text not null check (position in ('break', 'dissent', 'support')),
  reason text,
  at timestamptz not null,
  actor_id int references person (id),
  primary key (recommendation_id, round, participant_id, position)
);
create index recommendation_position_participant on recommendation_position (participant_id);
create table recommendation_alert (
  recommendation_id int not null references recommendation (id),
  alert_id int not null references alert (id),
  primary key (recommendation_id, alert_id)
);
create index recommendation_alert_alert on recommendation_alert (alert_id);
create table recommendation_practice (
  recommendation_id int not null references recommendation (id),
  practice_id int not null references good_practice (id),
  primary key (recommendation_id, practice_id)
);
create index recommendation_practice_practice on recommendation_practice (practice_id);

-- Does whoever acts belong to a group: hold a role in it or in the one that steers it, or run the coalition?
create function work_in_group(asked text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select sight_kind() = 'local' or sight_kind() = 'person' and (sight_roles() && array['secretariat'] or exists (
     select from public.role_grant g where g.person_id = sight_person() and g.ended_at is null
       and (g.group_key = asked or g.group_key = split_part(asked, '.', 1)))) $$;

-- The last number that a group has given, also to a recommendation that whoever acts may not see.
create function last_recommendation(asked text) returns int
  language sql stable security definer set search_path = pg_catalog, public as
$$ select coalesce(max(substring(code from '-([0-9]+)$')::int), 0) from public.recommendation where group_key = asked and code like 'R ' || asked || '-%' $$;
`;
