import type pg from 'pg';
import { MIGRATIONS, type Migration } from './schema.ts';

/** Any number that no other program is likely to use: one migration at a time, and none while a backup looks at the tables. */
export const MIGRATION_LOCK = 7_202_311;

/**
 * Brings the tables up to date, in the caller's transaction, and returns the steps that it took; none where they are. Needs the
 * owner's connection.
 */
export async function migrate(
  tx: pg.ClientBase,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<readonly string[]> {
  await tx.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await tx.query(
    'create table if not exists migration (id text primary key, applied_at timestamptz not null default now())',
  );
  const done = new Set(
    (await tx.query<{ id: string }>('select id from migration')).rows.map((row) => row.id),
  );
  const missing = steps.filter(({ id }) => !done.has(id));
  for (const step of missing) {
    await tx.query(step.sql);
    await tx.query('insert into migration (id) values ($1)', [step.id]);
  }
  return missing.map(({ id }) => id);
}
