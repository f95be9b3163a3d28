import { TocsinError } from '../../kernel/errors.ts';
import { quoteNames } from '../../sources/reading/header.ts';
import { readSmallTable } from '../../sources/reading/small-table.ts';
import type { SentFile } from '../../store/reading/route.ts';
import type { Line, LineFault, TableKind } from '../../store/reading/table-kind.ts';
import { MOST_LINES } from './contract.ts';

/** What a file of kept lines says of each before its cells: which one it is, where it stood, and why it was not taken. */
export const REJECT_COLUMNS = [
  'reject_number',
  'reject_file',
  'reject_line',
  'reject_reason',
  'reject_as_read',
] as const;
const [REJECT_COLUMN] = REJECT_COLUMNS;
/** Where an export says that its rows are simulated (`exports/mark-simulated.ts`). */
const SIMULATED_COLUMN = 'marking_of_data';
const OURS: readonly string[] = [...REJECT_COLUMNS, SIMULATED_COLUMN];

export interface SentLine extends Line {
  /** The kept line that this one mends, as the file says. */
  readonly rejectId: number | undefined;
  readonly isSimulated: boolean;
}

export interface ReadFile {
  readonly lines: readonly SentLine[];
  readonly uncut: readonly LineFault[];
  /** Columns that nothing is made of. */
  readonly unread: readonly string[];
  readonly sha256: string;
}

/** How names of columns are compared: letters and digits alone. */
const fold = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Reads a file by the columns of its kind. @throws {TocsinError} `file.*`, `table.too-many-lines` */
export async function readFile(kind: TableKind, file: SentFile): Promise<ReadFile> {
  const table = await readSmallTable(file, MOST_LINES);
  const columnOf = (name: string): string | undefined =>
    kind.columns.find((column) => fold(column) === fold(name)) ?? kind.findColumn?.(name);
  const columns = new Map(table.header.map((name) => [name, columnOf(name)]));
  const found = new Set(columns.values());
  const missing = kind.required.filter((column) => !found.has(column));
  if (missing.length > 0)
    throw new TocsinError('file.missing-columns', {
      path: file.name,
      columns: quoteNames(missing),
      hint: `The columns are ${kind.columns.join(', ')}.`,
    });
  return {
    lines: table.lines.map(({ line, cells }) => ({
      line,
      cells: renameCells(cells, columns),
      rejectId: /^[1-9]\d{0,8}$/.test(cells[REJECT_COLUMN] ?? '') ? Number(cells[REJECT_COLUMN]) : undefined,
      isSimulated: cells[SIMULATED_COLUMN] === 'SIMULATED',
    })),
    uncut: table.uncut.map(({ line, raw }) => ({
      line,
      column: null,
      value: raw,
      code: 'table.uncut' as const,
      details: {},
    })),
    unread: table.header.filter(
      (name) => columns.get(name) === undefined && name !== '' && !OURS.includes(name),
    ),
    sha256: table.sha256,
  };
}

function renameCells(
  cells: Readonly<Record<string, string>>,
  columns: ReadonlyMap<string, string | undefined>,
): Record<string, string> {
  const renamed: Record<string, string> = {};
  for (const [name, value] of Object.entries(cells)) {
    const column = columns.get(name);
    // Two names of one column: the first that says something.
    if (column !== undefined) renamed[column] ||= value;
  }
  return renamed;
}
