import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { TocsinError } from '../../kernel/errors.ts';
import { createOrFind, sqlState } from './databases.ts';

const INSUFFICIENT_PRIVILEGE = '42501';
const CONNECT_TIMEOUT_MS = 15_000;

/** How the application signs in on a server given by URL: as a role of its own, which owns nothing. */
export interface AppLogin {
  readonly user: string;
  readonly password: string;
}

/**
 * The login of `TOCSIN_DATABASE_APP_URL`, else `<owner>_app` with a password that follows from the owner's URL, so that every
 * computer that knows the one knows the other.
 */
export function findAppLogin(owner: URL, appUrl = process.env.TOCSIN_DATABASE_APP_URL): AppLogin {
  if (appUrl !== undefined && URL.canParse(appUrl)) {
    const { username, password } = new URL(appUrl);
    return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  }
  const user = `${decodeURIComponent(owner.username)}_app`;
  const password = createHash('sha256')
    .update(`tocsin|${user}|${owner.password}|${owner.host}`)
    .digest('base64url');
  return { user, password };
}

/** Sees to it that the application can sign in; makes its role where the owner may. */
export async function ensureApp(owner: Client, url: URL, login: AppLogin): Promise<void> {
  if (await canSignIn(url, login)) return;
  const role = owner.escapeIdentifier(login.user);
  const secret = `login nosuperuser nobypassrls password ${owner.escapeLiteral(login.password)}`;
  try {
    const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [login.user]);
    if (rowCount === 0) await createOrFind(owner, `create role ${role} ${secret}`);
    else await owner.query(`alter role ${role} ${secret}`);
  } catch (error) {
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    throw new TocsinError('cluster.cannot-create-role', { role: login.user }, error);
  }
  if (!(await canSignIn(url, login)))
    throw new TocsinError('cluster.cannot-create-role', { role: login.user });
}

/** The URL of a database for another login. */
export function withLogin(url: URL, login: AppLogin): URL {
  const changed = new URL(url);
  changed.username = encodeURIComponent(login.user);
  changed.password = encodeURIComponent(login.password);
  return changed;
}

async function canSignIn(url: URL, login: AppLogin): Promise<boolean> {
  const client = new Client({
    connectionString: withLogin(url, login).href,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
