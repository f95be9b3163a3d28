import { TocsinError } from '../../kernel/errors.ts';
import type { Migration } from '../../store/schema.ts';
import type { BackupHeader } from './container/format.ts';
import { type ContainerSummary, readContainer } from './container/read-container.ts';
import type { OpenedBackup } from './files.ts';

/**
 * Reads a backup from end to end and changes nothing: whole, of a format and with tables that this Tocsin knows.
 *
 * @throws {TocsinError} `backup.*`
 */
export function checkBackup(
  path: string,
  opened: OpenedBackup,
  steps: readonly Migration[],
  onProgress: (share: number) => void = () => undefined,
): Promise<ContainerSummary> {
  return readContainer(path, opened.bytes(onProgress), {
    header: (header) => assertKnown(path, header, steps),
    async table(_table, rows) {
      for await (const _piece of rows);
    },
  });
}

function assertKnown(path: string, { migrations }: BackupHeader, steps: readonly Migration[]): void {
  const unknown = migrations.find((id) => !steps.some((step) => step.id === id));
  if (unknown !== undefined) throw new TocsinError('backup.newer', { path, what: `step «${unknown}»` });
}
