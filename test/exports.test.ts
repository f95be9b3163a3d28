import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TableAnswer, TableKindId } from '../src/features/bulk/contract.ts';
import { WORK_TABLES } from '../src/features/exporting/contract.ts';
import { LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { openPlanted, type PlantedWorld } from './planted.ts';
import { formOf } from './send-form.ts';

/** What one Tocsin gives out, another and empty one takes in: the same comes out of it. */
let world: PlantedWorld;
let empty: PlantedWorld;
const now = new Date('2024-06-01T09:00:00Z');
const ZEALAND = 'focal point, NZ';

async function openOne(): Promise<PlantedWorld> {
  const opened = await openPlanted({ clock: () => now });
  await opened.doors.live.run(LOCAL_ADMINISTRATOR, (tx) =>
    tx.query(
      "insert into working_group (key, parent_key, title) values ('2', null, 'Detecting'), ('2.1', '2', 'Early warning'), ('1', null, 'Preventing'), ('1.1', '1', 'Manufacture')",
    ),
  );
  return opened;
}
beforeAll(async () => {
  world = await openOne();
  empty = await openOne();
  await plant();
});
afterAll(async () => {
  await world.close();
  await empty.close();
});

async function take(into: PlantedWorld, who: string, what: TableKindId, bytes: Buffer | string) {
  const form = formOf({ name: `${what}.csv`, bytes });
  const response = await into.ask(who, { method: 'POST', url: `/api/tables/${what}`, ...form });
  expect([what, response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([
    what,
    200,
    '',
  ]);
  return response.json() as TableAnswer;
}
const exported = (from: PlantedWorld, who: string, what: string, format: string) =>
  from.ask(who, `/api/exports/${what}?format=${format}`);
async function rowsOf(from: PlantedWorld, who: string, what: string): Promise<Record<string, unknown>[]> {
  const response = await exported(from, who, what, 'json');
  expect([what, response.statusCode]).toEqual([what, 200]);
  return JSON.parse(response.body).rows;
}

async function plant(): Promise<void> {
  await take(
    world,
    'secretariat',
    'participants',
    'kind,code,name,joined_on,left_on\ncountry,CO,Colombia,2023-07-07,\norganization,OAS-CICAD,"Organization, with a comma",2023-07-07,2024-01-31\n',
  );
  await take(
    world,
    'secretariat',
    'inputs',
    'group,title,text,organization,marking,purpose,given_on,state,reason\n2.1,"=A formula, and more","Line one\nline two <b>",Red,GREEN,health,2024-02-03,,\n1.1,Taken back,,,,,2024-02-04,withdrawn,Twice\n',
  );
  await world.ask(ZEALAND, {
    method: 'POST',
    url: '/api/inputs',
    payload: {
      groupKey: '2.1',
      content: { title: 'By hand', text: '-5 °C', done: '', outcome: '', organization: '', website: '' },
      marking: 'AMBER',
      cameBy: 'form',
    },
  });
  await take(
    world,
    'secretariat',
    'recommendations',
    `code,group,title,text,rationale,scope,cluster,state,drafted_on,adopted_on,adopted_by,ended_on,reason,superseded_by,marking
R 2.1-01,2.1,Old,"Text, old",Why,joint,Data,superseded,2022-01-01,2022-03-01,meeting,2023-03-01,Wider,R 2.1-02,GREEN
R 2.1-02,2.1,New,Text,,joint,Data,adopted,,2023-03-01T10:30:00Z,silence,,,,AMBER
,2,Steer,@mention,,national,,adopted,,2023-05-04,,,,,CLEAR
,1.1,Draft,,,national,,draft,2024-05-01,,,,,,
,1.1,Unwanted,,,national,,withdrawn,2024-01-01,,,2024-01-02,No,,
`,
  );
  await take(
    world,
    ZEALAND,
    'commitments',
    'title,kind,problem,start,end,cost,currency,goal,indicator,baseline,target,target_date,more_goals,milestones,marking,recommendations\n"A law, at last",law,"Deaths <script>",2024-01-01,2025-01-01,1000.5,NZD,Fewer,Deaths,10,5,2024-12-31,"Fewer | Seizures \\| kg | kg | 2.5 | 2023-12-31 | 1 | 2024-12-31 | Customs\nAll\\nof it | | | | | -3 | |","2024-06-30 | Bill | A bill | House\n2024-09-30 | Vote | An act | House",GREEN,R 2.1-02\n',
  );
}

const ROUND: readonly (readonly [what: TableKindId, who: string, beside: readonly string[]])[] = [
  ['participants', 'secretariat', []],
  ['inputs', 'secretariat', ['id', 'participant', 'given_by', 'came_by']],
  ['recommendations', 'secretariat', ['id', 'participant']],
  ['commitments', ZEALAND, ['id']],
];

describe.each(['csv', 'xlsx'] as const)('what was taken out as %s', (format) => {
  test.each(
    ROUND,
  )('%s is taken in by an empty Tocsin, and comes out of it as it was', async (what, who, beside) => {
    const { rawPayload } = await exported(world, who, what, format);
    const answer = await take(empty, who, what, rawPayload);
    expect([what, answer.rejects]).toEqual([what, []]);
    if (format === 'csv') expect(answer.added).toBeGreaterThan(0);
    else expect([answer.added, answer.changed]).toEqual([0, 0]);
    const bare = (rows: readonly Record<string, unknown>[]) =>
      rows
        .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !beside.includes(column))))
        .sort();
    expect(bare(await rowsOf(empty, who, what))).toEqual(bare(await rowsOf(world, who, what)));
    // And again into where it came from: nothing changes.
    const back = await take(world, who, what, rawPayload);
    expect([back.added, back.changed, back.rejected]).toEqual([0, 0, 0]);
  });
});

test('every table goes out in every format, and says what it is', async () => {
  const { items } = (await world.ask('secretariat', '/api/exports')).json() as {
    items: { what: string; rows: number; strictest: string | null }[];
  };
  expect(items.map(({ what }) => what)).toEqual([...WORK_TABLES]);
  for (const what of WORK_TABLES) {
    const rows = await rowsOf(world, 'secretariat', what);
    expect([what, rows.length]).toEqual([what, items.find((item) => item.what === what)!.rows]);
    const csv = await exported(world, 'secretariat', what, 'csv');
    expect([what, csv.body.split('\r\n')[0]?.length ?? 0]).not.toEqual([what, 0]);
    for (const line of csv.body.split('\r\n')) expect(line).not.toMatch(/(?:^|,)"?[=@]/);
  }
});

test('all of them go out in one archive, which is on record as each of them is', async () => {
  const { headers, rawPayload } = await world.ask('secretariat', '/api/exports/all.zip?format=csv');
  expect(headers['content-disposition']).toMatch(/coalition-2024-06-01-TLP-AMBER\.zip/);
  expect(rawPayload.subarray(0, 2).toString()).toBe('PK');
  for (const what of WORK_TABLES) expect(rawPayload.includes(Buffer.from(`${what}-2024-06-01`))).toBe(true);
  await world.doors.live.run(LOCAL_ADMINISTRATOR, async (tx) => {
    const { rows } = await tx.query<{ subject: string; detail: object }>(
      "select subject, detail from audit_event where action = 'data.export' order by id desc limit 1",
    );
    expect(rows[0]).toMatchObject({ subject: 'all', detail: { format: 'csv', strictest: 'AMBER' } });
    const { rows: told } = await tx.query<{ subject: string }>(
      "select distinct subject from audit_event where action = 'data.export'",
    );
    expect(told.map(({ subject }) => subject)).toEqual(expect.arrayContaining([...WORK_TABLES]));
  });
});

test('who may not take records out gets none; who sees less gets less', async () => {
  for (const who of ['public', 'civil society', 'administrator'])
    for (const url of ['/api/exports', '/api/exports/inputs', '/api/exports/all.zip'])
      expect([who, url, (await world.ask(who, url)).json().code]).toEqual([who, url, 'access.refused']);
  const all = await rowsOf(world, 'secretariat', 'recommendations');
  const open = await rowsOf(world, 'observer', 'recommendations');
  expect(open.length).toBeLessThan(all.length);
  expect(open.every(({ marking }) => marking === 'CLEAR' || marking === 'GREEN')).toBe(true);
  const versions = await rowsOf(world, 'observer', 'recommendation-versions');
  expect(new Set(versions.map(({ marking }) => marking)).has('AMBER')).toBe(false);
  // What is for health alone is not for the police.
  const inputs = await rowsOf(world, 'police, NZ', 'inputs');
  expect(inputs.some(({ purpose }) => purpose === 'health')).toBe(false);
  expect((await rowsOf(world, 'health, NZ', 'inputs')).some(({ purpose }) => purpose === 'health')).toBe(
    true,
  );
});
