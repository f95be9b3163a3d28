import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238: six digits, thirty seconds, SHA-1, as every authenticator app reads it; one step of clock drift either way. */
const PERIOD_SECONDS = 30;
const SETTINGS = { issuer: 'Tocsin', algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS } as const;
const WINDOW = 1;
const SECRET_BYTES = 20;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function makeTotpSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

const toTotp = (secret: Buffer, label: string) =>
  new TOTP({ ...SETTINGS, label, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });

/** What an authenticator app takes: `otpauth://…`. */
export function totpAddress(secret: Buffer, email: string): string {
  return toTotp(secret, email).toString();
}

/** The step that a code is of; undefined where it is wrong, or of a step that was used: a code is good once. */
export function findTotpStep(
  secret: Buffer,
  code: string,
  { nowMs, lastStep }: { readonly nowMs: number; readonly lastStep: number },
): number | undefined {
  const delta = toTotp(secret, '').validate({
    token: code.replaceAll(/\s/g, ''),
    timestamp: nowMs,
    window: WINDOW,
  });
  if (delta === null) return undefined;
  const step = Math.floor(nowMs / 1000 / PERIOD_SECONDS) + delta;
  return step > lastStep ? step : undefined;
}

/** Seals a secret with a key that is not in the database: a copy of the database alone gives no codes. AES-256-GCM. */
export function seal(key: Buffer, secret: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** @throws where the key is another or the bytes were altered */
export function unseal(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
