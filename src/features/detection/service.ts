import { createHash } from 'node:crypto';
import { dayOf, isoOf } from '../../kernel/days.ts';
import { TocsinError } from '../../kernel/errors.ts';
import type { DetectionOutput } from '../../model/detector.ts';
import { type Actor, asDetection, type Door, type Transaction } from '../../store/door.ts';
import type { World } from '../imports/world.ts';
import {
  buildStableNames,
  type StableNames,
  type TrackedFinding,
  type TrackedSignal,
  trackSignals,
} from './engine/track.ts';
import { openJudges } from './judges.ts';
import { type LoadedDetection, loadDetection } from './load.ts';
import { PARAMETERS_VERSION, recordRun, Translator } from './record.ts';

/** One detection at a time writes to a database. */
const DETECTION_LOCK = 7_202_313;
const DAYS_PER_WEEK = 7;
/** No signal pauses longer and goes on: see `engine/track.ts`. */
const LONGEST_PAUSE_DAYS = 400;
/** First appearances, increases and legs ring no longer than this; only changes of a stream do. */
const LOOK_BACK_WEEKS = 26;
/** A stored run this near before the date answers for it: replays are weekly. */
const RUN_HOLDS_DAYS = 28;

export interface DetectionPorts {
  readonly door: Door;
  readonly actor: Actor;
  readonly world: World;
  readonly database: string;
  /** The built `worker.ts`: threads judge, so that a server goes on answering. Absent: the calling thread judges. */
  readonly worker?: URL | undefined;
  /** When signals are raised; the system's clock, where absent. */
  readonly clock?: (() => Date) | undefined;
}

export interface DetectionSummary {
  readonly asOf: string;
  readonly signals: number;
  readonly series: number;
  readonly coverage: DetectionOutput['coverage'];
}

/** The newest known date: what «today» is to the data. Undefined where there is no report. */
export async function findNewestKnown(tx: Transaction): Promise<string | undefined> {
  const { rows } = await tx.query<{ newest: string | null }>(
    'select max(known_on) as newest from series_cell',
  );
  return rows[0]?.newest ?? undefined;
}

async function getAsOf(tx: Transaction, asked: string | undefined, database: string): Promise<string> {
  const newest = await findNewestKnown(tx);
  if (newest === undefined) throw new TocsinError('detection.no-reports', { database });
  return asked === undefined || asked > newest ? newest : asked;
}

/**
 * Judges everything known on a date and stores what was found.
 *
 * The weeks of the half year before that have no run, or one from before the last import or decision, are judged first: when a
 * signal first rang, and which one it continues, is read from the stored runs.
 */
export async function detectAsOf(ports: DetectionPorts, asked?: string): Promise<DetectionSummary> {
  const { loaded, asOf, lacking } = await ports.door.run(asDetection(ports.actor), async (tx) => {
    const asOf = await getAsOf(tx, asked, ports.database);
    const loaded = await loadDetection(tx, ports.world);
    return { loaded, asOf, lacking: await listLackingWeeks(tx, asOf) };
  });
  let last: DetectionSummary | undefined;
  for await (const summary of judgeDates(ports, loaded, [...lacking, asOf])) last = summary;
  return last!;
}

/**
 * The stored run that answers for a date («today» by default), made now where there is none or where reports came in, or a person
 * settled a name, since it was made.
 */
export async function ensureRun(ports: DetectionPorts, asked?: string): Promise<string> {
  const found = await ports.door.run(ports.actor, async (tx) => {
    const asOf = await getAsOf(tx, asked, ports.database);
    const { rowCount } = await tx.query(`select from detection_run run where as_of = $1 and ${IS_FRESH}`, [
      asOf,
      PARAMETERS_VERSION,
    ]);
    return { asOf, isThere: rowCount === 1 };
  });
  if (!found.isThere) await detectAsOf(ports, found.asOf);
  return found.asOf;
}

/** Made by the present parameters, and nothing that was known by its date has changed since. */
const IS_FRESH = 'run.parameters_version = $2 and not changed_since(run.ran_at, run.as_of)';

/**
 * The date, where no stored run can answer for it: none is near enough before it, or the last one is of earlier parameters or of other
 * reports than are now known of its date. For the newest date a run is made behind the pages, which show the last one meanwhile.
 */
export async function findLackingRun(tx: Transaction, asOf: string): Promise<string | null> {
  const { rows } = await tx.query<{ holds: boolean }>(
    `select run.as_of > $1::date - ${RUN_HOLDS_DAYS} and ($1::date >= (select max(known_on) from series_cell) or ${IS_FRESH}) as holds
     from detection_run run where as_of <= $1::date order by as_of desc limit 1`,
    [asOf, PARAMETERS_VERSION],
  );
  if (rows[0]?.holds) return null;
  const { rowCount } = await tx.query('select from series_cell where known_on <= $1::date limit 1', [asOf]);
  return rowCount === 0 ? null : asOf;
}

/** Dates in weekly steps back from a date, oldest first, for which no stored run of the week before can stand. */
async function listLackingWeeks(tx: Transaction, asOf: string): Promise<string[]> {
  const { rows } = await tx.query<{ day: string }>(
    `select to_char(day, 'YYYY-MM-DD') as day
     from generate_series($1::date - ${LOOK_BACK_WEEKS * DAYS_PER_WEEK}, $1::date - ${DAYS_PER_WEEK}, interval '${DAYS_PER_WEEK} days') day
     where day >= (select min(known_on) from series_cell)
       and not exists (select from detection_run run where as_of <= day and as_of > day - interval '${DAYS_PER_WEEK} days' and ${IS_FRESH})
     order by 1`,
    [asOf, PARAMETERS_VERSION],
  );
  return rows.map(({ day }) => day);
}

export interface ReplayRequest {
  readonly from: string;
  readonly to: string;
  readonly onRun?: (summary: DetectionSummary, share: number) => void;
  /** Told where the replay ends sooner than asked: of days after the newest report nothing can be known. */
  readonly onCut?: (newest: string) => void;
}

/**
 * Detection as it would have been, week by week: each run sees only what was known on its date.
 *
 * @throws {TocsinError} `detection.no-reports`, `date.after-newest`
 */
export async function replay(
  ports: DetectionPorts,
  { from, to, onRun, onCut }: ReplayRequest,
): Promise<DetectionSummary[]> {
  const { loaded, last } = await ports.door.run(asDetection(ports.actor), async (tx) => {
    const last = await getAsOf(tx, to, ports.database);
    if (from > last) throw new TocsinError('date.after-newest', { from, newest: last });
    return { loaded: await loadDetection(tx, ports.world), last };
  });
  if (last < to) onCut?.(last);
  const dates: string[] = [];
  for (let day = dayOf(from); day <= dayOf(last); day += DAYS_PER_WEEK) dates.push(isoOf(day));
  const summaries: DetectionSummary[] = [];
  for await (const summary of judgeDates(ports, loaded, dates)) {
    summaries.push(summary);
    onRun?.(summary, summaries.length / dates.length);
  }
  return summaries;
}

/** Judges the dates, oldest first, and stores each in a transaction of its own: a run finds the signals of the one before. */
async function* judgeDates(
  ports: DetectionPorts,
  loaded: LoadedDetection,
  dates: readonly string[],
): AsyncGenerator<DetectionSummary> {
  const judges = openJudges(loaded.input, { worker: ports.worker });
  const notes = { names: buildStableNames(loaded.input), translator: new Translator(loaded) };
  try {
    for await (const output of judges.judge(dates))
      yield await ports.door.run(asDetection(ports.actor), (tx) =>
        record(tx, output, { ...notes, now: ports.clock?.() ?? new Date() }),
      );
  } finally {
    await judges.close();
  }
}

async function record(
  tx: Transaction,
  output: DetectionOutput,
  {
    names,
    translator,
    now,
  }: { readonly names: StableNames; readonly translator: Translator; readonly now: Date },
): Promise<DetectionSummary> {
  await tx.query('select pg_advisory_xact_lock($1)', [DETECTION_LOCK]);
  const { asOf, findings, seriesCount, coverage } = output;
  const tracked = trackSignals(await listOpenSignals(tx, asOf), findings, names);
  await recordRun(tx, { output, tracked: tracked.map(shortenKey), now }, translator);
  return { asOf, signals: findings.length, series: seriesCount, coverage };
}

/** A new signal gets a short id, made of what it is and when it began: the same in every replay. */
function shortenKey(tracked: TrackedFinding): TrackedFinding {
  if (!tracked.isNew) return tracked;
  return { ...tracked, key: `s-${createHash('sha256').update(tracked.key).digest('hex').slice(0, 12)}` };
}

/** Signals of earlier runs that may still go on, the newest state of each. */
async function listOpenSignals(tx: Transaction, asOf: string): Promise<TrackedSignal[]> {
  const { rows } = await tx.query<{
    id: string;
    kind: TrackedSignal['kind'];
    detector: TrackedSignal['detector'];
    names: Pick<TrackedSignal, 'node' | 'place' | 'stream' | 'leg'>;
    start_on: string;
    last_on: string;
  }>(
    `select distinct on (s.id) s.id, s.kind, s.detector, state.finding -> 'names' as names, state.start_on, state.last_on
     from signal_state state join signal s on s.id = state.signal_id join detection_run run on run.id = state.run_id
     where run.as_of < $1 and run.as_of > $1::date - ${LONGEST_PAUSE_DAYS}
     order by s.id, run.as_of desc`,
    [asOf],
  );
  return rows.map((row) => ({
    ...row.names,
    key: row.id,
    kind: row.kind,
    detector: row.detector,
    startDay: dayOf(row.start_on),
    lastDay: dayOf(row.last_on),
  }));
}
