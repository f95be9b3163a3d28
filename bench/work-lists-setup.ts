import { existsSync, readFileSync } from 'node:fs';
import { startSession } from '../src/features/access/session.ts';
import { buildApp } from '../src/server/app.ts';
import { LOOPBACK_ONLY } from '../src/server/exposure.ts';
import { openSourceFile, WORLD } from '../src/server/wiring.ts';
import { openCluster } from '../src/store/cluster/cluster.ts';
import { openDatabase } from '../src/store/database.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { withOwner } from '../src/store/owner.ts';
import { plant } from './work-lists-plant.ts';

const actor = LOCAL_ADMINISTRATOR;

/** People of it: the secretariat's, and a focal point who may not see all of it. */
const SECRETARIAT = 1;
const FOCAL_POINT = 10;

/** Writes a second by somebody else meanwhile: what was kept of an answer is of no use after one. */
const WRITES = Number(process.env.TOCSIN_BENCH_WRITES ?? 0);

/** The process that a backend of the database comes from; undefined where the system does not tell. */
function parentOf(pid: number): number | undefined {
  if (!existsSync(`/proc/${pid}/stat`)) return undefined;
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
}

/** A server on that coalition, and sessions of two people in it. What was planted in the folder before is used again. */
export async function open(dataDir: string, log: (line: string) => void) {
  const cluster = await openCluster({ dataDir });
  const live = await openDatabase(cluster, 'live');
  const sample = await openDatabase(cluster, 'sample');
  const planted = await live.run(actor, (tx) => tx.query('select from input limit 1'));
  if (planted.rowCount === 0) await withOwner(cluster, 'live', (client) => plant(client, log));
  await withOwner(cluster, 'live', (client) => client.query('vacuum analyze'));
  const cookieOf = async (personId: number) =>
    `tocsin-live=${await live.run(GATE, (tx) => startSession(tx, { personId, agent: 'bench', nowMs: Date.now() }))}`;
  const cookies = { focalPoint: await cookieOf(FOCAL_POINT), secretariat: await cookieOf(SECRETARIAT) };
  const app = await buildApp({
    doors: { live, sample },
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    imports: { door: live, actor, world: WORLD, open: openSourceFile },
    startImport: async () => 1,
    running: () => [],
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const postmaster = await withOwner(cluster, 'live', async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return parentOf(rows[0]!.pid);
  });
  const writing =
    WRITES > 0
      ? setInterval(
          () => void live.run(actor, (tx) => tx.query('update participant set name = name where id = 1')),
          1000 / WRITES,
        )
      : undefined;
  return {
    url,
    cookies,
    postmaster,
    async stop() {
      clearInterval(writing);
      await app.close();
      await Promise.all([live.close(), sample.close()]);
      await cluster.stop();
    },
  };
}
