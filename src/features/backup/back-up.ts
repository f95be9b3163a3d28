import { TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import type { Cluster } from '../../store/cluster/types.ts';
import { MIGRATION_LOCK } from '../../store/migrate.ts';
import { type OwnerClient, withOwner } from '../../store/owner.ts';
import {
  assertAllOurs,
  listMigrations,
  listSequences,
  listTables,
  quoted,
  type StoredTable,
} from './catalogue.ts';
import { type BackupHeader, nameOf } from './container/format.ts';
import { writeContainer } from './container/write-container.ts';
import { LEFT_OUT } from './exceptions.ts';
import { assertIsNew, writeWhole } from './files.ts';
import { recordInAudit } from './record.ts';
import { readRows, settle } from './rows.ts';
import { seal } from './seal.ts';

const NO_SUCH_DATABASE = '3D000';

export interface BackupRequest {
  readonly cluster: Cluster;
  readonly database: DatabaseName;
  readonly path: string;
  /** Encrypts the file. */
  readonly passphrase?: string | undefined;
  /** Of this Tocsin, for the file. */
  readonly version: string;
  readonly onProgress?: (share: number) => void;
  /** Exponent of scrypt's cost; only tests take less than age does. */
  readonly workFactor?: number;
}

export interface BackupResult {
  readonly file: string;
  readonly database: DatabaseName;
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly bytes: number;
  readonly isEncrypted: boolean;
}

/**
 * Writes everything that a database holds to a file, as it stood at one moment, while others go on working on it.
 *
 * @throws {TocsinError} `backup.*`
 */
export async function backUp(request: BackupRequest): Promise<BackupResult> {
  await assertIsNew(request.path);
  try {
    return await withOwner(request.cluster, request.database, (client) => backUpFrom(client, request));
  } catch (error) {
    if ((error as { code?: unknown }).code !== NO_SUCH_DATABASE) throw error;
    throw new TocsinError('backup.no-tables', { database: request.database }, error);
  }
}

async function backUpFrom(client: OwnerClient, request: BackupRequest): Promise<BackupResult> {
  const { database, path, passphrase } = request;
  await settle(client);
  const { header, tables } = await takeSnapshot(client, request);
  let rows = 0;
  let bytes = 0;
  const content = writeContainer({
    header,
    rows: watched(client, tables, request.onProgress),
    onTable: (_table, sums) => {
      rows += sums.rows;
    },
  });
  const sealed = passphrase === undefined ? content : seal(content, passphrase, request.workFactor);
  const counted = async function* () {
    for await (const part of sealed) {
      bytes += part.length;
      yield part;
    }
  };
  const isEncrypted = passphrase !== undefined;
  await writeWhole(path, counted(), async () => {
    await client.query('commit');
    await client.query('begin');
    await recordInAudit(client, 'database.backup', { rows, isEncrypted });
    await client.query('commit');
  });
  return {
    file: path,
    database,
    madeAt: header.madeAt,
    tables: header.tables.length,
    rows,
    bytes,
    isEncrypted,
  };
}

interface Snapshot {
  readonly header: BackupHeader;
  readonly tables: readonly StoredTable[];
}

/** Begins the transaction whose snapshot everything is read in, and says what is in it. */
async function takeSnapshot(client: OwnerClient, request: BackupRequest): Promise<Snapshot> {
  // Before the snapshot: a migration that ended after it would leave tables that its catalogue does not describe.
  await client.query('select pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
  await client.query('begin transaction isolation level repeatable read read only');
  const migrations = await listMigrations(client);
  if (migrations === undefined) throw new TocsinError('backup.no-tables', { database: request.database });
  await assertAllOurs(client);
  const stored = await listTables(client);
  await client.query(
    `lock table ${stored.map((table) => `only ${quoted(client, table)}`).join(', ')} in access share mode`,
  );
  // From here on these locks hold migrations off, and a Tocsin that has none to do starts while we read.
  await client.query('select pg_advisory_unlock_shared($1)', [MIGRATION_LOCK]);
  const withheld = stored.find((table) => table.isWithheld);
  if (withheld) throw new TocsinError('backup.rows-withheld', { table: nameOf(withheld) });
  const tables = stored.filter((table) => !(nameOf(table) in LEFT_OUT));
  const { rows } = await client.query<{ server: string; madeAt: Date }>(
    `select current_setting('server_version') as server, transaction_timestamp() as "madeAt"`,
  );
  const header: BackupHeader = {
    tocsin: request.version,
    server: rows[0]!.server,
    database: request.database,
    madeAt: rows[0]!.madeAt.toISOString(),
    migrations,
    tables: tables.map(({ schema, name, columns }) => ({ schema, name, columns: [...columns] })),
    // After the snapshot: sequences stand outside of it, and must not be behind any row in it.
    sequences: await listSequences(client),
    leftOut: stored
      .filter((table) => nameOf(table) in LEFT_OUT)
      .map(({ schema, name }) => ({ schema, name, reason: LEFT_OUT[nameOf({ schema, name })] ?? '' })),
  };
  return { header, tables };
}

/** The rows of each table, telling how far all of them are by the sizes of their files. */
function watched(
  client: OwnerClient,
  tables: readonly StoredTable[],
  onProgress: (share: number) => void = () => undefined,
) {
  const total = tables.reduce((sum, { bytes }) => sum + bytes, 1);
  let done = 0;
  return async function* (wanted: BackupHeader['tables'][number]): AsyncGenerator<Buffer> {
    const size = tables.find((table) => nameOf(table) === nameOf(wanted))?.bytes ?? 0;
    let read = 0;
    for await (const piece of readRows(client, wanted)) {
      read += piece.length;
      onProgress((done + Math.min(read, size)) / total);
      yield piece;
    }
    done += size;
    onProgress(done / total);
  };
}
