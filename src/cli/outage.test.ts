import { once } from 'node:events';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyPreparedFolder } from '../../test/prepared-folder.ts';
import { serverAccount } from '../store/cluster/account.ts';
import { isAlive, readPidFile } from '../store/cluster/alive.ts';
import { findHome } from '../store/cluster/home.ts';
import { removeTestFolder } from '../store/cluster/testing.ts';
import { buildProduct, openProduct, untilSays } from './testing.ts';

const FIXTURE = 'src/sources/unodc-ids/fixtures/unodc-ids-invented.csv';
const OUTAGE_MS = 60_000;
/** Two outages, and what goes on around them. */
const TEST_MS = 4 * OUTAGE_MS;

const folder = await copyPreparedFolder();
const product = openProduct({ TOCSIN_DATA: folder, TOCSIN_DATABASE_URL: '' });
let pgdata = '';

beforeAll(buildProduct);
afterAll(async () => {
  await product.run('stop');
  removeTestFolder(folder);
});

async function start() {
  const server = product.begin('start', '--port', '0');
  const [, url = ''] = await untilSays(server, /(http:\/\/127\.0\.0\.1:\d+)/);
  ({ pgdata } = findHome(folder, serverAccount()));
  return { server, url };
}

async function killDatabase(): Promise<void> {
  const pid = readPidFile(pgdata)?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await delay(20);
}

/** Asks until the answer has this status; every answer on the way is the one before it or this one. */
async function untilStatus(url: string, wanted: number, before: number) {
  const deadline = performance.now() + OUTAGE_MS;
  while (performance.now() < deadline) {
    const reply = await fetch(`${url}/api/status?database=live`);
    const body = (await reply.json()) as { code?: string; detail?: string; counts?: { reports: number } };
    if (reply.status === wanted) return body;
    expect([reply.status, body.code]).toEqual([before, before === 200 ? undefined : 'database.away']);
    await delay(50);
  }
  throw new Error(`no answer ${wanted} within ${OUTAGE_MS} ms`);
}

test(
  'a running server says 503 while its database is away, goes on when it is back, and after kill -9 of both nothing is lost',
  async () => {
    const { server, url } = await start();
    const { new: rows } = await product.json(0, 'import', 'unodc-ids', FIXTURE);
    expect(rows).toBeGreaterThan(1_000);

    // Without its settings the database cannot be brought back, however often the keeper tries.
    const settings = join(pgdata, 'postgresql.conf');
    renameSync(settings, `${settings}.away`);
    await killDatabase();
    const problem = await untilStatus(url, 503, 200);
    expect(problem.code).toBe('database.away');
    expect(problem.detail).toMatch(/try again/);
    renameSync(`${settings}.away`, settings);
    expect(await untilStatus(url, 200, 503)).toMatchObject({ database: 'live', counts: { reports: rows } });

    // Killed with an import under way, too: that one was not acknowledged.
    const importing = product.begin('import', 'unodc-ids', FIXTURE);
    const ends = [once(importing, 'exit'), once(server, 'exit')];
    await delay(Math.random() * 1_000);
    importing.kill('SIGKILL');
    server.kill('SIGKILL');
    await killDatabase();
    await Promise.all(ends);
    expect(existsSync(pgdata)).toBe(true);

    const again = await start();
    expect(await untilStatus(again.url, 200, 503)).toMatchObject({
      database: 'live',
      counts: { reports: rows },
    });
    expect(await product.json(0, 'import', 'unodc-ids', FIXTURE)).toMatchObject({ new: 0, unchanged: rows });
    const ended = once(again.server, 'exit');
    await product.run('stop');
    expect((await ended)[0]).toBe(0);
  },
  TEST_MS,
);
