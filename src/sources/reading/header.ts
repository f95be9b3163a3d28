import { TocsinError } from '../../kernel/errors.ts';
import type { ColumnDefinition } from '../../model/source.ts';
import { LIMITS } from './limits.ts';

/** Trims the names of the columns and refuses a header that cannot be one. Empty names are left: some publishers have them. */
export function parseHeader(cells: readonly string[], path: string): readonly string[] {
  if (cells.length > LIMITS.columns) {
    throw new TocsinError('file.too-many-columns', { path, columns: cells.length, limit: LIMITS.columns });
  }
  const names = cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  if (twice.size > 0) throw new TocsinError('file.duplicate-columns', { path, columns: quoteNames(twice) });
  return names;
}

/** Throws where columns that a source needs are missing; says which columns they may have been renamed to. */
export function assertColumns(
  header: readonly string[],
  columns: readonly ColumnDefinition[],
  path: string,
): void {
  const present = new Set(header);
  const missing = columns.filter((column) => column.isRequired && !present.has(column.name));
  if (missing.length === 0) return;
  const known = new Set(columns.map((column) => column.name));
  const strangers = header.filter((name) => !known.has(name) && name !== '');
  const hint =
    strangers.length === 0
      ? `Add ${missing.length === 1 ? 'it' : 'them'}, or check that this is the right file.`
      : `It has ${quoteNames(strangers)} instead: if one of these was renamed, give it its old name back.`;
  throw new TocsinError('file.missing-columns', {
    path,
    columns: quoteNames(missing.map((column) => column.name)),
    hint,
  });
}

const QUOTED_NAMES = 8;
const QUOTED_CHARACTERS = 80;

/** For messages: the first names, each shortened, since a hostile header may have thousands of any length. */
export function quoteNames(names: Iterable<string>): string {
  const all = [...names];
  const quoted = all.slice(0, QUOTED_NAMES).map((name) => {
    const visible = name.replaceAll('\0', '␀');
    return `«${visible.length > QUOTED_CHARACTERS ? `${visible.slice(0, QUOTED_CHARACTERS)}…` : visible}»`;
  });
  const more = all.length - quoted.length;
  return quoted.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
