import type pg from 'pg';
import { MIGRATIONS } from './schema.ts';

/** Any number that no other program is likely to use: one migration at a time. */
const MIGRATION_LOCK = 7_202_311;

/** Brings the tables up to date, in the caller's transaction; does nothing where they are. Needs the owner's connection. */
export async function migrate(tx: pg.ClientBase): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await tx.query(
    'create table if not exists migration (id text primary key, applied_at timestamptz not null default now())',
  );
  const done = new Set(
    (await tx.query<{ id: string }>('select id from migration')).rows.map((row) => row.id),
  );
  for (const step of MIGRATIONS.filter((candidate) => !done.has(candidate.id))) {
    await tx.query(step.sql);
    await tx.query('insert into migration (id) values ($1)', [step.id]);
  }
}
