/** Groups that are edited, what they meet for and when, and what came of it. */
export const MEETING_TABLES = `
alter table working_group add mandate text not null default '', add ended_on date, add version int not null default 1;

create table meeting_series (
  id int primary key generated always as identity,
  owner_id int not null references participant (id),
  marking text not null check (marking in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  purpose text not null check (purpose in ('any', 'health', 'enforcement', 'statistics')),
  readers int[] not null default '{}',
  group_key text not null references working_group (key),
  state text not null check (state in ('active', 'ended')),
  version int not null default 1,
  title text not null,
  -- The day of the month, by number or as its n-th weekday, and every how many months.
  pattern jsonb not null,
  -- One or two: each with its time of day in its own zone.
  sessions jsonb not null,
  place text not null default '',
  link text not null default '',
  quorum int not null check (quorum >= 0),
  from_month date not null,
  until_month date not null,
  made_by int references person (id),
  made_at timestamptz not null,
  check (until_month >= from_month)
);
create index meeting_series_group on meeting_series (group_key);
create index meeting_series_owner on meeting_series (owner_id);

create table meeting (
  id int primary key generated always as identity,
  -- What calendars know it by, for ever; they take a change whose sequence is higher.
  uid uuid not null unique default gen_random_uuid(),
  sequence int not null default 0,
  owner_id int not null references participant (id),
  marking text not null check (marking in ('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR')),
  purpose text not null check (purpose in ('any', 'health', 'enforcement', 'statistics')),
  readers int[] not null default '{}',
  group_key text not null references working_group (key),
  series_id int references meeting_series (id),
  session text not null check (session in ('east', 'west', 'single')),
  -- The month of the series that it stands for, wherever it was moved to.
  month date,
  is_moved boolean not null default false,
  state text not null check (state in ('planned', 'held', 'approved', 'cancelled')),
  version int not null default 1,
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  place text not null default '',
  link text not null default '',
  quorum int not null check (quorum >= 0),
  -- How many are invited and attended: lists show it without reading them all.
  invited_count int not null default 0,
  attended_count int not null default 0,
  -- Of the minutes' text; each is kept.
  minutes_version int not null default 0,
  planned_by int references person (id),
  planned_at timestamptz not null,
  changed_at timestamptz not null,
  held_at timestamptz,
  approved_at timestamptz,
  approved_by int references person (id),
  cancelled_at timestamptz,
  check (ends_at > starts_at),
  unique (series_id, month, session)
);
create index meeting_group on meeting (group_key, starts_at);
create index meeting_starts on meeting (starts_at);
create index meeting_owner on meeting (owner_id);

create table meeting_item (
  id int primary key generated always as identity,
  meeting_id int not null references meeting (id),
  position int not null,
  title text not null,
  subject_kind text check (subject_kind in ('alert', 'recommendation', 'commitment', 'good_practice')),
  subject_id int,
  removed_at timestamptz,
  check ((subject_kind is null) = (subject_id is null))
);
create index meeting_item_meeting on meeting_item (meeting_id, position);
create index meeting_item_subject on meeting_item (subject_kind, subject_id);

create table meeting_invitation (
  meeting_id int not null references meeting (id),
  participant_id int not null references participant (id),
  invited_at timestamptz not null,
  primary key (meeting_id, participant_id)
);
create index meeting_invitation_participant on meeting_invitation (participant_id);
-- What a participant answered; the last answer counts.
create table meeting_reply (
  id int primary key generated always as identity,
  meeting_id int not null references meeting (id),
  participant_id int not null references participant (id),
  reply text not null check (reply in ('yes', 'no', 'perhaps')),
  note text not null default '',
  at timestamptz not null,
  actor_id int references person (id)
);
create index meeting_reply_meeting on meeting_reply (meeting_id, participant_id, id);
create index meeting_reply_participant on meeting_reply (participant_id);
create table meeting_attendance (
  meeting_id int not null references meeting (id),
  participant_id int not null references participant (id),
  at timestamptz not null,
  actor_id int references person (id),
  primary key (meeting_id, participant_id)
);
create index meeting_attendance_participant on meeting_attendance (participant_id);

create table meeting_minutes (
  meeting_id int not null references meeting (id),
  version int not null,
  content jsonb not null,
  at timestamptz not null,
  actor_id int references person (id),
  primary key (meeting_id, version)
);

create table meeting_paper (
  id int primary key generated always as identity,
  meeting_id int not null references meeting (id),
  item_id int references meeting_item (id),
  name text not null,
  media_type text not null,
  size_bytes int not null check (size_bytes > 0),
  sha256 bytea not null,
  added_by int references person (id),
  added_at timestamptz not null,
  removed_at timestamptz
);
create index meeting_paper_meeting on meeting_paper (meeting_id);
create index meeting_paper_item on meeting_paper (item_id);
-- Cut, so that neither side holds a whole paper in one statement.
create table meeting_paper_part (
  paper_id int not null references meeting_paper (id),
  position int not null,
  bytes bytea not null,
  primary key (paper_id, position)
);
alter table meeting_paper_part alter bytes set storage external;

-- Decisions and actions. What is open goes along from meeting to meeting of the group: its open items are found, not copied.
create table action_item (
  id int primary key generated always as identity,
  meeting_id int not null references meeting (id),
  item_id int references meeting_item (id),
  group_key text not null references working_group (key),
  kind text not null check (kind in ('decision', 'action')),
  -- A decision that nobody has to carry out is taken: nothing of it is open.
  state text not null check (state in ('taken', 'open', 'done', 'dropped')),
  version int not null default 1,
  text text not null,
  holder_id int references participant (id),
  due_on date,
  made_by int references person (id),
  made_at timestamptz not null,
  closed_at timestamptz,
  closed_by int references person (id),
  reason text,
  check (kind = 'decision' or holder_id is not null and due_on is not null),
  check ((state in ('done', 'dropped')) = (closed_at is not null))
);
create index action_item_group on action_item (group_key, state, due_on);
create index action_item_meeting on action_item (meeting_id);
create index action_item_item on action_item (item_id);
create index action_item_holder on action_item (holder_id, state);

-- A secret address at which calendars read: made and ended by the person whose meetings it tells.
create table calendar_feed (
  id uuid primary key default gen_random_uuid(),
  person_id int not null references person (id),
  token_hash bytea not null unique,
  made_at timestamptz not null,
  ended_at timestamptz
);
create index calendar_feed_person on calendar_feed (person_id);

-- Does whoever acts chair a group, or the one that steers it?
create function work_chairs_group(asked text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select sight_kind() = 'person' and exists (
     select from public.role_grant g where g.person_id = sight_person() and g.role = 'group-chair' and g.ended_at is null
       and (g.group_key = asked or g.group_key = split_part(asked, '.', 1))) $$;
-- Does whoever acts run the meetings of a group: its chair, the secretariat, who holds the machine?
create function work_runs_group(asked text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select sight_kind() = 'local' or sight_kind() = 'person' and (sight_roles() && array['secretariat'] or public.work_chairs_group(asked)) $$;
-- Is one of these participants invited? Asked by the rule on meetings, which the rule on invitations asks in turn.
create function meeting_invites(meeting int, participants int[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select from public.meeting_invitation i where i.meeting_id = meeting and i.participant_id = any (participants)) $$;
`;
