import type { DatabaseName } from '../../model/api.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { composeDigest, type Digest, type NewItem } from './compose.ts';
import type { Home } from './home.ts';
import type { Post } from './mail.ts';
import { type Every, newSince, periodOf, USUALLY } from './rules.ts';

export interface DigestPorts {
  /** As who holds the machine. */
  asHolder<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** As a person; undefined where there is none any longer. */
  asPerson<T>(personId: number, work: (reading: Reading) => Promise<T>): Promise<T | undefined>;
  collectWork(reading: Reading): Promise<readonly WaitingItem[]>;
  post: Post;
  readonly from: string;
  readonly home: Home;
  readonly database: DatabaseName;
  readonly now: Date;
}

export interface Addressee {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly every: Every;
  readonly timeZone: string;
}

/** What came of one person's digest. */
export interface Outcome {
  readonly person: Addressee;
  readonly what: 'sent' | 'would-send' | 'nothing' | 'sent-before' | 'failed';
  readonly digest?: Digest;
  readonly reason?: string;
}

export interface DigestRequest {
  /** The address or the number of one person; absent: everybody who wants one. */
  readonly only?: string | undefined;
  readonly isDryRun: boolean;
}

/** Sends everybody what waits for them: once for each period, and nothing where nothing does. */
export async function sendDigests(ports: DigestPorts, request: DigestRequest): Promise<Outcome[]> {
  const people = await ports.asHolder((tx) => readAddressees(tx, request.only));
  const outcomes: Outcome[] = [];
  for (const person of people) outcomes.push(await sendOne(ports, person, request));
  return outcomes;
}

async function readAddressees(tx: Transaction, only: string | undefined): Promise<Addressee[]> {
  const { rows } = await tx.query<Addressee>(
    `select p.id, p.name, a.email, coalesce(s.every, '${USUALLY}') as every, p.time_zone as "timeZone"
     from account a join person p on p.id = a.person_id left join digest_setting s on s.person_id = p.id
     where a.disabled_at is null and p.ended_at is null and coalesce(s.every, '') <> 'never'
       and ($1::text is null or lower(a.email) = lower($1) or p.id::text = $1) order by p.id`,
    [only ?? null],
  );
  return rows;
}

async function sendOne(ports: DigestPorts, person: Addressee, { isDryRun }: DigestRequest): Promise<Outcome> {
  const every = person.every === 'never' ? 'daily' : person.every;
  const period = periodOf(every, ports.now, person.timeZone);
  const found = await ports.asPerson(person.id, async (reading) => ({
    items: await ports.collectWork(reading),
    fresh: await readNewAlerts(reading.tx, newSince(every, reading.now)),
    now: reading.now,
    isSimulated: reading.isSimulated,
  }));
  if (found === undefined || found.items.length + found.fresh.length === 0)
    return { person, what: 'nothing' };
  const digest = composeDigest({ ...found, ...person, home: ports.home, database: ports.database });
  if (isDryRun) return { person, what: 'would-send', digest };
  const count = found.items.length + found.fresh.length;
  if (!(await ports.asHolder((tx) => claim(tx, { personId: person.id, period, count, at: ports.now }))))
    return { person, what: 'sent-before' };
  try {
    await ports.post({
      ...digest,
      to: { name: person.name, address: person.email },
      from: ports.from,
      at: ports.now,
      key: `${period}-person-${person.id}`,
    });
  } catch (error) {
    // It did not leave: the next run tries again.
    await ports.asHolder((tx) => release(tx, person.id, period));
    return { person, what: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
  await ports.asHolder((tx) => confirm(tx, { personId: person.id, period, at: ports.now }));
  return { person, what: 'sent', digest };
}

interface Claim {
  readonly personId: number;
  readonly period: string;
  readonly at: Date;
}

async function claim(
  tx: Transaction,
  { personId, period, count, at }: Claim & { count: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    'insert into digest_sent (person_id, period, claimed_at, item_count) values ($1, $2, $3, $4) on conflict do nothing',
    [personId, period, at, count],
  );
  return rowCount === 1;
}

async function confirm(tx: Transaction, { personId, period, at }: Claim): Promise<void> {
  await tx.query('update digest_sent set sent_at = $3 where person_id = $1 and period = $2', [
    personId,
    period,
    at,
  ]);
}

async function release(tx: Transaction, personId: number, period: string): Promise<void> {
  await tx.query('delete from digest_sent where person_id = $1 and period = $2 and sent_at is null', [
    personId,
    period,
  ]);
}

/** Alerts in force that were sent since, as far as the person may see them. */
async function readNewAlerts(tx: Transaction, since: Date): Promise<NewItem[]> {
  const { rows } = await tx.query<Omit<NewItem, 'path'> & { id: number }>(
    `select id, coalesce(nullif(content ->> 'title', ''), '#' || id) as title, marking from alert
     where state = 'sent' and sent_at > $1 order by sent_at desc, id desc limit 50`,
    [since],
  );
  return rows.map(({ id, ...row }) => ({ ...row, path: `/alerts/${id}` }));
}
