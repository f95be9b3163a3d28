import { TocsinError } from '../../kernel/errors.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { DigestResponse } from './contract.ts';
import { type Every, USUALLY } from './rules.ts';

export interface FeedPorts {
  makeToken(): { readonly token: string; readonly hash: Buffer };
}

function assertPerson({ actor }: Reading): void {
  if (actor.kind !== 'person') throw new TocsinError('access.sign-in');
}

export async function getDigest(reading: Reading): Promise<DigestResponse> {
  assertPerson(reading);
  const { tx, actor } = reading;
  const settings = await tx.query<{ every: Every }>('select every from digest_setting where person_id = $1', [
    actor.person,
  ]);
  const { rows } = await tx.query<{ id: string; createdAt: Date }>(
    'select id, created_at as "createdAt" from feed_token where person_id = $1 and ended_at is null order by created_at',
    [actor.person],
  );
  return {
    every: settings.rows[0]?.every ?? USUALLY,
    feeds: rows.map(({ id, createdAt }) => ({ id, createdAt: createdAt.toISOString() })),
  };
}

export async function setDigest(reading: Reading, every: Every): Promise<DigestResponse> {
  assertPerson(reading);
  await reading.tx.query(
    'insert into digest_setting (person_id, every) values ($1, $2) on conflict (person_id) do update set every = excluded.every',
    [reading.actor.person, every],
  );
  return getDigest(reading);
}

/** Makes a feed; who has its address reads what may leave the product, and nothing else. */
export async function addFeed(
  reading: Reading,
  ports: FeedPorts,
): Promise<DigestResponse & { path: string }> {
  assertPerson(reading);
  const { token, hash } = ports.makeToken();
  await reading.tx.query('insert into feed_token (token_hash, person_id, created_at) values ($1, $2, $3)', [
    hash,
    reading.actor.person,
    reading.now,
  ]);
  return { ...(await getDigest(reading)), path: `/feeds/${reading.database}/${token}.atom` };
}

export async function endFeed(reading: Reading, id: string): Promise<DigestResponse> {
  assertPerson(reading);
  const { rowCount } = await reading.tx.query(
    'update feed_token set ended_at = $3 where id = $1::uuid and person_id = $2 and ended_at is null',
    [id, reading.actor.person, reading.now],
  );
  if (rowCount !== 1) throw new TocsinError('feed.not-found');
  return getDigest(reading);
}

/** Whose feed a secret is of; as the gate. */
export async function findFeedPerson(tx: Transaction, hash: Buffer): Promise<number | undefined> {
  const { rows } = await tx.query<{ person: number }>(
    `select f.person_id as person from feed_token f join account a on a.person_id = f.person_id
     where f.token_hash = $1 and f.ended_at is null and a.disabled_at is null`,
    [hash],
  );
  return rows[0]?.person;
}
