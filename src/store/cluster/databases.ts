import type { Client } from 'pg';

const DUPLICATE_DATABASE = '42P04';
const UNIQUE_VIOLATION = '23505';
const DUPLICATE_OBJECT = '42710';
/** Two processes may find something missing and both create it; the slower one sees one of these. */
const CREATED_MEANWHILE = [DUPLICATE_DATABASE, UNIQUE_VIOLATION, DUPLICATE_OBJECT];

export const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

/** The statement that creates a database; also shown to a person whose role may not run it. */
export function createDatabaseSql(client: Client, name: string, owner?: string): string {
  const ownedBy = owner === undefined ? '' : ` owner ${client.escapeIdentifier(owner)}`;
  return `create database ${client.escapeIdentifier(name)}${ownedBy} encoding 'UTF8' template template0`;
}

export async function databaseExists(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  return rowCount === 1;
}

/** Runs a statement that creates something; false when another process created it in the same moment. */
export async function createOrFind(client: Client, sql: string): Promise<boolean> {
  try {
    await client.query(sql);
    return true;
  } catch (error) {
    if (CREATED_MEANWHILE.includes(sqlState(error) ?? '')) return false;
    throw error;
  }
}

/** Creates a login role unless it exists. */
export async function ensureRole(
  client: Client,
  name: string,
  options: string,
  password: string,
): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount === 1) return;
  const role = client.escapeIdentifier(name);
  await createOrFind(
    client,
    `create role ${role} login ${options} password ${client.escapeLiteral(password)}`,
  );
}
