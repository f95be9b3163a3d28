import { TocsinError } from '../../kernel/errors.ts';
import type { OwnerClient } from '../../store/owner.ts';
import { type BackupHeader, nameOf } from './container/format.ts';

export interface StoredTable {
  readonly schema: string;
  readonly name: string;
  /** Those that are stored and not worked out by PostgreSQL. */
  readonly columns: readonly string[];
  /** Of its file, to show how far a backup is. */
  readonly bytes: number;
  /** Would row-level rules keep rows from us? */
  readonly isWithheld: boolean;
}

export type Sequence = BackupHeader['sequences'][number];

/** What is neither PostgreSQL's own nor an extension's; `c` is the relation, `n` its schema. */
const OUTSIDE_SYSTEM = `n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** A policy applies to us by name, by a role that we are in, or because it is for everybody. */
const APPLIES = `(0 = any (p.polroles) or exists (select from unnest(p.polroles) r where r <> 0 and pg_has_role(r, 'usage')))
  and p.polcmd in ('*', 'r')`;

/**
 * Every table that holds rows, parts of partitioned ones too, from the catalogue: one that a later feature adds is here by itself.
 */
export async function listTables(client: OwnerClient): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `select n.nspname as schema, c.relname as name, pg_relation_size(c.oid) as bytes,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       row_security_active(c.oid) and (
         not exists (select from pg_policy p where p.polrelid = c.oid and ${APPLIES} and p.polpermissive
                     and pg_get_expr(p.polqual, p.polrelid) = 'true')
         or exists (select from pg_policy p where p.polrelid = c.oid and ${APPLIES} and not p.polpermissive)) as "isWithheld"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${OUTSIDE_SYSTEM} order by n.nspname collate "C", c.relname collate "C"`,
  );
  return rows;
}

/** Every sequence with where it stands: those of identity columns and those that stand alone. */
export async function listSequences(client: OwnerClient): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${OUTSIDE_SYSTEM} order by n.nspname collate "C", c.relname collate "C"`,
  );
  const sequences: Sequence[] = [];
  for (const row of rows) {
    const state = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from ${quoted(client, row)}`,
    );
    sequences.push({ ...row, ...state.rows[0]! });
  }
  return sequences;
}

/** Ids of the steps that made the tables; undefined where there are none of ours. */
export async function listMigrations(client: OwnerClient): Promise<string[] | undefined> {
  const { rows } = await client.query<{ isThere: boolean }>(
    `select to_regclass('public.migration') is not null as "isThere"`,
  );
  if (rows[0]?.isThere !== true) return undefined;
  const steps = await client.query<{ id: string }>('select id from public.migration order by applied_at, id');
  return steps.rows.map(({ id }) => id);
}

/**
 * What belongs to others in this database could be neither read nor put back.
 *
 * @throws {TocsinError} `backup.foreign-table`
 */
export async function assertAllOurs(client: OwnerClient): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string; owner: string }>(
    `select n.nspname as schema, c.relname as name, pg_get_userbyid(c.relowner) as owner
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relowner <> current_user::regrole and ${OUTSIDE_SYSTEM}
     order by 1, 2 limit 1`,
  );
  const [found] = rows;
  if (found) throw new TocsinError('backup.foreign-table', { table: nameOf(found), owner: found.owner });
}

/** `"public"."report"`, for a statement. */
export function quoted(client: OwnerClient, { schema, name }: { schema: string; name: string }): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
}

/** `"id", "name"`, for a statement. */
export const quotedColumns = (client: OwnerClient, { columns }: { columns: readonly string[] }): string =>
  columns.map((column) => client.escapeIdentifier(column)).join(', ');
