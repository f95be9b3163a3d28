import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportItem } from '../src/features/data/contract.ts';
import { holdLife } from '../src/features/imports/cut-off.ts';
import { listImports } from '../src/features/status/queries.ts';
import { LOCAL_ADMINISTRATOR, type Transaction } from '../src/store/door.ts';
import { withOwner } from '../src/store/owner.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

/** What is said of an import that was killed, by who only reads. */
let world: PlantedWorld;
let id = 0;

beforeAll(async () => {
  world = await openPlanted();
  await owner(
    `insert into import_file (source_id, source_version, file_name, state, owner_id, taken_by, started_at)
     select 'unodc-ids', '1', 'killed.csv', 'reading', o.id, p.id, now() - interval '5 minutes'
     from participant o, person p where o.key = 'NZ' and p.name = 'focal point, NZ'`,
  );
  const rows = await owner("select id from import_file where file_name = 'killed.csv'");
  id = Number(rows[0]!.id);
});
afterAll(() => world.close());

const owner = (sql: string) =>
  withOwner(world.cluster, 'live', async (client) => (await client.query(sql)).rows as { id: number }[]);
const shown = async (): Promise<Pick<ImportItem, 'state' | 'error'>> => {
  const { items } = (await world.ask('focal point, NZ', '/api/data/imports')).json() as {
    items: ImportItem[];
  };
  const { state, error } = items.find((item) => item.id === id)!;
  return { state, error };
};
const told = async () =>
  (await world.doors.live.run(LOCAL_ADMINISTRATOR, listImports, { isReadOnly: true })).find(
    (item) => item.id === id,
  )?.state;
const stored = async () =>
  (await owner(`select state as id from import_file where id = ${id}`))[0]?.id as unknown as string;

/** A transaction that stays open, with a number of its own, until it is let go. */
async function holdOpen(begin: (tx: Transaction) => Promise<unknown>): Promise<() => Promise<void>> {
  let letGo = () => {};
  let done: Promise<void> = Promise.resolve();
  await new Promise<void>((isOpen) => {
    done = world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
      await begin(tx);
      await tx.query('select pg_current_xact_id()');
      isOpen();
      await new Promise<void>((end) => {
        letGo = end;
      });
    });
  });
  return async () => {
    letGo();
    await done;
  };
}

test('one that nobody works on has failed, on the page and on the command line, and nothing is written', async () => {
  expect(await shown()).toMatchObject({ state: 'failed', error: { code: 'import.interrupted' } });
  expect((await shown()).error?.message).toContain('Import the file again');
  expect(await told()).toBe('failed');
  expect(await stored()).toBe('reading');
});

test('one that somebody works on is being read, also while another transaction runs', async () => {
  const endWork = await holdOpen((tx) => holdLife(tx, id));
  const alone = [(await shown()).state, await told()];
  const endOther = await holdOpen(async () => {});
  const both = [(await shown()).state, await told()];
  await endWork();
  const other = [(await shown()).state, await told()];
  await endOther();
  expect([alone, both]).toEqual([
    ['reading', 'reading'],
    ['reading', 'reading'],
  ]);
  // What else runs is no sign of life of this one.
  expect(other).toEqual(['failed', 'failed']);
});

test('one that was just announced is being read: it is about to hold its lock', async () => {
  await owner(`update import_file set started_at = now() where id = ${id}`);
  expect([(await shown()).state, await told()]).toEqual(['reading', 'reading']);
});
