import type { GeoProjection } from 'd3-geo';
import type { ReactNode } from 'react';

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

interface SpotsProps {
  readonly selected: string | undefined;
  readonly onSelect: ((key: string) => void) | undefined;
  readonly tone: 'alarm' | 'plain' | undefined;
  readonly largest: number | undefined;
  readonly spots: readonly MapSpot[];
  readonly projection: GeoProjection;
  /** Pixels of the screen for one unit of the drawing: sizes stay the same on every width and zoom. */
  readonly scale: number;
}

interface PlacedSpot extends MapSpot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const LARGEST = 18;
const SMALLEST = 3.5;
const CLICKABLE = 9;
const LETTER = 6.3;
const LINE = 14;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Names of the chosen and the largest first, each only where it covers no other name and no other symbol. */
function placeNames(spots: readonly PlacedSpot[], selected: string | undefined, scale: number) {
  const boxOf = (spot: PlacedSpot): Box => ({
    left: spot.x * scale - spot.radius,
    right: spot.x * scale + spot.radius,
    top: spot.y * scale - spot.radius,
    bottom: spot.y * scale + spot.radius,
  });
  const taken: { readonly key: string; readonly box: Box }[] = spots.map((spot) => ({
    key: spot.key,
    box: boxOf(spot),
  }));
  const order = spots.toSorted(
    (a, b) => Number(b.key === selected) - Number(a.key === selected) || b.size - a.size,
  );
  const named: { readonly spot: PlacedSpot; readonly name: string }[] = [];
  for (const spot of order) {
    if (spot.name === undefined) continue;
    const left = spot.x * scale + spot.radius + 3;
    const middle = spot.y * scale;
    const box = {
      left,
      right: left + spot.name.length * LETTER,
      top: middle - LINE / 2,
      bottom: middle + LINE / 2,
    };
    const isFree = taken.every((other) => other.key === spot.key || !overlaps(other.box, box));
    if (!isFree && spot.key !== selected) continue;
    taken.push({ key: `${spot.key} name`, box });
    named.push({ spot, name: spot.name });
  }
  return named;
}

/** Areas in proportion; at least 7 pixels across, with a wider ring that takes the click. */
export function Spots({
  spots,
  projection,
  scale,
  selected,
  onSelect,
  tone,
  largest = LARGEST,
}: SpotsProps): ReactNode {
  const top = Math.max(1, ...spots.map((spot) => spot.size));
  const placed = spots
    .flatMap((spot): PlacedSpot[] => {
      const at = projection([spot.longitude, spot.latitude]);
      if (at === null) return [];
      return [
        {
          ...spot,
          x: at[0],
          y: at[1],
          radius: Math.max(SMALLEST, Math.sqrt(Math.max(0, spot.size) / top) * largest),
        },
      ];
    })
    .toSorted((a, b) => Number(a.key === selected) - Number(b.key === selected) || b.size - a.size);
  return (
    <>
      {placed.map((spot) => (
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
      ))}
      {placeNames(placed, selected, scale).map(({ spot, name }) => (
        <text
          key={spot.key}
          x={spot.x + (spot.radius + 3) / scale}
          y={spot.y + 4 / scale}
          direction="ltr"
          style={{ fontSize: 11.5 / scale, strokeWidth: 3 / scale, pointerEvents: 'none' }}
        >
          {name}
        </text>
      ))}
    </>
  );
}
