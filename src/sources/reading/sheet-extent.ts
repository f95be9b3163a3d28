import { LIMITS } from './limits.ts';

// Of a row: r="12"; of a cell: r="AB12". Anything else in the attribute would be read as an address by the parser.
const ADDRESS = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const PLAIN = /^([A-Z]{0,3})(\d{1,7})$/;

/**
 * Whether the rows and columns that a sheet says it has, gaps filled, stay within the limits.
 *
 * One cell of a few bytes may claim to stand in row 900 million; a parser that fills the gap above it fills the memory.
 */
export function isWithinExtent(sheetXml: string): boolean {
  let rows = 0;
  let columns = 0;
  for (const [, double, single] of sheetXml.matchAll(ADDRESS)) {
    const address = PLAIN.exec((double ?? single)!.trim());
    if (address === null) return false;
    rows = Math.max(rows, Number(address[2]));
    columns = Math.max(columns, countColumn(address[1]!));
    if (rows > LIMITS.sheetRows || columns > LIMITS.columns) return false;
  }
  return rows * columns <= LIMITS.sheetCells;
}

/** A is 1, Z is 26, AA is 27. */
function countColumn(letters: string): number {
  let column = 0;
  for (let index = 0; index < letters.length; index += 1)
    column = column * 26 + letters.charCodeAt(index) - 64;
  return column;
}
