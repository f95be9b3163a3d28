import type { TocsinError } from '../../kernel/errors.ts';

/** Which database role a connection is opened as. The owner holds the tables; the app is bound by row-level rules. */
export type ClusterRole = 'owner' | 'app';

/** What `new pg.Pool(...)` takes; for a server given by URL the whole of it is in `connectionString`. */
export type ClusterConnection =
  | {
      readonly host: string;
      readonly port: number;
      readonly database: string;
      readonly user: string;
      readonly password: string;
    }
  | { readonly connectionString: string };

/** A PostgreSQL server that is running and answers. */
export interface Cluster {
  /** How to connect to one database; default role: owner. Ask again for each new pool: after a restart it may differ. */
  connection(database: string, role?: ClusterRole): ClusterConnection;
  /** Name of the application's role. */
  readonly appRole: string;
  /** Sees to it that the application's role is there and can sign in. */
  ensureApp(): Promise<void>;
  /** Creates the database if it is missing. True when it did. */
  ensureDatabase(database: string): Promise<boolean>;
  /** Drops the database with everything in it, ending the sessions on it. */
  dropDatabase(database: string): Promise<void>;
  /** Why the server does not answer, where that can be told from here. */
  explainAway(): TocsinError | undefined;
  /** URL of the maintenance database, as superuser where the server is ours. Holds a password: never print it. */
  readonly adminUrl: string;
  /** False when the server ran already, or is not ours at all. */
  readonly startedByUs: boolean;
  /** True for the embedded server, false for one given by URL. */
  readonly embedded: boolean;
  /**
   * Lets go of the server. The last process that lets go shuts an embedded server down; while others use it, it stays.
   */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Folder of Tocsin's data; made if missing. */
  readonly dataDir: string;
  /** A server to use instead of the embedded one; default: `TOCSIN_DATABASE_URL`. */
  readonly databaseUrl?: string | undefined;
  /** Told, in one sentence each, what takes long or went wrong. */
  readonly log?: ((message: string) => void) | undefined;
  /** Server settings that replace the default ones, such as `{ shared_buffers: '64MB' }`. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
}

export type Log = (message: string) => void;
