import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProduct, ended, openProduct, untilSays } from '../src/cli/testing.ts';
import { serverAccount } from '../src/store/cluster/account.ts';

/** The oldest PostgreSQL that Tocsin promises to work on, as Debian 12 installs it. */
const BINARIES = '/usr/lib/postgresql/15/bin';
const isThere = existsSync(join(BINARIES, 'initdb'));
const INVENTED = 'src/sources/unodc-ids/fixtures/unodc-ids-invented.csv';
const PATIENCE_MS = 60_000;
const RETRY_MS = 200;

let folder: string;
let server: ChildProcess | undefined;
let environment: Record<string, string>;

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function connect(connectionString: string): Promise<pg.Client> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await delay(RETRY_MS);
    }
  }
}

/** A server whose owner of the database is no superuser, but may make databases and roles. */
beforeAll(async () => {
  if (!isThere) return;
  buildProduct();
  folder = mkdtempSync(join(tmpdir(), 'tocsin-pg15-'));
  const account = serverAccount();
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const as = { ...account, cwd: folder };
  const pgdata = join(folder, 'pgdata');
  const words = ['-D', pgdata, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '-A', 'trust', '--no-sync'];
  execFileSync(join(BINARIES, 'initdb'), words, { ...as, stdio: 'ignore' });
  const port = await findFreePort();
  server = spawn(
    join(BINARIES, 'postgres'),
    ['-D', pgdata, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F'],
    { ...as, stdio: 'ignore' },
  );
  const client = await connect(`postgresql://postgres@127.0.0.1:${port}/postgres`);
  await client.query("create role coalition login password 'invented' createdb createrole");
  await client.query('create database coalition owner coalition');
  await client.end();
  environment = {
    TOCSIN_DATABASE_URL: `postgresql://coalition:invented@127.0.0.1:${port}/coalition`,
    TOCSIN_DATA: join(folder, 'data'),
  };
});

afterAll(async () => {
  if (server !== undefined) {
    server.kill('SIGINT');
    await ended(server);
  }
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!isThere)(
  'the whole product works on Debian’s PostgreSQL 15, found by its URL',
  async () => {
    const product = openProduct(environment);
    const read = await product.json(0, 'import', 'unodc-ids', INVENTED);
    expect(read).toMatchObject({ read: 1911, new: 1911, rejected: 0 });
    const { signals } = await product.json(0, 'signals');
    expect(signals.length).toBeGreaterThan(0);
    expect(await product.json(0, 'status')).toMatchObject({
      database: 'live',
      reports: 1911,
      signals: signals.length,
    });

    const running = product.begin('start', '--port', '0');
    try {
      const [url] = await untilSays(running, /http:\/\/127\.0\.0\.1:\d+/);
      expect(await (await fetch(url)).text()).toContain('<div id="root">');
      const response = await fetch(`${url}/api/signals?database=live`);
      const answer = (await response.json()) as { total: number };
      expect(answer.total).toBeGreaterThan(0);
    } finally {
      const stopped = ended(running);
      running.kill('SIGTERM');
      await stopped;
    }
  },
  400_000,
);
