import { useAddress } from '../../../ui/address.ts';
import { WorldMap } from '../../../ui/charts/lazy.tsx';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import { Figure } from '../../../ui/kit/figure.tsx';
import { zoomLabels } from '../../../ui/kit/map-words.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { RouteLeg, RoutesResponse } from '../contract.ts';

/** More arcs than these cannot be told apart on the map; the table holds all. */
const DRAWN = 80;
/** Symbols of places stay small: the arcs are what the map is about. */
const LARGEST_STOP = 8;

export const keyOf = (leg: RouteLeg) => `${leg.from.id}-${leg.to.id}`;

export interface Stop {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly reports: number;
}
/** Every place that a leg touches, with how many reports pass it: small ones can be chosen on the map. */
export function stopsOf(legs: readonly RouteLeg[]): Stop[] {
  const stops = new Map<number, Stop>();
  for (const leg of legs)
    for (const place of [leg.from, leg.to]) {
      const { id, name, latitude, longitude } = place;
      if (latitude === null || longitude === null) continue;
      const reports = (stops.get(id)?.reports ?? 0) + leg.reports;
      stops.set(id, { id: String(id), name, latitude, longitude, reports });
    }
  return [...stops.values()];
}

export function legColumns(words: Words): Column<RouteLeg>[] {
  return [
    { id: 'from', header: words('route.from'), value: (leg) => leg.from.name },
    { id: 'to', header: words('route.to'), value: (leg) => leg.to.name },
    {
      id: 'reports',
      header: words('column.reports'),
      value: (leg) => leg.reports,
      cell: (leg) => words.number(leg.reports),
      isNumeric: true,
    },
    {
      id: 'first',
      header: words('substance.firstSeen'),
      value: (leg) => leg.firstSeenOn,
      cell: (leg) => (
        <time dateTime={leg.firstSeenOn} className="nowrap">
          {words.shortDate(leg.firstSeenOn)}
        </time>
      ),
    },
    {
      id: 'substances',
      header: words('route.substances'),
      value: (leg) => leg.substances.map((entry) => `${entry.node.name} (${entry.reports})`).join(', '),
      cell: (leg) =>
        leg.substances.map((entry, index) => (
          <span key={entry.node.id}>
            {index === 0 ? '' : ', '}
            <AppLink to={`/substances/${entry.node.id}`}>{entry.node.name}</AppLink> (
            {words.number(entry.reports)})
          </span>
        )),
    },
    {
      id: 'new',
      header: words('column.state'),
      value: (leg) => (leg.isNew ? words('route.new') : ''),
      cell: (leg) =>
        leg.signalId === null ? null : (
          <AppLink to={`/signals/${leg.signalId}`} className="tag" data-alarm data-walk>
            {words('route.new')}
          </AppLink>
        ),
    },
  ];
}

interface FlowMapProps {
  readonly data: RoutesResponse;
  readonly all: readonly RouteLeg[];
  readonly onTurn: (isTable: boolean) => void;
}

export function FlowMap({ data, all, onTurn }: FlowMapProps) {
  const words = useWords();
  const { search, set } = useAddress();
  const top = Math.max(1, ...data.legs.map((leg) => leg.reports));
  const drawn = [...data.legs.filter((leg) => leg.isNew), ...data.legs.filter((leg) => !leg.isNew)].slice(
    0,
    DRAWN,
  );
  const legs = drawn.flatMap((leg) =>
    leg.from.longitude === null ||
    leg.from.latitude === null ||
    leg.to.longitude === null ||
    leg.to.latitude === null
      ? []
      : [
          {
            key: keyOf(leg),
            from: [leg.from.longitude, leg.from.latitude] as const,
            to: [leg.to.longitude, leg.to.latitude] as const,
            weight: leg.reports / top,
            isNew: leg.isNew,
            label: words('route.leg', { from: leg.from.name, to: leg.to.name, n: leg.reports }),
          },
        ],
  );
  const fresh = data.legs.filter((leg) => leg.isNew).length;
  return (
    <Figure<RouteLeg>
      title={words('route.map')}
      reading={words('route.reading', { count: data.total, fresh, from: data.from ?? '', to: data.to ?? '' })}
      source={words('route.source', { count: data.routedReports, all: data.reportCount })}
      fileName="tocsin-routes"
      note={`${words('route.direction')} ${words('map.disclaimer')}`}
      columns={legColumns(words)}
      rows={data.legs}
      rowKey={keyOf}
      onTurn={onTurn}
    >
      <WorldMap
        spots={stopsOf(all).map((stop) => ({
          key: `place-${stop.id}`,
          latitude: stop.latitude,
          longitude: stop.longitude,
          size: stop.reports,
          label: words('route.stop', { place: stop.name, n: stop.reports }),
        }))}
        tone="plain"
        largest={LARGEST_STOP}
        legs={legs.toSorted((a, b) => Number(a.isNew) - Number(b.isNew))}
        selected={search.place === undefined ? search.leg : `place-${search.place}`}
        onSelect={(key) => {
          const place = key.startsWith('place-') ? key.slice('place-'.length) : undefined;
          if (place === undefined) set({ leg: key });
          else set({ place: place === search.place ? undefined : place, leg: undefined });
        }}
        zoomLabels={zoomLabels(words)}
      />
    </Figure>
  );
}
