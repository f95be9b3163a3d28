import type { ErrorCode, ErrorDetails } from '../../kernel/errors.ts';
import { isoDateSchema, MARKINGS, type Marking, PURPOSES, type Purpose } from '../../model/report.ts';
import { faultAt, type Line, type LineFault } from './table-kind.ts';

class Fault extends Error {
  readonly fault: LineFault;
  constructor(fault: LineFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Reads a line, or says the first thing that is wrong with it. Nothing is guessed: what cannot be read rejects the line. */
export function readLine<T>(line: Line, read: (cells: LineReader) => T): T | LineFault {
  try {
    return read(new LineReader(line));
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    throw error;
  }
}

const NUMBER = /^-?\d{1,15}(\.\d{1,9})?$/;

/** A number with a decimal point and no other signs; undefined where it is something else. */
export const numberOf = (text: string): number | undefined => (NUMBER.test(text) ? Number(text) : undefined);

/** A day, or a day with a time in UTC, as a workbook or our exports write it. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?)Z?)?$/;

/** The cells of one line. A cell that is not there is empty. */
export class LineReader {
  readonly #line: Line;
  constructor(line: Line) {
    this.#line = line;
  }

  get line(): number {
    return this.#line.line;
  }

  raw(column: string): string {
    return this.#line.cells[column] ?? '';
  }

  has(column: string): boolean {
    return column in this.#line.cells;
  }

  fail(column: string, code: ErrorCode, details: ErrorDetails = {}): never {
    throw new Fault(faultAt(this.#line, column, code, details));
  }

  expected(column: string, expected: string, value = this.raw(column)): never {
    throw new Fault({ ...faultAt(this.#line, column, 'table.value', { expected }), value });
  }

  /** A text of so many characters at most. */
  text(column: string, most: number): string {
    const raw = this.raw(column);
    return raw.length > most ? this.expected(column, `at most ${most} characters`, raw.slice(0, 100)) : raw;
  }

  /** A text that must be there. */
  need(column: string, most: number): string {
    const raw = this.raw(column);
    return raw === '' || raw.length > most ? this.fail(column, 'table.empty', { most }) : raw;
  }

  /** One of a few words, in capitals or not. */
  oneOf<const T extends string>(column: string, words: readonly T[], otherwise: T): T {
    const raw = this.raw(column);
    if (raw === '') return otherwise;
    const found = words.find((word) => word.toLowerCase() === raw.toLowerCase());
    return found ?? this.expected(column, words.join(', '));
  }

  day(column: string): string | null {
    const raw = this.raw(column);
    if (raw === '') return null;
    return isoDateSchema.safeParse(raw).success ? raw : this.fail(column, 'table.date');
  }

  /** A day counts as its first instant in UTC. */
  instant(column: string): Date | null {
    const raw = this.raw(column);
    if (raw === '') return null;
    const [, day = '', time = '00:00:00'] = INSTANT.exec(raw) ?? [];
    const at = new Date(`${day}T${time}Z`);
    const isReal = isoDateSchema.safeParse(day).success && !Number.isNaN(at.getTime());
    return isReal ? at : this.fail(column, 'table.date');
  }

  number(column: string): number | null {
    const raw = this.raw(column);
    if (raw === '') return null;
    return numberOf(raw) ?? this.expected(column, 'a number with a decimal point and no other signs');
  }

  /** AMBER where nothing is said: what participants share among themselves. RED is for named people, and a table names none. */
  marking(column = 'marking'): Exclude<Marking, 'RED'> {
    const raw = this.raw(column)
      .toUpperCase()
      .replace(/^TLP:\s*/, '');
    const open = MARKINGS.filter((marking) => marking !== 'RED');
    if (raw === '') return 'AMBER';
    return open.find((marking) => marking === raw) ?? this.expected(column, open.join(', '));
  }

  purpose(column = 'purpose'): Purpose {
    return this.oneOf(column, PURPOSES, 'any');
  }
}
