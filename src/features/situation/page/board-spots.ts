import type { MapLeg } from '../../../ui/maps/leg.tsx';
import type { MapSpot } from '../../../ui/maps/spots.tsx';
import type { SignalItem } from '../../signals/contract.ts';

type Place = SignalItem['place'];

const pointOf = (place: Place): readonly [number, number] | undefined =>
  place.latitude === null || place.longitude === null ? undefined : [place.longitude, place.latitude];

/** Signals of one place share one symbol, else the last drawn would hide the others. */
export interface PlaceOnBoard {
  readonly place: Place;
  readonly items: readonly SignalItem[];
}

export function groupByPlace(items: readonly SignalItem[]): PlaceOnBoard[] {
  const groups = new Map<number, SignalItem[]>();
  for (const item of items) {
    if (pointOf(item.place) === undefined) continue;
    const group = groups.get(item.place.id);
    if (group === undefined) groups.set(item.place.id, [item]);
    else group.push(item);
  }
  return [...groups.values()].flatMap((group) =>
    group[0] === undefined ? [] : [{ place: group[0].place, items: group }],
  );
}

export function toSpot(group: PlaceOnBoard, label: string): MapSpot {
  const [longitude, latitude] = pointOf(group.place) ?? [0, 0];
  return {
    key: String(group.place.id),
    longitude,
    latitude,
    size: group.items.reduce((sum, item) => sum + item.observed, 0),
    label,
    name: group.items.length > 1 ? `${group.place.name} (${group.items.length})` : group.place.name,
  };
}

/** The signal that a click on a place shows: the best, and at each further click the next one there. */
export function nextAt(group: PlaceOnBoard, selected: string): string | undefined {
  const here = group.items.findIndex((item) => item.id === selected);
  return group.items[(here + 1) % group.items.length]?.id;
}

/** New legs between two countries, as arcs. */
export function toLegs(items: readonly SignalItem[], selected: string): MapLeg[] {
  const top = Math.max(1, ...items.map((item) => item.observed));
  return items.flatMap((item) => {
    if (item.leg?.field !== 'leg') return [];
    const [from, to] = [pointOf(item.leg.from), pointOf(item.leg.to)];
    if (from === undefined || to === undefined) return [];
    return [
      {
        key: item.id,
        from,
        to,
        weight: item.observed / top,
        isNew: true,
        label: item.id === selected ? `${item.leg.from.name} → ${item.leg.to.name}` : '',
      },
    ];
  });
}
