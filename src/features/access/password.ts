import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import { TocsinError } from '../../kernel/errors.ts';

/** OWASP Password Storage Cheat Sheet, scrypt: N = 2^17, r = 8, p = 1; 128 MiB a guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 192 * 1024 * 1024 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** NIST SP 800-63B: length, and no rules of composition. Longer ones are refused before they cost a hash. */
const SHORTEST = 8;
const LONGEST = 256;
/** Guesses an attacker needs, as powers of ten: what zxcvbn calls 3 of 4, «safely unguessable». */
const LEAST_SCORE = 3;

let estimator: ZxcvbnFactory | undefined;

/** Refuses a password that can be guessed; words that the person would think of first count as guessed. */
export function assertStrong(password: string, known: readonly string[]): void {
  if (password.length < SHORTEST) throw new TocsinError('access.password-short', { least: SHORTEST });
  if (password.length > LONGEST) throw new TocsinError('access.password-long', { most: LONGEST });
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  const { score, feedback } = estimator.check(password.slice(0, 128), [...known, 'tocsin']);
  if (score < LEAST_SCORE)
    throw new TocsinError('access.password-weak', {
      reason: feedback.warning ?? feedback.suggestions[0] ?? 'It can be guessed.',
    });
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

/** `scrypt$<salt>$<key>`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

const NOBODY = randomBytes(SALT_BYTES);

/** Takes as long for somebody who is not there (no hash) as for a wrong password. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  if (password.length > LONGEST) return false;
  const [, salt, key] = hash?.split('$') ?? [];
  if (salt === undefined || key === undefined) {
    await derive(password, NOBODY);
    return false;
  }
  return timingSafeEqual(
    await derive(password, Buffer.from(salt, 'base64url')),
    Buffer.from(key, 'base64url'),
  );
}
