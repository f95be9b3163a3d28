import { TocsinError } from '../../kernel/errors.ts';
import { SECRETARIAT_PARTICIPANT } from '../../model/access.ts';
import { lock } from '../../store/lock.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { SentFile } from '../../store/reading/route.ts';
import {
  isFault,
  type LineFault,
  type LineOutcome,
  type LineTaken,
  type SentFrom,
  type TableKind,
  wordFault,
} from '../../store/reading/table-kind.ts';
import { recordAudit } from '../access/actors.ts';
import { refuseSender } from '../access/refuse-sender.ts';
import { MOST_TOLD, type TableAnswer, type TableKindId } from './contract.ts';
import {
  addFile,
  closeLine,
  findFile,
  identityOf,
  type Keeping,
  keepAnew,
  keepLines,
  listMended,
  listOpen,
} from './kept-lines.ts';
import { type ReadFile, readFile, type SentLine } from './read-file.ts';

/** @throws {TocsinError} `access.not-sender`, `table.not-participant` */
export function admitSender(reading: Reading, kind: TableKind, participantId: number | undefined): void {
  try {
    kind.admit(reading, participantId);
  } catch (error) {
    if (!(error instanceof TocsinError && error.code === 'access.refused')) throw error;
    const { roles } = reading.actor;
    if (!roles.some((role) => kind.senders.includes(role))) throw refuseSender(roles, kind.id, kind.senders);
    throw new TocsinError('table.not-participant', { what: kind.id });
  }
}

export interface TakeAsked {
  readonly file: SentFile;
  readonly participantId: number | undefined;
  /** Says what would come of it, and writes nothing. */
  readonly isDryRun: boolean;
}

/** In whose keeping a file is: of who speaks for no participant, in the secretariat's. */
const keeperOf = ({ actor }: Reading): number =>
  actor.roles.includes('secretariat')
    ? SECRETARIAT_PARTICIPANT
    : (actor.participants[0] ?? SECRETARIAT_PARTICIPANT);

/**
 * Takes in a table: whole lines at once, the others kept with the reason. A dry run does all of it and undoes it, so that it says exactly
 * what would come of it.
 *
 * @throws {TocsinError} `access.not-sender`, `table.not-participant`, `file.*`, `table.too-many-lines`
 */
export async function takeTable(
  reading: Reading,
  kind: TableKind,
  { file, participantId, isDryRun }: TakeAsked,
): Promise<TableAnswer> {
  admitSender(reading, kind, participantId);
  const read = await readFile(kind, file);
  await lock(reading.tx, 'tables');
  const facts = { kind, name: file.name, sha256: read.sha256, ownerId: keeperOf(reading), participantId };
  const fileId = await findFile(reading, facts);
  await reading.tx.query('savepoint taken');
  const from = { fileName: file.name, participantId };
  const outcomes = await takeLines(reading, kind, { read, from });
  const told = tellMended([...read.uncut, ...outcomes], {
    read,
    mended: await listMended(reading.tx, fileId),
  });
  const answer = summarise(kind, { read, told, isDryRun });
  if (isDryRun) await reading.tx.query('rollback to savepoint taken');
  else {
    await keep(reading, kind, { read, told, fileId: fileId ?? (await addFile(reading, facts)) });
    const { added, changed, unchanged, rejected } = answer;
    await recordAudit(reading.tx, {
      action: 'table.import',
      subject: kind.id,
      detail: { file: file.name, sha256: read.sha256, added, changed, unchanged, rejected },
    });
  }
  return answer;
}

/** One outcome for each line that could be cut into cells. */
export async function takeLines(
  reading: Reading,
  kind: TableKind,
  { read, from }: { readonly read: Pick<ReadFile, 'lines'>; readonly from: SentFrom },
): Promise<readonly LineOutcome[]> {
  const isForeign = ({ isSimulated }: SentLine) => isSimulated && !reading.isSimulated;
  const foreign = read.lines
    .filter(isForeign)
    .map(({ line }): LineFault => ({ line, column: null, value: '', code: 'table.simulated', details: {} }));
  const own = read.lines.filter((line) => !isForeign(line));
  const outcomes = [...foreign, ...(await kind.take(reading, own, from))];
  if (outcomes.length !== read.lines.length)
    throw new RangeError(`${kind.id}: ${read.lines.length} lines, ${outcomes.length} outcomes`);
  return outcomes;
}

interface Told {
  readonly read: ReadFile;
  readonly told: readonly LineOutcome[];
}

/** A line of the same file that somebody mended here is not broken again. */
function tellMended(
  outcomes: readonly LineOutcome[],
  { read, mended }: { readonly read: ReadFile; readonly mended: ReadonlySet<string> },
): LineOutcome[] {
  const cells = new Map(read.lines.map((line) => [line.line, line.cells]));
  return outcomes
    .map((outcome): LineOutcome => {
      if (!isFault(outcome)) return outcome;
      const kept = { fault: outcome, cells: cells.get(outcome.line) ?? null };
      if (!mended.has(`${outcome.line} ${identityOf(kept)}`)) return outcome;
      return { line: outcome.line, outcome: 'unchanged', name: outcome.value };
    })
    .sort((one, other) => one.line - other.line);
}

async function keep(
  { tx, ...rest }: Reading,
  kind: TableKind,
  { read, told, fileId }: Told & { readonly fileId: number },
): Promise<void> {
  const reading = { tx, ...rest };
  const lines = new Map(read.lines.map((line) => [line.line, line]));
  const open = await listOpen(
    tx,
    kind.id,
    read.lines.flatMap(({ rejectId }) => rejectId ?? []),
  );
  const fresh: Keeping[] = [];
  for (const outcome of told) {
    const line = lines.get(outcome.line);
    const rejectId = line?.rejectId !== undefined && open.has(line.rejectId) ? line.rejectId : undefined;
    const cells = line?.cells ?? null;
    if (isFault(outcome)) {
      if (rejectId === undefined) fresh.push({ fault: outcome, cells });
      else await keepAnew(tx, rejectId, { fault: outcome, cells });
    } else if (rejectId !== undefined && cells !== null) await closeLine(reading, rejectId, cells);
  }
  await keepLines(tx, fileId, fresh);
}

function summarise(
  kind: TableKind,
  { read, told, isDryRun }: Told & { readonly isDryRun: boolean },
): TableAnswer {
  const taken = told.filter((each): each is LineTaken => !isFault(each));
  const faults = told.filter((each) => isFault(each));
  const count = (wanted: LineTaken['outcome']) => taken.filter(({ outcome }) => outcome === wanted).length;
  return {
    what: kind.id as TableKindId,
    read: read.lines.length + read.uncut.length,
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    rejected: faults.length,
    isDryRun,
    unread: [...read.unread],
    lines: taken.slice(0, MOST_TOLD).map(({ line, outcome, name, id }) => ({
      line,
      outcome,
      name: name.slice(0, 300),
      // What a dry run added is undone, and has no number to open.
      id: isDryRun && outcome === 'added' ? null : (id ?? null),
    })),
    rejects: faults.map((fault) => ({
      line: fault.line,
      column: fault.column,
      value: fault.value.slice(0, 1000),
      code: fault.code,
      message: wordFault(fault),
    })),
  };
}

/** @throws {TocsinError} `request.invalid` */
export function kindOf(kinds: readonly TableKind[], what: string): TableKind {
  const kind = kinds.find(({ id }) => id === what);
  if (kind === undefined) throw new TocsinError('request.invalid', { reason: what });
  return kind;
}
