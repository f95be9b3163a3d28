import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSourceFile, WORLD } from '../../server/wiring.ts';
import { unodcIds } from '../../sources/unodc-ids/source.ts';
import { createTestDatabase, type TestDatabase } from '../../store/cluster/testing.ts';
import { type Door, LOCAL_ADMINISTRATOR, openDoor } from '../../store/door.ts';
import { migrate } from '../../store/migrate.ts';
import { detectAsOf } from '../detection/service.ts';
import { readStatus } from '../status/read-status.ts';
import { importFile } from './import-file.ts';

const FILE = resolve(process.env.TOCSIN_SHARED ?? '../shared', 'data/unodc-ids-2011-2016.csv.gz');
const ROWS = 311_038;

let database: TestDatabase;
let door: Door;

beforeAll(async () => {
  database = await createTestDatabase();
  door = openDoor(database.connection);
  await door.run(LOCAL_ADMINISTRATOR, migrate);
});

afterAll(async () => {
  await door.close();
  await database.drop();
});

test.skipIf(!existsSync(FILE))(
  'the real file comes in whole, and a second time changes nothing (skipped without ../shared)',
  async () => {
    const ports = { door, actor: LOCAL_ADMINISTRATOR, world: WORLD, open: openSourceFile };
    const request = { source: unodcIds, path: FILE, fileName: 'unodc-ids.csv.gz' };
    const first = await importFile(ports, request);
    expect(first.read).toBe(ROWS);
    expect(first.new + first.rejected).toBe(ROWS);
    const again = await importFile(ports, request);
    expect(again).toMatchObject({
      read: ROWS,
      new: 0,
      revised: 0,
      unchanged: first.new,
      rejected: first.rejected,
      withdrawn: 0,
    });
    const status = await door.run(LOCAL_ADMINISTRATOR, readStatus);
    expect(status.reports).toBe(first.new);
    const detected = await detectAsOf({ door, actor: LOCAL_ADMINISTRATOR, world: WORLD, database: 'live' });
    expect(detected.signals).toBeGreaterThan(0);
  },
);
