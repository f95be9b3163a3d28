-- src/features/commitments/details.ts

select distinct actor_id as actor
  from work_event
  where subject_kind = 'commitment' and subject_id = $1 and action <> 'assess' and actor_id is not null;

select x.assessment_id as "assessmentId", jsonb_build_object('id', o.id, 'name', o.name) as participant, x.text, x.at, case when x.actor_id is null then null else jsonb_build_object('id', x.actor_id, 'name', coalesce(p.name, '')) end as by
  from commitment_assessment a
  join commitment_reply x on x.assessment_id = a.id
  join participant o on o.id = x.participant_id
  left join person p on p.id = x.actor_id
  where a.commitment_id = $1
  order by x.at, x.id;

select x.id, jsonb_build_object('id', o.id, 'name', o.name) as participant, x.text, x.completion, x.readings, x.at, case when x.actor_id is null then null else jsonb_build_object('id', x.actor_id, 'name', coalesce(p.name, '')) end as by
  from commitment_report x
  join participant o on o.id = x.participant_id
  left join person p on p.id = x.actor_id
  where x.commitment_id = $1
  order by x.at desc, x.id desc;

select x.id, x.milestone_id as "milestoneId", x.title, x.url, x.file_name as "fileName", x.media_type as "mediaType", x.size_bytes as "sizeBytes", x.sha256, x.at, case when x.actor_id is null then null else jsonb_build_object('id', x.actor_id, 'name', coalesce(p.name, '')) end as by
  from commitment_evidence x
  left join person p on p.id = x.actor_id
  where x.commitment_id = $1
  order by x.at, x.id;

select x.id, x.text, x.completion, x.early_results as "earlyResults", x.is_verifiable as "isVerifiable", x.ambition, x.at, case when x.actor_id is null then null else jsonb_build_object('id', x.actor_id, 'name', coalesce(p.name, '')) end as by
  from commitment_assessment x
  left join person p on p.id = x.actor_id
  where x.commitment_id = $1
  order by x.at desc, x.id desc;

-- src/features/commitments/draft-commitment.ts

delete
  from commitment_milestone
  where commitment_id = $1;

delete
  from commitment_participant
  where commitment_id = $1 and joined_at is null and not participant_id = any ($2::int[]);

delete
  from commitment_recommendation
  where commitment_id = $1;

insert into commitment (owner_id, marking, purpose, readers, state, kind, content, starts_on, ends_on, drafted_by, drafted_at, authors, origin)
  values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12)
  returning id;

insert into commitment_milestone (commitment_id, position, title, deliverable, verifier, due_on, promised_on, added_at) select $1, $2 + m.place - 1, m.title, m.deliverable, m.verifier, m.due_on, m.due_on, $7
  from unnest($3::text[], $4::text[], $5::text[], $6::date[]) with ordinality m (title, deliverable, verifier, due_on, place);

insert into commitment_participant (commitment_id, participant_id, invited_at) select $1, p, $3
  from unnest($2::int[]) p
  on conflict do nothing;

insert into commitment_recommendation (commitment_id, recommendation_id) select $1, r
  from unnest($2::int[]) r;

select coalesce(p.name, i.id::text) as name
  from unnest($1::int[]) i (id)
  left join participant p on p.id = i.id
  where p.id is null or p.id = $3 or p.joined_on is null or p.joined_on > $2::date or p.left_on <= $2::date
  order by 1;

select id
  from recommendation
  where id = any ($1::int[]);

-- src/features/commitments/evidence-files.ts

insert into commitment_evidence (commitment_id, milestone_id, title, file_name, media_type, size_bytes, sha256, content, at, actor_id)
  values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9);

select file_name as name, media_type as "mediaType", content as bytes
  from commitment_evidence
  where id = $1 and commitment_id = $2 and content is not null;

-- src/features/commitments/import-commitments.ts

select id
  from commitment
  where origin = $1 or owner_id = $2 and content @> $3
  order by id limit 1;

select id, code
  from recommendation
  where code is not null;

-- src/features/commitments/keep-course.ts

insert into commitment_date_change (commitment_id, milestone_id, from_on, to_on, reason, at, actor_id)
  values ($1, $2, $3, $4, $5, $6, $7);

insert into commitment_evidence (commitment_id, milestone_id, title, url, at, actor_id)
  values ($1, $2, $3, $4, $5, $6);

insert into commitment_law_stage (commitment_id, stage, reached_on, at, actor_id)
  values ($1, $2, $3, $4, $5);

select count(*) as count
  from commitment_evidence
  where milestone_id = $1;

update commitment_milestone
  set due_on = $2
  where id = $1;

update commitment_milestone
  set state = $2, closed_at = $3, reason = $4
  where id = $1;

-- src/features/commitments/others.ts

select c.id, o.name as owner, c.kind, content || jsonb_build_object('startsOn', starts_on, 'endsOn', ends_on) as content
  from commitment c
  join participant o on o.id = c.owner_id
  where c.content ->> 'title' = any ($1::text[]) and c.owner_id <> all ($2::int[])
  order by c.id;

select id, key, name
  from participant
  order by id;

-- src/features/commitments/queries.ts

select c.commitment_id as "commitmentId", jsonb_build_object('id', o.id, 'name', o.name) as participant, c.invited_at as "invitedAt", c.joined_at as "joinedAt", c.left_at as "leftAt"
  from commitment_participant c
  join participant o on o.id = c.participant_id
  where c.commitment_id = any ($1)
  order by o.name;

select c.id, c.state, c.version, c.kind, c.marking, c.purpose, c.readers, jsonb_build_object('id', o.id, 'name', o.name) as owner, c.content, c.starts_on as "startsOn", c.ends_on as "endsOn", c.promised_on as "promisedOn", c.authors, c.drafted_at as "draftedAt", c.submitted_at as "submittedAt", c.validated_at as "validatedAt", c.ended_at as "endedAt", c.superseded_by as "supersededBy"
  from commitment c
  join participant o on o.id = c.owner_id
  where c.id = $1;

select commitment_id as "commitmentId", stage, reached_on as on, at
  from commitment_law_stage
  where commitment_id = any ($1)
  order by commitment_id, array_position(array['drafted', 'tabled', 'adopted', 'in-force'], stage);

select count(*)::int as count, min(least(case when c.ends_on < $1::date then c.ends_on end, (select min(m.due_on)
  from commitment_milestone m
  where m.commitment_id = c.id and m.state = 'open' and m.due_on < $1::date))) as since
  from commitment c
  where c.state in ('validated', 'under-way') and (c.ends_on < $1::date or c.id in (select m.commitment_id
  from commitment_milestone m
  where m.state = 'open' and m.due_on < $1::date));

select d.commitment_id as "commitmentId", d.milestone_id as "milestoneId", d.from_on as "fromOn", d.to_on as "toOn", d.reason, d.at, case when d.actor_id is null then null else jsonb_build_object('id', d.actor_id, 'name', coalesce(p.name, '')) end as by
  from commitment_date_change d
  left join person p on p.id = d.actor_id
  where d.commitment_id = any ($1)
  order by d.at, d.id;

select id, code, coalesce(content ->> 'title', '') as title
  from recommendation
  where state = 'adopted'
  order by code, id;

select id, commitment_id as "commitmentId", title, deliverable, verifier, due_on as "dueOn", promised_on as "promisedOn", state, added_at as "addedAt", closed_at as "closedAt", reason
  from commitment_milestone
  where commitment_id = any ($1)
  order by commitment_id, position, id;

select l.commitment_id as "commitmentId", r.id, r.code, coalesce(r.content ->> 'title', '') as title
  from commitment_recommendation l
  join recommendation r on r.id = l.recommendation_id
  where l.commitment_id = any ($1)
  order by r.code, r.id;

-- src/features/commitments/read-commitment.ts

select id, name
  from person
  where id = any ($1::int[])
  order by name, id;

-- src/features/commitments/speak.ts

insert into commitment_assessment (commitment_id, text, completion, early_results, is_verifiable, ambition, at, actor_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8);

insert into commitment_reply (assessment_id, participant_id, text, at, actor_id)
  values ($1, $2, $3, $4, $5);

insert into commitment_report (commitment_id, participant_id, text, completion, readings, at, actor_id)
  values ($1, $2, $3, $4, $5, $6, $7);

select
  from commitment_assessment
  where id = $1 and commitment_id = $2;

-- src/features/commitments/standings.ts

select c.id, c.content ->> 'title' as title, c.kind, jsonb_build_object('id', o.id, 'name', o.name) as owner, e.to_state as state, e.at as "stateAt", c.validated_at as "validatedAt", c.ends_on as "endsOn", c.promised_on as "promisedOn"
  from commitment c
  join participant o on o.id = c.owner_id cross
  join lateral (select w.to_state, w.at
  from work_event w
  where w.subject_kind = 'commitment' and w.subject_id = c.id and w.at <= $1 and w.from_state is distinct
  from w.to_state
  order by w.id desc limit 1) e
  where (c.id = any (array(select own.id
  from commitment own
  where own.owner_id = any ($2)
  union all select p.commitment_id
  from commitment_participant p
  where p.participant_id = any ($2) and p.joined_at <= $1 and (p.left_at is null or p.left_at > $1)))) and (c.validated_at <= $1)
  order by o.name, c.id;

select c.id, c.content ->> 'title' as title, c.kind, jsonb_build_object('id', o.id, 'name', o.name) as owner, e.to_state as state, e.at as "stateAt", c.validated_at as "validatedAt", c.ends_on as "endsOn", c.promised_on as "promisedOn"
  from commitment c
  join participant o on o.id = c.owner_id cross
  join lateral (select w.to_state, w.at
  from work_event w
  where w.subject_kind = 'commitment' and w.subject_id = c.id and w.at <= $1 and w.from_state is distinct
  from w.to_state
  order by w.id desc limit 1) e
  where (c.id = any (array(select own.id
  from commitment own
  where own.owner_id = any ($2)
  union all select p.commitment_id
  from commitment_participant p
  where p.participant_id = any ($2) and p.joined_at <= $1 and (p.left_at is null or p.left_at > $1)))) and (exists (select
  from commitment_recommendation r
  where r.commitment_id = c.id and r.recommendation_id = any ($3))) and (c.validated_at <= $1)
  order by o.name, c.id;

select c.id, c.content ->> 'title' as title, c.kind, jsonb_build_object('id', o.id, 'name', o.name) as owner, e.to_state as state, e.at as "stateAt", c.validated_at as "validatedAt", c.ends_on as "endsOn", c.promised_on as "promisedOn"
  from commitment c
  join participant o on o.id = c.owner_id cross
  join lateral (select w.to_state, w.at
  from work_event w
  where w.subject_kind = 'commitment' and w.subject_id = c.id and w.at <= $1 and w.from_state is distinct
  from w.to_state
  order by w.id desc limit 1) e
  where (c.validated_at <= $1)
  order by o.name, c.id;

select distinct on (x.commitment_id) x.commitment_id as "commitmentId", x.completion
  from commitment_assessment x
  where x.commitment_id = any ($1) and x.at <= $2
  order by x.commitment_id, x.at desc, x.id desc;

select distinct on (x.commitment_id) x.commitment_id as "commitmentId", x.completion
  from commitment_report x
  join commitment c on c.id = x.commitment_id and c.owner_id = x.participant_id
  where x.commitment_id = any ($1) and x.at <= $2
  order by x.commitment_id, x.at desc, x.id desc;

-- src/features/commitments/step-commitment.ts

update commitment
  set superseded_by = $2
  where id = $1;

update commitment
  set version = version + 1, state = $2, authors = $3, submitted_at = case when $4 = 'submit' then $5::timestamptz else submitted_at end, validated_at = case when $4 = 'validate' then $5::timestamptz else validated_at end, promised_on = case when $4 = 'validate' then ends_on else promised_on end, ended_at = case when $6 then $5::timestamptz else ended_at end
  where id = $1;

-- src/features/commitments/waiting-commitments.ts

select *
  from ( select 'commitment-mend' as kind, c.id, c.id as "commitmentId", c.content ->> 'title' as title, c.marking, null as "dueOn", coalesce((select max(e.at)
  from work_event e
  where e.subject_kind = 'commitment' and e.subject_id = c.id and e.action = 'return'), c.drafted_at) as since
  from commitment c
  where c.state = 'returned' and c.owner_id = any ($1::int[])
  union all select 'commitment-end', c.id, c.id, c.content ->> 'title', c.marking, c.ends_on::text, c.validated_at
  from commitment c
  where c.state in ('validated', 'under-way') and c.owner_id = any ($1::int[]) and c.ends_on <= $2::date + 30
  union all select 'commitment-join', c.id, c.id, c.content ->> 'title', c.marking, null, p.invited_at
  from commitment_participant p
  join commitment c on c.id = p.commitment_id
  where p.participant_id = any ($1::int[]) and p.joined_at is null and p.left_at is null and c.state in ('draft', 'submitted', 'returned', 'validated', 'under-way')
  union all select 'commitment-reply', a.id, c.id, c.content ->> 'title', c.marking, null, a.at
  from commitment_assessment a
  join commitment c on c.id = a.commitment_id
  where a.at > $3 and a.at <= $4 and (c.owner_id = any ($1::int[]) or exists (select
  from commitment_participant p
  where p.commitment_id = c.id and p.participant_id = any ($1::int[]) and p.joined_at is not null and p.left_at is null)) and not exists (select
  from commitment_reply x
  where x.assessment_id = a.id and x.participant_id = any ($1::int[]))) own
  order by since, id limit 500;

select c.id, c.id as "commitmentId", c.content ->> 'title' as title, c.marking, null as "dueOn", c.ended_at as since
  from commitment c
  where c.state in ('reached-in-time', 'reached-late') and c.validated_at is not null and not $1 = any (c.authors) and not c.owner_id = any ($2::int[]) and not exists (select
  from commitment_assessment a
  where a.commitment_id = c.id)
  order by c.ended_at, c.id limit 500;

select c.id, c.id as "commitmentId", c.content ->> 'title' as title, c.marking, null as "dueOn", c.submitted_at as since
  from commitment c
  where c.state = 'submitted' and c.owner_id = any ($1::int[]) and not $2 = any (c.authors)
  order by c.submitted_at, c.id limit 500;

select m.id, c.id as "commitmentId", concat_ws(': ', c.content ->> 'title', m.title) as title, c.marking, m.due_on as "dueOn", m.added_at as since
  from commitment_milestone m
  join commitment c on c.id = m.commitment_id
  where m.state = 'open' and c.state in ('validated', 'under-way') and c.owner_id = any ($1::int[]) and m.due_on <= $2::date + 30
  order by m.due_on, m.id limit 500;

