/** What a file may cost at most. A file beyond these is refused with a message; it never fills the memory. */
export const LIMITS = {
  /** Longest record, UTF-16 code units (about bytes for Latin text). */
  recordCharacters: 8 * 1024 * 1024,
  columns: 10_000,
  /** Rows handed on at once: few, so that they are gone before the garbage collector first comes by. */
  batchRows: 500,
  /** Compressed size of a workbook, which has to be held as a whole to find its directory. */
  workbookBytes: 64 * 1024 * 1024,
  /** What a workbook may unpack to; spreadsheets of 100,000 rows stay below 100 MB. */
  workbookUnpackedBytes: 256 * 1024 * 1024,
  /** Unpacked to packed, counted for parts above 1 MB; real sheets reach about 20. */
  workbookRatio: 150,
  /** Sheets, styles, drawings ... of one workbook. */
  workbookParts: 2_000,
  /** Rows that an XLSX sheet can have (ECMA-376). */
  sheetRows: 1_048_576,
  /** Rows times columns, gaps included: all of them are held at once. */
  sheetCells: 20_000_000,
} as const;

export const MEGABYTE = 1024 * 1024;
