import pg from 'pg';
import { importFile } from '../src/features/imports/import-file.ts';
import { readStatus } from '../src/features/status/read-status.ts';
import { dayOf, isoOf } from '../src/kernel/days.ts';
import { buildApp } from '../src/server/app.ts';
import { LOOPBACK_ONLY } from '../src/server/exposure.ts';
import { openSourceFile, WORLD } from '../src/server/wiring.ts';
import { SOURCES } from '../src/sources/index.ts';
import { openCluster } from '../src/store/cluster/cluster.ts';
import { openDatabase } from '../src/store/database.ts';
import { type Door, LOCAL_ADMINISTRATOR, openDoor } from '../src/store/door.ts';

const actor = LOCAL_ADMINISTRATOR;

/** Two servers on one database of the real file: one bound by the rules, one whose connection is the tables' owner. */
export async function open(
  dataDir: string,
  file: string,
  dateCount: number,
  restrict: (client: pg.Client) => Promise<number>,
) {
  const cluster = await openCluster({ dataDir });
  const bound = await openDatabase(cluster, 'live');
  const sample = await openDatabase(cluster, 'sample');
  const client = new pg.Client(cluster.connection('live'));
  await client.connect();
  const { reports } = await bound.run(actor, readStatus);
  if (reports === 0) {
    const source = SOURCES.find(({ id }) => id === 'unodc-ids')!;
    await importFile(
      { door: bound, actor, world: WORLD, open: openSourceFile },
      { source, path: file, fileName: 'real' },
    );
  }
  const restricted = await restrict(client);
  // As an import leaves it: what is empty stays unknown to the planner (see refresh_statistics).
  await client.query(
    'vacuum analyze report, report_substance, series_cell, place, reported_name, label_use, access_label, stream',
  );
  const { rows } = await client.query<{ secret: Buffer }>('select secret from access_secret');
  const owner = openDoor(
    { ...cluster.connection('live') },
    { secret: rows[0]!.secret, explainAway: () => undefined },
  );
  const build = (live: Door) =>
    buildApp({
      doors: { live, sample },
      defaultDatabase: async () => 'live',
      sealKey: Buffer.alloc(32),
      exposure: LOOPBACK_ONLY,
      version: '0.0.0',
      imports: { door: live, actor, world: WORLD, open: openSourceFile },
      startImport: async () => 1,
      running: () => [],
    });
  const apps = { bound: await build(bound), owner: await build(owner) };
  const newest = (await bound.run(actor, readStatus)).newestKnown!;
  return {
    apps,
    dates: Array.from({ length: dateCount }, (_, index) => isoOf(dayOf(newest) - 1 - index)),
    restricted,
    async stop() {
      await Promise.all(Object.values(apps).map((app) => app.close()));
      await Promise.all([bound, sample, owner].map((door) => door.close()));
      await client.end();
      await cluster.stop();
    },
  };
}
