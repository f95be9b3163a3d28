import { TocsinError } from '../../kernel/errors.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { isFault, type TableKind } from '../../store/reading/table-kind.ts';
import { closeLine, getKept, keepAnew } from './kept-lines.ts';
import { admitSender, kindOf } from './take-table.ts';

export interface Mended {
  readonly id: number;
  /** The attempt that its author saw. */
  readonly version: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Sends a kept line again, mended: it is taken in as a line of its file, or kept anew with the reason of now.
 *
 * @throws {TocsinError} `table.reject-not-found`, `table.reject-changed`, `access.not-sender`, `table.not-participant`
 */
export async function retryLine(
  reading: Reading,
  kinds: readonly TableKind[],
  { id, version, cells: sent }: Mended,
) {
  await lock(reading.tx, 'tables');
  const { kept, participantId } = await getKept(reading.tx, id);
  if (kept.state !== 'open' || kept.version !== version)
    throw new TocsinError('table.reject-changed', { line: kept.line, file: kept.fileName });
  const kind = kindOf(kinds, kept.what);
  admitSender(reading, kind, participantId);
  const cells = Object.fromEntries(
    kind.columns.flatMap((column) => {
      const value = sent[column] ?? kept.cells?.[column];
      return value === undefined ? [] : [[column, value.replaceAll('\0', '\u2400').trim()]];
    }),
  );
  const from = { fileName: kept.fileName, participantId };
  const [outcome] = await kind.take(reading, [{ line: kept.line, cells }], from);
  const isTaken = outcome !== undefined && !isFault(outcome);
  if (isTaken) await closeLine(reading, id, cells);
  else if (outcome !== undefined) await keepAnew(reading.tx, id, { fault: outcome, cells });
  const { kept: reject } = await getKept(reading.tx, id);
  return { outcome: isTaken ? ('taken-in' as const) : ('still-rejected' as const), reject };
}
