import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testCluster } from '../../store/cluster/testing.ts';
import type { Cluster } from '../../store/cluster/types.ts';
import { openDatabase } from '../../store/database.ts';
import { type Actor, type Door, GATE } from '../../store/door.ts';
import { createApiToken, findByApiToken } from './api-tokens.ts';
import type { GatePorts } from './gate-ports.ts';
import { acceptInvitation, describeInvitation, invite, inviteFirst } from './invitations.ts';
import { findSession } from './session.ts';
import { signIn } from './sign-in.ts';

/** A clock that jumps forwards and back: what has run out stays so, and nothing that is not yet is good. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.now();
const PASSWORD = 'wombat harness seventeen lighthouse';
const CREDENTIALS = { email: 'ada@example.org', password: PASSWORD };
const FROM = { address: '127.0.0.1', agent: 'test' };

let cluster: Cluster;
let door: Door;
let now = START;
let ada: Actor;
const gates = (): GatePorts => ({ door, sealKey: Buffer.alloc(32, 7), nowMs: () => now });

beforeAll(async () => {
  cluster = await testCluster();
  door = await openDatabase(cluster, 'live');
  const invited = await inviteFirst(gates());
  const accepted = { token: invited!.token, name: 'Ada', ...CREDENTIALS };
  ada = (await acceptInvitation(gates(), accepted, 'test')).actor;
});
beforeEach(() => {
  now = START;
});
afterAll(async () => {
  await door.close();
  await cluster.stop();
});

async function openSession(): Promise<string> {
  const outcome = await signIn(gates(), CREDENTIALS, FROM);
  if (outcome.kind !== 'in') throw new Error(outcome.kind);
  return outcome.entry.token;
}
const isOpen = async (token: string) => (await findSession(gates(), token)) !== undefined;

test('a session that has run out stays out when the clock jumps back', async () => {
  const token = await openSession();
  expect(await isOpen(token)).toBe(true);
  now = START + 13 * HOUR;
  expect(await isOpen(token)).toBe(false);
  now = START + HOUR;
  expect(await isOpen(token)).toBe(false);
});

test('a session that was used later than now has ended', async () => {
  const token = await openSession();
  now = START + 6 * HOUR;
  expect(await isOpen(token)).toBe(true);
  // Clocks that differ by a minute end nothing.
  now = START + 6 * HOUR - MINUTE;
  expect(await isOpen(token)).toBe(true);
  now = START + HOUR;
  expect(await isOpen(token)).toBe(false);
  now = START + 6 * HOUR;
  expect(await isOpen(token)).toBe(false);
});

test('a token that has run out stays out when the clock jumps back', async () => {
  const make = async () => {
    const wanted = { name: 'script', scopes: ['read' as const], days: 1 };
    return (await door.run(ada, (tx) => createApiToken(tx, ada, wanted))).token;
  };
  const isGood = async (token: string) => (await findByApiToken(gates(), token)) !== undefined;
  const token = await make();
  expect(await isGood(token)).toBe(true);
  now = START + 2 * DAY;
  expect(await isGood(token)).toBe(false);
  now = START + HOUR;
  expect(await isGood(token)).toBe(false);
  const used = await make();
  now = START + 20 * HOUR;
  expect(await isGood(used)).toBe(true);
  now = START + HOUR;
  expect(await isGood(used)).toBe(false);
});

test('an invitation is over after its days, and before it was made', async () => {
  const roles = [{ role: 'observer' as const, participantId: null, groupKey: null }];
  const { token } = await invite(gates(), ada, { name: 'Bo', email: 'bo@example.org', roles });
  const greet = () => describeInvitation(gates(), token);
  expect(await greet()).toMatchObject({ name: 'Bo' });
  for (const at of [START + 7 * DAY, START + 30 * DAY, START - DAY]) {
    now = at;
    await expect(greet()).rejects.toMatchObject({ code: 'access.invitation-over' });
    const accepted = { token, name: 'Bo', email: 'bo@example.org', password: PASSWORD };
    await expect(acceptInvitation(gates(), accepted, 'test')).rejects.toMatchObject({
      code: 'access.invitation-over',
    });
  }
});

test('a clock that jumps back opens no account that is closed for a while', async () => {
  // Seven wrong passwords before this one: each costs a hash.
  await door.run(GATE, (tx) => tx.query('update credential set failed_count = 7'));
  await expect(signIn(gates(), { ...CREDENTIALS, password: 'wrong' }, FROM)).rejects.toMatchObject({
    code: 'access.wrong',
  });
  await expect(openSession()).rejects.toMatchObject({ code: 'access.locked' });
  now = START - DAY;
  await expect(openSession()).rejects.toMatchObject({ code: 'access.locked' });
  now = START + 16 * MINUTE;
  expect(await isOpen(await openSession())).toBe(true);
});
