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
  readonly #layout: Papa.ParseConfig<string[]> & {
    readonly delimiter: string;
    readonly newline: '\n' | '\r';
  };
  readonly #path: string;
  #pending: string[] = [];
  #pendingLength = 0;
  #parseAt = 0;
  #count = 0;

  constructor(delimiter: string, newline: '\n' | '\r', path: string) {
    this.#layout = { delimiter, newline, quoteChar: '"' };
    this.#parser = new Papa.Parser(this.#layout);
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
    const records = result.errors.length === 0 ? keepFilled(result.data) : this.#mend(input, isLast);
    this.#count += records.length;
    this.#keep(isLast ? '' : input.slice(result.meta.cursor));
    return records;
  }

  /**
   * A quotation mark that is not closed swallows the rows after it, up to the next one. Those rows are given back: of the
   * lines that a malformed record covers, the ones with a quotation mark are malformed, the others are rows of their own.
   */
  #mend(input: string, isLast: boolean): readonly CutRecord[] {
    const records: CutRecord[] = [];
    let start = 0;
    const step = (result: Papa.ParseStepResult<string[]>) => {
      const cells = result.data.flat();
      const end = result.meta.cursor;
      if (result.errors.length === 0) records.push(...keepFilled([cells]));
      else records.push(...this.#cutLines(input.slice(start, end)));
      start = end;
    };
    new Papa.Parser({ ...this.#layout, step }).parse(input, 0, !isLast);
    return records;
  }

  #cutLines(text: string): readonly CutRecord[] {
    return text
      .split(this.#layout.newline)
      .map((line) => ({ cells: line.split(this.#layout.delimiter), isMalformed: line.includes('"') }))
      .filter(({ cells }) => !isBlank(cells));
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
    const row = this.#count === 0 ? '0 (the header)' : this.#count;
    throw new TocsinError('file.record-too-long', { path: this.#path, row, limitMegabytes });
  }
}

function keepFilled(rows: readonly (readonly string[])[]): CutRecord[] {
  return rows.filter((cells) => !isBlank(cells)).map((cells) => ({ cells, isMalformed: false }));
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell === '\r');
}
