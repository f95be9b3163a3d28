import { chownSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Home } from './home.ts';
import { ADMIN, type Secrets } from './secrets.ts';

/** Where a server is reached: a socket in a folder, or a port of the loopback address. */
export interface Door {
  readonly host: string;
  readonly port: number;
  readonly isSocket: boolean;
}

const SOCKET_PORT = 5432;
/** Limit of sun_path without its closing zero: 107 on Linux, 103 on macOS and the BSDs. */
const MAX_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103;
const LOOPBACK = '127.0.0.1';

/** The file of a socket door. */
export const socketPath = ({ host, port }: Pick<Door, 'host' | 'port'>): string =>
  join(host, `.s.PGSQL.${port}`);

/** The socket where there can be one. A folder with too long a path, or a system without, gets a loopback port. */
export function socketDoor(home: Home): Door | undefined {
  if (process.platform === 'win32' || process.env.TOCSIN_NO_UNIX_SOCKET === '1') return undefined;
  const host = join(home.folder, 'socket');
  if (Buffer.byteLength(socketPath({ host, port: SOCKET_PORT })) > MAX_SOCKET_PATH_BYTES) return undefined;
  const made = mkdirSync(host, { recursive: true, mode: 0o700 });
  if (made && home.account) chownSync(host, home.account.uid, home.account.gid);
  return { host, port: SOCKET_PORT, isSocket: true };
}

/** A free loopback port: the cluster's own if it is free, so that the address stays, else any. */
export async function loopbackDoor(secrets: Secrets): Promise<Door> {
  const port = (await findFreePort(secrets.port)) ?? (await findFreePort(0)) ?? secrets.port;
  return { host: LOOPBACK, port, isSocket: false };
}

function findFreePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(undefined));
    probe.listen(wanted, LOOPBACK, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : undefined;
      probe.close(() => resolve(port));
    });
  });
}

const CONNECT_TIMEOUT_MS = 10_000;

/** Connects as superuser; rejects as pg does when nobody or somebody else answers. */
export async function connectAsAdmin(door: Door, secrets: Secrets, database = 'postgres'): Promise<Client> {
  const client = new Client({
    host: door.host,
    port: door.port,
    user: ADMIN,
    password: secrets.admin,
    database,
    application_name: 'tocsin keeper',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // A connection that breaks later is seen by its 'end' event; without a listener its 'error' would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
