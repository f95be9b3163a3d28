import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerResponse } from '../src/features/ledger/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

/** What is dear is worked out once until anybody writes: each answer says when it was worked out. */
let world: PlantedWorld;
let now = new Date('2024-02-01T08:00:00Z');
const at = (time: string) => {
  now = new Date(`2024-02-01T${time}Z`);
};
const CHILE = 'focal point, CL';

beforeAll(async () => {
  world = await openPlanted({ clock: () => now });
});
afterAll(() => world.close());

async function workedOutAt(who: string): Promise<string> {
  const response = await world.ask(who, '/api/ledger');
  expect(response.statusCode).toBe(200);
  return (response.json() as LedgerResponse).now.slice(11, 19);
}

test('an answer stays while nothing is written and the minute lasts, and is nobody else’s', async () => {
  at('08:00:01');
  // Sessions note their use by the minute, and the server looks after its tables: those are writes, too.
  await workedOutAt(CHILE);
  let second = 10;
  const stays = async () => {
    at(`08:00:${second++}`);
    const before = await workedOutAt(CHILE);
    at(`08:00:${second++}`);
    return (await workedOutAt(CHILE)) === before;
  };
  await expect.poll(stays, { timeout: 10_000, interval: 100 }).toBe(true);
  const kept = await workedOutAt(CHILE);
  at(`08:00:${second}`);
  expect(await workedOutAt('police, NZ')).toBe(`08:00:${second}`);
  expect(kept < `08:00:${second}`).toBe(true);
});

test('whatever anybody writes, it is worked out anew', async () => {
  at('08:00:58');
  await world.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query("update participant set name = name where key = 'CL'"),
  );
  expect(await workedOutAt(CHILE)).toBe('08:00:58');
});

test('a minute later it is worked out anew, since time goes on', async () => {
  at('08:01:00');
  expect(await workedOutAt(CHILE)).toBe('08:01:00');
});
