import type { GeoProjection } from 'd3-geo';
import type { ReactNode } from 'react';
import type { Box, LabelWish } from './place-labels.ts';

export interface MapSpot {
  readonly key: string;
  readonly latitude: number;
  readonly longitude: number;
  /** What the area of the symbol stands for. */
  readonly size: number;
  /** Read on hover. */
  readonly label: string;
  /** Written beside the symbol where there is room. */
  readonly name?: string;
}

/** A symbol as it is drawn: its middle in the drawing's units, its radius in pixels of the screen. */
export interface DrawnSpot extends MapSpot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const LARGEST = 18;
const SMALLEST = 3.5;
const CLICKABLE = 9;
const GAP = 3;
const HALF_LINE = 7;

/** Areas in proportion; at least 7 pixels across. The chosen one is drawn last, above the others. */
export function drawSpots(
  spots: readonly MapSpot[],
  projection: GeoProjection,
  {
    selected,
    largest = LARGEST,
  }: { readonly selected: string | undefined; readonly largest?: number | undefined },
): DrawnSpot[] {
  const top = Math.max(1, ...spots.map((spot) => spot.size));
  return spots
    .flatMap((spot): DrawnSpot[] => {
      const at = projection([spot.longitude, spot.latitude]);
      if (at === null) return [];
      const radius = Math.max(SMALLEST, Math.sqrt(Math.max(0, spot.size) / top) * largest);
      return [{ ...spot, x: at[0], y: at[1], radius }];
    })
    .toSorted((a, b) => Number(a.key === selected) - Number(b.key === selected) || b.size - a.size);
}

export const boxOfSpot = ({ x, y, radius }: DrawnSpot, scale: number): Box => ({
  left: x * scale - radius,
  right: x * scale + radius,
  top: y * scale - radius,
  bottom: y * scale + radius,
});

/** The name of a symbol: beside it, else above or below. */
export function wishOfSpot(
  spot: DrawnSpot & { readonly name: string },
  scale: number,
  { isForced, own }: { readonly isForced: boolean; readonly own: Box },
): LabelWish {
  const [x, y] = [spot.x * scale, spot.y * scale];
  const beside = spot.radius + GAP;
  return {
    key: spot.key,
    text: spot.name,
    spots: [
      { x: x + beside, y, anchor: 'start' },
      { x: x - beside, y, anchor: 'end' },
      { x, y: y - beside - HALF_LINE, anchor: 'middle' },
      { x, y: y + beside + HALF_LINE, anchor: 'middle' },
    ],
    isForced,
    own,
  };
}

interface SpotsProps {
  readonly spots: readonly DrawnSpot[];
  readonly selected: string | undefined;
  readonly onSelect: ((key: string) => void) | undefined;
  readonly tone: 'alarm' | 'plain' | undefined;
  /** Pixels of the screen for one unit of the drawing: sizes stay the same on every width and zoom. */
  readonly scale: number;
}

/** Each with a wider ring that takes the click. */
export function Spots({ spots, scale, selected, onSelect, tone }: SpotsProps): ReactNode {
  return spots.map((spot) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list or table beside the map is the way by keyboard
    <g key={spot.key} onClick={onSelect === undefined ? undefined : () => onSelect(spot.key)}>
      <title>{spot.label}</title>
      <circle
        cx={spot.x}
        cy={spot.y}
        r={Math.max(spot.radius, CLICKABLE) / scale}
        fill="transparent"
        style={{ cursor: 'pointer' }}
      />
      <circle
        className="spot"
        data-selected={spot.key === selected || undefined}
        style={tone === 'plain' ? ({ '--spot': 'var(--cat-1)' } as object) : undefined}
        cx={spot.x}
        cy={spot.y}
        r={spot.radius / scale}
      />
    </g>
  ));
}
