import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf, isoOf } from '../../kernel/days.ts';
import { openSourceFile, WORLD } from '../../server/wiring.ts';
import { unodcIds } from '../../sources/unodc-ids/source.ts';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { listEvidence, type StoredEvidence } from '../../store/evidence.ts';
import { importFile } from '../imports/import-file.ts';
import { type DetectionPorts, detectAsOf, ensureRun, findLackingRun, replay } from './service.ts';

const FILE = resolve(import.meta.dirname, '../../sources/unodc-ids/fixtures/unodc-ids-invented.csv');
const actor = LOCAL_ADMINISTRATOR;

let database: TestDatabase;
let door: Door;
let ports: DetectionPorts;
let newest: string;

const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await door.run(actor, (tx) => tx.query<T>(sql, values))).rows;

beforeAll(async () => {
  database = await createTestDatabase();
  door = await database.open();
  await importFile(
    { door, actor, world: WORLD, open: openSourceFile },
    { source: unodcIds, path: FILE, fileName: 'invented.csv' },
  );
  ports = { door, actor, world: WORLD, database: 'live' };
  newest = (await detectAsOf(ports)).asOf;
}, 120_000);

afterAll(async () => {
  await door.close();
  await database.drop();
});

test('the first detection judges the half year before, too, so that a signal is new only when it is', async () => {
  const runs = await query<{ as_of: string }>('select as_of from detection_run order by as_of');
  expect(runs.map(({ as_of }) => as_of)).toEqual(
    Array.from({ length: 27 }, (_, index) => isoOf(dayOf(newest) - 7 * (26 - index))),
  );
  const signals = await query<{ first_run_on: string; first: string }>(
    `select s.first_run_on, min(run.as_of) as first from signal s join signal_state st on st.signal_id = s.id
     join detection_run run on run.id = st.run_id group by s.audience, s.id, s.first_run_on`,
  );
  expect(signals.length).toBeGreaterThan(0);
  expect(signals.every(({ first_run_on, first }) => first_run_on === first)).toBe(true);
  expect(new Set(signals.map(({ first_run_on }) => first_run_on)).size).toBeGreaterThan(1);
});

test('counts of reports are those that the store finds for the same evidence', async () => {
  const states = await query<{
    as_of: string;
    report_count: number;
    labels: number[];
    evidence: StoredEvidence;
  }>(
    `select run.as_of, st.report_count, st.labels, st.finding -> 'evidence' as evidence
     from signal_state st join detection_run run on run.id = st.run_id`,
  );
  expect(new Set(states.map(({ evidence }) => evidence.leg?.field))).toContain('mode');
  for (const { as_of, report_count, labels, evidence } of states) {
    const page = { knownBy: as_of, limit: 100_000 };
    const found = await door.run(actor, (tx) => listEvidence(tx, evidence, page));
    const carried = await query<{ id: number }>(
      'select distinct label_id as id from report where id = any ($1) order by 1',
      [found],
    );
    expect({ evidence, reports: report_count, labels }).toEqual({
      evidence,
      reports: found.length,
      labels: carried.map(({ id }) => id),
    });
  }
  const known = await query<{ as_of: string; reports_known: number; known: number }>(
    `select as_of, reports_known, (select count(*) from current_report where known_on <= as_of) as known from detection_run`,
  );
  expect(known.filter((run) => run.reports_known !== run.known)).toEqual([]);
});

test('a stream counts each report once, of two substances too', async () => {
  const states = await query<{ observed: number; report_count: number }>(
    `select st.observed, st.report_count from signal s join signal_state st on st.signal_id = s.id
     where s.kind in ('stream-start', 'stream-volume', 'stream-stop')`,
  );
  expect(states.length).toBeGreaterThan(0);
  expect(states.map(({ observed }) => observed)).toEqual(states.map(({ report_count }) => report_count));
});

test('a second detection judges its own date alone, and a decision on a name makes the weeks anew', async () => {
  const ranAt = async () =>
    (await query<{ at: Date }>('select ran_at as at from detection_run order by as_of')).map(({ at }) =>
      at.getTime(),
    );
  const before = await ranAt();
  await detectAsOf(ports);
  const after = await ranAt();
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
  expect(after.at(-1)).toBeGreaterThan(before.at(-1)!);
  await query(
    `insert into name_decision (name_id, action, targets, outcome, actor) select id, 'settle', targets, outcome, 'test' from reported_name limit 1`,
  );
  await ensureRun(ports);
  const latest = await ranAt();
  expect(latest.every((at, index) => at > after[index]!)).toBe(true);
});

test('a replay finds the same signals under the same names as often as it is run', async () => {
  const states = () =>
    query(
      `select run.as_of, st.rank, st.signal_id, st.score from signal_state st join detection_run run on run.id = st.run_id
       order by 1, 2`,
    );
  const period = { from: isoOf(dayOf(newest) - 7 * 30), to: newest };
  await replay(ports, period);
  const first = await states();
  await replay(ports, period);
  expect(await states()).toEqual(first);
});

test('what a stored run rested on keeps the label it had beside the one that it was given since', async () => {
  const [held] = await query<{ signal: string; run: number; labels: number[] }>(
    "select signal_id as signal, run_id as run, labels from signal_state where labels <> '{}' order by run_id, rank limit 1",
  );
  const [from] = held!.labels;
  await query(
    `select change_label(array(select id from report where label_id = l.id), l.owner_id, 'AMBER+STRICT', 'any', null, false, '{}', 'for this test')
     from access_label l where l.id = $1`,
    [from],
  );
  const [after] = await query<{ labels: number[]; markings: string[] }>(
    `select labels, array(select marking from access_label where id = any (labels)) as markings
     from signal_state where signal_id = $1 and run_id = $2`,
    [held!.signal, held!.run],
  );
  expect(after!.labels).toEqual(expect.arrayContaining(held!.labels));
  expect(after!.labels).toHaveLength(held!.labels.length + 1);
  expect(after!.markings).toContain('AMBER+STRICT');
});

test('a run of a past date is made anew where what was known then has changed since, and not for what came later', async () => {
  const past = isoOf(dayOf(newest) - 7 * 20);
  await ensureRun(ports, past);
  const lacking = () => door.run(actor, (tx) => findLackingRun(tx, past));
  const takeIn = async (name: string, occurredOn: string) => {
    const [header, , row] = readFileSync(FILE, 'utf8').split('\n');
    const path = join(mkdtempSync(join(tmpdir(), 'tocsin-runs-')), name);
    const moved = row!.replace(/\d{4}-\d{2}-\d{2}/, occurredOn);
    writeFileSync(path, `${header}\n${moved}\n`);
    const request = { source: unodcIds, path, fileName: name };
    expect(await importFile({ door, actor, world: WORLD, open: openSourceFile }, request)).toMatchObject({
      new: 1,
    });
  };
  expect(await lacking()).toBeNull();
  await takeIn('later.csv', isoOf(dayOf(newest) - 100));
  expect(await lacking()).toBeNull();
  await takeIn('earlier.csv', isoOf(dayOf(newest) - 1000));
  expect(await lacking()).toBe(past);
  await ensureRun(ports, past);
  expect(await lacking()).toBeNull();
});
