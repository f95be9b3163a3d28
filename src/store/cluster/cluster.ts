import { openEmbedded } from './embedded.ts';
import { openExternal } from './external.ts';
import type { Cluster, ClusterOptions } from './types.ts';

/**
 * Opens the PostgreSQL server that holds Tocsin's databases: the one of `TOCSIN_DATABASE_URL`, else the embedded one of
 * the data folder, which is made and started as needed. Call `stop()` when done, on Ctrl-C and SIGTERM too.
 *
 * @throws {TocsinError} `cluster.*`, saying what to do
 */
export function openCluster(options: ClusterOptions): Promise<Cluster> {
  const url = options.databaseUrl ?? process.env.TOCSIN_DATABASE_URL;
  return url ? openExternal(url) : openEmbedded(options);
}
