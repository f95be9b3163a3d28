import { TocsinError } from '../../kernel/errors.ts';
import type { OwnerClient } from '../../store/owner.ts';
import { listSequences, listTables, quoted } from './catalogue.ts';
import { type BackupHeader, type BackupTable, nameOf } from './container/format.ts';
import { type ContainerSummary, readContainer } from './container/read-container.ts';
import type { OpenedBackup } from './files.ts';
import { loadRows } from './rows.ts';
import { loosen } from './slack.ts';

/** SQLSTATE classes that say that a value or row does not belong: data exceptions, integrity constraints. */
const UNFIT = /^2[23]/;

interface CheckedBackup {
  readonly path: string;
  readonly opened: OpenedBackup;
  readonly checked: ContainerSummary;
}

/**
 * Fills tables that were just made with the rows and sequences of a backup, in the caller's transaction.
 *
 * @throws {TocsinError} `restore.does-not-fit`; `backup.*` where the file changed since it was checked
 */
export async function loadBackup(
  client: OwnerClient,
  { path, opened, checked }: CheckedBackup,
  onProgress: (share: number) => void,
): Promise<void> {
  const { header } = checked;
  await assertFits(client, header);
  const tighten = await loosen(client);
  // What the steps themselves filled in is in the backup, as it became.
  const emptied = header.tables.map((table) => `only ${quoted(client, table)}`);
  await client.query(`truncate table ${emptied.join(', ')}`);
  const read = await readContainer(path, opened.bytes(onProgress), {
    header: () => undefined,
    table: (table, rows) => explained(table, () => loadRows(client, table, rows)),
  });
  if (read.sha256 !== checked.sha256)
    throw new TocsinError('backup.damaged', { path, reason: 'it changed while it was read' });
  for (const { value, isCalled, ...sequence } of header.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      quoted(client, sequence),
      value,
      isCalled,
    ]);
  await explained(undefined, tighten);
}

async function assertFits(client: OwnerClient, header: BackupHeader): Promise<void> {
  const columnsOf = (table: BackupTable) => `${nameOf(table)} (${[...table.columns].sort().join(', ')})`;
  const made = await listTables(client);
  const leftOut = new Set(header.leftOut.map(nameOf));
  const wanted = header.tables.map(columnsOf);
  const found = made
    .filter((table) => !leftOut.has(nameOf(table)))
    .map(({ columns, ...table }) => columnsOf({ ...table, columns: [...columns] }));
  const odd = [
    ...wanted.filter((table) => !found.includes(table)),
    ...found.filter((table) => !wanted.includes(table)),
    ...differing((await listSequences(client)).map(nameOf), header.sequences.map(nameOf)),
  ];
  if (odd.length > 0)
    throw new TocsinError('restore.does-not-fit', { reason: [...new Set(odd)].sort().join(', ') });
}

const differing = (one: readonly string[], other: readonly string[]): string[] => [
  ...one.filter((name) => !other.includes(name)),
  ...other.filter((name) => !one.includes(name)),
];

async function explained(table: BackupTable | undefined, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code, message, table: named } = error as { code?: unknown; message: string; table?: string };
    if (error instanceof TocsinError || typeof code !== 'string' || !UNFIT.test(code)) throw error;
    const where = table === undefined ? (named ?? '') : nameOf(table);
    throw new TocsinError('restore.does-not-fit', { reason: `${where}: ${message}` }, error);
  }
}
