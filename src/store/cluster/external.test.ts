import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCluster } from './cluster.ts';
import { makeTestFolder, removeTestFolder } from './testing.ts';
import type { Cluster } from './types.ts';

let folder: string;
let server: Cluster;
let ownerUrl: string;

/** An ordinary server on TCP, reached by URL alone. */
beforeAll(async () => {
  folder = makeTestFolder();
  process.env.TOCSIN_NO_UNIX_SOCKET = '1';
  server = await openCluster({ dataDir: folder, databaseUrl: '' }).finally(() => {
    delete process.env.TOCSIN_NO_UNIX_SOCKET;
  });
  await server.ensureDatabase('coalition');
  ownerUrl = urlOf('owner');
});

afterAll(async () => {
  await server.stop();
  removeTestFolder(folder);
});

function urlOf(role: 'owner' | 'app'): string {
  const found = server.connection('coalition', role);
  if (!('host' in found)) throw new Error('not the embedded server');
  return `postgresql://${found.user}:${found.password}@${found.host}:${found.port}/${found.database}`;
}

const openUrl = (databaseUrl: string) => openCluster({ dataDir: folder, databaseUrl });

async function nameBehind(cluster: Cluster, database: string): Promise<string> {
  const client = new Client(cluster.connection(database));
  await client.connect();
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  await client.end();
  return rows[0]?.name ?? '';
}

test('live is the database of the URL and sample is made beside it', async () => {
  const cluster = await openUrl(ownerUrl);
  expect(cluster).toMatchObject({ startedByUs: false, embedded: false });
  expect(await cluster.ensureDatabase('live')).toBe(false);
  expect(await cluster.ensureDatabase('sample')).toBe(true);
  expect(await cluster.ensureDatabase('sample')).toBe(false);
  expect(await nameBehind(cluster, 'live')).toBe('coalition');
  expect(await nameBehind(cluster, 'sample')).toBe('coalition_sample');
  await cluster.dropDatabase('sample');
  expect(await cluster.ensureDatabase('sample')).toBe(true);
  await cluster.stop();
});

test('a role that may not create databases gets the statement to have run', async () => {
  const cluster = await openUrl(urlOf('app'));
  await expect(cluster.ensureDatabase('other')).rejects.toMatchObject({
    code: 'cluster.cannot-create-database',
    details: {
      database: 'coalition_other',
      sql: `create database "coalition_other" owner "tocsin_app" encoding 'UTF8' template template0;`,
    },
  });
});

test('a wrong password, a wrong port and a URL of something else are told apart without the password', async () => {
  const wrongPassword = ownerUrl.replace(/:[^:@]+@/, ':topsecret@');
  await expect(openUrl(wrongPassword)).rejects.toThrow(/cannot be used: password authentication failed/);
  await expect(openUrl(wrongPassword)).rejects.not.toThrow(/topsecret/);
  await expect(openUrl('postgresql://a:b@127.0.0.1:1/c')).rejects.toMatchObject({
    code: 'cluster.cannot-connect',
  });
  for (const url of ['mysql://a:b@host/c', 'postgresql://host', 'nonsense'])
    await expect(openUrl(url)).rejects.toMatchObject({ code: 'cluster.bad-url' });
});

test('a database in another encoding is refused', async () => {
  const client = new Client({ connectionString: server.adminUrl });
  await client.connect();
  await client.query(
    `create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0`,
  );
  await client.end();
  const url = server.adminUrl.replace(/\/postgres$/, '/latin');
  await expect(openUrl(url)).rejects.toMatchObject({ code: 'cluster.wrong-encoding' });
});
