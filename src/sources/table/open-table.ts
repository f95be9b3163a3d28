import { TocsinError } from '../../kernel/errors.ts';
import type { FileInput } from '../reading/file-bytes.ts';
import { quoteNames } from '../reading/header.ts';
import { openRows } from '../reading/open-rows.ts';
import { openWorkbook } from '../reading/open-workbook.ts';
import type { OpenedRows, RowBatch } from '../reading/row-batch.ts';
import { listColumns } from './columns.ts';
import type { TableMapping } from './mapping.ts';

export interface TableOptions {
  readonly onProgress?: (bytes: number, total?: number) => void;
}

/**
 * Opens the file that a mapping describes, with the interface of `openRows`.
 *
 * @throws {TocsinError} `mapping.missing-column`, and codes `file.*`
 */
export async function openTable(
  input: FileInput,
  mapping: TableMapping,
  options: TableOptions = {},
): Promise<OpenedRows> {
  const opened = await openKind(input, mapping, options);
  const present = new Set(opened.header);
  const column = listColumns(mapping).find(({ name }) => !present.has(name))?.name;
  if (column !== undefined) {
    throw new TocsinError('mapping.missing-column', { column, columns: quoteNames(opened.header) });
  }
  return mapping.footnotes === 'skip' ? skipFootnotes(opened) : opened;
}

function openKind(input: FileInput, { file }: TableMapping, options: TableOptions): Promise<OpenedRows> {
  if (file.format === 'csv') return openRows(input, { ...options, ...file });
  const { sheet, headerRow } = file;
  return openWorkbook(input, { ...options, headerRow, ...(sheet !== undefined && { sheet }) });
}

/** Rows in which only the first cell is filled are left out, and not counted as read. */
function skipFootnotes(opened: OpenedRows): OpenedRows {
  let skipped = 0;
  async function* keepOthers(): AsyncGenerator<RowBatch> {
    for await (const batch of opened.batches) {
      const kept = batch.rows.flatMap((row, index) => (isFootnote(row, opened.header) ? [] : [index]));
      const rejects = batch.rejects.filter(
        ({ code, values }) => code !== 'row.cell-count' || values?.found !== 1,
      );
      skipped += batch.rows.length - kept.length + batch.rejects.length - rejects.length;
      yield {
        rows: kept.map((index) => batch.rows[index]!),
        numbers: kept.map((index) => batch.numbers[index]!),
        rejects,
      };
    }
  }
  return {
    ...opened,
    batches: keepOthers(),
    getFacts: () => {
      const facts = opened.getFacts();
      return { ...facts, rows: facts.rows - skipped };
    },
  };
}

/** Whether only the first cell is filled, as in the notes below a table; a margin of columns without a name is passed over. */
export function isFootnote(row: readonly string[], header: readonly string[]): boolean {
  const first = Math.max(
    0,
    header.findIndex((name) => name.trim() !== ''),
  );
  return row.length > 1 && row.every((cell, index) => (cell !== '') === (index === first));
}
