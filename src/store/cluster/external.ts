import { Client } from 'pg';
import { TocsinError } from '../../kernel/errors.ts';
import { createDatabaseSql, createOrFind, databaseExists, sqlState } from './databases.ts';
import { ensureApp, findAppLogin, withLogin } from './external-app.ts';
import { reasonOf } from './home.ts';
import type { Cluster } from './types.ts';

/** Oldest server whose SQL Tocsin speaks. */
const MIN_VERSION = 150_000;
const CONNECT_TIMEOUT_MS = 15_000;
const INSUFFICIENT_PRIVILEGE = '42501';

/** Uses a server given by URL: `live` is the URL's own database, any other name is appended to that one's. */
export async function openExternal(databaseUrl: string): Promise<Cluster> {
  const url = parseUrl(databaseUrl);
  await withClient(url, checkServer);
  const nameOf = (database: string) => (database === 'live' ? baseName(url) : `${baseName(url)}_${database}`);
  const login = findAppLogin(url);
  return {
    connection: (database, role = 'owner') => ({
      connectionString: withDatabase(role === 'owner' ? url : withLogin(url, login), nameOf(database)),
    }),
    appRole: login.user,
    ensureApp: () => withClient(url, (client) => ensureApp(client, url, login)),
    ensureDatabase: (database) => withClient(url, (client) => ensure(client, nameOf(database))),
    dropDatabase: (database) => withClient(url, (client) => drop(client, nameOf(database))),
    explainAway: () => undefined,
    adminUrl: databaseUrl,
    startedByUs: false,
    embedded: false,
    stop: () => Promise.resolve(),
  };
}

function parseUrl(databaseUrl: string): URL {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  const isPostgres = url?.protocol === 'postgres:' || url?.protocol === 'postgresql:';
  if (!url || !isPostgres || url.pathname.length < 2) throw new TocsinError('cluster.bad-url');
  return url;
}

const baseName = (url: URL): string => decodeURIComponent(url.pathname.slice(1));

function withDatabase(url: URL, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** What may be shown of a URL: not the user, not the password. */
const shownServer = (url: URL): string => `${url.searchParams.get('host') ?? url.host}/${baseName(url)}`;

async function withClient<T>(url: URL, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url.href,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'tocsin',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const details = { server: shownServer(url), reason: reasonOf(error) || sqlState(error) || 'no answer' };
    await client.end().catch(() => undefined);
    throw new TocsinError('cluster.cannot-connect', details, error);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number,
            current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
  );
  const server = rows[0];
  if (!server || server.number < MIN_VERSION)
    throw new TocsinError('cluster.server-too-old', { version: server?.version ?? '?' });
  if (server.encoding !== 'UTF8')
    throw new TocsinError('cluster.wrong-encoding', { encoding: server.encoding });
}

async function ensure(client: Client, name: string): Promise<boolean> {
  if (await databaseExists(client, name)) return false;
  const sql = createDatabaseSql(client, name);
  try {
    return await createOrFind(client, sql);
  } catch (error) {
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    const owned = `${createDatabaseSql(client, name, client.user)};`;
    throw new TocsinError('cluster.cannot-create-database', { database: name, sql: owned }, error);
  }
}

async function drop(client: Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
}
