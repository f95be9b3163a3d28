import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TocsinError } from '../kernel/errors.ts';

const KEY_BYTES = 32;

/**
 * The key that second factors are sealed with: of `TOCSIN_SEAL_KEY` (base64) or the file that `TOCSIN_SEAL_KEY_FILE` names, else one
 * made for the data folder. It is never in the database; without it, people set their second factor anew.
 */
export function readSealKey(dataDir: string): Buffer {
  const { TOCSIN_SEAL_KEY: text, TOCSIN_SEAL_KEY_FILE: file } = process.env;
  if (text) return toKey(text);
  const path = file || join(dataDir, 'seal.key');
  if (!file && !existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return toKey(readFileSync(path, 'utf8'));
}

function toKey(text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new TocsinError('access.seal-key', { bytes: KEY_BYTES });
  return key;
}
