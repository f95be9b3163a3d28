import { WorldMap } from '../../../ui/charts/lazy.tsx';
import { Figure } from '../../../ui/kit/figure.tsx';
import { zoomLabels } from '../../../ui/kit/map-words.ts';
import { useWords } from '../../../ui/words.ts';
import type { SignalResponse } from '../contract.ts';

type Point = SignalResponse['points'][number];

export function EvidenceMap({ data }: { readonly data: SignalResponse }) {
  const words = useWords();
  const { leg } = data.signal;
  const located = data.points.filter(
    (point) => point.place.latitude !== null && point.place.longitude !== null,
  );
  const spots = located.map((point) => ({
    key: String(point.place.id),
    latitude: point.place.latitude ?? 0,
    longitude: point.place.longitude ?? 0,
    size: point.reports,
    label: `${point.place.name}: ${words.number(point.reports)}`,
    name: point.place.name,
  }));
  const at = (place: Point['place']): [number, number] => [place.longitude ?? 0, place.latitude ?? 0];
  const legs =
    leg?.field === 'leg' && leg.from.latitude !== null && leg.to.latitude !== null
      ? [
          {
            key: 'leg',
            from: at(leg.from),
            to: at(leg.to),
            weight: 0.5,
            isNew: true,
            label: `${leg.from.name} → ${leg.to.name}`,
          },
        ]
      : [];
  return (
    <Figure<Point>
      title={words('signal.map')}
      reading={words('signal.mapReading', { count: data.points.length })}
      source={words('figure.reports', {
        count: data.signal.reportCount,
        who: data.signal.stream?.name ?? words('figure.allStreams'),
      })}
      fileName={`tocsin-signal-${data.signal.id}-map`}
      note={words('map.disclaimer')}
      columns={[
        { id: 'place', header: words('column.place'), value: (point) => point.place.name },
        { id: 'country', header: words('column.country'), value: (point) => point.place.country },
        { id: 'reports', header: words('column.reports'), value: (point) => point.reports, isNumeric: true },
      ]}
      rows={data.points}
      rowKey={(point) => String(point.place.id)}
    >
      <WorldMap isClose spots={spots} legs={legs} zoomLabels={zoomLabels(words)} />
    </Figure>
  );
}
