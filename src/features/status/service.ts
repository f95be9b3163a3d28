import type { DatabaseName } from '../../model/api.ts';
import type { Actor } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { StatusResponse } from './contract.ts';
import { readMarking, readRunCounts, readRunDates } from './queries.ts';
import { readStatus } from './read-status.ts';

/** What the server knows beside the database that answers. */
export interface StatusPorts {
  databases(database: DatabaseName, actor: Actor): Promise<StatusResponse['databases']>;
  running(): StatusResponse['running'];
  readonly version: string;
}

/** Which database answers, how far its data goes, and how much there is. */
export async function getStatus(
  reading: Reading,
  ports: StatusPorts,
  databases: StatusResponse['databases'],
): Promise<StatusResponse> {
  const { tx, actor, database, asOf, newestKnown, isSimulated, isWithheld } = reading;
  const kept = await reading.once('status', async () => ({
    counts: await readStatus(tx),
    run: asOf === null ? { run: null, signals: 0, series: 0 } : await readRunCounts(tx, asOf),
    runDates: await readRunDates(tx),
    marking: await readMarking(tx),
  }));
  const { run, ...ofRun } = kept.run;
  const { reports, rejects, streams, substances, namesToSettle, oldestKnown } = kept.counts;
  return {
    database,
    databases,
    asOf,
    newestKnown,
    oldestKnown,
    runDates: kept.runDates,
    run,
    isSimulated,
    marking: kept.marking,
    counts: { reports, rejects, streams, substances, namesToSettle, ...ofRun },
    running: ports.running(),
    isWithheld,
    actor: { id: actor.id, name: actor.name, role: actor.role },
    version: ports.version,
  };
}
