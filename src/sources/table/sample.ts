import { basename } from 'node:path';
import { TocsinError } from '../../kernel/errors.ts';
import { findContentKind } from '../reading/content-kind.ts';
import type { FileInput } from '../reading/file-bytes.ts';
import { openRows } from '../reading/open-rows.ts';
import { readSheetTexts } from '../reading/open-workbook.ts';
import { peekBytes } from '../reading/peek.ts';
import type { TableHints } from './draft.ts';
import { isFootnote } from './open-table.ts';

/** What a mapping is drafted from. */
export interface TableSample {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly hints: TableHints;
  /** Names of the workbook's sheets; empty for a CSV. */
  readonly sheets: readonly string[];
}

/** Where the table stands in the file, as far as a person has said. */
export interface TablePart {
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
}

/**
 * The header and rows of a table to draft a mapping from: the first 2,000 of a CSV, whose first row is taken for its header
 * where no other is named; all of a workbook's sheet (the first where none is named), below the first row that is nearly as
 * full as the fullest.
 *
 * @throws {TocsinError} codes `file.*`
 */
export async function readTableSample(input: FileInput, part: TablePart = {}): Promise<TableSample> {
  const { head, all } = await peekBytes(input.bytes, 8);
  const file = { ...input, bytes: all };
  if (findContentKind(head).kind === 'zip') return readWorkbookSample(file, part);
  const at = part.headerRow === undefined ? {} : { headerRow: part.headerRow };
  const { header, delimiter, batches } = await openRows(file, at);
  let rows: readonly (readonly string[])[] = [];
  for await (const batch of batches) {
    rows = batch.rows;
    break;
  }
  const hints = {
    fileName: basename(input.path),
    file: { format: 'csv', delimiter: delimiter!, ...at } as const,
  };
  return { header, rows, hints, sheets: [] };
}

async function readWorkbookSample(input: FileInput, { sheet, headerRow }: TablePart): Promise<TableSample> {
  const { rows, isTyped, sheets } = await readSheetTexts(input, sheet === undefined ? {} : { sheet });
  const headerIndex = headerRow === undefined ? findHeader(rows) : headerRow - 1;
  const header = (rows[headerIndex] ?? []).map((cell) => cell.trim());
  if (header.every((cell) => cell === '')) throw new TocsinError('file.empty', { path: input.path });
  const below = rows.map((row, index) => ({ row, index })).slice(headerIndex + 1);
  const data = below.filter(({ row }) => row.some((cell) => cell !== '') && !isFootnote(row, header));
  const typed = header.filter((_, column) =>
    data.every(({ row, index }) => (row[column] ?? '') === '' || isTyped(index, column)),
  );
  const titles = rows
    .slice(0, headerIndex)
    .flat()
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return {
    header,
    rows: data.map(({ row }) => row),
    hints: {
      title: titles.join(' '),
      fileName: basename(input.path),
      file: {
        format: 'workbook',
        headerRow: headerIndex + 1,
        ...(sheet !== undefined && { sheet }),
      },
      typedColumns: typed,
      hasFootnotes: below.some(({ row }) => isFootnote(row, header)),
      ...(sheet === undefined && sheets.length > 1 && { sheets }),
    },
    sheets,
  };
}

/** The first row that is nearly as full as the fullest. */
function findHeader(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((row) => row.filter((cell) => cell !== '').length);
  const fullest = filled.reduce((most, count) => Math.max(most, count), 0);
  return Math.max(
    0,
    filled.findIndex((count) => count >= fullest * 0.8),
  );
}
