import type { OwnerClient } from '../../store/owner.ts';

/** Everything of ours in schemas of anybody but PostgreSQL and its extensions. */
const OURS = (catalogue: string, owner: string) => `n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
  and ${owner} = current_user::regrole and not exists (
    select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = o.oid and d.deptype = 'e')`;

/**
 * Statements that drop what there is, whatever state it is in: schemas, relations, routines, types. Each may be gone with an earlier
 * one. The schema `public` stays, which may be an administrator's.
 */
const DROPS = `
  select 1 as turn, format('drop schema if exists %I cascade', n.nspname) as sql from pg_namespace n
    where n.nspowner = current_user::regrole and n.nspname not in ('public', 'information_schema') and n.nspname !~ '^pg_'
  union all
  select 2, format('drop %s if exists %I.%I cascade',
      case o.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table'
        else 'table' end, n.nspname, o.relname)
    from pg_class o join pg_namespace n on n.oid = o.relnamespace
    where o.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${OURS('pg_class', 'o.relowner')}
      -- A sequence of a column goes with it.
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = o.oid
                      and o.relkind = 'S' and d.deptype in ('a', 'i') and d.refobjsubid > 0)
  union all
  select 3, format('drop %s if exists %I.%I(%s) cascade', case o.prokind when 'a' then 'aggregate' else 'routine' end,
      n.nspname, o.proname, pg_get_function_identity_arguments(o.oid))
    from pg_proc o join pg_namespace n on n.oid = o.pronamespace where ${OURS('pg_proc', 'o.proowner')}
  union all
  select 4, format('drop type if exists %I.%I cascade', n.nspname, o.typname)
    from pg_type o join pg_namespace n on n.oid = o.typnamespace left join pg_class k on k.oid = o.typrelid
    where ${OURS('pg_type', 'o.typowner')} and (o.typtype in ('e', 'd', 'r') or k.relkind = 'c')
  order by 1`;

/** Drops every table, view, function and type of ours. */
export async function clearDatabase(client: OwnerClient): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(DROPS);
  for (const { sql } of rows) await client.query(sql);
}
