import type { z } from 'zod';
import { EXPORT_FORMATS } from '../../exports/index.ts';
import { TocsinError } from '../../kernel/errors.ts';
import type { ExportTable } from '../../model/export-format.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { mayDo, mayGrant } from '../access/rules.ts';
import { checkExpert, checkParticipant, type Known, type KnownParticipant } from './check-lines.ts';
import {
  FILE_COLUMNS,
  type FileAnswer,
  type FileKind,
  type PEOPLE_FILE_ENDPOINTS,
  type RejectedRow,
} from './contract.ts';
import { readTable } from './read-table.ts';
import { takeExperts } from './take-experts.ts';
import { takeParticipants } from './take-participants.ts';

export interface PeopleFilePorts {
  isCountry(code: string): boolean;
  /** What is there now, as a table to export. */
  openTable(
    tx: Transaction,
    what: FileKind,
    data: { readonly asOf: string; readonly isSimulated: boolean },
  ): Promise<ExportTable>;
}

export interface SentFile {
  readonly what: FileKind;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly isDryRun: boolean;
}

const todayOf = ({ now }: Reading): string => now.toISOString().slice(0, 10);

/**
 * Takes in a file of participants or experts; a line that cannot be taken stands in the answer with what to do.
 *
 * @throws {TocsinError} `access.refused`, `file.*`
 */
export async function takeFile(
  reading: Reading,
  ports: PeopleFilePorts,
  file: SentFile,
): Promise<FileAnswer> {
  const { roles } = reading.actor;
  const isAllowed =
    mayDo(roles, 'participant.edit') || (file.what === 'experts' && mayDo(roles, 'person.nominate'));
  if (!isAllowed) throw new TocsinError('access.refused');
  const table = await readTable({ name: file.fileName, bytes: file.bytes }, FILE_COLUMNS[file.what]);
  const known = await readKnown(reading, ports);
  const check = file.what === 'experts' ? checkExpert : checkParticipant;
  const checked = table.lines.map((line) => check(line, known));
  const wrong = checked.filter((each): each is RejectedRow => 'code' in each && 'message' in each);
  const good = checked.filter((each) => !('message' in each));
  // One file at a time: who comes second finds what the first brought.
  await reading.tx.query("select pg_advisory_xact_lock(hashtextextended('people-file', 5))");
  const counted = await (file.what === 'experts'
    ? takeExperts(reading, good as Parameters<typeof takeExperts>[1], file)
    : takeParticipants(reading, good as Parameters<typeof takeParticipants>[1], file));
  const rejects = [...table.rejects, ...wrong, ...counted.rejects].sort(
    (one, other) => one.line - other.line,
  );
  return {
    read: table.lines.length + table.rejects.length,
    added: counted.added,
    changed: counted.changed,
    unchanged: counted.unchanged,
    rejects,
    isDryRun: file.isDryRun,
  };
}

async function readKnown(reading: Reading, { isCountry }: PeopleFilePorts): Promise<Known> {
  const { tx, actor } = reading;
  const { rows } = await tx.query<KnownParticipant & { key: string }>(
    'select id, key, name, left_on as "leftOn" from participant where id <> 1',
  );
  const groups = await tx.query<{ key: string }>('select key from working_group order by key');
  return {
    participants: new Map([
      ...rows.map((row) => [row.name.toLowerCase(), row] as const),
      ...rows.map((row) => [row.key, row] as const),
    ]),
    groups: new Set(groups.rows.map(({ key }) => key)),
    today: todayOf(reading),
    mayGive: (role, participantId) => mayGrant(actor, { role, participantId }),
    isCountry,
  };
}

type Given = z.output<typeof PEOPLE_FILE_ENDPOINTS.give.query>;

/** What is there as a file, or its header alone. */
export async function giveFile(reading: Reading, ports: PeopleFilePorts, { what, format, template }: Given) {
  const isTemplate = template === 'true';
  if (!isTemplate && !mayDo(reading.actor.roles, 'data.export')) throw new TocsinError('access.refused');
  const chosen = EXPORT_FORMATS.find(({ id }) => id === format)!;
  const data = { asOf: todayOf(reading), isSimulated: !isTemplate && reading.isSimulated };
  const table: ExportTable = isTemplate
    ? { title: what, columns: FILE_COLUMNS[what], rows: noRows(), ...data }
    : await ports.openTable(reading.tx, what, data);
  const chunks: Uint8Array[] = [];
  for await (const chunk of chosen.write(table)) chunks.push(chunk);
  return {
    fileName: `${what}${isTemplate ? '-template' : `-${data.asOf}`}.${chosen.extension}`,
    mediaType: chosen.mediaType,
    content: Buffer.concat(chunks).toString('base64'),
  };
}

async function* noRows(): AsyncGenerator<readonly string[]> {
  yield* [];
}
