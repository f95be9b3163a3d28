import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchResponse } from '../src/features/search/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { withOwner } from '../src/store/owner.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';

const CHILE = 'focal point, CL';
const ZEALAND = 'focal point, NZ';
/** Enough for several pages of every list. */
const MANY = 1500;

let world: PlantedWorld;
let practice: number;

interface Inputs {
  readonly total: number;
  readonly items: { readonly id: number; readonly content: { readonly title: string } }[];
}
const get = async <T>(who: string, url: string): Promise<T> => {
  const response = await world.ask(who, url);
  expect(response.statusCode).toBe(200);
  return response.json() as T;
};
const loose = (who: string) => get<Inputs>(who, '/api/inputs?loose=true&group=4&limit=500');

beforeAll(async () => {
  world = await openPlanted();
  await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    await tx.query("insert into working_group (key, title) values ('4', 'Lists'), ('4.1', 'Long lists')");
    await tx.query(
      `insert into input (owner_id, marking, purpose, group_key, state, content, came_by, given_at)
       select (select id from participant where key = 'CL'), 'AMBER', 'any', '4.1', 'given',
         jsonb_build_object('title', case when n <= 3 then 'zqoldest' else 'zqnewer' end || ' ' || n, 'text', 'Text', 'done', '', 'outcome', '',
           'organization', '', 'website', ''), 'form', now() - interval '1 minute' * (${MANY} - n)
       from generate_series(1, ${MANY}) n`,
    );
    for (const title of ['One', 'Two']) {
      const values = [JSON.stringify({ title, text: '', rationale: '', implementation: '' })];
      const owner = "(select id from participant where key = 'CL')";
      await tx.query(
        `insert into recommendation (owner_id, marking, purpose, group_key, scope, state, content, drafted_at)
         values (${owner}, 'AMBER', 'any', '4.1', 'joint', 'draft', $1, now())`,
        values,
      );
    }
    const { rows } = await tx.query<{ id: number }>(
      `insert into good_practice (owner_id, marking, purpose, group_key, state, content, drafted_at)
       select id, 'AMBER+STRICT', 'any', '4.1', 'draft', '{"title": "A practice of its own"}', now() from participant where key = 'CL' returning id`,
    );
    practice = rows[0]!.id;
    await tx.query(
      `insert into good_practice_input (practice_id, input_id) select $1, id from input where content ->> 'title' = 'zqnewer ${MANY}'`,
      [practice],
    );
  });
});
afterAll(() => world.close());

test('an input is loose for whoever sees no practice that uses it, and for nobody once none does', async () => {
  const [own, other] = [await loose(CHILE), await loose(ZEALAND)];
  expect([own.total, other.total]).toEqual([MANY - 1, MANY]);
  const newest = (inputs: Inputs) => inputs.items[0]!.content.title;
  expect([newest(own), newest(other)]).toEqual([`zqnewer ${MANY - 1}`, `zqnewer ${MANY}`]);
  await withOwner(world.cluster, 'live', (client) =>
    client.query('delete from good_practice_input where practice_id = $1', [practice]),
  );
  expect((await loose(CHILE)).total).toBe(MANY);
});

test('a page behind the last one is empty and tells how many there are', async () => {
  const { total, items } = await get<Inputs>(CHILE, '/api/recommendations');
  expect([total, items.length]).toEqual([2, 2]);
  expect(await get<Inputs>(CHILE, '/api/recommendations?offset=100')).toMatchObject({ total, items: [] });
});

test('words that stand in the oldest records alone are found, and by their beginning', async () => {
  for (const asked of ['zqoldest', 'zqold']) {
    const { found } = await get<SearchResponse>(ZEALAND, `/api/search?q=${asked}&kind=input`);
    expect(found.flatMap(({ items }) => items.map(({ title }) => title)).sort()).toEqual([
      'zqoldest 1',
      'zqoldest 2',
      'zqoldest 3',
    ]);
  }
});

test('what a recipient put on record stands in the recipient, whatever the order and the revision', async () => {
  const kept = await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ id: number }>(
      `insert into alert (owner_id, marking, purpose, state, content, choice, floor, drafted_at, sent_at, revision)
       select id, 'AMBER', 'any', 'sent', '{"title": "Asked"}', '{}', '{}', now(), now(), 2 from participant where key = 'CL' returning id`,
    );
    const id = rows[0]!.id;
    await tx.query(
      `insert into alert_recipient (alert_id, participant_id, chosen_by, asked_at) select $1, id, 'all', now() from participant where key in ('CL', 'NZ')`,
      [id],
    );
    await tx.query(
      `insert into alert_receipt (alert_id, participant_id, stage, revision, at, is_relevant)
       select $1, p.id, s.stage, s.revision, now(), s.relevant from participant p,
         (values ('acted', 2, null), ('received', 1, null), ('assessed', 1, false), ('received', 2, null)) s (stage, revision, relevant)
       where p.key = 'NZ'`,
      [id],
    );
    const recipients = await tx.query<{ key: string; stages: number; is_irrelevant: boolean }>(
      `select p.key, r.stages, r.is_irrelevant from alert_recipient r join participant p on p.id = r.participant_id where r.alert_id = $1 order by 1`,
      [id],
    );
    return recipients.rows;
  });
  expect(kept).toEqual([
    { key: 'CL', stages: 0, is_irrelevant: false },
    { key: 'NZ', stages: 7, is_irrelevant: true },
  ]);
});
