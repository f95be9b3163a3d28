import type { z } from 'zod';
import { dayOf, isoOf } from '../../kernel/days.ts';
import { placeOf, readPlaces } from '../../store/reading/places.ts';
import { nodesWithin, type Reading, readRun, syntheticNodes } from '../../store/reading/reading.ts';
import type { RouteLeg, RoutesResponse, routesQuerySchema } from './contract.ts';
import {
  type Leg,
  type LegSignal,
  type Means,
  type RouteFilter,
  readLegNodes,
  readLegSignals,
  readSums,
} from './queries.ts';

/** Days from the first to the last of 52 weeks. */
const WINDOW_DAYS = 363;
const SUBSTANCES_A_LEG = 5;

type Query = z.output<typeof routesQuerySchema>;

/** Who sends to whom, by what and hidden how, in a window. */
export async function listRoutes(reading: Reading, query: Query): Promise<RoutesResponse> {
  const { tx, asOf } = reading;
  const nodeIds =
    nodesWithin(reading, query.node) ?? (query.scope === 'synthetic' ? syntheticNodes(reading) : undefined);
  if (asOf === null) return EMPTY;
  const to = query.to ?? asOf;
  const from = query.from ?? isoOf(dayOf(to) - WINDOW_DAYS);
  const filter: RouteFilter = { knownBy: asOf, from, to, nodeIds };
  const run = await readRun(reading);
  const signals = run === undefined ? [] : await readLegSignals(tx, run.id, nodeIds);
  const { legs, modes, concealments, reports, routed } = await readSums(tx, filter, signals);
  return {
    asOf,
    from,
    to,
    total: legs.length,
    routedReports: routed,
    reportCount: reports,
    legs: await describeLegs(reading, filter, { signals, legs: legs.slice(0, query.limit) }),
    modes: describeMeans(modes, signals, 'mode'),
    concealments: describeMeans(concealments, signals, 'concealment'),
  };
}

const EMPTY: RoutesResponse = {
  asOf: null,
  from: null,
  to: null,
  total: 0,
  routedReports: 0,
  reportCount: 0,
  legs: [],
  modes: [],
  concealments: [],
};

async function describeLegs(
  { tx, catalogue }: Reading,
  filter: RouteFilter,
  { signals, legs }: { readonly signals: readonly LegSignal[]; readonly legs: readonly Leg[] },
): Promise<RouteLeg[]> {
  const places = await readPlaces(
    tx,
    legs.flatMap((leg) => [leg.a, leg.b]),
  );
  const substances = new Map<string, RouteLeg['substances']>();
  for (const { a, b, node, reports } of await readLegNodes(tx, filter, legs)) {
    const list = substances.get(`${a}-${b}`) ?? [];
    if (list.length < SUBSTANCES_A_LEG) list.push({ node: catalogue.ref(node), reports });
    substances.set(`${a}-${b}`, list);
  }
  return legs.map(({ a, b, reports, firstOn, lastOn }) => {
    const signal = signals.find(({ leg }) => leg.field === 'leg' && leg.fromId === a && leg.toId === b);
    return {
      from: placeOf(places, a),
      to: placeOf(places, b),
      reports,
      firstSeenOn: firstOn,
      lastSeenOn: lastOn,
      isNew: signal !== undefined,
      signalId: signal?.id ?? null,
      substances: substances.get(`${a}-${b}`) ?? [],
    };
  });
}

function describeMeans(
  means: readonly Means[],
  signals: readonly LegSignal[],
  field: 'mode' | 'concealment',
): RoutesResponse['modes'] {
  return means.map(({ text, reports, firstOn }) => {
    const signal = signals.find(
      ({ leg }) => leg.field === field && leg.text.toLowerCase() === text.toLowerCase(),
    );
    return {
      text,
      reports,
      firstSeenOn: firstOn,
      isNew: signal !== undefined,
      signalId: signal?.id ?? null,
    };
  });
}
