import type { DatabaseName } from '../../model/api.ts';
import type { Door } from '../../store/door.ts';

/** What signing in needs of the rest. */
export interface GatePorts {
  readonly door: Door;
  /** Seals second factors; kept outside the database. 32 bytes. */
  readonly sealKey: Buffer;
  readonly nowMs: () => number;
}

/** The gate of each database: the sample has people of its own. */
export type GatesPort = (database: DatabaseName) => GatePorts;
