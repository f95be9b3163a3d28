import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { z } from 'zod';
import { TocsinError } from '../../../kernel/errors.ts';
import { ByteReader } from './byte-reader.ts';
import {
  type BackupHeader,
  type BackupTable,
  DIGEST_BYTES,
  endSchema,
  FORMAT,
  FRAME_HEAD_BYTES,
  headerSchema,
  KIND,
  MAGIC,
  MAX_FIRST_LINE,
  MAX_FRAME_BYTES,
  nameOf,
  PIECE_BYTES,
  sumsSchema,
  type TableSums,
} from './format.ts';
import { RowAdder } from './table-sums.ts';

const expand = promisify(inflate);
const LINE_BREAK = '\n';

export interface ContainerVisitor {
  /** Sees the header before any row; what it throws ends the reading. */
  readonly header: (header: BackupHeader) => void | Promise<void>;
  /** Reads the rows of a table to their end. */
  readonly table: (table: BackupTable, rows: AsyncIterable<Buffer>) => Promise<void>;
}

export interface ContainerSummary {
  readonly header: BackupHeader;
  readonly sums: readonly TableSums[];
  readonly rows: number;
  readonly sha256: string;
}

/**
 * Reads a backup file from its first byte to its last, and holds it to every sum that it carries. A visitor that keeps what it is
 * given must be able to undo it: that the file is whole is known at its end.
 *
 * @throws {TocsinError} `backup.not-a-backup`, `backup.newer`, `backup.cut-off`, `backup.damaged`
 */
export async function readContainer(
  path: string,
  bytes: AsyncIterable<Buffer>,
  visitor: ContainerVisitor,
): Promise<ContainerSummary> {
  const reader = new ByteReader(bytes);
  try {
    return await new ContainerReading(path, reader).run(visitor);
  } finally {
    await reader.close();
  }
}

class ContainerReading {
  readonly #path: string;
  readonly #reader: ByteReader;

  constructor(path: string, reader: ByteReader) {
    this.#path = path;
    this.#reader = reader;
  }

  async run(visitor: ContainerVisitor): Promise<ContainerSummary> {
    await this.#firstLine();
    const header = this.#parse(headerSchema, await this.#frame(KIND.header));
    await visitor.header(header);
    const sums: TableSums[] = [];
    for (const table of header.tables) {
      const found: { sums?: TableSums } = {};
      await visitor.table(table, this.#rows(table, found));
      if (found.sums === undefined)
        throw new Error(`the rows of ${nameOf(table)} were not read to their end`);
      sums.push(found.sums);
    }
    const end = this.#parse(endSchema, await this.#frame(KIND.end));
    const rows = sums.reduce((total, table) => total + table.rows, 0);
    if (end.rows !== rows || end.tables !== sums.length) throw this.#damaged('its end counts other rows');
    const expected = this.#reader.digest();
    const stated = await this.#exactly(DIGEST_BYTES);
    if (!expected.equals(stated)) throw this.#damaged('its checksum is another');
    if ((await this.#reader.take(1)).length > 0) throw this.#damaged('something follows its end');
    return { header, sums, rows, sha256: stated.toString('hex') };
  }

  async #firstLine(): Promise<void> {
    let line = '';
    while (!line.endsWith(LINE_BREAK) && line.length < MAX_FIRST_LINE) {
      const byte = await this.#reader.take(1);
      if (byte.length === 0) {
        if (line !== '' && (MAGIC.startsWith(line) || line.startsWith(MAGIC))) throw this.#cutOff();
        break;
      }
      line += byte.toString('latin1');
      if (!line.startsWith(MAGIC.slice(0, line.length))) break;
    }
    const version = new RegExp(`^${MAGIC}([1-9]\\d*)${LINE_BREAK}$`).exec(line)?.[1];
    if (version === undefined) throw new TocsinError('backup.not-a-backup', { path: this.#path });
    if (Number(version) > FORMAT)
      throw new TocsinError('backup.newer', { path: this.#path, what: `format ${version}` });
  }

  /** The rows of one table; at their end its sums are compared and kept in `found`. */
  async *#rows(table: BackupTable, found: { sums?: TableSums }): AsyncGenerator<Buffer> {
    const adder = new RowAdder();
    for (;;) {
      const { kind, payload } = await this.#anyFrame();
      if (kind === KIND.sums) {
        const stated = this.#parse(sumsSchema, payload);
        const counted = adder.end();
        if (JSON.stringify(stated) !== JSON.stringify(counted))
          throw this.#damaged(`the rows of ${nameOf(table)} do not add up`);
        found.sums = stated;
        return;
      }
      if (kind !== KIND.rows) throw this.#damaged('its parts are out of order');
      const piece = await this.#expand(payload);
      adder.add(piece);
      yield piece;
    }
  }

  async #expand(payload: Buffer): Promise<Buffer> {
    try {
      return await expand(payload, { maxOutputLength: PIECE_BYTES });
    } catch (error) {
      throw this.#damaged('a part cannot be unpacked', error);
    }
  }

  async #frame(kind: number): Promise<Buffer> {
    const found = await this.#anyFrame();
    if (found.kind !== kind) throw this.#damaged('its parts are out of order');
    return found.payload;
  }

  async #anyFrame(): Promise<{ kind: number; payload: Buffer }> {
    const head = await this.#exactly(FRAME_HEAD_BYTES);
    const length = head.readUInt32BE(1);
    if (length > MAX_FRAME_BYTES) throw this.#damaged('a part is longer than any can be');
    return { kind: head.readUInt8(0), payload: await this.#exactly(length) };
  }

  async #exactly(length: number): Promise<Buffer> {
    const bytes = await this.#reader.take(length);
    if (bytes.length < length) throw this.#cutOff();
    return bytes;
  }

  #parse<T>(schema: z.ZodType<T>, payload: Buffer): T {
    try {
      return schema.parse(JSON.parse(payload.toString('utf8')));
    } catch (error) {
      throw this.#damaged('a part of it cannot be read', error);
    }
  }

  #cutOff(): TocsinError {
    return new TocsinError('backup.cut-off', { path: this.#path, bytes: this.#reader.taken });
  }

  #damaged(reason: string, cause?: unknown): TocsinError {
    return new TocsinError('backup.damaged', { path: this.#path, reason }, cause);
  }
}
