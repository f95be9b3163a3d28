import { TocsinError } from '../../kernel/errors.ts';
import { findContentKind } from './content-kind.ts';
import { ByteTap, type FileInput } from './file-bytes.ts';
import { parseHeader, quoteNames } from './header.ts';
import { LIMITS } from './limits.ts';
import type { FileFacts, OpenedRows, RowBatch } from './row-batch.ts';
import { isWithinExtent } from './sheet-extent.ts';
import { packStored } from './stored-zip.ts';
import { createSizeError, unpackWorkbook } from './workbook-parts.ts';

export interface WorkbookOptions {
  /** Name of the sheet; the first one where absent. */
  readonly sheet?: string;
  /** Number of the row that names the columns, as the spreadsheet program shows it; 1 where absent. */
  readonly headerRow?: number;
  readonly onProgress?: (bytes: number, total?: number) => void;
}

/** One sheet: every row, blank ones included, as wide as the widest. */
export interface SheetTexts {
  readonly rows: readonly (readonly string[])[];
  /** Whether each cell was a number, a date or a truth value in the workbook, not text. */
  readonly isTyped: (row: number, column: number) => boolean;
  readonly facts: Omit<FileFacts, 'rows'>;
  /** Names of all sheets, in their order. */
  readonly sheets: readonly string[];
}

const SHEET_PART = /^xl\/worksheets\/[^/]+\.xml$/;

/**
 * Opens one sheet of an XLSX workbook, with the interface of `openRows`. A formula counts as the value that it last gave.
 *
 * Dates become `YYYY-MM-DD` (with `THH:MM:SS` where they have a time), numbers are written with a decimal point, truth
 * values as TRUE and FALSE. A row is numbered from the one below the header, blank rows left out.
 *
 * @throws {TocsinError} codes `file.*`
 */
export async function openWorkbook(input: FileInput, options: WorkbookOptions = {}): Promise<OpenedRows> {
  const { rows, facts } = await readSheetTexts(input, options);
  const headerRow = options.headerRow ?? 1;
  const cells = rows[headerRow - 1];
  if (cells === undefined || cells.every((cell) => cell === '')) {
    throw new TocsinError('file.empty', { path: input.path });
  }
  const header = parseHeader(dropEmptyEnd(cells, rows, headerRow), input.path);
  const filled = rows.slice(headerRow).filter((row) => row.some((cell) => cell !== ''));
  return {
    header,
    batches: cutBatches(filled, header.length),
    getFacts: () => ({ ...facts, rows: filled.length }),
  };
}

/** Reads one sheet as a whole; workbooks are limited to what memory holds. */
export async function readSheetTexts(input: FileInput, options: WorkbookOptions = {}): Promise<SheetTexts> {
  const tap = new ByteTap(options.onProgress);
  const parts = await unpackWorkbook(await readPacked(input, tap), input.path);
  const safe = new Map<string, Buffer>();
  for (const [name, content] of parts) {
    safe.set(name, SHEET_PART.test(name) ? checkSheet(content, input.path) : content);
  }
  const cells = await readCells(packStored(safe), options.sheet, input.path);
  return {
    rows: cells.map((row) => row.map(writeCell)),
    isTyped: (row, column) => typeof (cells[row]?.[column] ?? '') !== 'string',
    facts: { sha256: tap.digest(), bytes: tap.bytes, encoding: 'workbook', isCompressed: false },
    sheets: listSheets(parts.get('xl/workbook.xml')?.toString() ?? ''),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function listSheets(xml: string): readonly string[] {
  return [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)].map(([, name]) =>
    name!.replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole),
  );
}

// Of a formula that failed the parser makes an empty cell, which would pass for «not stated»: as text it is seen, and rejected.
const ERROR_CELL = /(<(?:\w+:)?c\s[^>]*?\bt\s*=\s*)(?:"e"|'e')/g;

function checkSheet(content: Buffer, path: string): Buffer {
  const xml = content.toString();
  if (!isWithinExtent(xml)) throw createSizeError(path);
  return Buffer.from(xml.replace(ERROR_CELL, '$1"str"'));
}

async function readPacked(input: FileInput, tap: ByteTap): Promise<Buffer> {
  const { path } = input;
  const chunks: Uint8Array[] = [];
  for await (const chunk of tap.pass(input)) {
    if (tap.bytes > LIMITS.workbookBytes) throw createSizeError(path);
    chunks.push(chunk);
  }
  const packed = Buffer.concat(chunks);
  if (packed.length === 0) throw new TocsinError('file.empty', { path });
  const { kind, name } = findContentKind(packed);
  if (kind === 'zip') return packed;
  throw new TocsinError('file.not-what-it-says', { path, found: name, expected: 'an XLSX workbook' });
}

async function readCells(
  workbook: Buffer,
  sheet: string | undefined,
  path: string,
): Promise<readonly (readonly unknown[])[]> {
  // Loaded for a workbook alone: it is a tenth of what every command would load.
  const { default: readWorkbook, readSheet, SheetNotFoundError } = await import('read-excel-file/node');
  try {
    return await readSheet(workbook, sheet ?? 1, { trim: false });
  } catch (cause) {
    if (cause instanceof SheetNotFoundError) {
      const sheets = quoteNames((await readWorkbook(workbook)).map((one) => one.sheet));
      throw new TocsinError('file.sheet-not-found', { path, sheet: sheet ?? '', sheets }, cause);
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TocsinError('file.corrupt', { path, row: 0, reason }, cause);
  }
}

function writeCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/(?:T00:00:00)?\.\d{3}Z$/, '');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return String(value);
}

/** Columns without a name at the right are left out where nothing stands below them. */
function dropEmptyEnd(
  cells: readonly string[],
  rows: readonly (readonly string[])[],
  headerRow: number,
): readonly string[] {
  let width = cells.length;
  while (cells[width - 1] === '' && rows.slice(headerRow).every((row) => (row[width - 1] ?? '') === ''))
    width -= 1;
  return cells.slice(0, width);
}

async function* cutBatches(rows: readonly (readonly string[])[], columns: number): AsyncGenerator<RowBatch> {
  for (let from = 0; from < rows.length; from += LIMITS.batchRows) {
    const cut = rows.slice(from, from + LIMITS.batchRows);
    yield {
      rows: cut.map((row) => Array.from({ length: columns }, (_, column) => row[column] ?? '')),
      numbers: cut.map((_, index) => from + index + 1),
      rejects: [],
    };
  }
}
