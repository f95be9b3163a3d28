import type { OwnerClient } from '../src/store/owner.ts';

/** Words of which texts are made: some common, some that stand in few. */
const text = (
  words: number,
) => `(select string_agg(case when random() < 0.02 then 'rareword' || (random() * 3000)::int
  else (array['laboratory','seizure','naloxone','tablet','precursor','border','training','prevention','overdose','wastewater','customs','parcel',
  'fentanyl','nitazene','health','police','treatment','school','prison','data','warning','signal','post','market','dark','chemist','surdose',
  'laboratoire','frontera','incautación','опиоид','граница'])[1 + (random() * 31)::int] end, ' ')
  from generate_series(1, ${words}) where n is not null)`;
const LABEL_COLUMNS = 'owner_id, marking, purpose';
const LABEL = `1 + (n % 163), (array['AMBER','AMBER','AMBER','GREEN','AMBER+STRICT','CLEAR'])[1 + n % 6], 'any'`;
const GROUP = `(array['1.1','1.2','2.1','2.2','3.1','3.2','3.3','1','2','3'])[1 + n % 10]`;
const times = (count: number) => `generate_series(1, ${count}) n`;
/** Within the last two years. */
const AGO = `interval '1 hour' * (n * 7919 % 17520)`;
const texts = (names: readonly string[], words: number) =>
  names.map((name) => `'${name}', ${text(words)}`).join(', ');
const EMPTY_ALERT_TEXTS = [
  'riskOrigin',
  'exposure',
  'analytical',
  'identification',
  'health',
  'social',
  'healthMeasures',
  'otherMeasures',
  'other',
  'uncertainty',
  'notForPublication',
]
  .map((name) => `'${name}', ''`)
  .join(', ');

const PEOPLE = [
  `insert into working_group (key, title) select g::text, 'Line ' || g from generate_series(1, 3) g`,
  `insert into working_group (key, parent_key, title)
   select k, left(k, 1), 'Group ' || k from unnest(array['1.1','1.2','2.1','2.2','3.1','3.2','3.3']) k`,
  `insert into participant (key, kind, name, joined_on) select 'P' || n, 'organization', 'Participant ' || n, '2023-07-07' from ${times(163)}`,
  `insert into person (name) select 'Expert ' || n || ' Invented' from ${times(1600)}`,
  `insert into account (person_id, email) select id, id || '@example.org' from person`,
  `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
   select n, case when n % 10 = 0 then 'focal-point' else 'expert' end, 2 + (n % 163), ${GROUP}, 'bench' from ${times(1600)}`,
  `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
   select n, 'expert', 2 + (n % 163), (array['1.1','1.2','2.1','2.2','3.1','3.2','3.3'])[1 + n % 7], 'bench' from ${times(1600)} where n % 3 = 0`,
  `insert into role_grant (person_id, role, granted_by) values (1, 'secretariat', 'bench')`,
  // Labels of reports, which each transaction judges: three of each participant.
  `insert into access_label (id, owner_id, marking, purpose) select 3 * n + k, 1 + n, (array['AMBER', 'AMBER+STRICT', 'GREEN'])[1 + k], 'any'
   from generate_series(0, 162) n, generate_series(0, 2) k`,
];

const ADVICE = [
  `insert into input (${LABEL_COLUMNS}, group_key, state, content, came_by, given_by, given_at)
   select ${LABEL}, ${GROUP}, 'given', jsonb_build_object('title', 'Input ' || n, 'done', '', 'outcome', '', 'organization', '', 'website', '', ${texts(['text'], 60)}),
     'spreadsheet', 1 + n % 1600, now() - ${AGO} from ${times(40_000)}`,
  `insert into good_practice (${LABEL_COLUMNS}, group_key, state, content, grade, drafted_at)
   select ${LABEL}, ${GROUP}, case when n % 4 = 0 then 'draft' else 'published' end,
     jsonb_build_object('title', 'Practice ' || n, ${texts(['summary', 'context', 'needed', 'contraindication', 'triedBy'], 15)}),
     'moderate', now() - ${AGO} from ${times(400)}`,
  `insert into good_practice_input select p, p * 100 - n from generate_series(1, 400) p, generate_series(0, 9) n`,
  `insert into recommendation (${LABEL_COLUMNS}, group_key, code, scope, cluster, state, content, drafted_at, round, silence_from, silence_until, adopted_at, adopted_by, ended_at)
   select ${LABEL}, ${GROUP}, case when n % 10 < 7 then 'R ' || ${GROUP} || '-' || n end, case when n % 2 = 0 then 'joint' else 'national' end,
     'Theme ' || n % 25, s, jsonb_build_object('title', 'Advice ' || n, ${texts(['text', 'rationale', 'implementation'], 60)}),
     now() - interval '700 days' + interval '1 day' * n, 1,
     case when s = 'draft' then null when s = 'proposed' then now() - interval '1 day' else now() - interval '600 days' + interval '1 day' * n end,
     case when s = 'draft' then null when s = 'proposed' then now() + interval '9 days' else now() - interval '590 days' + interval '1 day' * n end,
     case when s in ('adopted', 'withdrawn') then now() - interval '590 days' + interval '1 day' * n end,
     case when s in ('adopted', 'withdrawn') then 'silence' end, case when s = 'withdrawn' then now() - interval '1 day' end
   from (select n, (array['adopted','adopted','adopted','adopted','adopted','adopted','withdrawn','proposed','draft','draft'])[1 + n % 10] as s from ${times(500)}) x`,
  `insert into recommendation_position (recommendation_id, round, participant_id, position, at, actor_id)
   select r.id, 1, p.n, case when p.n % 9 = 0 then 'dissent' else 'support' end, r.silence_from + interval '1 hour' * (p.n % 20), p.n
   from recommendation r, generate_series(2, 162, 4) p (n) where r.silence_from is not null`,
];

const ALERTS = [
  `insert into triage (${LABEL_COLUMNS}, evidence, state, opened_by, opened_at, due_at, holder_id, verified_at)
   select ${LABEL}, '{}', case when n <= 300 then 'alerted' when n % 2 = 0 then 'open' else 'dismissed' end, 1 + n % 1600, now() - ${AGO},
     now() - ${AGO} + interval '2 days', 1 + n % 1600, case when n <= 300 then now() - ${AGO} + interval '1 day' end from ${times(600)}`,
  `insert into triage_signal (triage_id, position, signal_id, snapshot)
   select n, 0, 's-' || lpad(to_hex(n), 12, '0'), jsonb_build_object('asOf', '2026-01-01', 'kind', 'increase', 'node', null,
     'place', jsonb_build_object('id', 1, 'name', 'World'), 'sentence', jsonb_build_object('key', 'signal.increase', 'values', '{}'::jsonb),
     'observed', n, 'expected', 1, 'pValue', 0.001, 'reportCount', n, 'startOn', '2025-12-01', 'signalOn', (now() - ${AGO} - interval '3 days')::date::text,
     'occurredOn', (now() - ${AGO} - interval '30 days')::date::text, 'knownOn', (now() - ${AGO} - interval '10 days')::date::text,
     'receivedAt', to_char(now() - ${AGO} - interval '9 days', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'evidence', '{}'::jsonb, 'identity', 'i' || n)
   from ${times(600)}`,
  `insert into alert (${LABEL_COLUMNS}, state, content, choice, floor, drafted_at, sent_at, revision)
   select ${LABEL}, 'sent', jsonb_build_object('title', 'Alert ' || n, 'nodeIds', '[]'::jsonb, 'sinceOn', null, ${texts(['event', 'advice'], 60)}, ${EMPTY_ALERT_TEXTS}),
     '{"isAll":true,"participants":[],"groups":[]}', '{"marking":"AMBER","purpose":"any","readers":[]}', now() - ${AGO} + interval '1 day', now() - ${AGO} + interval '2 days', 1 from ${times(300)}`,
  `insert into alert_triage select n, n from ${times(300)}`,
  `insert into alert_recipient (alert_id, participant_id, chosen_by, asked_at) select a.id, p.id, 'all', a.sent_at from alert a, participant p where p.id > 1`,
  `insert into alert_receipt (alert_id, participant_id, stage, revision, at, actor_id)
   select r.alert_id, r.participant_id, 'received', 1, r.asked_at + interval '1 hour' * (r.participant_id % 40), 1 + r.participant_id
   from alert_recipient r where (r.alert_id + r.participant_id) % 2 = 0`,
  `insert into alert_receipt (alert_id, participant_id, stage, revision, at, actor_id)
   select r.alert_id, r.participant_id, 'acted', 1, r.asked_at + interval '1 day' * (r.participant_id % 40), 1 + r.participant_id
   from alert_recipient r where (r.alert_id + r.participant_id) % 6 = 0 and r.participant_id <> 12`,
  `insert into recommendation_alert select distinct r.id, 1 + (r.id * 7 + k) % 300 from recommendation r, generate_series(0, 1) k`,
  `insert into recommendation_practice select id, 1 + id % 400 from recommendation`,
];

const COMMITMENTS = [
  `insert into commitment (${LABEL_COLUMNS}, state, kind, content, starts_on, ends_on, promised_on, drafted_at, submitted_at, validated_at, ended_at)
   select ${LABEL}, s, (array['law','policy','enforcement','other'])[1 + n % 4],
     jsonb_build_object('title', 'Commitment ' || n, 'institution', 'Ministry', 'contact', '', ${texts(['problem', 'action'], 40)},
       'goals', jsonb_build_array(jsonb_build_object('statement', 'Less', 'indicator', 'deaths', 'unit', 'a year', 'baselineValue', 100, 'baselineOn', '2024-01-01',
         'targetValue', 50, 'targetOn', '2027-01-01', 'source', 'register')), 'population', '', 'place', '', 'startsOn', begun::text, 'endsOn', (begun + 500)::text,
       'cost', 1000, 'currency', 'EUR', 'fundingSecured', 500, 'initiativeCode', '', 'accomplishments', '', 'activities', '', 'globalOutcomes', '', 'nationalOutcomes', ''),
     begun, begun + 500, begun + 490, now() - ${AGO}, case when s <> 'draft' then now() - ${AGO} + interval '1 day' end,
     case when s not in ('draft', 'submitted', 'returned') then now() - ${AGO} + interval '2 days' end,
     case when s in ('reached-in-time', 'reached-late', 'withdrawn') then now() - ${AGO} + interval '9 days' end
   from (select n, (now() - ${AGO})::date as begun, (array['draft','submitted','returned','validated','validated','validated','under-way','under-way','under-way','under-way',
     'reached-in-time','reached-late','withdrawn'])[1 + n % 13] as s from ${times(5000)}) x`,
  `insert into commitment_participant (commitment_id, participant_id, invited_at, joined_at)
   select distinct c.id, 2 + (c.id * 3 + k) % 162, c.drafted_at, c.validated_at from commitment c, generate_series(0, 2) k where c.id % 5 = 0`,
  `insert into commitment_recommendation
   select distinct c.id, r.id from commitment c, generate_series(0, 1) k, lateral (select id from recommendation where id = 1 + (c.id * 13 + k * 10) % 499 and state = 'adopted') r`,
  `insert into commitment_milestone (commitment_id, position, title, deliverable, verifier, due_on, promised_on, state, added_at, closed_at)
   select c.id, k, 'Milestone ' || k, 'A report', 'Ministry', c.starts_on + k * 120, c.starts_on + k * 110, case when k = 1 and c.validated_at is not null then 'done' else 'open' end,
     c.drafted_at, case when k = 1 and c.validated_at is not null then c.validated_at + interval '5 days' end from commitment c, generate_series(1, 4) k`,
  `insert into commitment_date_change (commitment_id, milestone_id, from_on, to_on, reason, at, actor_id)
   select m.commitment_id, m.id, m.promised_on, m.due_on, 'Later', m.added_at + interval '8 days', 1 from commitment_milestone m where m.id % 8 = 0`,
  `insert into commitment_law_stage (commitment_id, stage, reached_on, at, actor_id)
   select c.id, s, c.starts_on + 20 * k::int, c.validated_at + interval '20 days' * k, 1
   from commitment c, unnest(array['drafted','tabled','adopted','in-force']) with ordinality t (s, k) where c.kind = 'law' and c.validated_at is not null and k <= c.id % 5`,
  `insert into commitment_report (commitment_id, participant_id, text, completion, at, actor_id)
   select c.id, c.owner_id, 'As planned.', 'limited', c.validated_at + interval '30 days' * k, 1 from commitment c, generate_series(1, 2) k where c.validated_at is not null`,
  `insert into commitment_assessment (commitment_id, text, completion, early_results, is_verifiable, ambition, at, actor_id)
   select c.id, 'Some.', 'limited', 'moderate', true, 'modest', c.validated_at + interval '40 days', 1 from commitment c where c.validated_at is not null and c.id % 2 = 0`,
];

const MEETINGS = [
  `insert into meeting_series (${LABEL_COLUMNS}, group_key, state, title, pattern, sessions, quorum, from_month, until_month, made_at)
   select 1, 'AMBER', 'any', g.key, 'active', 'Monthly', '{"kind":"weekday","nth":2,"weekday":2,"everyMonths":1}',
     '[{"session":"east","time":"08:00","timeZone":"Asia/Bangkok","minutes":90},{"session":"west","time":"15:00","timeZone":"Europe/Vienna","minutes":90}]',
     20, date_trunc('month', now() - interval '18 months')::date, date_trunc('month', now() + interval '5 months')::date, now() - interval '18 months' from working_group g`,
  `insert into meeting (${LABEL_COLUMNS}, group_key, series_id, session, month, state, title, starts_at, ends_at, time_zone, quorum, minutes_version, planned_at, changed_at, held_at)
   select 1, case when s.id % 5 = 0 then 'AMBER+STRICT' else 'AMBER' end, 'any', s.group_key, s.id, w, (s.from_month + interval '1 month' * k)::date, case when k < 18 then 'held' else 'planned' end,
     'Meeting ' || s.group_key || ' ' || k, s.from_month + interval '1 month' * k + interval '10 days 8 hours', s.from_month + interval '1 month' * k + interval '10 days 10 hours',
     'Europe/Vienna', 20, case when k < 18 then 1 else 0 end, s.made_at, s.made_at, case when k < 18 then s.from_month + interval '1 month' * k + interval '11 days' end
   from meeting_series s, generate_series(0, 23) k, unnest(array['east','west']) w`,
  `insert into meeting_invitation select m.id, p.n, m.planned_at from meeting m, generate_series(2, 164) p (n) where (m.id + p.n) % 3 > 0`,
  `insert into meeting_reply (meeting_id, participant_id, reply, at, actor_id)
   select meeting_id, participant_id, (array['yes','no','perhaps'])[1 + (meeting_id + participant_id) % 3], invited_at + interval '3 days', 1 from meeting_invitation where (meeting_id * 7 + participant_id) % 5 < 3`,
  `insert into meeting_attendance (meeting_id, participant_id, at, actor_id)
   select i.meeting_id, i.participant_id, m.held_at, 1 from meeting_invitation i join meeting m on m.id = i.meeting_id where m.state = 'held' and i.participant_id % 3 = 0`,
  `update meeting m set invited_count = (select count(*) from meeting_invitation i where i.meeting_id = m.id), attended_count = (select count(*) from meeting_attendance i where i.meeting_id = m.id)`,
  `insert into meeting_item (meeting_id, position, title, subject_kind, subject_id)
   select m.id, k, 'Item ' || k, (array['alert','recommendation','commitment',null,null,null])[k], case when k <= 3 then 1 + (m.id * 5 + k) % 300 end from meeting m, generate_series(1, 6) k`,
  `insert into meeting_minutes (meeting_id, version, content, at, actor_id)
   select m.id, 1, jsonb_build_object('sections', jsonb_build_array(jsonb_build_object('itemId', null, 'title', 'What was said', 'text', ${text(200)}))), m.held_at, 1
   from (select *, id as n from meeting) m where m.state = 'held'`,
  `insert into action_item (meeting_id, group_key, kind, state, text, holder_id, due_on, made_at, closed_at)
   select m.id, m.group_key, 'action', s, 'Do ' || k, 2 + (m.id * 5 + k) % 162, m.starts_at::date + 40, m.held_at, case when s = 'done' then m.held_at + interval '20 days' end
   from meeting m, generate_series(1, 5) k, lateral (select case when k < 4 and m.starts_at < now() - interval '4 months' then 'done' else 'open' end as s) s where m.state = 'held'`,
  `insert into review (${LABEL_COLUMNS}, state, title, event, place, held_on, planned_at) values (1, 'AMBER', 'any', 'planned', 'Review', 'Commission', 'Vienna', now()::date, now())`,
];

const EVENTS = [
  ['input', 'give', 'given', 'given_at', 'true'],
  ['recommendation', 'draft', 'draft', 'drafted_at', 'true'],
  ['recommendation', 'propose', 'proposed', 'silence_from', 'silence_from is not null'],
  ['triage', 'open', 'open', 'opened_at', 'true'],
  ['alert', 'send', 'sent', 'sent_at', 'true'],
  ['meeting', 'plan', 'planned', 'planned_at', 'true'],
  ['meeting', 'hold', 'held', 'held_at', 'held_at is not null'],
  ['commitment', 'draft', 'draft', 'drafted_at', 'true'],
  ['commitment', 'submit', 'submitted', 'submitted_at', 'submitted_at is not null'],
  ['commitment', 'validate', 'validated', 'validated_at', 'validated_at is not null'],
  [
    'commitment',
    'begin',
    'under-way',
    "validated_at + interval '3 days'",
    "validated_at is not null and state <> 'validated'",
  ],
  ['commitment', 'reach', "' || state || '", 'ended_at', 'ended_at is not null'],
].map(
  ([
    table,
    action,
    state,
    at,
    where,
  ]) => `insert into work_event (subject_kind, subject_id, at, actor_id, action, from_state, to_state)
  select '${table}', id, ${at}, 1 + id % 1600, '${action}', null, '${state}' from ${table} where ${where} order by id`,
);

/**
 * The coalition at its size: 163 participants, 1,600 experts, 24 months of meetings of 10 groups, 40,000 inputs, 500 recommendations, 5,000
 * commitments with 20,000 milestones, 300 alerts to each participant. Everything in it is made up.
 */
export async function plant(client: OwnerClient, log: (line: string) => void): Promise<void> {
  await client.query('begin');
  for (const [name, statements] of Object.entries({
    PEOPLE,
    ADVICE,
    ALERTS,
    COMMITMENTS,
    MEETINGS,
    EVENTS,
  })) {
    const started = performance.now();
    for (const statement of statements) await client.query(statement);
    log(`  planted ${name.toLowerCase()} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  await client.query('commit');
}
