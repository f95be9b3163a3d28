import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, deflate } from 'node:zlib';
import {
  type BackupHeader,
  type BackupTable,
  FORMAT,
  FRAME_HEAD_BYTES,
  KIND,
  MAGIC,
  PIECE_BYTES,
  type TableSums,
} from './format.ts';
import { RowAdder } from './table-sums.ts';

const compress = promisify(deflate);
/** Pieces that are compressed at the same time, in zlib's own threads. */
const AT_ONCE = 3;

export interface ContainerContent {
  readonly header: BackupHeader;
  /** The rows of a table in COPY's text form, in buffers of any size; asked for one table after the other. */
  readonly rows: (table: BackupTable) => AsyncIterable<Buffer>;
  /** Told after each table. */
  readonly onTable?: (table: BackupTable, sums: TableSums) => void;
}

/** The bytes of a backup file, made as they are read. */
export async function* writeContainer({ header, rows, onTable }: ContainerContent): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const seal = (bytes: Buffer) => {
    whole.update(bytes);
    return bytes;
  };
  yield seal(Buffer.from(`${MAGIC}${FORMAT}\n`));
  yield seal(frame(KIND.header, asJson(header)));
  let total = 0;
  for (const table of header.tables) {
    const adder = new RowAdder();
    for await (const piece of compressed(inPieces(rows(table), adder))) yield seal(frame(KIND.rows, piece));
    const sums = adder.end();
    total += sums.rows;
    yield seal(frame(KIND.sums, asJson(sums)));
    onTable?.(table, sums);
  }
  yield seal(frame(KIND.end, asJson({ tables: header.tables.length, rows: total })));
  yield whole.digest();
}

const asJson = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

function frame(kind: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  head.writeUInt8(kind, 0);
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

/** Cuts rows into pieces of one size, at any byte, and sums them up. */
async function* inPieces(rows: AsyncIterable<Buffer>, adder: RowAdder): AsyncGenerator<Buffer> {
  let kept: Buffer[] = [];
  let bytes = 0;
  const take = (): Buffer => {
    const piece = Buffer.concat(kept);
    kept = [];
    bytes = 0;
    adder.add(piece);
    return piece;
  };
  for await (const chunk of rows)
    for (let start = 0; start < chunk.length; ) {
      const part = chunk.subarray(start, start + PIECE_BYTES - bytes);
      kept.push(part);
      bytes += part.length;
      start += part.length;
      if (bytes === PIECE_BYTES) yield take();
    }
  if (bytes > 0) yield take();
}

/** Compresses a few pieces ahead, in order. */
async function* compressed(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const ahead: Promise<Buffer>[] = [];
  try {
    for await (const piece of pieces) {
      ahead.push(compress(piece, { level: constants.Z_DEFAULT_COMPRESSION }));
      if (ahead.length >= AT_ONCE) yield await ahead.shift()!;
    }
    while (ahead.length > 0) yield await ahead.shift()!;
  } finally {
    // Left early, by an error of the rows or of the disk: what still runs has nobody to fail to.
    await Promise.allSettled(ahead);
  }
}
