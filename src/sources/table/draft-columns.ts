import type { ParsedDate } from '../calendar.ts';
import { DATE_FORMAT_NAMES, type DateFormatName, parseDateAs } from './date-formats.ts';
import { NUMBER_STYLE_NAMES, type NumberStyleName, parseAmountAs } from './number-styles.ts';

export interface Column {
  readonly name: string;
  /** Different values, trimmed, without the empty ones. */
  readonly values: readonly string[];
  readonly isTyped: boolean;
}

const MOST = 0.8;

export function readColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  typed: readonly string[],
): readonly Column[] {
  return header.map((name, index) => {
    const texts = new Set(rows.map((row) => (row[index] ?? '').trim()));
    texts.delete('');
    return { name, values: [...texts], isTyped: typed.includes(name) };
  });
}

/**
 * The formats in which every value of the column is written, if a few with days that no calendar has; one only where all of
 * them read the same dates. A format that reads some of the dates that another reads, and no others, is not meant.
 *
 * A number of four digits is a year only in a column that says so.
 */
export function listDateFormats(column: Column): readonly DateFormatName[] {
  const { values } = column;
  const readings = listCandidates(column)
    .map((format) => ({ format, dates: values.map((text) => parseDateAs(text, format)) }))
    .filter(({ dates }) => dates.every(isWritten) && dates.filter(isDate).length >= values.length * MOST);
  const best = readings.filter(({ dates }) => !readings.some((other) => readsMore(other.dates, dates)));
  const formats = best.map(({ format }) => format);
  return keepDifferent(formats, values, (text, format) => readDate(text, format) ?? '');
}

/** Whether the ones read every date that the others read, and more. */
function readsMore(ones: readonly ParsedDate[], others: readonly ParsedDate[]): boolean {
  return (
    others.every((other, index) => !isDate(other) || isDate(ones[index]!)) &&
    ones.filter(isDate).length > others.filter(isDate).length
  );
}

function isDate(parsed: ParsedDate): boolean {
  return parsed.kind === 'date';
}

function isWritten(parsed: ParsedDate): boolean {
  return parsed.kind === 'date' || parsed.code !== 'row.date-format';
}

/**
 * The formats in which most values of the column are written, if with days that no calendar has, and more than half of them
 * are dates: some of its rows will be rejected.
 */
export function listMostFormats({ name, values }: Column): readonly DateFormatName[] {
  const seen = new Set<string>();
  return listCandidates({ name }).filter((format) => {
    const dates = values.map((text) => parseDateAs(text, format));
    const read = dates.filter(isDate).length;
    const written = dates.filter(isWritten).length;
    if (written < values.length * MOST || read <= values.length / 2) return false;
    const key = dates.map((date) => (date.kind === 'date' ? date.on : '')).join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function listCandidates(column: Pick<Column, 'name'>): readonly DateFormatName[] {
  const isYear = /year|yyyy|ann[eé]e|a[nñ]o|jahr|год/i.test(column.name);
  return DATE_FORMAT_NAMES.filter((format) => format !== 'YYYY' || isYear);
}

function readDate(text: string, format: DateFormatName): string | undefined {
  const date = parseDateAs(text, format);
  return date.kind === 'date' ? date.on : undefined;
}

/** The styles in which every value of the column is a number; one only where all of them read the same numbers. */
export function listNumberStyles(column: Column): readonly NumberStyleName[] {
  return keepDifferent(NUMBER_STYLE_NAMES, column.values, (text, style) => {
    const parsed = parseAmountAs(text, style);
    // A negative or absurd number is a number: its row is rejected later, with a better reason.
    return parsed.kind === 'amount'
      ? String(parsed.amount)
      : parsed.code === 'row.amount-text'
        ? undefined
        : parsed.code;
  });
}

/** Of the ways that read every value, the first of each that reads something else from them. */
function keepDifferent<Way>(
  ways: readonly Way[],
  values: readonly string[],
  read: (text: string, way: Way) => string | undefined,
): readonly Way[] {
  if (values.length === 0) return [];
  const seen = new Set<string>();
  return ways.filter((way) => {
    const results: string[] = [];
    for (const text of values) {
      const result = read(text, way);
      if (result === undefined) return false;
      results.push(result);
    }
    const key = results.join('\n');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
