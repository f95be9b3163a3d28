import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { TocsinError } from '../../kernel/errors.ts';
import { LIMITS, MEGABYTE } from './limits.ts';

/** Parts of a workbook by path, unpacked: what stands in the directory of the archive, within the limits. */
export type WorkbookParts = ReadonlyMap<string, Buffer>;

/** A part below this may be packed as tightly as it likes: a sheet of a few repeated rows is. */
const FREE_BYTES = MEGABYTE;

/**
 * Unpacks the XML parts of a workbook and never more than `LIMITS` allow.
 *
 * The sizes that the archive states are judged before anything is unpacked; they may lie, so unpacking ends at the first
 * byte above the stated size.
 *
 * @throws {TocsinError} `file.workbook-too-large`, `file.corrupt`, `file.not-what-it-says`
 */
export async function unpackWorkbook(packed: Buffer, path: string): Promise<WorkbookParts> {
  try {
    const archive = await fromBufferPromise(packed, { lazyEntries: true, validateEntrySizes: true });
    return await unpackEntries(archive, await listXmlEntries(archive, path), path);
  } catch (cause) {
    if (cause instanceof TocsinError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TocsinError('file.corrupt', { path, row: 0, reason }, cause);
  }
}

async function listXmlEntries(archive: ZipFile, path: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let unpackedBytes = 0;
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.endsWith('.xml') && !entry.fileName.endsWith('.xml.rels')) continue;
    unpackedBytes += entry.uncompressedSize;
    const isTight = entry.uncompressedSize > entry.compressedSize * LIMITS.workbookRatio;
    if ((isTight && entry.uncompressedSize > FREE_BYTES) || unpackedBytes > LIMITS.workbookUnpackedBytes) {
      throw createSizeError(path);
    }
    entries.push(entry);
    if (entries.length > LIMITS.workbookParts) throw createSizeError(path);
  }
  return entries;
}

async function unpackEntries(
  archive: ZipFile,
  entries: readonly Entry[],
  path: string,
): Promise<WorkbookParts> {
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    parts.set(entry.fileName, await readPart(await archive.openReadStreamPromise(entry), entry));
  }
  if (parts.has('xl/workbook.xml')) return parts;
  const expected = 'an XLSX workbook';
  throw new TocsinError('file.not-what-it-says', { path, found: 'another ZIP archive', expected });
}

async function readPart(stream: Readable, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > entry.uncompressedSize) throw new Error(`${entry.fileName} is larger than it says`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function createSizeError(path: string): TocsinError {
  return new TocsinError('file.workbook-too-large', {
    path,
    limitMegabytes: LIMITS.workbookUnpackedBytes / MEGABYTE,
    ratio: LIMITS.workbookRatio,
  });
}
