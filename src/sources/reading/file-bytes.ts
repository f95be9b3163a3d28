import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { TocsinError } from '../../kernel/errors.ts';
import { explainUnread } from '../../kernel/file-trouble.ts';
import type { DecodingState } from './encoding.ts';

/** Bytes to read, and the name under which messages speak of them. */
export interface FileInput {
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Absent where it is not known beforehand (an upload in pieces). */
  readonly totalBytes?: number;
}

const CHUNK_BYTES = 64 * 1024;

/** Opens a file of this machine for the readers; messages speak of it as `shownAs`: who sent it knows no path of ours. */
export async function openFile(path: string, shownAs = path): Promise<FileInput> {
  const found = await stat(path).catch((cause: unknown) => {
    throw explainUnread(shownAs, cause);
  });
  if (!found.isFile())
    throw new TocsinError('file.not-readable', { path: shownAs, reason: 'it is not a file' });
  return { path: shownAs, bytes: readChunks(path, shownAs), totalBytes: found.size };
}

async function* readChunks(path: string, shownAs: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK_BYTES });
  } catch (cause) {
    throw explainUnread(shownAs, cause);
  }
}

/** Counts and hashes bytes on their way. */
export class ByteTap {
  readonly #hash: Hash = createHash('sha256');
  readonly #onProgress: ((bytes: number, total?: number) => void) | undefined;
  #bytes = 0;

  constructor(onProgress?: (bytes: number, total?: number) => void) {
    this.#onProgress = onProgress;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async *pass(input: FileInput): AsyncGenerator<Uint8Array> {
    for await (const chunk of input.bytes) {
      this.#hash.update(chunk);
      this.#bytes += chunk.length;
      this.#onProgress?.(this.#bytes, input.totalBytes);
      yield chunk;
    }
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}

/** Unpacks gzip; a file that was cut off or damaged says after which row. */
export async function* unpackGzip(
  packed: AsyncIterable<Uint8Array>,
  state: DecodingState,
  path: string,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const source = Readable.from(packed);
  // `pipe` hands no error on: without this a fault of the disk would leave the reader waiting for ever.
  source.on('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip);
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause) || cause instanceof TocsinError) throw cause;
    const code = String(cause.code);
    if (code === 'Z_BUF_ERROR') throw new TocsinError('file.truncated', { path, row: state.row }, cause);
    if (!code.startsWith('Z_')) throw cause;
    throw new TocsinError('file.corrupt', { path, row: state.row, reason: cause.message }, cause);
  } finally {
    source.destroy();
  }
}
