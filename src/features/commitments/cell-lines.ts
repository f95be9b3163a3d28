const SEPARATOR = ' | ';
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '|': '\\|', '\n': '\\n' };
const MEANT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ESCAPES).map(([sign, written]) => [written, sign]),
);

/** Parts of one thing as one line of a cell that holds several: `2025-06-30 | title | deliverable`. Bars and line breaks in a part are escaped. */
export const writeCellLine = (parts: readonly (string | number | null)[]): string =>
  parts
    .map((part) =>
      String(part ?? '')
        .replace(/\r\n?/g, '\n')
        .replace(/[\\|\n]/g, (sign) => ESCAPES[sign]!),
    )
    .join(SEPARATOR);

/** The parts of each line that is not blank, without the spaces around them. A backslash before any other sign stands for itself. */
export const readCellLines = (cell: string): { readonly line: string; readonly parts: readonly string[] }[] =>
  cell
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ line, parts: cutLine(line) }));

function cutLine(line: string): string[] {
  const parts = [''];
  for (const [piece] of line.matchAll(/\\[\\|n]|[\s\S]/g)) {
    if (piece === '|') parts.push('');
    else parts[parts.length - 1] += MEANT[piece] ?? piece;
  }
  return parts.map((part) => part.trim());
}
