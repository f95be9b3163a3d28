import { type RowTable, toFile } from '../../exports/to-file.ts';
import { TocsinError } from '../../kernel/errors.ts';
import type { ExportFormat, ExportValue } from '../../model/export-format.ts';
import { handlingOf, type Label, strictestOf } from '../../model/label.ts';
import { MARKINGS, type Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { FileAnswer } from '../../store/reading/route.ts';
import { mayDo } from '../access/rules.ts';
import type { Chain, LedgerResponse } from '../ledger/contract.ts';
import { ADVICE_QUERIES } from './advice-queries.ts';
import { COALITION_QUERIES } from './coalition-queries.ts';
import { WORK_TABLES, type WorkTable } from './contract.ts';

const QUERIES: Readonly<Record<string, string>> = { ...COALITION_QUERIES, ...ADVICE_QUERIES };

export interface ExportPorts {
  openCommitments(reading: Reading): Promise<RowTable>;
  getLedger(reading: Reading): Promise<LedgerResponse>;
  /** Signals that nobody has taken on: a step's figures count them. */
  listUntaken(reading: Reading): Promise<readonly { readonly labels: readonly Label[] | null }[]>;
  /** A frozen pack as it was hashed. */
  writePack(pack: unknown): string;
}

const isMarking = (value: ExportValue): value is Marking => MARKINGS.some((marking) => marking === value);

/**
 * A table of the coalition's work, as far as whoever asks sees it: rows are withheld by the store, as they are from the screen. Each row
 * carries the marking of what it is of, the table the strictest of them.
 *
 * @throws {TocsinError} `access.refused`
 */
export async function openWorkTable(
  reading: Reading,
  ports: ExportPorts,
  what: WorkTable,
): Promise<RowTable> {
  if (!mayDo(reading.actor.roles, 'data.export')) throw new TocsinError('access.refused');
  if (what === 'commitments') return ports.openCommitments(reading);
  const told = await (what === 'ledger' || what === 'ledger-steps'
    ? openLedger(reading, ports, what)
    : readQuery(reading, QUERIES[what]!));
  const place = told.columns.indexOf('marking');
  const markings = told.rows.flatMap((row) => (isMarking(row[place] ?? null) ? [row[place] as Marking] : []));
  return {
    title: what,
    ...told,
    strictest: strictestOf(markings),
    isSimulated: reading.isSimulated,
    asOf: reading.now.toISOString().slice(0, 10),
  };
}

type Told = Pick<RowTable, 'columns' | 'rows'>;

async function readQuery({ tx, now }: Reading, text: string): Promise<Told> {
  const values = text.includes('$1') ? [now] : [];
  const { rows, fields } = await tx.query<ExportValue[]>({ text, values, rowMode: 'array' });
  return { columns: fields.map(({ name }) => name), rows };
}

/** The strictest label along each chain, as far as the asker sees it. */
async function readChainMarkings({ tx }: Reading): Promise<ReadonlyMap<number, Marking | null>> {
  const { rows } = await tx.query<{ id: number; markings: Marking[] }>(
    `select t.id, array(select t.marking union select a.marking from alert_triage l join alert a on a.id = l.alert_id
       where l.triage_id = t.id) as markings from triage t`,
  );
  return new Map(rows.map(({ id, markings }) => [id, strictestOf(markings) ?? null]));
}

async function openLedger(
  reading: Reading,
  ports: ExportPorts,
  what: 'ledger' | 'ledger-steps',
): Promise<Told> {
  const { chains, steps } = await ports.getLedger(reading);
  const markings = await readChainMarkings(reading);
  if (what === 'ledger') return toTold(chains, chainColumns(markings));
  const untaken = (await ports.listUntaken(reading)).map(({ labels }) => handlingOf(labels).marking);
  const all = [...markings.values(), ...untaken].filter((marking) => marking !== null);
  return toTold(steps, stepColumns(strictestOf(all) ?? null));
}

type Columns<T> = Readonly<Record<string, (item: T) => ExportValue>>;

/** A measure of all chains and signals is as strict as the strictest of them. */
const stepColumns = (marking: Marking | null): Columns<LedgerResponse['steps'][number]> => ({
  step: ({ step }) => step,
  count: ({ count }) => count,
  open: ({ open }) => open,
  median_days: ({ median }) => median,
  p90_days: ({ p90 }) => p90,
  within_days: ({ withinDays }) => withinDays,
  share_within: ({ shareWithin }) => shareWithin,
  published_median_days: ({ published }) => published?.median ?? null,
  published_share_within: ({ published }) => published?.shareWithin ?? null,
  marking: () => marking,
});

const chainColumns = (markings: ReadonlyMap<number, Marking | null>): Columns<Chain> => ({
  triage_id: ({ triageId }) => triageId,
  state: ({ state }) => state,
  occurred_on: ({ occurredOn }) => occurredOn,
  known_on: ({ knownOn }) => knownOn,
  received_at: ({ receivedAt }) => receivedAt,
  signal_on: ({ signalOn }) => signalOn,
  opened_at: ({ openedAt }) => openedAt,
  decided_at: ({ decidedAt }) => decidedAt,
  alert_id: ({ alert }) => alert?.id ?? null,
  alert_sent_at: ({ alert }) => alert?.sentAt ?? null,
  asked: ({ alert }) => alert?.asked ?? null,
  received: ({ alert }) => alert?.received ?? null,
  acted: ({ alert }) => alert?.acted ?? null,
  first_received_at: ({ alert }) => alert?.firstReceivedAt ?? null,
  first_acted_at: ({ alert }) => alert?.firstActedAt ?? null,
  agenda_at: ({ agendaAt }) => agendaAt,
  recommendation_id: ({ recommendation }) => recommendation?.id ?? null,
  adopted_at: ({ recommendation }) => recommendation?.adoptedAt ?? null,
  committed_at: ({ committedAt }) => committedAt,
  in_force_at: ({ inForceAt }) => inForceAt,
  effect_at: ({ effectAt }) => effectAt,
  marking: ({ triageId }) => markings.get(triageId) ?? null,
});

const toTold = <T>(items: readonly T[], columns: Columns<T>): Told => ({
  columns: Object.keys(columns),
  rows: items.map((item) => Object.values(columns).map((write) => write(item))),
});

/** The same as a file; on record before it is handed out. */
export async function exportWork(
  reading: Reading,
  ports: ExportPorts,
  { what, format }: { readonly what: WorkTable; readonly format: ExportFormat['id'] },
): Promise<FileAnswer> {
  const table = await openWorkTable(reading, ports, what);
  return {
    ...toFile(table, format),
    trace: {
      action: 'data.export',
      subject: what,
      detail: { format, rows: table.rows.length, strictest: table.strictest ?? null },
    },
  };
}

export async function listExports(reading: Reading, ports: ExportPorts) {
  if (!mayDo(reading.actor.roles, 'data.export')) throw new TocsinError('access.refused');
  const items = [];
  for (const what of WORK_TABLES) items.push({ what, ...(await countTable(reading, ports, what)) });
  return { items };
}

/** How many rows there are and how strict, without reading what is in them where a statement can tell. */
async function countTable(reading: Reading, ports: ExportPorts, what: WorkTable) {
  const text = QUERIES[what];
  if (text === undefined) {
    const { rows, strictest = null } = await openWorkTable(reading, ports, what);
    return { rows: rows.length, strictest };
  }
  // Participants, people and groups are marked in no table.
  const marked = /\bmarking\b/.test(text) ? 'q.marking' : 'null::text';
  const { rows } = await reading.tx.query<{ rows: number; markings: ExportValue[] }>(
    `select count(*) as rows, coalesce(array_agg(distinct ${marked}), '{}') as markings from (${text}) q`,
    text.includes('$1') ? [reading.now] : [],
  );
  const { rows: count, markings } = rows[0]!;
  return { rows: count, strictest: strictestOf(markings.filter(isMarking)) ?? null };
}
