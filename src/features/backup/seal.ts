import { readFile } from 'node:fs/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { TocsinError } from '../../kernel/errors.ts';
import { explainUnread } from '../../kernel/file-trouble.ts';

/** First line of a file in the age format, version 1. */
export const SEALED_HEAD = Buffer.from('age-encryption.org/v1\n');
const LEAST_PASSPHRASE = 12;
const WRONG = 'no identity matched';

/**
 * The passphrase of the file, else of `TOCSIN_BACKUP_PASSPHRASE`, else none. Never an argument: the list of processes shows those to
 * everybody.
 *
 * @throws {TocsinError} `file.not-readable`, `backup.passphrase-short`
 */
export async function readPassphrase(
  file: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const text = file === undefined ? environment.TOCSIN_BACKUP_PASSPHRASE : await readText(file);
  if (text === undefined || (file === undefined && text === '')) return undefined;
  const passphrase = text.replace(/\r?\n$/, '');
  if (passphrase.length < LEAST_PASSPHRASE)
    throw new TocsinError('backup.passphrase-short', { least: LEAST_PASSPHRASE });
  return passphrase;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw explainUnread(path, error);
  }
}

/** Encrypts as it is read. The work factor is age's own (2^18, 256 MB for a second); tests take less. */
export async function* seal(
  bytes: AsyncIterable<Buffer>,
  passphrase: string,
  workFactor?: number,
): AsyncGenerator<Buffer> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor);
  for await (const part of await encrypter.encrypt(toWeb(bytes))) yield Buffer.from(part);
}

/**
 * Decrypts as it is read; each part is known to be untouched before it is given on.
 *
 * @throws {TocsinError} `backup.passphrase-wrong`, `backup.damaged`
 */
export async function* unseal(
  path: string,
  bytes: AsyncIterable<Buffer>,
  passphrase: string,
): AsyncGenerator<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    for await (const part of await decrypter.decrypt(toWeb(bytes))) yield Buffer.from(part);
  } catch (error) {
    if (error instanceof TocsinError) throw error;
    if (error instanceof Error && error.message.startsWith(WRONG))
      throw new TocsinError('backup.passphrase-wrong', { path }, error);
    throw new TocsinError('backup.damaged', { path, reason: 'it cannot be decrypted' }, error);
  }
}

/** One part at a time, so that nothing is read ahead into memory. */
function toWeb(bytes: AsyncIterable<Buffer>): ReadableStream<Uint8Array> {
  const parts = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await parts.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await parts.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
