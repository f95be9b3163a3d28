import pg from 'pg';
import type { Cluster } from './cluster/types.ts';

/** A connection as the owner of the tables, who may alter them and sees every row through the policy `upkeep`. */
export type OwnerClient = pg.Client;

/**
 * Works on one database as its owner, past the door: for what concerns the database as a whole, such as backups. What features do
 * for somebody goes through the door.
 */
export async function withOwner<T>(
  cluster: Cluster,
  database: string,
  work: (client: OwnerClient) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...cluster.connection(database), application_name: 'tocsin owner' });
  // The statement that runs when a connection breaks fails by itself; without a listener the process would end.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
