import { pipeline } from 'node:stream/promises';
import { from, to } from 'pg-copy-streams';
import type { OwnerClient } from '../../store/owner.ts';
import { quoted, quotedColumns } from './catalogue.ts';
import type { BackupTable, TableSums } from './container/format.ts';
import { RowAdder } from './container/table-sums.ts';

/** Under these every PostgreSQL writes a value in the same letters, floating-point numbers to their last bit. */
const SETTINGS = {
  client_encoding: 'UTF8',
  client_min_messages: 'warning',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  extra_float_digits: '1',
  bytea_output: 'hex',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
} as const;

/** Settles how this connection writes and reads values. */
export async function settle(client: OwnerClient): Promise<void> {
  for (const [name, value] of Object.entries(SETTINGS))
    await client.query('select set_config($1, $2, false)', [name, value]);
}

/** The rows of a table in COPY's text form. Not those of tables that inherit from it: they are listed themselves. */
export async function* readRows(client: OwnerClient, table: BackupTable): AsyncGenerator<Buffer> {
  const columns = quotedColumns(client, table);
  yield* client.query(to(`copy (select ${columns} from only ${quoted(client, table)}) to stdout`));
}

export async function sumRows(client: OwnerClient, table: BackupTable): Promise<TableSums> {
  const adder = new RowAdder();
  for await (const piece of readRows(client, table)) adder.add(piece);
  return adder.end();
}

/** Loads rows as they are: values of identity columns too, even of those that are always generated. */
export async function loadRows(
  client: OwnerClient,
  table: BackupTable,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const target = `${quoted(client, table)} (${quotedColumns(client, table)})`;
  await pipeline(rows, client.query(from(`copy ${target} from stdin`)));
}
