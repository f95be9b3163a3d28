import type { Transaction } from '../../store/door.ts';
import type { RecommendationRow } from './queries.ts';
import { latestPositions, POSITIONS, type Position } from './rules.ts';

/** What participants said last in the round that runs or ran last. */
export interface PositionCounts {
  readonly counts: Readonly<Record<Position, number>>;
  /** Whether anybody broke the silence, whatever they said after. */
  readonly isBroken: boolean;
  /** Of the participants that were asked for. */
  readonly own: ReadonlyMap<number, Position>;
}

const EMPTY = Object.fromEntries(POSITIONS.map((position) => [position, 0])) as Record<Position, number>;
export const NOTHING_SAID: PositionCounts = { counts: EMPTY, isBroken: false, own: new Map() };

interface CountRow {
  readonly of: number;
  readonly position: Position;
  readonly count: number;
  readonly isBroken: boolean;
  readonly own: number[];
}

/** Counted in the store: a text has as many positions as the coalition has participants. */
export async function countPositions(
  tx: Transaction,
  rows: readonly Pick<RecommendationRow, 'id' | 'round'>[],
  participants: readonly number[],
): Promise<Map<number, PositionCounts>> {
  const { rows: counted } = await tx.query<CountRow>(
    `select l.of, l.position, count(*)::int as count, bool_or(l.broke) as "isBroken",
       coalesce(array_agg(l.participant_id) filter (where l.participant_id = any ($3)), '{}') as own
     from (select p.recommendation_id as of, p.participant_id, (array_agg(p.position order by p.id desc))[1] as position,
         bool_or(p.position = 'break') as broke
       from recommendation_position p join unnest($1::int[], $2::int[]) as r (id, round) on r.id = p.recommendation_id and r.round = p.round
       where p.recommendation_id = any ($1) group by 1, 2) l
     group by l.of, l.position`,
    [rows.map(({ id }) => id), rows.map(({ round }) => round), participants],
  );
  const found = new Map<
    number,
    { counts: Record<Position, number>; isBroken: boolean; own: Map<number, Position> }
  >();
  for (const { of, position, count, isBroken, own } of counted) {
    const held = found.get(of) ?? { counts: { ...EMPTY }, isBroken: false, own: new Map() };
    held.counts[position] = count;
    held.isBroken ||= isBroken;
    for (const id of own) held.own.set(id, position);
    found.set(of, held);
  }
  return found;
}

/** The same of positions that were read one by one. */
export function sumPositions(row: RecommendationRow): PositionCounts {
  const latest = latestPositions(row);
  const counts = { ...EMPTY };
  for (const { position } of latest.values()) counts[position] += 1;
  const isBroken = row.positions.some(({ round, position }) => round === row.round && position === 'break');
  return { counts, isBroken, own: new Map([...latest].map(([id, { position }]) => [id, position])) };
}
