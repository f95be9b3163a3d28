/**
 * What lists count is kept where they look: what a recipient put on record stands in the recipient, too, and an input knows whether any good
 * practice uses it. Both say nothing new of a record, and are written by the store itself as the owner; who may see what is asked of
 * the records as before.
 */
export const QUICK_LISTS = `
-- The newest inputs of a group, and how many somebody sees, without reading their texts nor those of other groups.
alter table input add is_used boolean not null default false;
update input i set is_used = true where exists (select from good_practice_input l where l.input_id = i.id);
create function note_input_use() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as
$$
declare
  used int := case when tg_op = 'DELETE' then old.input_id else new.input_id end;
begin
  update public.input set is_used = exists (select from public.good_practice_input l where l.input_id = used) where id = used;
  return null;
end
$$;
create trigger note_input_use after insert or delete on good_practice_input for each row execute function note_input_use();
drop index input_group;
create index input_group on input (group_key, given_at desc, id desc)
  include (owner_id, marking, purpose, readers, given_by, state, is_used);

-- A bit for each stage that is on record: 1 received, 2 assessed, 4 acted.
alter table alert_recipient add stages int not null default 0, add is_irrelevant boolean not null default false;
update alert_recipient r set stages = s.stages, is_irrelevant = s.irrelevant
from (select c.alert_id, c.participant_id, coalesce(bool_or(c.is_relevant = false), false) as irrelevant,
    bit_or(case c.stage when 'received' then 1 when 'assessed' then 2 else 4 end) as stages
  from alert_receipt c group by 1, 2) s
where s.alert_id = r.alert_id and s.participant_id = r.participant_id;
create function note_receipt() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as
$$ begin
  update public.alert_recipient r
  set stages = r.stages | case new.stage when 'received' then 1 when 'assessed' then 2 else 4 end,
    is_irrelevant = r.is_irrelevant or coalesce(new.is_relevant = false, false)
  where r.alert_id = new.alert_id and r.participant_id = new.participant_id;
  return null;
end $$;
create trigger note_receipt after insert on alert_receipt for each row execute function note_receipt();
create index alert_recipient_counted on alert_recipient (alert_id) include (participant_id, asked_at, stages, is_irrelevant);
`;
