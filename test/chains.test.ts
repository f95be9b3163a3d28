import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChainResponse } from '../src/features/chains/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { firstOf, openPlanted, type PlantedWorld } from './planted.ts';

/** Two alerts and what hangs on them, some of it for New Zealand's own people alone. */
let world: PlantedWorld;
const ZEALAND = 'focal point, NZ';
const CHILE = 'focal point, CL';

const local = <T>(sql: string, values: unknown[] = []) =>
  world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => (await tx.query(sql, values)).rows as T[]);
const made = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await local<{ id: number }>(`${sql} returning id`, values))[0]!.id;
const chain = async (who: string, path: string): Promise<ChainResponse> => {
  const response = await world.ask(who, `/api/chains/${path}`);
  expect([path, response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([
    path,
    200,
    '',
  ]);
  return response.json() as ChainResponse;
};
const statusOf = async (who: string, path: string) =>
  (await world.ask(who, `/api/chains/${path}`)).statusCode;

const NZ = "(select id from participant where key = 'NZ')";
const LABEL = (marking: string) => `${NZ}, '${marking}', 'any'`;
let alert: number;
let secret: number;
let open: number;
let meeting: number;

beforeAll(async () => {
  world = await openPlanted({ hasHistory: true });
  await local(
    "insert into working_group (key, parent_key, title) values ('2', null, 'Detecting'), ('2.1', '2', 'Early warning')",
  );
  alert =
    await made(`insert into alert (owner_id, marking, purpose, state, content, choice, floor, revision, drafted_at, sent_at)
    values (${LABEL('AMBER')}, 'sent', '{"title":"An alert"}', '{}', '{}', 1, '2024-02-01T00:00Z', '2024-02-02T00:00Z')`);
  const recommend = (marking: string, title: string) =>
    made(`insert into recommendation (owner_id, marking, purpose, group_key, scope, state, content, drafted_at, adopted_at)
      values (${LABEL(marking)}, '2.1', 'joint', 'adopted', jsonb_build_object('title', '${title}'), '2024-02-03T00:00Z', '2024-02-12T00:00Z')`);
  open = await recommend('AMBER', 'For all');
  secret = await recommend('AMBER+STRICT', 'zqsecret');
  await local('insert into recommendation_alert (recommendation_id, alert_id) values ($1, $3), ($2, $3)', [
    open,
    secret,
    alert,
  ]);
  meeting =
    await made(`insert into meeting (owner_id, marking, purpose, group_key, session, state, title, starts_at, ends_at, time_zone,
      quorum, planned_at, changed_at)
    values (1, 'AMBER', 'any', '2.1', 'single', 'held', 'A meeting', '2024-02-12T09:00Z', '2024-02-12T10:00Z', 'UTC', 0, now(), now())`);
  await local(
    `insert into meeting_item (meeting_id, position, title, subject_kind, subject_id) values ($1, 0, 'It', 'alert', $2),
       ($1, 1, 'Text', 'recommendation', $3), ($1, 2, 'Text', 'recommendation', $4)`,
    [meeting, alert, open, secret],
  );
  await local('update recommendation set meeting_id = $1 where id = $2', [meeting, open]);
});
afterAll(() => world.close());

test('who may not see a link of the chain is told that something is withheld, and not what', async () => {
  const own = await chain(ZEALAND, `alert/${alert}`);
  expect(own.nodes.map(({ key }) => key)).toEqual([
    `alert:${alert}`,
    `meeting:${meeting}`,
    `recommendation:${open}`,
    `recommendation:${secret}`,
  ]);
  expect(own.isWithheld).toBe(false);
  const other = await chain(CHILE, `alert/${alert}`);
  expect(other.nodes.map(({ key }) => key)).toEqual([
    `alert:${alert}`,
    `meeting:${meeting}`,
    `recommendation:${open}`,
  ]);
  expect(other.isWithheld).toBe(true);
  expect(JSON.stringify(other)).not.toContain('zqsecret');
  expect(other.edges.map(({ from, to }) => `${from} ${to}`).join()).not.toContain(
    String(`recommendation:${secret}`),
  );
  // What else came of the alert is no part of the way to this one text.
  expect((await chain(CHILE, `recommendation/${open}`)).isWithheld).toBe(false);
  expect(await statusOf(CHILE, `recommendation/${secret}`)).toBe(404);
});

test('a meeting stands beside what it looked at: nothing is chained through its agenda', async () => {
  // Of a text that the meeting adopted, it is a cause; of one that was only looked at, it came after.
  const text = await chain(ZEALAND, `recommendation/${open}`);
  const arrows = text.edges.map(({ from, to }) => `${from} ${to}`);
  expect(arrows).toContain(`meeting:${meeting} recommendation:${open}`);
  expect(arrows).not.toContain(`recommendation:${open} meeting:${meeting}`);
  expect(text.nodes.map(({ key }) => key)).not.toContain(`recommendation:${secret}`);
  const all = await chain(ZEALAND, `meeting/${meeting}`);
  expect(all.nodes.map(({ key, relation }) => `${key} ${relation}`)).toEqual([
    `alert:${alert} cause`,
    `meeting:${meeting} self`,
    `recommendation:${open} result`,
    `recommendation:${secret} cause`,
  ]);
});

test('a cancelled meeting and an item that was taken off look at nothing', async () => {
  await local('update recommendation set meeting_id = null where id = $1', [open]);
  await local("update meeting set state = 'cancelled' where id = $1", [meeting]);
  expect((await chain(ZEALAND, `alert/${alert}`)).nodes.map(({ kind }) => kind)).not.toContain('meeting');
  await local("update meeting set state = 'held' where id = $1", [meeting]);
  await local('update meeting_item set removed_at = now()');
  expect((await chain(ZEALAND, `alert/${alert}`)).nodes.map(({ kind }) => kind)).not.toContain('meeting');
  expect((await chain(ZEALAND, `alert/${alert}`)).nodes.map(({ kind }) => kind)).not.toContain('meeting');
  await local('update meeting_item set removed_at = null');
  await local('update recommendation set meeting_id = $1 where id = $2', [meeting, open]);
});

test('alerts that supersede each other in a ring are told once each, and the walk ends', async () => {
  const second =
    await made(`insert into alert (owner_id, marking, purpose, state, content, choice, floor, revision, drafted_at, sent_at, superseded_by)
    values (${LABEL('AMBER')}, 'superseded', '{"title":"Before"}', '{}', '{}', 1, '2024-01-01T00:00Z', '2024-01-02T00:00Z', ${alert})`);
  await local('update alert set superseded_by = $1 where id = $2', [second, alert]);
  const { nodes } = await chain(ZEALAND, `alert/${alert}`);
  expect(nodes.filter(({ kind }) => kind === 'alert').map(({ key }) => key)).toEqual([
    `alert:${second}`,
    `alert:${alert}`,
  ]);
  await local('update alert set superseded_by = null where id = $1', [alert]);
});

test('a chain that is too long is shortened, and says so', async () => {
  await local(
    `insert into good_practice (owner_id, marking, purpose, group_key, state, content, drafted_at)
     select ${LABEL('AMBER')}, '2.1', 'published', jsonb_build_object('title', 'Practice ' || n), '2024-01-01' from generate_series(1, 400) n`,
  );
  await local(
    'insert into recommendation_practice (recommendation_id, practice_id) select $1, id from good_practice',
    [open],
  );
  const long = await chain(ZEALAND, `recommendation/${open}`);
  expect(long.isShortened).toBe(true);
  expect(long.nodes.length).toBeLessThanOrEqual(300);
  expect(long.isWithheld).toBe(false);
  await local('delete from recommendation_practice');
});

test('a report leads to the signals behind which it stands; one that is withheld is not there', async () => {
  const reader = 'secretariat';
  const { items } = (await world.ask(reader, '/api/signals?scope=all&limit=500')).json() as {
    items: { id: string }[];
  };
  const { id } = items[0]!;
  const { items: reports } = (await world.ask(reader, `/api/signals/${id}/reports`)).json() as {
    items: { id: string }[];
  };
  const found = await chain(reader, `report/${reports[0]!.id}`);
  const keys = found.nodes.map(({ key }) => key);
  expect(keys).toContain(`signal:${id}`);
  const behind = found.nodes.find(({ key }) => key === `report:of:${id}`);
  expect(behind?.count ?? 0).toBe(reports.length - 1);
  expect(await statusOf(reader, `report/${firstOf('zqred')}`)).toBe(404);
});

test('an address that names no record is answered as what is not there', async () => {
  for (const path of [
    'alert/0',
    'alert/99999999999',
    'alert/x',
    'signal/none',
    'report/12345678',
    'milestone/1',
    'review/1',
  ])
    expect([path, await statusOf(ZEALAND, path)]).toEqual([path, 404]);
  expect(await statusOf(ZEALAND, 'person/1')).toBe(404);
});
