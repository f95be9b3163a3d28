import type { Transaction } from './door.ts';

/** What only one writer at a time may change, and which one of it. */
export type Locked =
  | 'names'
  | 'tables'
  | `${'action' | 'alert' | 'commitment' | 'meeting' | 'participant' | 'practice' | 'recommendation' | 'review' | 'series' | 'signal' | 'triage'}:${string | number}`
  | `numbers of ${string}`;

/** Namespace of these locks, beside those that have a number of their own. */
const SEED = 5;

/** One writer at a time, until the end of the transaction: who comes second waits, and sees what the first did. */
export async function lock(tx: Transaction, what: Locked): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [what, SEED]);
}
