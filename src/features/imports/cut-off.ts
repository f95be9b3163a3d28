import type { Transaction } from '../../store/door.ts';

/** Whoever does the work of an import holds this lock with its number, so that everybody can see whether it still lives. */
const LIFE_LOCK = 7_202_313;
/** Seconds from the announcement of an import until it surely holds its lock. */
const ANNOUNCED_S = 30;

/** Until the end of the transaction an import is at work, also while it waits for another. */
export async function holdLife(tx: Transaction, importId: number): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1::int, $2::int)', [LIFE_LOCK, importId]);
}

/** SQL: whether somebody does the work of an import. */
const isHeld = (id: string): string => `exists (select from pg_locks held where held.locktype = 'advisory'
  and held.classid = ${LIFE_LOCK}::oid and held.objid = ${id}::oid and held.objsubid = 2
  and held.database = (select oid from pg_database where datname = current_database()))`;

/**
 * SQL: whether an import, by its row, was killed in the middle; told from who lives, and nothing is written. Locks are looked at after the rows:
 * one that ended in between reads as at work here and holds none any more, so that nothing is said where a transaction of then has ended by now.
 */
export const isCutOff = (row: string): string => `case when ${row}.state in ('reading', 'resolving')
    and ${row}.started_at < now() - interval '${ANNOUNCED_S} seconds'
  then not ${isHeld(`${row}.id`)} and not exists (select from pg_snapshot_xip(pg_current_snapshot()) running (xid)
    where not exists (select from pg_locks alive where alive.locktype = 'transactionid'
      and alive.transactionid::text::bigint = running.xid::text::bigint & 4294967295))
  else false end`;

/** SQL: of an import before that of a number, whether nobody does its work; asked by who holds the imports' lock. */
export const isLeftBehind = (row: string, before: string): string =>
  `${row}.state in ('reading', 'resolving') and ${row}.id < ${before} and not ${isHeld(`${row}.id`)}`;
