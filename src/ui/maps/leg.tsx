import type { GeoProjection } from 'd3-geo';
import type { LabelWish, Spot } from './place-labels.ts';

export interface MapLeg {
  readonly key: string;
  /** Longitude, latitude. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** In [0, 1], the largest leg being 1. */
  readonly weight: number;
  readonly isNew: boolean;
  readonly label: string;
}

interface LegProps {
  readonly drawn: DrawnLeg;
  readonly scale: number;
  readonly isSelected: boolean;
  readonly onHover: (key: string | undefined) => void;
  readonly onSelect: ((key: string) => void) | undefined;
}

type Point = readonly [number, number];

/** A leg as it is drawn: a quadratic curve, and its outline. */
export interface DrawnLeg {
  readonly leg: MapLeg;
  readonly outline: string;
  readonly curve: readonly [from: Point, middle: Point, to: Point];
}

/** An arc that is wide where it leaves and thin where it arrives, so that its direction needs no arrow. */
export function drawLeg(leg: MapLeg, projection: GeoProjection, scale: number): DrawnLeg | undefined {
  const from = projection([...leg.from]);
  const to = projection([...leg.to]);
  if (from === null || to === null) return undefined;
  const [x1, y1] = from;
  const [x2, y2] = to;
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const bend = Math.min(60, length * 0.22);
  const normal: Point = [-(y2 - y1) / length, (x2 - x1) / length];
  const side = x2 >= x1 ? -1 : 1;
  const middle: Point = [
    (x1 + x2) / 2 + normal[0] * bend * side * Math.sign(x2 - x1 || 1),
    (y1 + y2) / 2 - bend,
  ];
  const half = Math.max(1.6, leg.weight * 11) / scale / 2;
  const [nx, ny] = [normal[0] * half, normal[1] * half];
  const outline = `M${x1 + nx},${y1 + ny}Q${middle[0] + nx * 0.5},${middle[1] + ny * 0.5} ${x2},${y2}Q${middle[0] - nx * 0.5},${middle[1] - ny * 0.5} ${x1 - nx},${y1 - ny}Z`;
  return { leg, outline, curve: [from, middle, to] };
}

/** How far beside its curve a label stands. */
const BESIDE = 14;
/** Where along its curve a label is tried. */
const ALONG = [0.5, 0.35, 0.65];

/** The label of a leg: on its curve, else a line above or below it, in the middle or nearer to an end. */
export function wishOfLeg({ leg, curve }: DrawnLeg, scale: number, isForced: boolean): LabelWish {
  const [from, middle, to] = curve;
  const pointAt = (t: number, axis: 0 | 1): number =>
    ((1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * to[axis]) * scale;
  const spots = [0, -BESIDE, BESIDE].flatMap((above) =>
    ALONG.map((t): Spot => ({ x: pointAt(t, 0), y: pointAt(t, 1) + above, anchor: 'middle' })),
  );
  return { key: leg.key, text: leg.label, spots: spots as [Spot, ...Spot[]], isForced };
}

export function Leg({ drawn: { leg, outline }, scale, isSelected, onHover, onSelect }: LegProps) {
  const colour = leg.isNew ? 'var(--alarm)' : 'var(--cat-1)';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list or table beside the map is the way by keyboard
    <g
      onClick={onSelect === undefined ? undefined : () => onSelect(leg.key)}
      onPointerEnter={() => onHover(leg.key)}
      onPointerLeave={() => onHover(undefined)}
      style={{ cursor: 'pointer' }}
    >
      <title>{leg.label}</title>
      <path
        d={outline}
        fill={colour}
        fillOpacity={isSelected || leg.isNew ? 0.9 : 0.5}
        stroke={isSelected ? 'var(--ink)' : colour}
        strokeWidth={0.5 / scale}
      />
      <path d={outline} fill="none" stroke="transparent" strokeWidth={8 / scale} />
    </g>
  );
}
