-- src/features/audit/list.ts

select e.id, e.at, e.actor, who.name as "actorName", e.action, e.subject, whom.name as "subjectName", e.detail, e.reason
  from audit_event e
  left join person who on who.id = case when e.actor ~ '^(person|import|detection):[1-9][0-9]{0,8}$' then split_part(e.actor, ':', 2)::int end
  left join person whom on whom.id = case when e.subject ~ '^(person|import|detection):[1-9][0-9]{0,8}$' then split_part(e.subject, ':', 2)::int end
  order by e.id desc limit $1;

select e.id, e.at, e.actor, who.name as "actorName", e.action, e.subject, whom.name as "subjectName", e.detail, e.reason
  from audit_event e
  left join person who on who.id = case when e.actor ~ '^(person|import|detection):[1-9][0-9]{0,8}$' then split_part(e.actor, ':', 2)::int end
  left join person whom on whom.id = case when e.subject ~ '^(person|import|detection):[1-9][0-9]{0,8}$' then split_part(e.subject, ':', 2)::int end
  where e.id < $2 and e.action = any ($3::text[]) and e.subject = $4 and e.at >= $5::timestamptz and e.at < $6::timestamptz and e.actor = any ($7::text[])
  order by e.id desc limit $1;

select p.id
  from person p
  left join account a on a.person_id = p.id
  where strpos(lower(p.name), lower($1)) > 0 or strpos(lower(a.email), lower($1)) > 0;

-- src/features/audit/verify.ts

select id, is_own, follows, before
  from audit_breaks()
  order by id;

select s.events, s.last, encode(t.hash, 'hex') as tip, t.last_id as stored
  from audit_tip() t, audit_size() s;

