import { toFile } from '../../exports/to-file.ts';
import { TocsinError } from '../../kernel/errors.ts';
import type { ExportFormat } from '../../model/export-format.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { FileAnswer } from '../../store/reading/route.ts';
import type { TableKind } from '../../store/reading/table-kind.ts';
import type { TableKindId, TableKindItem } from './contract.ts';
import { listKept } from './kept-lines.ts';
import { REJECT_COLUMNS } from './read-file.ts';

/** More than anybody mends. */
const MOST_KEPT = 100_000;

const todayOf = ({ now }: Reading): string => now.toISOString().slice(0, 10);

function mayTake(reading: Reading, kind: TableKind): boolean {
  try {
    kind.admit(reading, undefined);
    return true;
  } catch (error) {
    if (error instanceof TocsinError && error.code === 'access.refused') return false;
    throw error;
  }
}

export const listKinds = (reading: Reading, kinds: readonly TableKind[]): TableKindItem[] =>
  kinds.map((kind) => ({
    what: kind.id as TableKindId,
    columns: [...kind.columns],
    required: [...kind.required],
    mayTake: mayTake(reading, kind),
  }));

/** The empty file to fill in. */
export function giveTemplate(kind: TableKind, format: ExportFormat['id']): FileAnswer {
  const table = {
    title: `${kind.id}-to-fill-in`,
    columns: kind.columns,
    rows: [],
    isSimulated: false,
    asOf: '',
  };
  return toFile(table, format);
}

/** Kept lines as a file to mend and send again: each says which one it is and why it was not taken. */
export async function giveKept(
  reading: Reading,
  kind: TableKind,
  format: ExportFormat['id'],
): Promise<FileAnswer> {
  const { items } = await listKept(reading, kind.id as TableKindId, { limit: MOST_KEPT, offset: 0 });
  const table = {
    title: `${kind.id}-to-mend`,
    columns: [...REJECT_COLUMNS, ...kind.columns],
    rows: items.map(({ id, fileName, line, message, value, cells }) => [
      id,
      fileName,
      line,
      message,
      cells === null ? value : '',
      ...kind.columns.map((column) => cells?.[column] ?? ''),
    ]),
    isSimulated: reading.isSimulated,
    asOf: todayOf(reading),
  };
  return toFile(table, format);
}
