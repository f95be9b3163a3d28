import { createHash, type Hash, hash } from 'node:crypto';
import type { TableSums } from './format.ts';

const LINE_BREAK = 0x0a;
const LANES = 8;

/**
 * Sums up the rows of a table in COPY's text form, where a line break ends a row and stands nowhere else. Against accidents, not
 * against somebody who forges a file: that is what the passphrase is for.
 */
export class RowAdder {
  readonly #whole = createHash('sha256');
  /** The hashes of all rows, added lane by lane: equal for the same rows in any order. */
  readonly #lanes = new Uint32Array(LANES);
  /** Of a row that is not at its end yet, however long it is. */
  #open: Hash | undefined;
  #rows = 0;
  #bytes = 0;

  add(piece: Buffer): void {
    this.#whole.update(piece);
    this.#bytes += piece.length;
    let start = 0;
    for (let end = piece.indexOf(LINE_BREAK); end >= 0; end = piece.indexOf(LINE_BREAK, start)) {
      const row = piece.subarray(start, end);
      this.#addRow(
        this.#open === undefined ? hash('sha256', row, 'buffer') : this.#open.update(row).digest(),
      );
      this.#open = undefined;
      start = end + 1;
    }
    if (start < piece.length) {
      this.#open ??= createHash('sha256');
      this.#open.update(piece.subarray(start));
    }
  }

  end(): TableSums {
    return {
      rows: this.#rows,
      bytes: this.#bytes,
      sha256: this.#whole.digest('hex'),
      rowSum: [...this.#lanes].map((lane) => lane.toString(16).padStart(8, '0')).join(''),
    };
  }

  #addRow(digest: Buffer): void {
    this.#rows += 1;
    for (let lane = 0; lane < LANES; lane++)
      this.#lanes[lane] = (this.#lanes[lane] ?? 0) + digest.readUInt32BE(4 * lane);
  }
}

/** The same rows, in whatever order. */
export function areSameRows(one: TableSums, other: TableSums): boolean {
  return one.rows === other.rows && one.bytes === other.bytes && one.rowSum === other.rowSum;
}
