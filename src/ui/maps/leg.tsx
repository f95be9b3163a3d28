import type { GeoProjection } from 'd3-geo';

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
  readonly leg: MapLeg;
  readonly projection: GeoProjection;
  readonly scale: number;
  readonly isLabelled: boolean;
  readonly isSelected: boolean;
  readonly onHover: (key: string | undefined) => void;
  readonly onSelect: ((key: string) => void) | undefined;
}

/** An arc that is wide where it leaves and thin where it arrives, so that its direction needs no arrow. */
function taper(from: readonly [number, number], to: readonly [number, number], width: number) {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const bend = Math.min(60, length * 0.22);
  const normal: [number, number] = [-(y2 - y1) / length, (x2 - x1) / length];
  const side = x2 >= x1 ? -1 : 1;
  const middle: [number, number] = [
    (x1 + x2) / 2 + normal[0] * bend * side * Math.sign(x2 - x1 || 1),
    (y1 + y2) / 2 - bend,
  ];
  const half = width / 2;
  const [nx, ny] = [normal[0] * half, normal[1] * half];
  const path = `M${x1 + nx},${y1 + ny}Q${middle[0] + nx * 0.5},${middle[1] + ny * 0.5} ${x2},${y2}Q${middle[0] - nx * 0.5},${middle[1] - ny * 0.5} ${x1 - nx},${y1 - ny}Z`;
  return { path, label: [(x1 + 2 * middle[0] + x2) / 4, (y1 + 2 * middle[1] + y2) / 4] as const };
}

export function Leg({ leg, projection, scale, isLabelled, isSelected, onHover, onSelect }: LegProps) {
  const from = projection([...leg.from]);
  const to = projection([...leg.to]);
  if (from === null || to === null) return null;
  const shape = taper(from, to, Math.max(1.6, leg.weight * 11) / scale);
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
        d={shape.path}
        fill={colour}
        fillOpacity={isSelected || leg.isNew ? 0.9 : 0.5}
        stroke={isSelected ? 'var(--ink)' : colour}
        strokeWidth={0.5 / scale}
      />
      <path d={shape.path} fill="none" stroke="transparent" strokeWidth={8 / scale} />
      {isLabelled ? (
        <text
          x={shape.label[0]}
          y={shape.label[1]}
          textAnchor="middle"
          style={{ fontSize: 11 / scale, strokeWidth: 3 / scale }}
        >
          {leg.label}
        </text>
      ) : null}
    </g>
  );
}
