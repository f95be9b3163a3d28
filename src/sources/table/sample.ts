import { basename } from 'node:path';
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
}

/**
 * The header and rows of a table to draft a mapping from: the first 2,000 of a CSV, whose first row is taken for its header;
 * all of a workbook's sheet (the first where `sheet` is absent), below the first row that is nearly as full as the fullest.
 *
 * @throws {TocsinError} codes `file.*`
 */
export async function readTableSample(input: FileInput, sheet?: string): Promise<TableSample> {
  const { head, all } = await peekBytes(input.bytes, 8);
  const file = { ...input, bytes: all };
  if (findContentKind(head).kind === 'zip') return readWorkbookSample(file, sheet);
  const { header, delimiter, batches } = await openRows(file);
  let rows: readonly (readonly string[])[] = [];
  for await (const batch of batches) {
    rows = batch.rows;
    break;
  }
  return {
    header,
    rows,
    hints: { fileName: basename(input.path), file: { format: 'csv', delimiter: delimiter! } },
  };
}

async function readWorkbookSample(input: FileInput, sheet: string | undefined): Promise<TableSample> {
  const { rows, isTyped, sheets } = await readSheetTexts(input, sheet === undefined ? {} : { sheet });
  const filled = rows.map((row) => row.filter((cell) => cell !== '').length);
  const fullest = filled.reduce((most, count) => Math.max(most, count), 0);
  const headerIndex = Math.max(
    0,
    filled.findIndex((count) => count >= fullest * 0.8),
  );
  const header = (rows[headerIndex] ?? []).map((cell) => cell.trim());
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
  };
}
