import pg from 'pg';
import { enforceRules } from './access/rules.ts';
import type { Cluster } from './cluster/types.ts';
import { type Door, openDoor } from './door.ts';
import { migrate } from './migrate.ts';

/**
 * Makes a database ready and opens the one door to it: creates it where it is missing, brings tables and row-level rules up to date
 * as their owner, and then works as the application's role, which owns nothing and is bound by every rule.
 */
export async function openDatabase(cluster: Cluster, database: string): Promise<Door> {
  await cluster.ensureDatabase(database);
  await cluster.ensureApp();
  const secret = await prepare(cluster, database);
  return openDoor(
    { ...cluster.connection(database, 'app') },
    { secret, explainAway: () => cluster.explainAway() },
  );
}

/** The secret that actors are proved with. */
async function prepare(cluster: Cluster, database: string): Promise<Buffer> {
  const client = new pg.Client({ ...cluster.connection(database), application_name: 'tocsin owner' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await migrate(client);
    await enforceRules(client, cluster.appRole);
    const { rows } = await client.query<{ secret: Buffer }>('select secret from access_secret');
    await client.query('commit');
    return rows[0]!.secret;
  } finally {
    await client.end();
  }
}
