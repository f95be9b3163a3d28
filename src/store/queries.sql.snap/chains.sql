-- src/features/chains/evidence.ts

select *
  from ( select g.signal_id as id, g.snapshot ->> 'asOf' as "asOf", g.snapshot -> 'evidence' as evidence, true as "isTaken"
  from report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  join triage_signal g on true cross
  join lateral (select g.snapshot -> 'evidence' as e) x
  where r.id = $1::bigint and r.known_on <= (g.snapshot ->> 'asOf')::date and (e ->> 'placeId')::int in (1, p.id, p.division_id, p.country_id, p.region_id) and r.occurred_on between (e ->> 'fromOn')::date and (e ->> 'toOn')::date and (e ->> 'streamId' is null or (e ->> 'streamId')::int = r.stream_id) and (e ->> 'reportKind' is null or e ->> 'reportKind' = t.kind) and (e -> 'nodeIds' is null or exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and (e -> 'nodeIds') ?| n.targets))
  union all (select g.signal_id, d.as_of::text, g.finding -> 'evidence', false
  from report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  join detection_run d on d.id = $2
  join signal_state g on g.run_id = d.id cross
  join lateral (select g.finding -> 'evidence' as e) x
  where r.id = $1::bigint and r.known_on <= d.as_of and (e ->> 'placeId')::int in (1, p.id, p.division_id, p.country_id, p.region_id) and r.occurred_on between (e ->> 'fromOn')::date and (e ->> 'toOn')::date and (e ->> 'streamId' is null or (e ->> 'streamId')::int = r.stream_id) and (e ->> 'reportKind' is null or e ->> 'reportKind' = t.kind) and (e -> 'nodeIds' is null or exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and (e -> 'nodeIds') ?| n.targets))
  order by g.rank)) found limit $3;

select count(*)::int as count, min(r.known_on) as "knownOn"
  from current_report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  where r.known_on <= $1 and r.occurred_on between $2 and $3 and $4::int = 1 and exists (select
  from report_substance s
  join reported_name n on n.id = s.name_id
  where s.report_id = r.id and n.outcome = 'resolved' and n.targets && $5::text[]) and lower(r.mode) = lower($6);

select r.id::text, r.occurred_on as "occurredOn", r.known_on as "knownOn", p.name as place, t.reporter_name as reporter, t.kind, l.marking
  from report r
  join place p on p.id = r.place_id
  join stream t on t.id = r.stream_id
  join access_label l on l.id = r.label_id
  where r.id = $1::bigint;

-- src/features/chains/queries.ts

(select 'alert' as "from", l.alert_id::text as "fromId", 'recommendation' as "to", l.recommendation_id::text as "toId", 'from' as found
  from recommendation_alert l
  where true and l.recommendation_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'recommendation') v))
  order by l.alert_id desc limit 201)
  union all (select 'good-practice' as "from", l.practice_id::text as "fromId", 'recommendation' as "to", l.recommendation_id::text as "toId", 'from' as found
  from recommendation_practice l
  where true and l.recommendation_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'recommendation') v))
  order by l.practice_id desc limit 201)
  union all (select 'meeting' as "from", l.meeting_id::text as "fromId", 'recommendation' as "to", l.id::text as "toId", 'from' as found
  from recommendation l
  where l.meeting_id is not null and l.id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'recommendation') v))
  order by l.meeting_id desc limit 201)
  union all (select 'recommendation' as "from", l.id::text as "fromId", 'recommendation' as "to", l.superseded_by::text as "toId", 'from' as found
  from recommendation l
  where l.superseded_by is not null and l.superseded_by = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'recommendation') v))
  order by l.id desc limit 201);

(select 'alert' as "from", l.id::text as "fromId", 'alert' as "to", l.superseded_by::text as "toId", 'to' as found
  from alert l
  where l.superseded_by is not null and l.id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'alert') v))
  order by l.superseded_by desc limit 201)
  union all (select 'alert' as "from", l.alert_id::text as "fromId", 'recommendation' as "to", l.recommendation_id::text as "toId", 'to' as found
  from recommendation_alert l
  where true and l.alert_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'alert') v))
  order by l.recommendation_id desc limit 201);

(select 'alert' as "from", l.subject_id::text as "fromId", 'meeting' as "to", l.meeting_id::text as "toId", 'from' as found
  from meeting_item l
  join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
  where l.subject_kind = 'alert' and l.removed_at is null and l.meeting_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'meeting') v))
  order by l.subject_id desc limit 201)
  union all (select 'good-practice' as "from", l.subject_id::text as "fromId", 'meeting' as "to", l.meeting_id::text as "toId", 'from' as found
  from meeting_item l
  join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
  where l.subject_kind = 'good_practice' and l.removed_at is null and l.meeting_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'meeting') v))
  order by l.subject_id desc limit 201)
  union all (select 'recommendation' as "from", l.subject_id::text as "fromId", 'meeting' as "to", l.meeting_id::text as "toId", 'from' as found
  from meeting_item l
  join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
  where l.subject_kind = 'recommendation' and l.removed_at is null and not exists (select
  from recommendation r
  where r.id = l.subject_id and r.meeting_id = l.meeting_id) and l.meeting_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'meeting') v))
  order by l.subject_id desc limit 201)
  union all (select 'commitment' as "from", l.subject_id::text as "fromId", 'meeting' as "to", l.meeting_id::text as "toId", 'from' as found
  from meeting_item l
  join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
  where l.subject_kind = 'commitment' and l.removed_at is null and l.meeting_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'meeting') v))
  order by l.subject_id desc limit 201);

(select 'alert' as "from", l.subject_id::text as "fromId", 'meeting' as "to", l.meeting_id::text as "toId", 'to' as found
  from meeting_item l
  join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
  where l.subject_kind = 'alert' and l.removed_at is null and l.subject_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'beside' -> 'alert') v))
  order by l.meeting_id desc limit 201);

(select 'commitment' as "from", c.id::text as "fromId", 'review' as "to", l.id::text as "toId", 'from' as found
  from review l cross
  join lateral unnest(l.commitment_ids) c (id)
  where l.commitment_ids is not null and l.id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'review') v))
  order by c.id desc limit 201);

(select 'commitment' as "from", l.commitment_id::text as "fromId", 'milestone' as "to", l.id::text as "toId", 'from' as found
  from commitment_milestone l
  where true and l.id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'milestone') v))
  order by l.commitment_id desc limit 201);

(select 'commitment' as "from", l.id::text as "fromId", 'commitment' as "to", l.superseded_by::text as "toId", 'to' as found
  from commitment l
  where l.superseded_by is not null and l.id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'commitment') v))
  order by l.superseded_by desc limit 201)
  union all (select 'commitment' as "from", l.commitment_id::text as "fromId", 'milestone' as "to", l.id::text as "toId", 'to' as found
  from commitment_milestone l
  where true and l.commitment_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'commitment') v))
  order by l.id desc limit 201);

(select 'commitment' as "from", l.subject_id::text as "fromId", 'meeting' as "to", l.meeting_id::text as "toId", 'to' as found
  from meeting_item l
  join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
  where l.subject_kind = 'commitment' and l.removed_at is null and l.subject_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'beside' -> 'commitment') v))
  order by l.meeting_id desc limit 201)
  union all (select 'commitment' as "from", c.id::text as "fromId", 'review' as "to", l.id::text as "toId", 'to' as found
  from review l cross
  join lateral unnest(l.commitment_ids) c (id)
  where l.commitment_ids is not null and c.id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'beside' -> 'commitment') v))
  order by l.id desc limit 201);

(select 'good-practice' as "from", l.practice_id::text as "fromId", 'recommendation' as "to", l.recommendation_id::text as "toId", 'to' as found
  from recommendation_practice l
  where true and l.practice_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'good-practice') v))
  order by l.recommendation_id desc limit 201);

(select 'good-practice' as "from", l.subject_id::text as "fromId", 'meeting' as "to", l.meeting_id::text as "toId", 'to' as found
  from meeting_item l
  join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
  where l.subject_kind = 'good_practice' and l.removed_at is null and l.subject_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'beside' -> 'good-practice') v))
  order by l.meeting_id desc limit 201)
  union all (select 'meeting' as "from", l.meeting_id::text as "fromId", 'recommendation' as "to", l.id::text as "toId", 'from' as found
  from recommendation l
  where l.meeting_id is not null and l.id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'beside' -> 'recommendation') v))
  order by l.meeting_id desc limit 201)
  union all (select 'recommendation' as "from", l.subject_id::text as "fromId", 'meeting' as "to", l.meeting_id::text as "toId", 'to' as found
  from meeting_item l
  join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
  where l.subject_kind = 'recommendation' and l.removed_at is null and not exists (select
  from recommendation r
  where r.id = l.subject_id and r.meeting_id = l.meeting_id) and l.subject_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'beside' -> 'recommendation') v))
  order by l.meeting_id desc limit 201)
  union all (select 'commitment' as "from", l.subject_id::text as "fromId", 'meeting' as "to", l.meeting_id::text as "toId", 'to' as found
  from meeting_item l
  join meeting m on m.id = l.meeting_id and m.state <> 'cancelled'
  where l.subject_kind = 'commitment' and l.removed_at is null and l.subject_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'beside' -> 'commitment') v))
  order by l.meeting_id desc limit 201)
  union all (select 'commitment' as "from", c.id::text as "fromId", 'review' as "to", l.id::text as "toId", 'to' as found
  from review l cross
  join lateral unnest(l.commitment_ids) c (id)
  where l.commitment_ids is not null and c.id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'beside' -> 'commitment') v))
  order by l.id desc limit 201);

(select 'input' as "from", l.input_id::text as "fromId", 'good-practice' as "to", l.practice_id::text as "toId", 'from' as found
  from good_practice_input l
  where true and l.practice_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'good-practice') v))
  order by l.input_id desc limit 201);

(select 'input' as "from", l.input_id::text as "fromId", 'good-practice' as "to", l.practice_id::text as "toId", 'to' as found
  from good_practice_input l
  where true and l.input_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'input') v))
  order by l.practice_id desc limit 201);

(select 'meeting' as "from", l.meeting_id::text as "fromId", 'recommendation' as "to", l.id::text as "toId", 'to' as found
  from recommendation l
  where l.meeting_id is not null and l.meeting_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'meeting') v))
  order by l.id desc limit 201);

(select 'recommendation' as "from", l.id::text as "fromId", 'recommendation' as "to", l.superseded_by::text as "toId", 'to' as found
  from recommendation l
  where l.superseded_by is not null and l.id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'recommendation') v))
  order by l.superseded_by desc limit 201)
  union all (select 'recommendation' as "from", l.recommendation_id::text as "fromId", 'commitment' as "to", l.commitment_id::text as "toId", 'to' as found
  from commitment_recommendation l
  where true and l.recommendation_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'recommendation') v))
  order by l.commitment_id desc limit 201);

(select 'recommendation' as "from", l.recommendation_id::text as "fromId", 'commitment' as "to", l.commitment_id::text as "toId", 'from' as found
  from commitment_recommendation l
  where true and l.commitment_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'commitment') v))
  order by l.recommendation_id desc limit 201)
  union all (select 'commitment' as "from", l.id::text as "fromId", 'commitment' as "to", l.superseded_by::text as "toId", 'from' as found
  from commitment l
  where l.superseded_by is not null and l.superseded_by = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'commitment') v))
  order by l.id desc limit 201);

(select 'signal' as "from", l.signal_id::text as "fromId", 'triage' as "to", l.triage_id::text as "toId", 'from' as found
  from triage_signal l
  where true and l.triage_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'triage') v))
  order by l.signal_id desc limit 201);

(select 'signal' as "from", l.signal_id::text as "fromId", 'triage' as "to", l.triage_id::text as "toId", 'to' as found
  from triage_signal l
  where true and l.signal_id = any (array(select v
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'signal') v))
  order by l.triage_id desc limit 201);

(select 'triage' as "from", l.triage_id::text as "fromId", 'alert' as "to", l.alert_id::text as "toId", 'from' as found
  from alert_triage l
  where true and l.alert_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'alert') v))
  order by l.triage_id desc limit 201)
  union all (select 'alert' as "from", l.id::text as "fromId", 'alert' as "to", l.superseded_by::text as "toId", 'from' as found
  from alert l
  where l.superseded_by is not null and l.superseded_by = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'up' -> 'alert') v))
  order by l.id desc limit 201);

(select 'triage' as "from", l.triage_id::text as "fromId", 'alert' as "to", l.alert_id::text as "toId", 'to' as found
  from alert_triage l
  where true and l.triage_id = any (array(select v::int
  from jsonb_array_elements_text($1::jsonb -> 'down' -> 'triage') v))
  order by l.alert_id desc limit 201);

select chain_withholds($1) as withheld;

select distinct on (s.signal_id) s.signal_id as id, s.snapshot ->> 'asOf' as "asOf", s.snapshot -> 'sentence' as sentence, (s.snapshot ->> 'reportCount')::int as "reportCount", s.snapshot ->> 'signalOn' as "signalOn", s.snapshot -> 'evidence' as evidence
  from triage_signal s
  where s.signal_id = any ($1)
  order by s.signal_id, s.triage_id;

select t.id::text, null as title, (select s.snapshot -> 'sentence'
  from triage_signal s
  where s.triage_id = t.id
  order by s.position limit 1) as sentence, '#' || t.id as detail, t.state, t.opened_at as at, t.marking
  from triage t
  where t.id = any ($1::int[]);

select t.id::text, nullif(t.content ->> 'title', '') as title, null::jsonb as sentence, (select o.name
  from participant o
  where o.id = t.owner_id) as detail, t.state, coalesce(t.validated_at, t.drafted_at) as at, t.marking
  from commitment t
  where t.id = any ($1::int[]);

select t.id::text, nullif(t.content ->> 'title', '') as title, null::jsonb as sentence, (select o.name
  from participant o
  where o.id = t.owner_id) as detail, t.state, t.given_at as at, t.marking
  from input t
  where t.id = any ($1::int[]);

select t.id::text, nullif(t.content ->> 'title', '') as title, null::jsonb as sentence, case when t.sent_at is not null then 'TA-' || to_char(t.sent_at at time zone 'UTC', 'YYYY') || '-' || lpad(t.id::text, 4, '0') end as detail, t.state, coalesce(t.sent_at, t.drafted_at) as at, t.marking
  from alert t
  where t.id = any ($1::int[]);

select t.id::text, nullif(t.content ->> 'title', '') as title, null::jsonb as sentence, coalesce(t.code, t.group_key) as detail, t.state, coalesce(t.adopted_at, t.drafted_at) as at, t.marking
  from recommendation t
  where t.id = any ($1::int[]);

select t.id::text, nullif(t.content ->> 'title', '') as title, null::jsonb as sentence, t.group_key as detail, t.state, t.drafted_at as at, t.marking
  from good_practice t
  where t.id = any ($1::int[]);

select t.id::text, t.title, null::jsonb as sentence, (select o.name
  from participant o
  where o.id = c.owner_id) as detail, t.state, coalesce(t.closed_at, (t.due_on::timestamp + interval '12 hours') at time zone 'UTC') as at, c.marking, c.id::text as "parentId"
  from commitment_milestone t
  join commitment c on c.id = t.commitment_id
  where t.id = any ($1::int[]);

select t.id::text, t.title, null::jsonb as sentence, t.event as detail, t.state, coalesce(t.frozen_at, (t.held_on::timestamp + interval '12 hours') at time zone 'UTC') as at, t.marking
  from review t
  where t.id = any ($1::int[]);

select t.id::text, t.title, null::jsonb as sentence, t.group_key as detail, t.state, t.starts_at as at, t.marking
  from meeting t
  where t.id = any ($1::int[]);

