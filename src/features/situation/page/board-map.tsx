import { useMemo } from 'react';
import { WorldMap } from '../../../ui/charts/lazy.tsx';
import { Figure } from '../../../ui/kit/figure.tsx';
import { zoomLabels } from '../../../ui/kit/map-words.ts';
import { sentenceOf } from '../../../ui/signal-sentence.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SignalItem, SignalsResponse } from '../../signals/contract.ts';
import type { CountriesResponse } from '../contract.ts';

interface BoardMapProps {
  readonly data: SignalsResponse;
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

export function BoardMap({ data, selected, onSelect }: BoardMapProps) {
  const words = useWords();
  const countries = useApi<CountriesResponse>('/api/places/countries');
  const states = useMemo(
    () =>
      Object.fromEntries(
        (countries.data?.items ?? []).flatMap((item) =>
          item.isoNumeric === null ? [] : [[item.isoNumeric, item.state]],
        ),
      ),
    [countries.data],
  );
  const spots = data.items.flatMap((item) =>
    item.place.latitude === null || item.place.longitude === null
      ? []
      : [
          {
            key: item.id,
            latitude: item.place.latitude,
            longitude: item.place.longitude,
            size: item.observed,
            label: sentenceOf(words, item),
          },
        ],
  );
  const unplaced = data.items.length - spots.length;
  return (
    <Figure<SignalItem>
      title={words('situation.map')}
      reading={words('situation.mapReading', { count: spots.length })}
      source={words('figure.signals', { count: data.items.length })}
      fileName="tocsin-situation"
      note={`${unplaced > 0 ? `${words('situation.unplaced', { count: unplaced })} ` : ''}${words('map.disclaimer')}`}
      columns={[
        {
          id: 'what',
          header: words('column.what'),
          value: (item) => item.node?.name ?? item.stream?.name ?? '',
        },
        { id: 'kind', header: words('column.kind'), value: (item) => words(`signalKind.${item.kind}`) },
        { id: 'place', header: words('column.place'), value: (item) => item.place.name },
        { id: 'start', header: words('column.since'), value: (item) => item.startOn },
        { id: 'observed', header: words('column.observed'), value: (item) => item.observed, isNumeric: true },
        {
          id: 'expected',
          header: words('column.expected'),
          value: (item) => Number(item.expected.toPrecision(3)),
          isNumeric: true,
        },
      ]}
      rows={data.items}
      rowKey={(item) => item.id}
    >
      <WorldMap
        spots={spots}
        selected={selected}
        onSelect={onSelect}
        states={states}
        legend={[
          { state: 'no-reports', label: words('map.noReports') },
          { state: 'reported-none', label: words('map.reportedNone') },
        ]}
        zoomLabels={zoomLabels(words)}
      />
    </Figure>
  );
}
