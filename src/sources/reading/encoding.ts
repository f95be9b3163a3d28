import { TocsinError } from '../../kernel/errors.ts';

/** How the characters of a file were stored; `utf-8` also covers plain ASCII. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const NUL_SHARE_OF_BINARY = 0.01;

/**
 * Finds the encoding from the first bytes; `undefined` means that they are no text.
 *
 * Without a BOM, UTF-16 shows by its NUL bytes standing on one side of each pair. A file of plain ASCII so far is taken as
 * UTF-8; `decodeText` changes its mind at the first byte that UTF-8 does not allow.
 */
export function findEncoding(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const nuls = [0, 0];
  for (let index = 0; index < head.length; index += 1) if (head[index] === 0) nuls[index % 2]! += 1;
  const [even, odd] = nuls as [number, number];
  const half = head.length / 2;
  // A quarter: Cyrillic or Arabic text in UTF-16 has NUL only beside its digits, spaces and separators.
  if (odd > half / 4 && even < odd / 20) return 'utf-16le';
  if (even > half / 4 && odd < even / 20) return 'utf-16be';
  return even + odd > head.length * NUL_SHARE_OF_BINARY ? undefined : 'utf-8';
}

/** State that the reader shows while and after it decodes. */
export interface DecodingState {
  encoding: Encoding;
  /** Records read so far, for messages; kept by the reader. */
  row: number;
  /** The bytes come out of a packed file: damage shows in them before the packing's own sum can tell. */
  isUnpacked?: boolean;
}

/** Bytes to text, chunk by chunk; a BOM is dropped. Changes `state.encoding` to windows-1252 where the bytes show that. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  state: DecodingState,
  path: string,
): AsyncGenerator<string> {
  let decoder = createDecoder(state.encoding);
  let isAsciiSoFar = state.encoding === 'utf-8';
  let cause: unknown;
  for await (const chunk of bytes) {
    if (cause !== undefined) continue;
    const wasAscii = isAsciiSoFar;
    if (isAsciiSoFar) isAsciiSoFar = isAscii(chunk);
    try {
      yield decoder.decode(chunk, { stream: true });
    } catch (caught) {
      // Everything before was ASCII, which Windows-1252 reads the same: nothing has to be read again.
      const soundBytes = wasAscii ? findSoundStart(chunk) : 0;
      if (wasAscii && soundBytes === undefined) {
        state.encoding = 'windows-1252';
        decoder = createDecoder('windows-1252');
        yield decoder.decode(chunk, { stream: true });
        continue;
      }
      // What is sound goes on, so that the message names the row.
      yield new TextDecoder().decode(chunk.subarray(0, soundBytes));
      // Of a packed file the rest is unpacked: if the packing is damaged, that is the fault, and it is told instead.
      if (!state.isUnpacked) throw encodingError(state, path, caught);
      cause = caught;
    }
  }
  if (cause !== undefined) throw encodingError(state, path, cause);
  try {
    yield decoder.decode();
  } catch (caught) {
    throw encodingError(state, path, caught);
  }
}

/** A letter beyond ASCII as UTF-8 writes it. */
const UTF8_LETTER = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;

/**
 * Of bytes that are not valid UTF-8 but mostly meant as it (rows from elsewhere were put into a UTF-8 file): how many come
 * before the first that is not. Undefined where most letters beyond ASCII are none of UTF-8: then the file is Windows-1252.
 */
function findSoundStart(chunk: Uint8Array): number | undefined {
  const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
  const others = text.replace(UTF8_LETTER, (letter) => '.'.repeat(letter.length));
  const letters = text.match(UTF8_LETTER)?.length ?? 0;
  const strays = others.match(/[\x80-\xff]/g)?.length ?? 0;
  return letters > strays ? others.search(/[\x80-\xff]/) : undefined;
}

function createDecoder(encoding: Encoding): InstanceType<typeof TextDecoder> {
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal: true });
}

function isAscii(chunk: Uint8Array): boolean {
  for (let index = 0; index < chunk.length; index += 1) if (chunk[index]! > 0x7f) return false;
  return true;
}

function encodingError(state: DecodingState, path: string, cause: unknown): TocsinError {
  return new TocsinError('file.encoding', { path, encoding: state.encoding, row: state.row + 1 }, cause);
}
