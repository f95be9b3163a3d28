import { TocsinError } from '../../kernel/errors.ts';
import type { OwnerClient } from '../../store/owner.ts';
import { listSequences } from './catalogue.ts';
import { nameOf } from './container/format.ts';
import type { ContainerSummary } from './container/read-container.ts';
import { areSameRows } from './container/table-sums.ts';
import { sumRows } from './rows.ts';

/**
 * Reads every table and sequence back out of PostgreSQL and compares it with the backup, in the transaction that loaded it.
 *
 * @throws {TocsinError} `restore.differs`
 */
export async function verifyLoaded(
  client: OwnerClient,
  { header, sums }: ContainerSummary,
  onProgress: (share: number) => void,
): Promise<void> {
  const total = sums.reduce((bytes, table) => bytes + table.bytes, 1);
  let done = 0;
  for (const [index, table] of header.tables.entries()) {
    const expected = sums[index]!;
    if (!areSameRows(await sumRows(client, table), expected))
      throw new TocsinError('restore.differs', { table: nameOf(table) });
    done += expected.bytes;
    onProgress(done / total);
  }
  const held = new Map((await listSequences(client)).map((sequence) => [nameOf(sequence), sequence]));
  for (const sequence of header.sequences) {
    const { value, isCalled } = held.get(nameOf(sequence)) ?? {};
    if (value !== sequence.value || isCalled !== sequence.isCalled)
      throw new TocsinError('restore.differs', { table: nameOf(sequence) });
  }
}
