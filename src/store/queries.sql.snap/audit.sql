-- src/features/audit/list.ts

select e.id, e.at, e.actor, p.name as "actorName", e.action, e.subject, e.detail, e.reason
  from audit_event e
  left join person p on e.actor = 'person:' || p.id
  order by e.id desc limit $1;

-- src/features/audit/verify.ts

select (select count(*)
  from audit_event) as events, coalesce((select max(id)
  from audit_event), 0) as last, encode(t.hash, 'hex') as tip, t.last_id as stored
  from audit_tip() t;

select *
  from ( select id, hash = audit_digest(id, at, actor, action, subject, detail, reason, previous_hash) as is_own, previous_hash = coalesce(lag(hash) over (order by id), sha256('tocsin')) as follows, coalesce(lag(id) over (order by id), 0) as before
  from audit_event) link
  where not is_own or not follows or id <> before + 1
  order by id;

