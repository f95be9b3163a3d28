import type { NodeCatalogue } from '../../store/reading/catalogue.ts';
import { readRun } from '../../store/reading/reading.ts';
import type { SearchItem } from './contract.ts';
import { type Find, MOST_RANKED } from './find-records.ts';

const ACCENTS = /\p{M}/gu;
const fold = (text: string): string => text.normalize('NFKD').replace(ACCENTS, '').toLowerCase();

interface Known {
  readonly id: string;
  readonly name: string;
  /** The entry's own name first. */
  readonly names: readonly (readonly [as: string, folded: string])[];
}

interface KnownNames {
  readonly entries: readonly Known[];
  /** All folded names, a line each: most words that are sought stand in none of them. */
  readonly all: string;
}

const known = new WeakMap<NodeCatalogue, KnownNames>();

/** Names and numbers of the registry, folded once. */
function knownIn(catalogue: NodeCatalogue): KnownNames {
  let held = known.get(catalogue);
  if (held === undefined) {
    const entries = catalogue.entries.map((entry) => ({
      id: entry.id,
      name: entry.name,
      names: [entry.name, ...entry.synonyms, ...entry.cas, ...(entry.inchikey ? [entry.inchikey] : [])].map(
        (name) => [name, fold(name)] as const,
      ),
    }));
    held = { entries, all: entries.flatMap(({ names }) => names.map(([, folded]) => folded)).join('\n') };
    known.set(catalogue, held);
  }
  return held;
}

interface Match {
  readonly entry: Known;
  readonly as: string;
  /** 0 the name itself, 1 begins so, 2 a word begins so, 3 holds it. */
  readonly rank: number;
}

function matchOf(entry: Known, asked: string): Match | undefined {
  let best: Match | undefined;
  for (const [as, folded] of entry.names) {
    const at = folded.indexOf(asked);
    if (at === -1) continue;
    const rank = folded === asked ? 0 : at === 0 ? 1 : /[^\p{L}\p{N}]/u.test(folded[at - 1]!) ? 2 : 3;
    if (best === undefined || rank < best.rank) best = { entry, as, rank };
  }
  return best;
}

const SHORTEST = 2;

/** Entries of the registry by name, synonym, CAS number or InChIKey; the registry is public. */
function matchNodes(catalogue: NodeCatalogue, q: string): readonly Match[] {
  const asked = fold(q.trim());
  if (asked.length < SHORTEST) return [];
  const { entries, all } = knownIn(catalogue);
  if (!all.includes(asked)) return [];
  return entries
    .flatMap((entry) => matchOf(entry, asked) ?? [])
    .sort((one, other) => one.rank - other.rank || one.entry.name.localeCompare(other.entry.name, 'en'));
}

export const findSubstances: Find = async ({ catalogue }, { q, limit }) =>
  matchNodes(catalogue, q)
    .slice(0, limit)
    .map(
      ({ entry, as }): SearchItem => ({
        id: entry.id,
        title: entry.name,
        detail: as === entry.name ? null : as,
        path: `/substances/${entry.id}`,
        search: {},
        marking: null,
      }),
    );

const MOST_NODES = 50;

/** Signals of the run that answers, on a substance of that name or at a place of that name. */
export const findSignals: Find = async (reading, { q, words, limit }) => {
  const run = await readRun(reading);
  if (run === undefined) return [];
  const nodes = matchNodes(reading.catalogue, q)
    .filter(({ rank }) => rank < 3)
    .slice(0, MOST_NODES)
    .map(({ entry }) => entry.id);
  const { rows } = await reading.tx.query<{
    id: string;
    node: string | null;
    place: string;
    kind: string;
    start: string;
  }>(
    `select s.id, s.node_id as node, p.name as place, s.kind, st.start_on as start
     from signal_state st join signal s on s.id = st.signal_id and s.audience = st.audience join place p on p.id = s.place_id
     where st.run_id = $1 and (s.node_id = any ($2) or s.place_id in (select id from search_place($3::tsquery, $5)))
     order by st.rank limit $4`,
    [run.id, nodes, words, limit, MOST_RANKED],
  );
  return rows.map(({ id, node, place, start }) => ({
    id,
    title: [node === null ? null : reading.catalogue.ref(node).name, place].filter(Boolean).join(', '),
    detail: start,
    path: `/signals/${id}`,
    search: {},
    marking: null,
  }));
};
