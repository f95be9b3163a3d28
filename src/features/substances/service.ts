import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import type { NodeRef } from '../../model/api.ts';
import type { RegistryEntry } from '../../model/substance.ts';
import type { NodeCatalogue } from '../../store/reading/catalogue.ts';
import { countSeries } from '../../store/reading/count-series.ts';
import { placeOf, readPlaces } from '../../store/reading/places.ts';
import { nodesWithin, type Reading, readRun } from '../../store/reading/reading.ts';
import type {
  SubstanceItem,
  SubstanceResponse,
  SubstancesResponse,
  substanceQuerySchema,
  substancesQuerySchema,
} from './contract.ts';
import {
  countSignalsOn,
  type NodeFigures,
  readCountriesSeen,
  readKinds,
  readNodeFigures,
  readSpellings,
} from './queries.ts';

type Figures = ReadonlyMap<string, NodeFigures>;
type Query = z.output<typeof substancesQuerySchema>;

function figuresOf(reading: Reading): Promise<Figures> {
  const { asOf, tx, catalogue } = reading;
  if (asOf === null) return Promise.resolve(new Map());
  return reading.once('substances.figures', () => readNodeFigures(tx, catalogue, asOf));
}

/** Finds substances, classes and preparations. */
export async function listSubstances(reading: Reading, query: Query): Promise<SubstancesResponse> {
  const { catalogue } = reading;
  const under = nodesWithin(reading, query.under);
  const figures = await figuresOf(reading);
  const found = catalogue.entries
    .filter((entry) => meets(entry, query, figures))
    .filter((entry) => under === undefined || (entry.id !== query.under && under.includes(entry.id)))
    .flatMap((entry) => toItem(entry, query.query, { catalogue, figures }))
    .sort(ORDERS[query.sort]);
  const { offset, limit } = query;
  return {
    asOf: reading.asOf,
    total: found.length,
    offset,
    items: found.slice(offset, offset + limit),
  };
}

function meets(entry: RegistryEntry, query: Query, figures: Figures): boolean {
  if (query.scope === 'synthetic' && !entry.isSynthetic) return false;
  if (query.kind !== undefined && entry.kind !== query.kind) return false;
  return query.reported === 'false' || figures.has(entry.id);
}

const byName = (a: SubstanceItem, b: SubstanceItem) => a.name.localeCompare(b.name, 'en');
const ORDERS: Readonly<Record<Query['sort'], (a: SubstanceItem, b: SubstanceItem) => number>> = {
  reports: (a, b) => b.reports - a.reports || byName(a, b),
  name: byName,
  // Newest first: what was first seen lately is what one looks for; never seen comes last.
  'first-seen': (a, b) => (b.firstSeenOn ?? '').localeCompare(a.firstSeenOn ?? '') || byName(a, b),
};

function toItem(
  entry: RegistryEntry,
  text: string | undefined,
  { catalogue, figures }: { readonly catalogue: NodeCatalogue; readonly figures: Figures },
): SubstanceItem[] {
  const match = findMatch(entry, text);
  if (match === undefined) return [];
  const seen = figures.get(entry.id);
  return [
    {
      id: entry.id,
      name: entry.name,
      kind: entry.kind,
      isSynthetic: entry.isSynthetic,
      parents: entry.parents.map((id) => catalogue.ref(id)),
      matched: match,
      reports: seen?.reports ?? 0,
      countries: seen?.countries.size ?? 0,
      firstSeenOn: seen?.firstSeenOn ?? null,
      lastSeenOn: seen?.lastSeenOn ?? null,
      controls: toControls(entry),
    },
  ];
}

/** What met the query: `null` for the name itself (or no query), undefined for nothing. */
function findMatch(entry: RegistryEntry, text: string | undefined): string | null | undefined {
  const wanted = text?.trim().toLowerCase() ?? '';
  if (wanted === '' || entry.name.toLowerCase().includes(wanted)) return null;
  const others = [...entry.synonyms, ...entry.cas, ...(entry.inchikey ? [entry.inchikey] : [])];
  return others.find((other) => other.toLowerCase().includes(wanted));
}

function toControls(entry: RegistryEntry): SubstanceItem['controls'] {
  return entry.controls.map(({ convention, schedule, since }) => ({
    convention,
    schedule,
    since: since !== undefined && /^\d{4}(?:-\d{2}-\d{2})?$/.test(since) ? since : null,
  }));
}

/** What a substance is, whether it is controlled, who has seen it. */
export async function getSubstance(
  reading: Reading,
  id: string,
  { unit }: z.output<typeof substanceQuerySchema>,
): Promise<SubstanceResponse> {
  const { catalogue, asOf } = reading;
  const entry = catalogue.get(id);
  if (entry === undefined) throw new TocsinError('substance.not-found', { id });
  const figures = await figuresOf(reading);
  const seen = figures.get(id);
  return {
    asOf,
    id,
    name: entry.name,
    kind: entry.kind,
    isSynthetic: entry.isSynthetic,
    synonyms: [...entry.synonyms],
    cas: [...entry.cas],
    smiles: entry.smiles || null,
    inchikey: entry.inchikey || null,
    formula: entry.formula || null,
    classPaths: pathsTo(catalogue, entry),
    children: listChildren(catalogue, figures, id),
    constituents: entry.constituents.map((constituent) => catalogue.ref(constituent)),
    controls: toControls(entry),
    identitySource: entry.source,
    reports: seen?.reports ?? 0,
    firstSeenOn: seen?.firstSeenOn ?? null,
    lastSeenOn: seen?.lastSeenOn ?? null,
    ...(await readSightings(reading, id, unit)),
  };
}

type Sightings = Pick<
  SubstanceResponse,
  'reportsByKind' | 'writtenAs' | 'countries' | 'series' | 'signalCount'
>;

async function readSightings(reading: Reading, id: string, unit: 'week' | 'month'): Promise<Sightings> {
  const { tx, asOf, catalogue } = reading;
  if (asOf === null) return { reportsByKind: [], writtenAs: [], countries: [], series: null, signalCount: 0 };
  const nodeIds = catalogue.within(id);
  const seen = await readCountriesSeen(tx, nodeIds, asOf);
  const places = await readPlaces(
    tx,
    seen.map((row) => row.country_id),
  );
  const run = await readRun(reading);
  return {
    reportsByKind: await readKinds(tx, nodeIds, asOf),
    writtenAs: await readSpellings(tx, id, asOf),
    countries: seen.map((row) => ({
      place: placeOf(places, row.country_id),
      iso2: row.iso2,
      reports: row.reports,
      firstSeenOn: row.first_on,
      firstKinds: row.first_kinds,
      lastSeenOn: row.last_on,
    })),
    series: (await countSeries(reading, { nodeIds }, unit)).series,
    signalCount: run === undefined ? 0 : await countSignalsOn(tx, run.id, nodeIds),
  };
}

/** Each way from a root down to a direct parent, root first. */
function pathsTo(catalogue: NodeCatalogue, entry: RegistryEntry): NodeRef[][] {
  return entry.parents.flatMap((parent) => {
    const above = catalogue.get(parent);
    const paths = above === undefined ? [] : pathsTo(catalogue, above);
    return (paths.length > 0 ? paths : [[]]).map((path) => [...path, catalogue.ref(parent)]);
  });
}

function listChildren(catalogue: NodeCatalogue, figures: Figures, id: string): SubstanceResponse['children'] {
  return catalogue
    .childrenOf(id)
    .map((child) => ({
      node: catalogue.ref(child),
      reports: figures.get(child)?.reports ?? 0,
      firstSeenOn: figures.get(child)?.firstSeenOn ?? null,
    }))
    .sort((a, b) => b.reports - a.reports || a.node.name.localeCompare(b.node.name, 'en'));
}
