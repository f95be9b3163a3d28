import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type FileHandle, link, lstat, open, rename } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { TocsinError } from '../../kernel/errors.ts';
import { explainUnread, tellUnwritten } from '../../kernel/file-trouble.ts';
import { SEALED_HEAD, unseal } from './seal.ts';

const OWNER_ALONE = 0o600;
const READ_BYTES = 1 << 18;
const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code);

/** @throws {TocsinError} `backup.exists` */
export async function assertIsNew(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found !== undefined) throw new TocsinError('backup.exists', { path });
}

/**
 * Writes a file that is whole or not there: beside its place, flushed to the disk, and only then under its name, which it takes from
 * no other file. Readable by its owner alone from its first byte.
 *
 * @param beforeNaming done once all bytes are on the disk; when it fails, no file is left
 */
export async function writeWhole(
  path: string,
  bytes: AsyncIterable<Buffer>,
  beforeNaming: () => Promise<void>,
): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  const remove = () => {
    try {
      rmSync(draft, { force: true });
    } catch {
      // Where no file can be, none was left; what kept it from being written is told.
    }
  };
  // Ctrl-C ends the process from elsewhere.
  process.once('exit', remove);
  try {
    await writeDraft(path, draft, bytes);
    await beforeNaming();
    await onDisk(path, () => giveName(draft, path));
  } finally {
    process.off('exit', remove);
    remove();
  }
}

async function writeDraft(path: string, draft: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const file = await onDisk(path, () => open(draft, 'wx', OWNER_ALONE));
  try {
    // The file's own failures are told from those of what is read, which have their own words.
    for await (const part of bytes) await onDisk(path, () => writeAll(file, part));
    await onDisk(path, () => file.sync());
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, part: Buffer): Promise<void> {
  for (let start = 0; start < part.length; )
    start += (await file.write(part, start, part.length - start)).bytesWritten;
}

async function giveName(draft: string, path: string): Promise<void> {
  try {
    // A link, unlike a rename, never takes the place of a file that came meanwhile.
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new TocsinError('backup.exists', { path }, error);
    // A file system without links, such as that of a USB stick.
    await assertIsNew(path);
    await rename(draft, path);
  }
  const folder = await open(dirname(path)).catch(() => undefined);
  // Windows flushes no folders.
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TocsinError) throw error;
    throw new TocsinError(
      'backup.not-written',
      { path, reason: tellUnwritten(error, dirname(resolve(path))) },
      error,
    );
  }
}

export interface OpenedBackup {
  readonly isEncrypted: boolean;
  readonly size: number;
  /** Its bytes from the first one, decrypted; may be asked for again. `onRead` is told the share of the file. */
  readonly bytes: (onRead?: (share: number) => void) => AsyncIterable<Buffer>;
}

/**
 * Opens a backup file, encrypted or not.
 *
 * @throws {TocsinError} `file.not-found`, `file.not-readable`, `backup.passphrase-missing`
 */
export async function openBackup(path: string, passphrase: string | undefined): Promise<OpenedBackup> {
  const { head, size } = await readHead(path);
  const isEncrypted = head.equals(SEALED_HEAD);
  if (!isEncrypted) return { isEncrypted, size, bytes: (onRead) => readBytes(path, size, onRead) };
  if (passphrase === undefined) throw new TocsinError('backup.passphrase-missing', { path });
  return { isEncrypted, size, bytes: (onRead) => unseal(path, readBytes(path, size, onRead), passphrase) };
}

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await openToRead(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SEALED_HEAD.length), 0, SEALED_HEAD.length, 0);
    return { head: buffer.subarray(0, bytesRead), size };
  } catch (error) {
    throw explainUnread(path, error);
  } finally {
    await file.close();
  }
}

async function* readBytes(
  path: string,
  size: number,
  onRead: (share: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const file = await openToRead(path);
  try {
    for (let position = 0; ; ) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(READ_BYTES), 0, READ_BYTES, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      onRead(Math.min(1, position / size));
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function openToRead(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw explainUnread(path, error);
  }
}
