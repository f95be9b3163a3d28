import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import type { LinkedKind } from '../../store/access/chain-rules.ts';
import { isPossibleId, type Reading, readRun } from '../../store/reading/reading.ts';
import type { ChainEdge, ChainNode, ChainResponse, chainParamsSchema } from './contract.ts';
import { countBehind, findSignalsOn, isBehind, readReportFacts } from './evidence.ts';
import {
  isSomethingWithheld,
  type RecordRow,
  readRecords,
  readTakenSignals,
  type SignalFacts,
} from './queries.ts';
import { CHAIN_KINDS, daysBetween } from './rules.ts';
import { allAsked, type Found, keyOf, type Walk, walkLinks } from './walk.ts';

export interface ChainPorts {
  /** A signal of the run that answers, as the asker's audience has it. Throws `signal.not-found`. */
  findSignal(
    reading: Reading,
    id: string,
  ): Promise<SignalFacts & { readonly identity: string; readonly startOn: string }>;
  /** Triages that hold it, or the same finding as another audience has it. */
  findTriagesOf(
    tx: Reading['tx'],
    signal: { readonly id: string; readonly identity: string; readonly startOn: string },
  ): Promise<readonly number[]>;
}

type Asked = z.output<typeof chainParamsSchema>;

/** Signals whose reports are counted one by one. */
const MOST_COUNTED = 40;
/** Signals that one report is shown to stand behind. */
const MOST_SIGNALS = 30;
const NUMBER = /^\d{1,15}$/;

/** What the chain begins with beside what links lead to. */
interface Start {
  readonly from: readonly Found[];
  readonly signals: readonly SignalFacts[];
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
  readonly isShortened: boolean;
}

/**
 * The chain of one record.
 *
 * @throws {TocsinError} `chain.not-found`, for what is withheld as for what is not there
 */
export async function getChain(reading: Reading, ports: ChainPorts, asked: Asked): Promise<ChainResponse> {
  const start = await begin(reading, ports, asked);
  const walk = await walkLinks(reading.tx, start.from);
  const records = await readFound(reading, walk);
  const signals = await readSignals(reading, walk, start.signals);
  const behind = await readBehind(reading, { signals, asked, walk });
  const nodes = [...start.nodes, ...records, ...signals.map(({ node }) => node), ...behind.nodes].sort(
    inOrder,
  );
  const self = keyOf(asked);
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  if (!byKey.has(self)) throw new TocsinError('chain.not-found', { kind: asked.kind, id: asked.id });
  const links = [...walk.links.values(), ...start.edges, ...behind.edges];
  const isWithheld =
    behind.isWithheld ||
    (await isSomethingWithheld(
      reading.tx,
      allAsked(walk, (found) => byKey.has(keyOf(found))),
    ));
  return {
    now: reading.now.toISOString(),
    self,
    nodes,
    edges: links.flatMap(({ from, to }) => {
      const [cause, result] = [byKey.get(from), byKey.get(to)];
      return cause === undefined || result === undefined
        ? []
        : [{ from, to, days: daysBetween(cause.at, result.at) }];
    }),
    isWithheld,
    isShortened: walk.isShortened || start.isShortened,
    isSimulated: reading.isSimulated,
  };
}

const inOrder = (one: ChainNode, other: ChainNode): number =>
  CHAIN_KINDS.indexOf(one.kind) - CHAIN_KINDS.indexOf(other.kind) ||
  (one.at ?? '').localeCompare(other.at ?? '') ||
  one.key.localeCompare(other.key, 'en', { numeric: true });

const NOTHING = { signals: [], nodes: [], edges: [], isShortened: false } as const;

async function begin(reading: Reading, ports: ChainPorts, { kind, id }: Asked): Promise<Start> {
  if (kind === 'report') return beginWithReport(reading, ports, id);
  if (kind === 'signal') return beginWithSignal(reading, ports, id);
  if (!NUMBER.test(id) || !isPossibleId(Number(id))) throw new TocsinError('chain.not-found', { kind, id });
  return { ...NOTHING, from: [{ kind, id, relation: 'self' }] };
}

/** A signal that stands in the asker's own run; one that only a triage holds is found by that. */
async function beginWithSignal(reading: Reading, ports: ChainPorts, id: string): Promise<Start> {
  const from: Found = { kind: 'signal', id, relation: 'self' };
  const own = await findOwn(reading, ports, id);
  if (own === undefined) return { ...NOTHING, from: [from] };
  const triages = (await ports.findTriagesOf(reading.tx, own)).map(String);
  return {
    ...NOTHING,
    from: [from, ...triages.map((triage): Found => ({ kind: 'triage', id: triage, relation: 'result' }))],
    signals: [own],
    edges: triages.map((triage) => ({ from: keyOf(from), to: `triage:${triage}`, days: null })),
  };
}

async function findOwn(reading: Reading, ports: ChainPorts, id: string) {
  try {
    return await ports.findSignal(reading, id);
  } catch (error) {
    if (error instanceof TocsinError && error.code === 'signal.not-found') return undefined;
    throw error;
  }
}

async function beginWithReport(reading: Reading, ports: ChainPorts, id: string): Promise<Start> {
  const { tx } = reading;
  const facts = NUMBER.test(id) ? await readReportFacts(tx, id) : undefined;
  if (facts === undefined) throw new TocsinError('chain.not-found', { kind: 'report', id });
  const run = await readRun(reading);
  const possible = await findSignalsOn(tx, { id, runId: run?.id ?? null, most: MOST_SIGNALS + 1 });
  const self = `report:${id}`;
  const from: Found[] = [];
  const signals: SignalFacts[] = [];
  const edges: ChainEdge[] = [];
  for (const each of possible.slice(0, MOST_SIGNALS)) {
    if (from.some((found) => found.id === each.id) || !(await isBehind(tx, id, each))) continue;
    from.push({ kind: 'signal', id: each.id, relation: 'result' });
    edges.push({ from: self, to: `signal:${each.id}`, days: null });
    const own = each.isTaken ? undefined : await findOwn(reading, ports, each.id);
    if (own !== undefined) signals.push(own);
  }
  const node: ChainNode = {
    ...{ key: self, kind: 'report', id, title: facts.place, sentence: null, detail: facts.reporter },
    ...{ state: facts.kind, at: atNoon(facts.knownOn), count: 1, marking: facts.marking },
    ...{ path: `/chains/report/${id}`, relation: 'self' },
  };
  return { from, signals, nodes: [node], edges, isShortened: possible.length > MOST_SIGNALS };
}

const atNoon = (isoDate: string): string => `${isoDate}T12:00:00.000Z`;

const PATHS: Readonly<Record<Exclude<LinkedKind, 'signal' | 'milestone'>, string>> = {
  triage: '/alerts/triage',
  alert: '/alerts',
  meeting: '/groups/meetings',
  input: '/recommendations/inputs',
  'good-practice': '/recommendations/practices',
  recommendation: '/recommendations',
  commitment: '/commitments',
  review: '/review',
};

async function readFound({ tx }: Reading, { found }: Walk): Promise<ChainNode[]> {
  const nodes: ChainNode[] = [];
  for (const kind of CHAIN_KINDS) {
    if (kind === 'report' || kind === 'signal') continue;
    const ids = [...found.values()].filter((each) => each.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    for (const row of await readRecords(tx, kind, ids))
      nodes.push(toNode(found.get(`${kind}:${row.id}`)!, row));
  }
  return nodes;
}

function toNode({ kind, id, relation }: Found, row: RecordRow): ChainNode {
  const path =
    kind === 'milestone'
      ? `/commitments/${row.parentId}`
      : `${kind === 'signal' ? '/signals' : PATHS[kind]}/${id}`;
  return {
    ...{ key: keyOf({ kind, id }), kind, id, title: row.title, sentence: row.sentence, detail: row.detail },
    ...{
      state: row.state,
      at: row.at?.toISOString() ?? null,
      count: 1,
      marking: row.marking,
      path,
      relation,
    },
  };
}

interface TakenSignal {
  readonly facts: SignalFacts;
  readonly node: ChainNode;
}

async function readSignals(
  { tx }: Reading,
  { found }: Walk,
  own: readonly SignalFacts[],
): Promise<TakenSignal[]> {
  const ids = [...found.values()].filter(({ kind }) => kind === 'signal').map(({ id }) => id);
  const taken = ids.length === 0 ? [] : await readTakenSignals(tx, ids);
  // What a triage keeps is what people acted on.
  const known = [...taken, ...own.filter(({ id }) => !taken.some((each) => each.id === id))];
  return known.map((facts) => ({
    facts,
    node: {
      ...{
        key: `signal:${facts.id}`,
        kind: 'signal',
        id: facts.id,
        title: null,
        sentence: facts.sentence,
        detail: null,
      },
      ...{ state: null, at: atNoon(facts.signalOn), count: 1, marking: null, path: `/signals/${facts.id}` },
      relation: found.get(`signal:${facts.id}`)?.relation ?? 'result',
    },
  }));
}

interface BehindAll {
  readonly nodes: ChainNode[];
  readonly edges: { readonly from: string; readonly to: string }[];
  readonly isWithheld: boolean;
}

/** The reports behind each signal as one record with their number; where a report was asked for, the others behind what came of it. */
async function readBehind(
  { tx }: Reading,
  {
    signals,
    asked,
    walk,
  }: { readonly signals: readonly TakenSignal[]; readonly asked: Asked; readonly walk: Walk },
): Promise<BehindAll> {
  const all: BehindAll = { nodes: [], edges: [], isWithheld: false };
  let isWithheld = false;
  for (const { facts, node } of signals.slice(0, MOST_COUNTED)) {
    const { count, knownOn } = await countBehind(tx, facts);
    if (count < facts.reportCount) isWithheld = true;
    const isOwn = asked.kind === 'report' && node.relation === 'result' && walk.found.has(node.key);
    const others = isOwn ? count - 1 : count;
    if (others < 1) continue;
    const key = `report:of:${facts.id}`;
    all.nodes.push({
      ...{
        key,
        kind: 'report',
        id: `of:${facts.id}`,
        title: null,
        sentence: null,
        detail: null,
        state: null,
      },
      ...{ at: knownOn === null ? null : atNoon(knownOn), count: others, marking: null, path: node.path },
      relation: 'cause',
    });
    all.edges.push({ from: key, to: node.key });
  }
  return { ...all, isWithheld };
}
