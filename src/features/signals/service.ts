import type { z } from 'zod';
import { dayOf, isoOf } from '../../kernel/days.ts';
import { TocsinError } from '../../kernel/errors.ts';
import type { PlaceRef } from '../../model/api.ts';
import { handlingOf } from '../../model/label.ts';
import { evidenceCondition, type StoredLeg } from '../../store/evidence.ts';
import { readChanges } from '../../store/reading/count-series.ts';
import { findProvisional } from '../../store/reading/periods.ts';
import { placeOf, readPlaces } from '../../store/reading/places.ts';
import { type DetectionRun, nodesWithin, type Reading, readRun } from '../../store/reading/reading.ts';
import { type Condition, REPORTS_FROM } from '../../store/reading/report-filter.ts';
import { readReportPage } from '../../store/reading/report-page.ts';
import { readStreams, type StreamFacts, streamOf } from '../../store/reading/streams.ts';
import type { ReportPage } from '../reports/contract.ts';
import type {
  SignalItem,
  SignalLeg,
  SignalResponse,
  SignalSeries,
  SignalsResponse,
  signalReportsQuerySchema,
  signalsQuerySchema,
} from './contract.ts';
import { identityOf } from './identity.ts';
import { describeMethod } from './method.ts';
import { readHistory, readSignal, readSignals, type SignalRow, type StoredFigures } from './queries.ts';
import { raisedOn } from './raised.ts';
import { buildSentence } from './sentence.ts';
import { readSpark } from './spark.ts';

const NEW_DAYS = 28;
const DAYS_PER_WEEK = 7;
const MAX_POINTS = 500;
const FIRST_PAGE = { limit: 50, offset: 0 };

/** What is needed to show figures: the places and streams they name. */
interface Names {
  readonly places: ReadonlyMap<number, PlaceRef>;
  readonly streams: ReadonlyMap<number, StreamFacts>;
}

/** What is new as known on a date, ranked. */
export async function listSignals(
  reading: Reading,
  query: z.output<typeof signalsQuerySchema>,
): Promise<SignalsResponse> {
  const { node, ...rest } = query;
  const filter = { ...rest, nodeIds: nodesWithin(reading, node) };
  const run = await readRun(reading);
  if (run === undefined)
    return { asOf: null, total: 0, offset: query.offset, items: [], kinds: [], coverage: [] };
  const { total, rows, kinds } = await readSignals(reading.tx, run, filter);
  const names = await readNames(reading, rows);
  const items: SignalItem[] = [];
  for (const row of rows) items.push(await toItem(reading, row, names));
  return { asOf: run.asOf, total, offset: query.offset, items, kinds, coverage: toCoverage(run) };
}

function toCoverage(run: DetectionRun): SignalsResponse['coverage'] {
  return Object.entries(run.coverage).map(([detector, { scored, notApplicable }]) => ({
    detector: detector as SignalItem['detector'],
    scored,
    notApplicable: Object.entries(notApplicable).map(([reason, count]) => ({ reason, count })),
  }));
}

async function readNames({ tx }: Reading, rows: readonly SignalRow[]): Promise<Names> {
  const figures = rows.flatMap((row) => [row, ...row.finding.folded]);
  const ids = figures.flatMap(({ placeId, leg }) =>
    leg?.field === 'leg' ? [placeId, leg.fromId, leg.toId] : [placeId],
  );
  return { places: await readPlaces(tx, ids), streams: await readStreams(tx) };
}

function toLeg(leg: StoredLeg | null, { places }: Names): SignalLeg | null {
  if (leg === null) return null;
  return leg.field === 'leg'
    ? { field: 'leg', from: placeOf(places, leg.fromId), to: placeOf(places, leg.toId) }
    : { field: leg.field, text: leg.text };
}

function toFigures({ catalogue }: Reading, row: StoredFigures, names: Names) {
  return {
    detector: row.detector,
    kind: row.kind,
    node: row.nodeId === null ? null : catalogue.ref(row.nodeId),
    place: placeOf(names.places, row.placeId),
    stream: row.streamId === null ? null : streamOf(names.streams, row.streamId).ref,
    leg: toLeg(row.leg, names),
    startOn: row.startOn,
    observed: row.observed,
    expected: row.expected,
    score: row.score,
  };
}

async function toItem(reading: Reading, row: SignalRow, names: Names): Promise<SignalItem> {
  const figures = toFigures(reading, row, names);
  return {
    id: row.id,
    ...figures,
    lastOn: row.lastOn,
    lower: row.lower,
    upper: row.upper,
    pValue: row.pValue,
    reportCount: row.reportCount,
    reportKind: row.finding.evidence.reportKind ?? null,
    ...handlingOf(row.labels),
    sentence: buildSentence({ ...figures, pValue: row.pValue, until: untilOf(row) }),
    foldedCount: row.finding.folded.length,
    isNew: dayOf(row.firstRunOn) > dayOf(row.asOf) - NEW_DAYS,
    spark: await readSpark(reading, row),
  };
}

function untilOf({ finding }: SignalRow): string {
  return String(finding.explanation.values.until ?? '');
}

async function findSignal({ tx, asOf }: Reading, id: string): Promise<SignalRow> {
  const row = asOf === null ? undefined : await readSignal(tx, id, asOf);
  if (row === undefined) throw new TocsinError('signal.not-found', { id, asOf: asOf ?? '' });
  return row;
}

/** One signal with its series, method, history and reports. */
export async function getSignal(reading: Reading, id: string): Promise<SignalResponse> {
  const row = await findSignal(reading, id);
  const names = await readNames(reading, [row]);
  const evidence = evidenceCondition(row.finding.evidence, row.asOf);
  return {
    asOf: row.asOf,
    signal: await toItem(reading, row, names),
    series: await toSeries(reading, row, names),
    folded: row.finding.folded.map((folded) => toFigures(reading, folded, names)),
    explanation: row.finding.explanation,
    method: describeMethod(row.detector),
    history: await readHistory(reading.tx, id, row.asOf),
    points: await readPoints(reading, evidence),
    reports: await readReportPage(reading, evidence, FIRST_PAGE),
  };
}

async function toSeries(reading: Reading, row: SignalRow, names: Names): Promise<SignalSeries | null> {
  const { series } = row;
  if (series === null) return null;
  const first = dayOf(series.firstWeekOn);
  const weeks = series.observed.map((_, week) => isoOf(first + week * DAYS_PER_WEEK));
  const streamIds = row.streamId === null ? await readStreamsOf(reading, row) : [row.streamId];
  const lagDays = Math.max(0, ...streamIds.map((id) => streamOf(names.streams, id).lagDays));
  return {
    ...series,
    provisionalFrom: findProvisional(weeks, 'week', { asOf: row.asOf, lagDays }),
    changes: await readChanges(reading, names.streams, streamIds),
  };
}

async function readStreamsOf({ tx }: Reading, row: SignalRow): Promise<number[]> {
  const { sql, values } = evidenceCondition(row.finding.evidence, row.asOf);
  const { rows } = await tx.query<{ stream_id: number }>(
    `select distinct r.stream_id ${REPORTS_FROM} where ${sql}`,
    values,
  );
  return rows.map((found) => found.stream_id);
}

async function readPoints({ tx }: Reading, { sql, values }: Condition): Promise<SignalResponse['points']> {
  const { rows } = await tx.query<{ place_id: number; reports: number }>(
    `select r.place_id, count(*) as reports ${REPORTS_FROM} where ${sql} group by 1 order by 2 desc, 1 limit ${MAX_POINTS}`,
    values,
  );
  const places = await readPlaces(
    tx,
    rows.map((row) => row.place_id),
  );
  return rows.map((row) => ({ place: placeOf(places, row.place_id), reports: row.reports }));
}

/** The reports behind a signal, most recent first. */
export async function listSignalReports(
  reading: Reading,
  id: string,
  query: z.output<typeof signalReportsQuerySchema>,
): Promise<ReportPage> {
  const row = await findSignal(reading, id);
  return readReportPage(reading, evidenceCondition(row.finding.evidence, row.asOf), query);
}

/** A signal as triage keeps it: what was said of it, where its reports are, and by what it is recognised. */
export async function findForTriage(reading: Reading, id: string) {
  const row = await findSignal(reading, id);
  const item = await toItem(reading, row, await readNames(reading, [row]));
  const { kind, node, place, observed, expected, pValue, reportCount, startOn, leg } = item;
  const isMeans = leg !== null && leg.field !== 'leg';
  return {
    signalId: id,
    asOf: row.asOf,
    kind,
    node,
    place: { id: place.id, name: place.name },
    sentence: isMeans ? { ...item.sentence, key: 'signals.sentence.new-way' } : item.sentence,
    observed,
    expected,
    pValue,
    reportCount,
    startOn,
    signalOn: raisedOn(row, reading),
    evidence: row.finding.evidence,
    identity: identityOf(row),
  };
}
