import { TocsinError } from '../../kernel/errors.ts';
import { gatherBatches } from './batches.ts';
import { findContentKind } from './content-kind.ts';
import { findDelimiter, nameDelimiter } from './delimiter.ts';
import { type DecodingState, decodeText, type Encoding, findEncoding } from './encoding.ts';
import { ByteTap, type FileInput, unpackGzip } from './file-bytes.ts';
import { parseHeader } from './header.ts';
import { peekBytes } from './peek.ts';
import { type CutRecord, RecordCutter } from './records.ts';
import type { OpenedRows, RowBatch } from './row-batch.ts';

export interface RowOptions {
  /** As the publisher writes it; found from the first records where absent. */
  readonly delimiter?: string;
  /** Which record names the columns, blank lines not counted; 1 where absent. Above it stand titles. */
  readonly headerRow?: number;
  /** Bytes of the file as sent, so far and in total (where known). */
  readonly onProgress?: (bytes: number, total?: number) => void;
}

const HEAD_BYTES = 64 * 1024;

/**
 * Opens delimited text, plain or gzip-compressed, in any of the encodings of `Encoding`, and reads its header.
 *
 * Rows are then pulled batch by batch: the file is read no faster than they are taken, and memory stays flat whatever its
 * size. A row that cannot be cut into as many cells as the header has becomes a reject; a file that cannot be read throws.
 *
 * @throws {TocsinError} codes `file.*`, from here or from `batches`
 */
export async function openRows(input: FileInput, options: RowOptions = {}): Promise<OpenedRows> {
  const { path } = input;
  const state: DecodingState = { encoding: 'utf-8', row: 0 };
  const tap = new ByteTap(options.onProgress);
  const sent = await peekBytes(tap.pass(input), 8);
  const isCompressed = findContentKind(sent.head).kind === 'gzip';
  state.isUnpacked = isCompressed;
  const plain = await peekBytes(isCompressed ? unpackGzip(sent.all, state, path) : sent.all, HEAD_BYTES);
  state.encoding = findTextEncoding(plain.head, path);
  const text = decodeText(plain.all, state, path);
  const head = await readHead(text, path);
  // Old Macintosh files have no line feed at all. Elsewhere the line feed ends a record, and a return before it is dropped.
  const newline = !head.includes('\n') && head.includes('\r') ? '\r' : '\n';
  const headerRow = options.headerRow ?? 1;
  // A title above the header need not have the delimiter.
  const isTitled = headerRow > 1 && options.delimiter !== undefined;
  const delimiter = isTitled
    ? options.delimiter
    : chooseDelimiter(head, newline, { path, expected: options.delimiter });
  const cutter = new RecordCutter(delimiter, newline, path);
  const { headerCells, rest } = await takeHeader(cutRecords(head, text, cutter), headerRow, path);
  const header = parseHeader(headerCells, path);
  let sha256: string | undefined;
  async function* readBatches(): AsyncGenerator<RowBatch> {
    yield* gatherBatches(rest, header.length, state);
    sha256 = tap.digest();
  }
  return {
    header,
    delimiter,
    batches: readBatches(),
    getFacts: () => {
      if (sha256 === undefined)
        throw new Error('getFacts was called before batches had been read to the end');
      return { sha256, bytes: tap.bytes, rows: state.row, encoding: state.encoding, isCompressed };
    },
  };
}

function findTextEncoding(head: Uint8Array, path: string): Encoding {
  if (head.length === 0) throw new TocsinError('file.empty', { path });
  const content = findContentKind(head);
  const encoding = content.kind === 'text' ? findEncoding(head) : undefined;
  if (encoding !== undefined) return encoding;
  const found = content.kind === 'text' ? 'binary data' : content.name;
  throw new TocsinError('file.not-what-it-says', { path, found, expected: 'a text file of rows (CSV)' });
}

/** The first text that is not empty; a file of nothing but a BOM or white space is empty. */
async function readHead(text: AsyncIterator<string>, path: string): Promise<string> {
  for (let next = await text.next(); !next.done; next = await text.next()) {
    if (next.value.trim() !== '') return next.value;
  }
  throw new TocsinError('file.empty', { path });
}

function chooseDelimiter(
  head: string,
  newline: '\n' | '\r',
  file: { readonly path: string; readonly expected: string | undefined },
): string {
  const { path, expected } = file;
  const found = findDelimiter(head, newline);
  const headerLine = head.trimStart().split(newline, 1)[0]!.slice(0, 200).trim();
  if (expected !== undefined && headerLine.includes(expected)) return expected;
  if (found === undefined) throw new TocsinError('file.one-column', { path, header: headerLine });
  if (expected === undefined) return found;
  throw new TocsinError('file.wrong-delimiter', {
    path,
    found: nameDelimiter(found),
    expected: nameDelimiter(expected),
  });
}

async function* cutRecords(
  head: string,
  text: AsyncIterable<string>,
  cutter: RecordCutter,
): AsyncGenerator<readonly CutRecord[]> {
  yield cutter.push(head, false);
  for await (const piece of text) yield cutter.push(piece, false);
  yield cutter.push('', true);
}

interface HeaderAndRest {
  readonly headerCells: readonly string[];
  readonly rest: AsyncIterable<readonly CutRecord[]>;
}

async function takeHeader(
  records: AsyncGenerator<readonly CutRecord[]>,
  headerRow: number,
  path: string,
): Promise<HeaderAndRest> {
  let above = headerRow - 1;
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const header = next.value[above];
    if (header !== undefined) {
      return { headerCells: header.cells, rest: continueWith(next.value.slice(above + 1), records) };
    }
    above -= next.value.length;
  }
  throw new TocsinError('file.empty', { path });
}

async function* continueWith(
  first: readonly CutRecord[],
  others: AsyncIterable<readonly CutRecord[]>,
): AsyncGenerator<readonly CutRecord[]> {
  yield first;
  yield* others;
}
