import Papa from 'papaparse';
import { TocsinError } from '../../kernel/errors.ts';
import { LIMITS, MEGABYTE } from './limits.ts';

export interface CutRecord {
  readonly cells: readonly string[];
  /** Its quotation marks do not pair. */
  readonly isMalformed: boolean;
}

/** A rest longer than this is parsed again only once it has doubled. */
const SHORT_REST = 64 * 1024;

/**
 * Cuts text that comes in pieces into records, so that line breaks inside quotation marks survive. Blank records are left out.
 *
 * Only the unfinished last record is kept between pieces. A record that grows is parsed again only when it has doubled, so
 * that a hostile file costs linear time.
 */
export class RecordCutter {
  readonly #parser: Papa.Parser;
  readonly #path: string;
  #pending: string[] = [];
  #pendingLength = 0;
  #parseAt = 0;
  #count = 0;

  constructor(delimiter: string, newline: '\n' | '\r', path: string) {
    this.#parser = new Papa.Parser({ delimiter, newline, quoteChar: '"' });
    this.#path = path;
  }

  push(text: string, isLast: boolean): readonly CutRecord[] {
    this.#pending.push(text);
    this.#pendingLength += text.length;
    if (!isLast && this.#pendingLength < this.#parseAt) {
      this.#assertLength(this.#pendingLength);
      return [];
    }
    const input = this.#pending.join('');
    const result = this.#parser.parse(input, 0, !isLast) as Papa.ParseResult<string[]>;
    const records = markMalformed(result);
    this.#count += records.length;
    this.#keep(isLast ? '' : input.slice(result.meta.cursor));
    return records;
  }

  #keep(rest: string): void {
    this.#assertLength(rest.length);
    this.#pending = [rest];
    this.#pendingLength = rest.length;
    this.#parseAt = rest.length < SHORT_REST ? 0 : rest.length * 2;
  }

  #assertLength(length: number): void {
    if (length <= LIMITS.recordCharacters) return;
    const limitMegabytes = LIMITS.recordCharacters / MEGABYTE;
    // The header is record 0, so the number of records so far is the number of the row that does not end.
    throw new TocsinError('file.record-too-long', { path: this.#path, row: this.#count, limitMegabytes });
  }
}

function markMalformed(result: Papa.ParseResult<string[]>): CutRecord[] {
  const malformed = new Set(result.errors.map((error) => error.row));
  const records: CutRecord[] = [];
  result.data.forEach((cells, index) => {
    if (!isBlank(cells)) records.push({ cells, isMalformed: malformed.has(index) });
  });
  return records;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell === '\r');
}
