import { createWriteStream, existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TocsinError } from '../kernel/errors.ts';
import { tellUnwritten } from '../kernel/file-trouble.ts';

/**
 * Writes a file that is there whole or not at all: into a draft beside it, which takes its name at the end. What was there
 * before stays until then. Without a path it is written to standard output.
 */
export async function writeWhole(path: string | undefined, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  if (path === undefined) return pipeline(Readable.from(chunks), process.stdout, { end: false });
  const target = existsSync(path) ? realpathSync(path) : resolve(path);
  // A pipe or a device has no draft.
  const isPlain = !existsSync(target) || statSync(target).isFile();
  const draft = isPlain ? `${target}.${process.pid}.part` : target;
  const remove = () => {
    if (!isPlain) return;
    try {
      rmSync(draft, { force: true });
    } catch {
      // Where no file can be, none was left; what kept it from being written is told.
    }
  };
  process.once('exit', remove);
  try {
    await pipeline(Readable.from(chunks), createWriteStream(draft));
    if (isPlain) {
      await flush(draft);
      await rename(draft, target);
    }
  } catch (error) {
    remove();
    const { syscall = '' } = error as NodeJS.ErrnoException;
    // Only what the file system says of this file; a failure of the rows themselves is told as it is.
    if (!/^(open|write|rename|fsync)$/.test(syscall)) throw error;
    throw new TocsinError(
      'file.not-writable',
      { path, reason: tellUnwritten(error, dirname(target)) },
      error,
    );
  } finally {
    process.off('exit', remove);
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
