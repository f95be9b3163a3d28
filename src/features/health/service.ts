import type { z } from 'zod';
import { dayOf, isoOf } from '../../kernel/days.ts';
import { TocsinError } from '../../kernel/errors.ts';
import { findProvisional, listPeriods, startOfPeriod } from '../../store/reading/periods.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { readStreams, type StreamFacts, streamOf } from '../../store/reading/streams.ts';
import {
  type HealthKind,
  type HealthResponse,
  type HealthTrend,
  healthKindSchema,
  type healthQuerySchema,
} from './contract.ts';
import {
  type HealthFilter,
  type PeriodValue,
  readClassPeriods,
  readNodePeriods,
  readOneNode,
  readSites,
  readStreamPeriods,
  type StreamPeriod,
} from './queries.ts';

const MAX_SUBSTANCES = 12;
/** Streams that report no more often are yearly. */
const YEARLY_DAYS = 300;
/** A stream that missed so many of its reports has stopped: it is no longer expected. */
const MISSED_UNTIL_STOPPED = 3;

const DENOMINATORS: Readonly<Record<HealthKind, HealthTrend['denominator']['label']>> = {
  death: 'all-deaths-reported',
  overdose: 'all-overdoses-reported',
  'drug-check': 'all-samples-checked',
  wastewater: 'sites-measured',
};

type Query = z.output<typeof healthQuerySchema>;

/** Deaths, overdoses, drug checking and wastewater by substance, each with denominator and completeness. */
export async function getHealth(reading: Reading, query: Query): Promise<HealthResponse> {
  const { asOf, catalogue } = reading;
  if (query.node !== undefined && catalogue.get(query.node) === undefined)
    throw new TocsinError('substance.not-found', { id: query.node });
  const kinds: HealthTrend[] = [];
  if (asOf !== null) {
    const streams = await readStreams(reading.tx);
    for (const kind of healthKindSchema.options) {
      const streamIds = [...streams.values()].flatMap(({ ref }) => (ref.kind === kind ? [ref.id] : []));
      if (streamIds.length === 0) continue;
      const isLoad = kind === 'wastewater';
      const unit = query.unit ?? unitOf(streamIds.map((id) => streamOf(streams, id)));
      const filter = { knownBy: asOf, toOn: asOf, streamIds, isLoad, iso2: query.country, unit };
      kinds.push(...(await getTrend(reading, { kind, filter, streams, node: query.node })));
    }
  }
  return { asOf, kinds };
}

/** A kind that comes once a year has nothing to say of months. */
function unitOf(streams: readonly StreamFacts[]): 'month' | 'year' {
  return streams.every(({ cadenceDays }) => cadenceDays >= YEARLY_DAYS) ? 'year' : 'month';
}

interface Wanted {
  readonly kind: HealthKind;
  readonly filter: HealthFilter & { readonly unit: 'month' | 'year' };
  readonly streams: ReadonlyMap<number, StreamFacts>;
  readonly node: string | undefined;
}

async function getTrend(
  reading: Reading,
  { kind, filter, streams: all, node }: Wanted,
): Promise<HealthTrend[]> {
  const { tx } = reading;
  const rows = await readStreamPeriods(tx, filter);
  if (rows.length === 0) return [];
  const asOf = filter.knownBy;
  const streams = [...new Set(rows.map((row) => row.stream_id))].map((id) => streamOf(all, id));
  const span = spanOf(rows, streams, { asOf, unit: filter.unit });
  const { periods } = span;
  const completeness = findCompleteness(span);
  const reports = spread(periods, sumReports(rows));
  return [
    {
      kind,
      measure: filter.isLoad ? 'mg-per-1000-people-day' : 'reports',
      unit: filter.unit,
      firstOn: periods[0]!,
      denominator: {
        label: DENOMINATORS[kind],
        values: filter.isLoad ? spread(periods, await readSites(tx, filter)) : reports,
      },
      completeness,
      provisionalFrom: findProvisional(periods, filter.unit, {
        asOf,
        lagDays: Math.max(...streams.map((stream) => stream.lagDays)),
      }),
      substances: await listSubstances(reading, filter, { periods, node, reporting: completeness.reporting }),
      reportCount: reports.reduce((sum, count) => sum + count, 0),
      streams: streams.map((stream) => stream.ref.name),
    },
  ];
}

const sumReports = (rows: readonly StreamPeriod[]): PeriodValue[] =>
  rows.map(({ on, reports }) => ({ on, value: reports }));

/** Values by period without holes; several of one period are added up. */
function spread(periods: readonly string[], values: readonly PeriodValue[]): number[] {
  const sums = new Map<string, number>();
  for (const { on, value } of values) sums.set(on, (sums.get(on) ?? 0) + value);
  return periods.map((period) => sums.get(period) ?? 0);
}

interface Span {
  /** Up to the last period in which anything is expected: after that there is nothing to know. */
  readonly periods: readonly string[];
  /** By stream: the periods in which it reported, and the last one in which it is expected to. */
  readonly streams: readonly { readonly seen: readonly string[]; readonly until: string }[];
}

interface Now {
  readonly asOf: string;
  readonly unit: 'month' | 'year';
}

function spanOf(rows: readonly StreamPeriod[], streams: readonly StreamFacts[], now: Now): Span {
  const spans = streams.map((stream) => {
    const seen = rows.filter((row) => row.stream_id === stream.ref.id).map((row) => row.on);
    return { seen, until: expectedUntil(seen.at(-1)!, stream, now) };
  });
  const last = spans
    .map(({ until }) => until)
    .sort()
    .at(-1)!;
  return { periods: listPeriods(rows[0]!.on, last, now.unit), streams: spans };
}

function findCompleteness({ periods, streams }: Span): HealthTrend['completeness'] {
  return {
    reporting: periods.map((period) => streams.filter(({ seen }) => seen.includes(period)).length),
    expected: periods.map(
      (period) => streams.filter(({ seen, until }) => seen[0]! <= period && period <= until).length,
    ),
  };
}

/** Last period in which a stream is expected: the present one, or its last where it has stopped. */
function expectedUntil(lastOn: string, stream: StreamFacts, { asOf, unit }: Now): string {
  const nextOn = isoOf(dayOf(lastOn) + MISSED_UNTIL_STOPPED * stream.cadenceDays + stream.lagDays);
  return startOfPeriod(nextOn, unit) >= startOfPeriod(asOf, unit) ? startOfPeriod(asOf, unit) : lastOn;
}

/** What reports name; of a class all that lies under it, as everywhere: «Fentanils» holds the deaths that name fentanyl. */
async function readNamed(
  { tx, catalogue }: Reading,
  filter: HealthFilter,
  under: string | undefined,
): Promise<ReadonlyMap<string, PeriodValue[]>> {
  const isAsked = (id: string) => under === undefined || catalogue.within(under).includes(id);
  const named = (await readNodePeriods(tx, filter)).filter((row) => isAsked(row.node));
  // Loads of several substances have no common median: each stands for itself, and a class for what measures it as one.
  const classes = filter.isLoad
    ? []
    : [...new Set(named.map((row) => row.node))].filter((id) => catalogue.ref(id).kind === 'class');
  const members = classes.map((id) => ({ node: id, within: catalogue.within(id) }));
  const rows = [
    ...named.filter((row) => !classes.includes(row.node)),
    ...(members.length === 0 ? [] : await readClassPeriods(tx, filter, members)),
  ];
  const found = new Map<string, PeriodValue[]>();
  for (const { node, ...value } of rows) found.set(node, [...(found.get(node) ?? []), value]);
  return found;
}

/** A node and its children, each with all that lies under it. */
async function readUnder(
  { tx, catalogue }: Reading,
  filter: HealthFilter,
  node: string,
): Promise<ReadonlyMap<string, PeriodValue[]>> {
  const found = new Map<string, PeriodValue[]>();
  for (const id of [node, ...catalogue.childrenOf(node)])
    found.set(id, await readOneNode(tx, filter, catalogue.within(id)));
  return found;
}

interface ListedFor {
  readonly periods: readonly string[];
  readonly node: string | undefined;
  /** Streams that reported, by period. */
  readonly reporting: readonly number[];
}

async function listSubstances(
  reading: Reading,
  filter: HealthFilter,
  { periods, node, reporting }: ListedFor,
): Promise<HealthTrend['substances']> {
  const found = await (node === undefined || filter.isLoad
    ? readNamed(reading, filter, node)
    : readUnder(reading, filter, node));
  return [...found]
    .filter(([, values]) => values.length > 0)
    .map(([id, values]) => {
      const at = new Map(values.map(({ on, value }) => [on, value]));
      // Nothing measured is not a measured nothing: wastewater has a value only where a site measured.
      const absent = (index: number) => (filter.isLoad || reporting[index] === 0 ? null : 0);
      const sum = values.reduce((total, { value }) => total + value, 0);
      return {
        node: reading.catalogue.ref(id),
        total: filter.isLoad ? sum / values.length : sum,
        values: periods.map((period, index) => at.get(period) ?? absent(index)),
      };
    })
    .sort((a, b) => b.total - a.total || a.node.id.localeCompare(b.node.id))
    .slice(0, MAX_SUBSTANCES);
}
