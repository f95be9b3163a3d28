import { type LinkedKind, type LinkWay, MOST_LINKS } from '../../store/access/chain-rules.ts';
import type { Transaction } from '../../store/door.ts';
import { type Asked, type LinkRow, readLinks } from './queries.ts';

/** Records of one chain at most. */
const MOST_RECORDS = 300;
/** No loop is longer: eight stages, and what was superseded in between. */
const MOST_STEPS = 14;

export interface Found {
  readonly kind: LinkedKind;
  readonly id: string;
  readonly relation: 'self' | 'cause' | 'result';
}
export const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string =>
  `${kind}:${id}`;

export interface Walk {
  readonly found: Map<string, Found>;
  readonly links: Map<string, { readonly from: string; readonly to: string }>;
  /** What was asked for its links, by way: what is linked to these and was not found is withheld. */
  readonly asked: Record<LinkWay, Found[]>;
  isShortened: boolean;
}

/** From the records given up to all causes and down to all results, step by step; then to what looked at any of them. */
export async function walkLinks(tx: Transaction, from: readonly Found[]): Promise<Walk> {
  const walk: Walk = {
    found: new Map(from.map((each) => [keyOf(each), each])),
    links: new Map(),
    asked: { up: [], down: [], beside: [] },
    isShortened: false,
  };
  // What a report or a signal stands in has no cause among records; those that look at it are found from what came of it.
  await follow(
    tx,
    walk,
    'up',
    from.filter(({ relation }) => relation !== 'result'),
  );
  await follow(
    tx,
    walk,
    'down',
    from.filter(({ relation }) => relation !== 'cause'),
  );
  walk.asked.beside = [...walk.found.values()].filter(isFollowed(from));
  take(walk, 'beside', await readLinks(tx, 'beside', toAsked('beside', walk.asked.beside)));
  return walk;
}

/** A meeting or a review is followed only where it is what was asked for. */
const isFollowed =
  (from: readonly Found[]) =>
  (each: Found): boolean =>
    (each.kind !== 'meeting' && each.kind !== 'review') ||
    from.some(({ kind, id }) => kind === each.kind && id === each.id);

async function follow(
  tx: Transaction,
  walk: Walk,
  way: 'up' | 'down',
  from: readonly Found[],
): Promise<void> {
  let edge: Found[] = [...from];
  for (let step = 0; step < MOST_STEPS && edge.length > 0; step += 1) {
    walk.asked[way].push(...edge);
    const fresh = take(walk, way, await readLinks(tx, way, toAsked(way, edge)));
    edge = fresh.filter(isFollowed(from));
  }
  if (edge.length > 0) walk.isShortened = true;
}

function toAsked(way: LinkWay, records: readonly Found[]): Asked {
  const kinds: Partial<Record<LinkedKind, string[]>> = {};
  for (const { kind, id } of records) kinds[kind] = [...(kinds[kind] ?? []), id];
  return { [way]: kinds };
}

/** Keeps what links lead to; returns the records that are new. */
function take(walk: Walk, way: LinkWay, rows: readonly LinkRow[]): Found[] {
  const fresh: Found[] = [];
  const counts = new Map<string, number>();
  for (const row of rows) {
    const branch = `${row.from} ${row.to}`;
    counts.set(branch, (counts.get(branch) ?? 0) + 1);
    const [from, to] = [
      { kind: row.from, id: row.fromId },
      { kind: row.to, id: row.toId },
    ];
    const [own, other] = row.found === 'from' ? [to, from] : [from, to];
    if (!walk.found.has(keyOf(other))) {
      if (walk.found.size >= MOST_RECORDS) {
        walk.isShortened = true;
        continue;
      }
      const beside = walk.found.get(keyOf(own))?.relation === 'cause' ? 'cause' : 'result';
      const relation = way === 'up' ? 'cause' : way === 'down' ? 'result' : beside;
      const record: Found = { ...other, relation };
      walk.found.set(keyOf(record), record);
      fresh.push(record);
    }
    walk.links.set(`${keyOf(from)} ${keyOf(to)}`, { from: keyOf(from), to: keyOf(to) });
  }
  if ([...counts.values()].some((count) => count > MOST_LINKS)) walk.isShortened = true;
  return fresh;
}

/** All that was asked for its links, in the form in which the store is asked. */
export const allAsked = ({ asked }: Walk, isThere: (found: Found) => boolean): Asked => ({
  ...toAsked('up', asked.up.filter(isThere)),
  ...toAsked('down', asked.down.filter(isThere)),
  ...toAsked('beside', asked.beside.filter(isThere)),
});
