import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSourceFile, WORLD } from '../../server/wiring.ts';
import { unodcIds } from '../../sources/unodc-ids/source.ts';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { type Door, LOCAL_ADMINISTRATOR } from '../../store/door.ts';
import { ensureRun } from '../detection/service.ts';
import { importFile } from './import-file.ts';
import { resolveAnew } from './resolve-anew.ts';
import type { World } from './world.ts';

const actor = LOCAL_ADMINISTRATOR;
const HEADER =
  'REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING';
const seizure = (drug: string) =>
  `Europe;South;Malta;;Valletta;2015-03-02;${drug};1;Gram;Postal;Airport;Mail;;Italy;Malta;`;
/** As the registry was before it knew this substance. */
const EARLIER: World = {
  ...WORLD,
  registryVersion: 'earlier',
  resolveName: (name) =>
    name === 'Ethylbromazolam' || name === 'Molly'
      ? { outcome: 'review', targets: [], rule: 'none', confidence: 0, candidates: [] }
      : WORLD.resolveName(name),
};

let database: TestDatabase;
let door: Door;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  door = await database.open();
  folder = await mkdtemp(join(tmpdir(), 'tocsin-names-'));
}, 120_000);

afterAll(async () => {
  await door.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

const query = async <T extends object>(sql: string) => (await door.run(actor, (tx) => tx.query<T>(sql))).rows;
const names = () =>
  query('select name, outcome, targets, settled_by, resolved_by from reported_name order by name');

test('names of an earlier registry are resolved anew, once; what a person settled stays, and runs from before are made anew', async () => {
  const path = join(folder, 'names.csv');
  writeFileSync(path, [HEADER, ...['Ethylbromazolam', 'MDMA', 'Molly'].map(seizure)].join('\n'));
  const ports = { door, actor, world: EARLIER, open: openSourceFile };
  await importFile(ports, { source: unodcIds, path, fileName: 'names.csv' });
  await query(
    "update reported_name set outcome = 'unspecified', settled_by = 'Somebody', settled_at = now() where name = 'Molly'",
  );
  const ranAt = async () => (await query<{ at: Date }>('select max(ran_at) as at from detection_run'))[0]?.at;
  const detection = { door, actor, world: WORLD, database: 'live' } as const;
  await ensureRun(detection);
  const before = await ranAt();
  expect(await resolveAnew({ door, actor, world: EARLIER })).toBe(0);
  await ensureRun(detection);
  expect(await ranAt()).toEqual(before);

  expect(await resolveAnew({ door, actor, world: WORLD })).toBe(1);
  const { registryVersion } = WORLD;
  expect(await names()).toEqual([
    {
      name: 'Ethylbromazolam',
      ...{
        outcome: 'resolved',
        targets: ['ethylbromazolam'],
        settled_by: null,
        resolved_by: registryVersion,
      },
    },
    { name: 'MDMA', outcome: 'resolved', targets: ['mdma'], settled_by: null, resolved_by: registryVersion },
    { name: 'Molly', outcome: 'unspecified', targets: [], settled_by: 'Somebody', resolved_by: 'earlier' },
  ]);
  expect(await query('select action, outcome, targets, actor from name_decision')).toEqual([
    {
      ...{ action: 'resolve-anew', outcome: 'resolved', targets: ['ethylbromazolam'] },
      actor: `registry ${registryVersion}`,
    },
  ]);
  expect(await resolveAnew({ door, actor, world: WORLD })).toBe(0);
  await ensureRun(detection);
  expect(await ranAt()).not.toEqual(before);
});
