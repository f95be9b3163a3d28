import pg from 'pg';
import type { Cluster } from '../store/cluster/types.ts';

/**
 * Holds a data folder for one server: by a lock of the database server's own, which goes with the connection and so with the process.
 *
 * @returns what lets go of it; `undefined` while another process holds the folder
 */
export async function holdFolder(
  cluster: Cluster,
  dataDir: string,
): Promise<(() => Promise<void>) | undefined> {
  const client = new pg.Client({ ...cluster.connection('sample'), application_name: 'tocsin start' });
  // Where the database server goes away the lock goes with it; what reads from it says so.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 6)) as held',
    [`start ${dataDir}`],
  );
  const release = () => client.end().catch(() => undefined);
  if (rows[0]?.held === true) return release;
  await release();
  return undefined;
}
