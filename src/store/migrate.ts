import type { PoolClient } from 'pg';
import { MIGRATIONS } from './schema.ts';

/** Any number that no other program is likely to use: one migration at a time. */
const MIGRATION_LOCK = 7_202_311;

/** Brings the tables up to date; does nothing where they are. */
export async function migrate(client: PoolClient): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'create table if not exists migration (id text primary key, applied_at timestamptz not null default now())',
    );
    const done = new Set(
      (await client.query<{ id: string }>('select id from migration')).rows.map((row) => row.id),
    );
    for (const step of MIGRATIONS.filter((candidate) => !done.has(candidate.id))) {
      await client.query(step.sql);
      await client.query('insert into migration (id) values ($1)', [step.id]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
