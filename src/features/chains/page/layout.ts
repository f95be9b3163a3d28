import { type ChainKind, placeColumns } from '../rules.ts';

export const BOX = { width: 184, height: 84 } as const;
const GAP = { column: 78, row: 14 } as const;
/** Room that an arrow takes where it passes a column. */
const LANE = 14;
const MARGIN = 6;
const SWEEPS = 6;

interface Item {
  readonly key: string;
  readonly kind: ChainKind;
}
interface Arrow {
  readonly from: string;
  readonly to: string;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Layout<A extends Arrow> {
  readonly width: number;
  readonly height: number;
  /** Upper corner on the side where reading begins. */
  readonly boxes: ReadonlyMap<string, Point>;
  /** Column by column, each from top to bottom. */
  readonly columns: readonly (readonly string[])[];
  readonly paths: readonly { readonly arrow: A; readonly points: readonly Point[] }[];
}

interface Slot {
  readonly key: string;
  readonly height: number;
  y: number;
}

/**
 * Places records in columns by their stage, in an order that crosses few arrows (barycentre method: Sugiyama, Tagawa and Toda 1981); an
 * arrow that passes a column is given a lane there, so that none runs through a record.
 */
export function layOut<A extends Arrow>(items: readonly Item[], arrows: readonly A[]): Layout<A> {
  const column = placeColumns(items, arrows);
  const slots: Slot[][] = Array.from({ length: Math.max(0, ...column.values()) + 1 }, () => []);
  for (const { key } of items) slots[column.get(key)!]!.push({ key, height: BOX.height, y: 0 });
  const routes = arrows.map((arrow) => ({ arrow, keys: routeOf(arrow, column, slots) }));
  const links = routes.flatMap(({ keys }) => keys.slice(1).map((key, index) => [keys[index]!, key] as const));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) order(slots, links, sweep % 2 === 0);
  const height = Math.max(...slots.map(heightOf)) + 2 * MARGIN;
  for (const own of slots) stackUp(own, height);
  const middle = new Map(slots.flat().map((slot) => [slot.key, slot.y + slot.height / 2]));
  const left = (at: number) => MARGIN + at * (BOX.width + GAP.column);
  return {
    height,
    width: left(slots.length - 1) + BOX.width + MARGIN,
    boxes: new Map(
      items.map(({ key }) => [key, { x: left(column.get(key)!), y: middle.get(key)! - BOX.height / 2 }]),
    ),
    columns: slots.map((own) => own.filter(({ height: tall }) => tall === BOX.height).map(({ key }) => key)),
    paths: routes.map(({ arrow, keys }) => ({
      arrow,
      points: keys.flatMap((key, index) =>
        pointsOf(key, index, keys.length, left(column.get(arrow.from)! + index), middle),
      ),
    })),
  };
}

/** Columns that fit the width of a page of paper at a size that one can read. */
const PER_BAND = 3;

export interface Band extends Point {
  readonly width: number;
  readonly height: number;
}

/** Strips of a drawing that is too wide for paper; each begins with the column that the one before ended with. One: it fits. */
export function bandsOf({ columns, boxes, paths, width }: Layout<Arrow>): readonly Band[] {
  const step = BOX.width + GAP.column;
  const bands: Band[] = [];
  for (let at = 0; at === 0 || at < columns.length - 1; at += PER_BAND - 1) {
    const x = at * step;
    const until = Math.min(width, x + (PER_BAND - 1) * step + BOX.width + 2 * MARGIN);
    const isIn = (point: Point) => point.x >= x && point.x <= until;
    const tops = [...boxes.values()].filter(isIn).map(({ y }) => y);
    const passing = paths.flatMap(({ points }) => points.filter(isIn).map(({ y }) => y));
    const y = Math.min(...tops, ...passing) - LANE;
    const end = Math.max(...tops.map((top) => top + BOX.height), ...passing) + LANE;
    bands.push({ x, y, width: until - x, height: end - y });
  }
  return bands;
}

/** The record that it leaves, a lane in each column that it passes, the record that it reaches. */
function routeOf({ from, to }: Arrow, column: ReadonlyMap<string, number>, slots: Slot[][]): string[] {
  const lanes: string[] = [];
  for (let at = column.get(from)! + 1; at < column.get(to)!; at += 1) {
    const key = `${from} ${to} ${at}`;
    slots[at]!.push({ key, height: LANE, y: 0 });
    lanes.push(key);
  }
  return [from, ...lanes, to];
}

function pointsOf(
  key: string,
  index: number,
  length: number,
  x: number,
  middle: ReadonlyMap<string, number>,
): Point[] {
  const y = middle.get(key)!;
  if (index === 0) return [{ x: x + BOX.width, y }];
  return index === length - 1
    ? [{ x, y }]
    : [
        { x, y },
        { x: x + BOX.width, y },
      ];
}

const heightOf = (own: readonly Slot[]): number =>
  own.reduce((sum, { height }) => sum + height, 0) + GAP.row * Math.max(0, own.length - 1);

function order(slots: Slot[][], links: readonly (readonly [string, string])[], isForwards: boolean): void {
  const columns = isForwards ? slots : slots.toReversed();
  for (const [at, own] of columns.entries()) {
    const before = new Map(columns[at - 1]?.map(({ key }, index, all) => [key, index / all.length]));
    const place = new Map(own.map(({ key }, index) => [key, index / own.length]));
    const centre = ({ key }: Slot): number => {
      const near = links.flatMap(([from, to]) => {
        const [mine, other] = isForwards ? [to, from] : [from, to];
        return mine === key ? (before.get(other) ?? []) : [];
      });
      return near.length === 0 ? place.get(key)! : near.reduce((sum, each) => sum + each, 0) / near.length;
    };
    const centres = new Map(own.map((slot) => [slot.key, centre(slot)]));
    own.sort((one, other) => centres.get(one.key)! - centres.get(other.key)!);
  }
}

function stackUp(own: readonly Slot[], height: number): void {
  let y = (height - heightOf(own)) / 2;
  for (const slot of own) {
    slot.y = y;
    y += slot.height + GAP.row;
  }
}
