-- src/features/access/actors.ts

select p.id as "personId", p.name, coalesce(array_agg(distinct g.role) filter (where g.role is not null), '{}') as roles, coalesce(array_agg(distinct g.participant_id) filter (where g.participant_id is not null), '{}') as participants
  from person p
  left join role_grant g on g.person_id = p.id and g.ended_at is null
  where p.id = $1 and p.ended_at is null
  group by p.id;

select record_audit($1, $2, $3, $4);

-- src/features/access/api-tokens.ts

insert into api_token (token_hash, person_id, name, scopes, expires_at)
  values ($1, $2, $3, $4, $5)
  returning id, expires_at;

select id, name, scopes, expires_at, last_used_at
  from api_token
  where person_id = $1 and ended_at is null and expires_at > now()
  order by created_at;

select t.id, t.person_id, t.scopes, t.expires_at, t.last_used_at
  from api_token t
  join account a on a.person_id = t.person_id
  where t.token_hash = $1 and t.ended_at is null and a.disabled_at is null;

update api_token
  set ended_at = now()
  where id = $1::uuid and person_id = $2 and ended_at is null;

update api_token
  set last_used_at = $2
  where id = $1;

-- src/features/access/attempts.ts

delete
  from sign_in_attempt
  where at < now() - interval '15 minutes';

insert into sign_in_attempt (subject_hash)
  values ($1);

select count(*) as count
  from sign_in_attempt
  where subject_hash = $1;

-- src/features/access/invitations.ts

insert into account (person_id, email)
  values ($1, $2);

insert into credential (person_id, password_hash)
  values ($1, $2);

insert into invitation (token_hash, name, email, roles, invited_by, expires_at, person_id)
  values ($1, $2, $3, $4, $5, $6, $7)
  returning id;

insert into person (name)
  values ($1)
  returning id;

insert into role_grant (person_id, role, participant_id, group_key, granted_by)
  values ($1, $2, $3, $4, $5);

select
  from credential limit 1;

select id, name, email, roles, expires_at
  from invitation
  where used_at is null and expires_at > now()
  order by created_at desc;

select id, name, email, roles, invited_by, person_id
  from invitation
  where token_hash = $1 and used_at is null and expires_at > $2 and expires_at <= $3 for update;

update invitation
  set used_at = now()
  where invited_by = 'first-start' and used_at is null;

update invitation
  set used_at = now(), person_id = $2
  where id = $1;

-- src/features/access/people.ts

insert into account (person_id, email)
  values ($1, $2);

insert into role_grant (person_id, role, participant_id, group_key, granted_by)
  values ($1, $2, $3, $4, $5);

select
  from participant
  where id = $1;

select
  from person
  where id = $1 and ended_at is null;

select
  from role_grant
  where person_id = $1 and role = $2 and participant_id is not distinct
  from $3 and group_key is not distinct
  from $4 and ended_at is null;

select
  from working_group
  where key = $1;

select id, key, kind, name, joined_on as "joinedOn", left_on as "leftOn"
  from participant
  order by kind, name;

select name, left_on as "on"
  from participant
  where id = $1 and left_on <= $2::date;

select p.id, p.name, p.is_simulated as "isSimulated", a.email, a.disabled_at is not null as "isDisabled", coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'participantId', g.participant_id, 'participant', o.name, 'groupKey', g.group_key)
  order by g.id) filter (where g.id is not null), '[]') as grants
  from person p
  left join account a on a.person_id = p.id
  left join role_grant g on g.person_id = p.id and g.ended_at is null
  left join participant o on o.id = g.participant_id
  where p.ended_at is null
  group by p.id, a.email, a.disabled_at
  order by p.name, p.id;

select person_id, role, participant_id
  from role_grant
  where id = $1 and ended_at is null;

update role_grant
  set ended_at = now(), ended_by = $2, reason = $3
  where id = $1;

-- src/features/access/proof.ts

select a.person_id, a.email, a.disabled_at, c.password_hash, c.totp_sealed, c.totp_confirmed_at, c.totp_last_step, c.failed_count, c.locked_until
  from account a
  join credential c on c.person_id = a.person_id
  where a.person_id = $1 for update of c;

update credential
  set failed_count = $2, locked_until = $3
  where person_id = $1;

update credential
  set failed_count = 0, locked_until = null
  where person_id = $1;

update credential
  set totp_last_step = $2
  where person_id = $1;

update recovery_code
  set used_at = now()
  where person_id = $1 and code_hash = $2 and used_at is null;

-- src/features/access/second-factor.ts

delete
  from recovery_code
  where person_id = $1;

insert into recovery_code (person_id, code_hash) select $1, unnest($2::bytea[]);

select c.totp_confirmed_at as at, (select count(*)
  from recovery_code r
  where r.person_id = c.person_id and r.used_at is null) as left from credential c
  where c.person_id = $1;

select totp_sealed, totp_confirmed_at
  from credential
  where person_id = $1 for update;

update credential
  set totp_confirmed_at = now(), totp_last_step = $2
  where person_id = $1;

update credential
  set totp_sealed = $2, totp_last_step = 0
  where person_id = $1;

update credential
  set totp_sealed = null, totp_confirmed_at = null, totp_last_step = 0
  where person_id = $1;

-- src/features/access/session.ts

insert into session (token_hash, person_id, created_at, last_used_at, expires_at, confirmed_at, agent)
  values ($1, $2, $3, $3, $4, $3, $5);

select id, created_at, last_used_at, agent
  from session
  where person_id = $1 and ended_at is null and expires_at > now()
  order by last_used_at desc, id;

update session
  set ended_at = now()
  where person_id = $1 and id = $2::uuid and ended_at is null;

-- src/features/access/sign-in.ts

select a.person_id, a.email, a.disabled_at, c.password_hash, c.totp_sealed, c.totp_confirmed_at, c.totp_last_step, c.failed_count, c.locked_until
  from account a
  join credential c on c.person_id = a.person_id
  where lower(a.email) = lower($1) for update of c;

