import type { z } from 'zod';
import { ERRORS, fillTemplate, TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import type { NameResolution } from '../../model/substance.ts';
import { SOURCES } from '../../sources/index.ts';
import type { Actor } from '../../store/door.ts';
import { listPeriods, shiftPeriod, startOfPeriod } from '../../store/reading/periods.ts';
import { placeOf, readPlaces } from '../../store/reading/places.ts';
import { isPossibleId, type Reading } from '../../store/reading/reading.ts';
import { readStreams, type StreamFacts } from '../../store/reading/streams.ts';
import { mayDo } from '../access/rules.ts';
import type {
  ImportItem,
  ImportsResponse,
  NameItem,
  NamesResponse,
  namesQuerySchema,
  RejectItem,
  RejectsResponse,
  RetryBody,
  RetryResponse,
  rejectsQuerySchema,
  SettleBody,
  SourcesResponse,
  StreamItem,
  StreamsResponse,
  streamsQuerySchema,
} from './contract.ts';
import {
  countImports,
  countRejects,
  type ImportRow,
  type NameRow,
  type Page,
  type RejectRow,
  readImports,
  readNames,
  readRejects,
  readReportsOfRow,
  readStreamMonths,
  readStreamUse,
  type StreamUse,
  writeName,
} from './queries.ts';
import { findOverdue, findState } from './stream-state.ts';

const MAX_CANDIDATES = 8;
const SPARK_MONTHS = 36;

/** Actions of other features and of the server that this one needs; wired in `server/app.ts`. */
export interface DataPorts {
  resolveName(name: string): NameResolution;
  retryReject(
    actor: Actor,
    id: number,
    cells: RetryBody['cells'],
  ): Promise<{ readonly outcome: RetryResponse['outcome'] }>;
}

export function listSources(): SourcesResponse {
  return {
    items: SOURCES.map((source) => ({
      id: source.id,
      label: source.label,
      publisher: source.publisher,
      licence: source.licence,
      landingPage: source.landingPage,
      cadenceDays: source.cadenceDays,
      lagDays: source.lagDays,
      revisions: source.revisions,
      columns: source.columns.map(({ name, tag, isRequired }) => ({ name, tag, isRequired })),
    })),
  };
}

// ---------------------------------------------------------------- imports

export async function listImports(reading: Reading, page: Page): Promise<ImportsResponse> {
  const rows = await readImports(reading.tx, page);
  return {
    total: await countImports(reading.tx),
    offset: page.offset,
    items: rows.map((row) => toImport(reading, row)),
  };
}

export async function getImport(reading: Reading, id: number): Promise<ImportItem> {
  const [row] = isPossibleId(id) ? await readImports(reading.tx, { id, limit: 1, offset: 0 }) : [];
  if (row === undefined) throw new TocsinError('import.not-found', { id });
  return toImport(reading, row);
}

function errorOf({ is_cut_off, error_code, error_message }: ImportRow): ImportItem['error'] {
  if (is_cut_off)
    return { code: 'import.interrupted', message: new TocsinError('import.interrupted').message };
  return error_code === null ? null : { code: error_code, message: error_message ?? '' };
}

function toImport({ sources }: Reading, row: ImportRow): ImportItem {
  return {
    id: row.id,
    sourceId: row.source_id,
    sourceLabel: sources.find(({ id }) => id === row.source_id)?.label ?? row.mapping?.label ?? row.source_id,
    fileName: row.file_name,
    fileHash: row.sha256,
    sizeBytes: row.size_bytes,
    state: row.is_cut_off ? 'failed' : row.state,
    progress: row.progress,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    counts: {
      read: row.read_count,
      new: row.new_count,
      revised: row.revised_count,
      unchanged: row.unchanged_count,
      rejected: row.rejected_count,
      withdrawn: row.withdrawn_count,
    },
    replaces: row.replaces,
    error: errorOf(row),
  };
}

// ---------------------------------------------------------------- rejects

export async function listRejects(
  { tx }: Reading,
  query: z.output<typeof rejectsQuerySchema>,
): Promise<RejectsResponse> {
  const { importId, state, code } = query;
  if (importId !== undefined && !isPossibleId(importId))
    throw new TocsinError('import.not-found', { id: importId });
  const codes = await countRejects(tx, { importId, state, code });
  const rows = await readRejects(tx, { importId, state, code }, query);
  const counted = codes.filter((entry) => code === undefined || entry.code === code);
  return {
    total: counted.reduce((sum, { count }) => sum + count, 0),
    offset: query.offset,
    items: rows.map(toReject),
    codes,
  };
}

function toReject({ values, ...row }: RejectRow): RejectItem {
  const entry = (ERRORS as Readonly<Record<string, { readonly message: string } | undefined>>)[row.code];
  const known = { ...values, column: row.column ?? '', raw: row.raw, row: row.row };
  return { ...row, message: entry === undefined ? row.code : fillTemplate(entry.message, known) };
}

/** Sends a mended row again; still rejected it is kept with the new reason. */
export async function retryReject(
  database: DatabaseName,
  ports: DataPorts,
  { actor, id, cells }: { readonly actor: Actor; readonly id: number; readonly cells: RetryBody['cells'] },
): Promise<RetryResponse['outcome']> {
  if (!isPossibleId(id)) throw new TocsinError('reject.not-found', { id });
  if (!mayDo(actor.roles, 'reject.mend')) throw new TocsinError('access.refused');
  if (database !== 'live') throw new TocsinError('import.not-into-sample');
  return (await ports.retryReject(actor, id, cells)).outcome;
}

/** The row as it stands after it was sent again. */
export async function describeRetry(
  { tx }: Reading,
  id: number,
  outcome: RetryResponse['outcome'],
): Promise<RetryResponse> {
  const filter = { importId: undefined, state: undefined, code: undefined, id };
  const [row] = await readRejects(tx, filter, { limit: 1, offset: 0 });
  if (row === undefined) throw new TocsinError('reject.not-found', { id });
  return {
    outcome,
    reportIds: outcome === 'taken-in' ? await readReportsOfRow(tx, row) : [],
    reject: toReject(row),
  };
}

// ---------------------------------------------------------------- names

export async function listNames(
  reading: Reading,
  query: z.output<typeof namesQuerySchema>,
): Promise<NamesResponse> {
  const { state, offset, limit } = query;
  const names = await readNames(reading.tx, { state, query: query.query });
  return {
    total: names.length,
    offset,
    items: names.slice(offset, offset + limit).map((row) => toName(reading, row)),
    rows: names.reduce((sum, { rows }) => sum + rows, 0),
  };
}

function toName({ catalogue }: Reading, row: NameRow): NameItem {
  return {
    id: row.id,
    name: row.name,
    rows: row.rows,
    streams: row.streams,
    firstSeenOn: row.first_on,
    outcome: row.outcome,
    rule: row.rule,
    confidence: row.confidence,
    targets: row.targets.map((id) => catalogue.ref(id)),
    candidates: row.candidates
      .slice(0, MAX_CANDIDATES)
      .map(({ target, confidence, rule }) => ({ node: catalogue.ref(target), confidence, rule })),
    settled:
      row.settled_by === null || row.settled_at === null
        ? null
        : { by: row.settled_by, at: row.settled_at.toISOString() },
  };
}

async function findName({ tx }: Reading, id: number): Promise<NameRow> {
  const [row] = isPossibleId(id) ? await readNames(tx, { id }) : [];
  if (row === undefined) throw new TocsinError('name.not-found', { id });
  return row;
}

/** A person says what a name stands for, for all its rows. */
export async function settleName(
  reading: Reading,
  { id, body }: { readonly id: number; readonly body: SettleBody },
): Promise<NameItem> {
  if (!mayDo(reading.actor.roles, 'name.settle')) throw new TocsinError('access.refused');
  await findName(reading, id);
  const targets = 'targets' in body ? [...new Set(body.targets)] : [];
  for (const target of targets)
    if (reading.catalogue.get(target) === undefined)
      throw new TocsinError('substance.not-found', { id: target });
  await writeName(reading.tx, id, {
    action: 'settle',
    actor: reading.actor.id,
    to: {
      outcome: targets.length > 0 ? 'resolved' : 'unspecified',
      targets,
      rule: 'person',
      confidence: 1,
      settledBy: reading.actor.name,
    },
  });
  return toName(reading, await findName(reading, id));
}

/** Takes a person's decision back: the name stands again for what the rules make of it. */
export async function undoName(reading: Reading, ports: DataPorts, id: number): Promise<NameItem> {
  if (!mayDo(reading.actor.roles, 'name.settle')) throw new TocsinError('access.refused');
  const row = await findName(reading, id);
  if (row.settled_by === null) throw new TocsinError('name.not-settled', { name: row.name });
  await writeName(reading.tx, id, {
    action: 'undo',
    actor: reading.actor.id,
    to: { ...ports.resolveName(row.name), settledBy: null },
  });
  return toName(reading, await findName(reading, id));
}

// ---------------------------------------------------------------- streams

const STATES: readonly StreamItem['state'][] = ['silent', 'late', 'incomplete', 'reported-none', 'ok'];

/** Streams and their gaps as of the date: silent first. */
export async function listStreams(
  reading: Reading,
  query: z.output<typeof streamsQuerySchema>,
): Promise<StreamsResponse> {
  const { tx, asOf } = reading;
  if (asOf === null) return { asOf, items: [] };
  const streams = await readStreams(tx);
  const countries = await readPlaces(
    tx,
    [...streams.values()].flatMap((stream) => stream.countryId ?? []),
  );
  const use = new Map((await readStreamUse(tx, asOf)).map((row) => [row.stream_id, row]));
  const first = shiftPeriod(startOfPeriod(asOf, 'month'), 'month', 1 - SPARK_MONTHS);
  const periods = listPeriods(first, asOf, 'month');
  const counts = new Map<string, number>();
  for (const row of await readStreamMonths(tx, asOf, first))
    counts.set(`${row.stream_id}|${row.on}`, row.reports);
  const items = [...streams.values()].flatMap((stream) => {
    // A stream that nothing was known of by the date was not there yet.
    const used = use.get(stream.ref.id);
    if (used === undefined) return [];
    const country = stream.countryId === null ? undefined : placeOf(countries, stream.countryId);
    const spark = periods.map((period) => counts.get(`${stream.ref.id}|${period}`) ?? 0);
    return [
      {
        ...toStream(stream, used, { asOf, spark }),
        country: country?.name ?? null,
        iso2: country?.iso2 ?? null,
      },
    ];
  });
  const wanted = items.filter((item) => query.state === undefined || item.state === query.state);
  return {
    asOf,
    items: wanted.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || b.reports - a.reports),
  };
}

function toStream(
  stream: StreamFacts,
  used: StreamUse,
  { asOf, spark }: { readonly asOf: string; readonly spark: number[] },
): Omit<StreamItem, 'country' | 'iso2'> {
  const history = {
    asOf,
    cadenceDays: stream.cadenceDays,
    lagDays: stream.lagDays,
    lastOccurredOn: used.last_on,
    year: used.year,
    yearSeen: used.year_seen,
    yearUnnamed: used.year_unnamed,
    months: spark,
  };
  return {
    stream: stream.ref,
    cadenceDays: stream.cadenceDays,
    lagDays: stream.lagDays,
    reports: used.reports,
    firstOccurredOn: used.first_on,
    lastOccurredOn: used.last_on,
    lastKnownOn: used.last_known_on,
    overdueDays: findOverdue(history),
    state: findState(history),
    spark,
  };
}
