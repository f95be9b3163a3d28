import { createHash } from 'node:crypto';
import { TocsinError } from '../../kernel/errors.ts';
import type { Transaction } from '../../store/door.ts';

/** Attempts in a window, by account and by address that they come from: a person mistypes, a machine tries. */
const WINDOW_MINUTES = 15;
const MOST: Readonly<Record<'account' | 'address', number>> = { account: 20, address: 60 };

const subjectHash = (kind: string, value: string): Buffer =>
  createHash('sha256').update(`${kind}|${value.trim().toLowerCase()}`).digest();

/** Counts an attempt; refuses where there were too many. Neither e-mail nor address is kept, their hashes alone. */
export async function countAttempt(
  tx: Transaction,
  from: { readonly account: string; readonly address: string },
): Promise<TocsinError | undefined> {
  await tx.query(`delete from sign_in_attempt where at < now() - interval '${WINDOW_MINUTES} minutes'`);
  for (const kind of ['account', 'address'] as const) {
    const hash = subjectHash(kind, from[kind]);
    await tx.query('insert into sign_in_attempt (subject_hash) values ($1)', [hash]);
    const { rows } = await tx.query<{ count: number }>(
      'select count(*) as count from sign_in_attempt where subject_hash = $1',
      [hash],
    );
    if ((rows[0]?.count ?? 0) > MOST[kind])
      return new TocsinError('access.too-many', { minutes: WINDOW_MINUTES });
  }
  return undefined;
}
