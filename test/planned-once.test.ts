import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPersonActor } from '../src/features/access/actors.ts';
import { MARKINGS } from '../src/model/report.ts';
import { type Actor, GATE, LOCAL_ADMINISTRATOR, PUBLIC } from '../src/store/door.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

/** A plan that a connection made for one person serves the next: what they see must not. */
let world: PlantedWorld;
const actors = new Map<string, Actor>([
  ['public', PUBLIC],
  ['local administrator', LOCAL_ADMINISTRATOR],
]);

beforeAll(async () => {
  world = await openPlanted();
  const { live } = world.doors;
  await live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    await tx.query("insert into working_group (key, title) values ('2.1', 'Data collection')");
    for (const marking of MARKINGS)
      for (const owner of ['CL', 'NZ'])
        await tx.query(
          `insert into input (owner_id, marking, purpose, group_key, state, content, came_by, given_at)
           values ((select id from participant where key = $1), $2, 'any', '2.1', 'given', '{"title": "Seen by some"}', 'form', now())`,
          [owner, marking],
        );
  });
  for (const [who, { id }] of world.people) {
    const actor = await live.run(GATE, (tx) => findPersonActor(tx, id));
    if (actor !== undefined) actors.set(who, actor);
  }
});
afterAll(() => world.close());

describe.each([
  ['input', 'select id from input where group_key = $1 order by id', '2.1'],
  ['report', 'select id from report where id > $1 order by id', 0],
  ['search', 'select id from search_input(search_query($1), 300) order by id', 'seen'],
  [
    'few',
    'select t.id from search_input(search_query($1), 300) h join input t on t.id = h.id order by 1',
    'some',
  ],
])('rows of %s', (_kind, sql, value) => {
  test('are the same with a plan made once as with one of their own, for everybody in turn', async () => {
    const seen = new Map<string, number[]>();
    const read = (actor: Actor, isPlannedOnce: boolean) =>
      world.doors.live.run(
        actor,
        async (tx) => {
          const { rows } = await tx.query<{ id: number }>(sql, [value]);
          const { rows: prepared } = await tx.query<{ n: number }>(
            'select count(*) as n from pg_prepared_statements where statement = $1 and generic_plans > 0',
            [sql],
          );
          return { ids: rows.map(({ id }) => id), isPrepared: prepared[0]!.n > 0 };
        },
        { isReadOnly: true, isPlannedOnce },
      );
    for (const [who, actor] of actors) seen.set(who, (await read(actor, false)).ids);
    // Somebody who sees all comes first and last: their plan is there when the others ask.
    for (const who of ['local administrator', ...actors.keys(), 'local administrator']) {
      const { ids, isPrepared } = await read(actors.get(who)!, true);
      expect([who, ids]).toEqual([who, seen.get(who)]);
      expect(isPrepared).toBe(true);
    }
    expect(new Set([...seen.values()].map((ids) => ids.length)).size).toBeGreaterThan(2);
  });
});
