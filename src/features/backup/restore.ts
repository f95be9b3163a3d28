import { TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import { enforceRules } from '../../store/access/rules.ts';
import type { Cluster } from '../../store/cluster/types.ts';
import { MIGRATION_LOCK, migrate } from '../../store/migrate.ts';
import { type OwnerClient, withOwner } from '../../store/owner.ts';
import { MIGRATIONS, type Migration } from '../../store/schema.ts';
import { assertAllOurs, listTables, quoted } from './catalogue.ts';
import { checkBackup } from './check.ts';
import { clearDatabase } from './clear.ts';
import { nameOf } from './container/format.ts';
import type { ContainerSummary } from './container/read-container.ts';
import { FILLED_BY_TOCSIN } from './exceptions.ts';
import { type OpenedBackup, openBackup } from './files.ts';
import { loadBackup } from './load.ts';
import { recordInAudit } from './record.ts';
import { settle } from './rows.ts';
import { verifyLoaded } from './verify-loaded.ts';

/** How long to wait for an import or detection that is at work. */
const WAIT_SECONDS = 20;
/** PostgreSQL's words for not getting a lock, in time or because of another who waits for ours. */
const BUSY = ['55P03', '40P01'];

export type RestorePhase = 'check' | 'load' | 'verify';

export interface RestoreRequest {
  readonly cluster: Cluster;
  readonly path: string;
  readonly passphrase?: string | undefined;
  /** Puts the backup in the place of records that are there. */
  readonly doReplace: boolean;
  /** Told at the end of a phase, too, with 1. */
  readonly onProgress?: (phase: RestorePhase, share: number) => void;
  /** How long to wait for somebody who is at work on the database. */
  readonly waitSeconds?: number;
  /** The steps that this Tocsin knows. */
  readonly steps?: readonly Migration[];
}

export interface RestoreResult {
  readonly file: string;
  readonly database: DatabaseName;
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  /** Every table was read back, and is what the file holds. */
  readonly isVerified: true;
  /** Steps that the backup lacked and that were taken after it was loaded. */
  readonly migrated: readonly string[];
}

/**
 * Makes a database what a backup holds: reads the whole file first, then replaces everything in one transaction, reads it back and
 * compares. Whatever happens before its end leaves the database as it was.
 *
 * @throws {TocsinError} `backup.*`, `restore.*`
 */
export async function restore(request: RestoreRequest): Promise<RestoreResult> {
  const {
    cluster,
    path,
    steps = MIGRATIONS,
    waitSeconds = WAIT_SECONDS,
    onProgress = () => undefined,
  } = request;
  const opened = await openBackup(path, request.passphrase);
  const checked = await checkBackup(path, opened, steps, (share) => onProgress('check', share));
  const { header } = checked;
  await cluster.ensureDatabase(header.database);
  await cluster.ensureApp();
  const restoring = new Restoring({
    request: { ...request, steps, waitSeconds, onProgress },
    opened,
    checked,
  });
  const migrated = await withOwner(cluster, header.database, (client) => restoring.run(client));
  return {
    file: path,
    database: header.database,
    madeAt: header.madeAt,
    tables: header.tables.length,
    rows: checked.rows,
    isVerified: true,
    migrated,
  };
}

interface Plan {
  readonly request: RestoreRequest & Required<Pick<RestoreRequest, 'steps' | 'waitSeconds' | 'onProgress'>>;
  readonly opened: OpenedBackup;
  readonly checked: ContainerSummary;
}

class Restoring {
  readonly #plan: Plan;

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  async run(client: OwnerClient): Promise<readonly string[]> {
    const { database, tables } = this.#plan.checked.header;
    await settle(client);
    try {
      await client.query('begin');
      const migrated = await this.#replace(client);
      await client.query('commit');
      // The planner knows nothing of the new tables yet. Not worth failing for: autovacuum does it, too, later. An empty one stays
      // unknown: known to be empty, it is looked into anew for each row of another (see refresh_statistics).
      for (const [index, table] of tables.entries())
        if (this.#plan.checked.sums[index]!.rows > 0)
          await client.query(`analyze ${quoted(client, table)}`).catch(() => undefined);
      return migrated;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (!BUSY.includes(String((error as { code?: unknown }).code))) throw error;
      throw new TocsinError('restore.busy', { database, seconds: this.#plan.request.waitSeconds }, error);
    }
  }

  async #replace(client: OwnerClient): Promise<readonly string[]> {
    const { request, opened, checked } = this.#plan;
    const { header } = checked;
    await client.query(`set local lock_timeout = '${request.waitSeconds}s'`);
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await assertAllOurs(client);
    await this.#takeTables(client);
    const secret = await readSecret(client);
    await clearDatabase(client);
    await migrate(
      client,
      request.steps.filter(({ id }) => header.migrations.includes(id)),
    );
    await loadBackup(client, { path: request.path, opened, checked }, (share) =>
      request.onProgress('load', share),
    );
    await verifyLoaded(client, checked, (share) => request.onProgress('verify', share));
    if (secret !== undefined) await client.query('update access_secret set secret = $1', [secret]);
    const migrated = await migrate(client, request.steps);
    // The tables are new, and carry no rules yet, whatever the backup says of those that it was made under.
    await client.query("delete from meta where key = 'access-rules'");
    await enforceRules(client, request.cluster.appRole);
    await recordInAudit(client, 'database.restore', { rows: checked.rows, madeAt: header.madeAt });
    return migrated;
  }

  /** Waits until nobody works on the tables and holds everybody off; refuses where that would take records from somebody. */
  async #takeTables(client: OwnerClient): Promise<void> {
    const tables = await listTables(client);
    if (tables.length === 0) return;
    await client.query(
      `lock table ${tables.map((table) => quoted(client, table)).join(', ')} in access exclusive mode`,
    );
    if (this.#plan.request.doReplace) return;
    const { database } = this.#plan.checked.header;
    for (const table of tables) {
      if (FILLED_BY_TOCSIN.includes(nameOf(table))) continue;
      const { rows } = await client.query<{ isHeld: boolean }>(
        `select exists (select from only ${quoted(client, table)}) as "isHeld"`,
      );
      // Rules that would keep rows from us leave open whether there are any.
      if (table.isWithheld || rows[0]?.isHeld !== false)
        throw new TocsinError('restore.holds-records', { database, table: nameOf(table) });
    }
  }
}

/** The secret that a Tocsin which runs on this database proves its actors with: it stays, so that it goes on running. */
async function readSecret(client: OwnerClient): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ isThere: boolean }>(
    `select to_regclass('public.access_secret') is not null as "isThere"`,
  );
  if (rows[0]?.isThere !== true) return undefined;
  const held = await client.query<{ secret: Buffer }>('select secret from public.access_secret');
  return held.rows[0]?.secret;
}
