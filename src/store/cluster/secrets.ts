import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Superuser of the embedded server. */
export const ADMIN = 'postgres';
/** Role that owns Tocsin's tables, and the one that works on them under row-level rules. */
export const OWNER = 'tocsin_owner';
export const APP = 'tocsin_app';

const PASSWORD_BYTES = 24;
const MIN_PORT = 20_000;
const PORTS = 12_000;

const secretsSchema = z.object({
  admin: z.string(),
  owner: z.string(),
  app: z.string(),
  /** First port to try where the server has to listen on TCP; below the range of outgoing connections. */
  port: z.number().int(),
});
export type Secrets = z.infer<typeof secretsSchema>;

/** Kept inside the cluster's own folder: a cluster and its passwords come into being, move and go together. */
const secretsFile = (pgdata: string) => join(pgdata, 'tocsin.json');

/** Generates the passwords of a new cluster and stores them, readable by us alone. */
export function createSecrets(pgdata: string): Secrets {
  const password = () => randomBytes(PASSWORD_BYTES).toString('base64url');
  const port = MIN_PORT + (randomBytes(4).readUInt32BE() % PORTS);
  const secrets = { admin: password(), owner: password(), app: password(), port };
  writeFileSync(secretsFile(pgdata), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

export function readSecrets(pgdata: string): Secrets {
  return secretsSchema.parse(JSON.parse(readFileSync(secretsFile(pgdata), 'utf8')));
}
