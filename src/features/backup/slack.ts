import type { OwnerClient } from '../../store/owner.ts';

/** Every table of the schemas that are not PostgreSQL's, for a statement; `c` is the table. */
const TABLES = `pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'`;

/**
 * What would stand in the way of loading rows: their order by foreign keys, triggers that add to them or forbid, and row-level rules,
 * under which nothing can be copied in at all. Each with the statement that takes it away and the one that puts it back as it was.
 */
const BINDINGS = `
  select 1 as turn, format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as loosen,
      format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as tighten
    from pg_constraint k where k.contype = 'f' and k.conparentid = 0 and k.conrelid in (select c.oid from ${TABLES})
  union all
  select 2, format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname),
      format('alter table %s enable %s trigger %I', t.tgrelid::regclass,
        case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname)
    from pg_trigger t where not t.tgisinternal and t.tgenabled <> 'D' and t.tgparentid = 0
      and t.tgrelid in (select c.oid from ${TABLES})
  union all
  select 3, format('alter table %s no force row level security', c.oid::regclass),
      format('alter table %s force row level security', c.oid::regclass)
    from ${TABLES} and c.relforcerowsecurity
  order by 1`;

/** Lets rows in as they are; the function that is returned puts everything back, and checks foreign keys over all rows. */
export async function loosen(client: OwnerClient): Promise<() => Promise<void>> {
  await client.query('set constraints all immediate');
  const { rows } = await client.query<{ loosen: string; tighten: string }>(BINDINGS);
  for (const { loosen } of rows) await client.query(loosen);
  return async () => {
    for (const { tighten } of rows) await client.query(tighten);
  };
}
