import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverAccount } from '../../store/cluster/account.ts';
import { openCluster } from '../../store/cluster/cluster.ts';
import { testCluster } from '../../store/cluster/testing.ts';
import type { Cluster } from '../../store/cluster/types.ts';
import { openDatabase } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { withOwner } from '../../store/owner.ts';
import { MIGRATIONS } from '../../store/schema.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';
import {
  dumpDatabase,
  fillAccess,
  fillOddTables,
  makeFileFolder,
  ODD_STEP,
  withoutAudit,
} from './testing.ts';

/** Debian's: the oldest PostgreSQL that Tocsin works on, as somebody's own server. */
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const STEPS = [...MIGRATIONS, ODD_STEP];
const isHere = existsSync(PROGRAMS);
if (!isHere)
  process.stderr.write(`No PostgreSQL 15 in ${PROGRAMS}: backups across versions are NOT tested.\n`);

const folder = makeFileFolder();
const account = serverAccount();
const options = { ...account, cwd: '/', stdio: 'ignore' } as const;
let server: ReturnType<typeof spawn> | undefined;
let fifteen: Cluster;

beforeAll(async () => {
  if (isHere) fifteen = await startFifteen();
});

afterAll(async () => {
  if (server !== undefined) {
    const gone = once(server, 'exit');
    server.kill('SIGINT');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
});

/** A server as an administrator hands it out: an owner of one database who is no superuser. */
async function startFifteen(): Promise<Cluster> {
  const data = join(folder, 'pg15');
  mkdirSync(data, { mode: 0o700 });
  if (account) for (const path of [folder, data]) chownSync(path, account.uid, account.gid);
  const made = spawnSync(
    join(PROGRAMS, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
    { ...options, stdio: 'pipe' },
  );
  expect([made.status, made.status === 0 ? '' : String(made.stderr)]).toEqual([0, '']);
  const port = await freePort();
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
  server = spawn(
    join(PROGRAMS, 'postgres'),
    ['-D', data, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])],
    options,
  );
  const admin = await connect(`postgresql://postgres@127.0.0.1:${port}/postgres`);
  await admin.query(`create role coalition login createrole password 'invented'`);
  await admin.query(`create database coalition owner coalition template template0 encoding 'UTF8'`);
  await admin.end();
  return openCluster({
    dataDir: folder,
    databaseUrl: `postgresql://coalition:invented@127.0.0.1:${port}/coalition`,
  });
}

async function connect(url: string): Promise<Client> {
  for (let tries = 0; ; tries++) {
    const client = new Client(url);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (tries > 100) throw error;
      await delay(100);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** The owner's name stands in policies and the secret is each database's own. */
function comparable(dump: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { 'public.access_secret': _secret, 'public.meta': _rules, ...rest } = withoutAudit(dump);
  return rest;
}

test.skipIf(!isHere)('from PostgreSQL 18 to 15 and back, everything stays what it was', async () => {
  const first = await testCluster();
  const last = await testCluster();
  const there = join(folder, 'from-18.tocsin');
  const back = join(folder, 'from-15.tocsin');
  try {
    await first.ensureDatabase('live');
    await withOwner(first, 'live', (client) => migrate(client, STEPS));
    const door = await openDatabase(first, 'live');
    await fillAccess(door);
    await door.close();
    await fillOddTables(first);
    const before = comparable(await dumpDatabase(first));
    const request = { database: 'live', version: '0.1.0' } as const;

    await backUp({ ...request, cluster: first, path: there });
    await restore({ cluster: fifteen, path: there, doReplace: false, steps: STEPS });
    const { rows } = await withOwner(fifteen, 'live', (client) =>
      client.query<{ version: string; isPowerful: boolean }>(
        `select current_setting('server_version') as version, rolsuper as "isPowerful" from pg_roles where rolname = current_user`,
      ),
    );
    expect(rows).toEqual([{ version: expect.stringMatching(/^15\./), isPowerful: false }]);
    const { built: _fifteens, ...held } = comparable(await dumpDatabase(fifteen));
    const { built: _eighteens, ...expected } = before;
    expect(held).toEqual(expected);

    await backUp({ ...request, cluster: fifteen, path: back });
    await restore({ cluster: last, path: back, doReplace: false, steps: STEPS });
    expect(comparable(await dumpDatabase(last))).toEqual(before);
    await (await openDatabase(fifteen, 'live')).close();
  } finally {
    await first.stop();
    await last.stop();
  }
});
