import { useMemo } from 'react';
import { tellCounted } from '../../../model/signal-counts.ts';
import { WorldMap } from '../../../ui/charts/lazy.tsx';
import { Figure } from '../../../ui/kit/figure.tsx';
import { zoomLabels } from '../../../ui/kit/map-words.ts';
import { sentenceOf } from '../../../ui/signal-sentence.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SignalItem, SignalsResponse } from '../../signals/contract.ts';
import type { CountriesResponse } from '../contract.ts';
import { groupByPlace, nextAt, toLegs, toSpot } from './board-spots.ts';

interface BoardMapProps {
  readonly data: SignalsResponse;
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Somebody asked for the map itself, whatever they chose for all pages. */
  readonly isAskedFor: boolean;
}

export function BoardMap({ data, selected, onSelect, isAskedFor }: BoardMapProps) {
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
  const groups = groupByPlace(data.items);
  const placed = groups.reduce((sum, group) => sum + group.items.length, 0);
  const spots = groups.map((group) =>
    toSpot(
      group,
      [
        words('situation.many', { count: group.items.length, place: group.place.name }),
        ...group.items.map((item) => sentenceOf(words, item)),
      ].join('\n'),
    ),
  );
  const unplaced = data.items.length - placed;
  const chosen = groups.find((group) => group.items.some((item) => item.id === selected));
  const select = (key: string) => {
    const group = groups.find((entry) => String(entry.place.id) === key);
    const id = group === undefined ? key : nextAt(group, selected);
    if (id !== undefined) onSelect(id);
  };
  return (
    <Figure<SignalItem>
      title={words('situation.map')}
      reading={words('situation.mapReading', { count: placed })}
      source={words('figure.signals', { count: data.items.length })}
      fileName="tocsin-situation"
      startsAs={isAskedFor ? 'drawing' : undefined}
      note={`${unplaced > 0 ? `${words('situation.unplaced', { count: unplaced })} ` : ''}${words('map.disclaimer')}`}
      columns={[
        {
          id: 'what',
          header: words('column.what'),
          value: (item) => item.node?.name ?? item.stream?.name ?? '',
        },
        { id: 'kind', header: words('column.kind'), value: (item) => words(`signalKind.${item.kind}`) },
        { id: 'counted', header: words('signal.counted'), value: (item) => tellCounted(words, item) },
        { id: 'place', header: words('column.place'), value: (item) => item.place.name },
        {
          id: 'start',
          header: words('column.since'),
          value: (item) => item.startOn,
          cell: (item) => <span className="nowrap">{words.date(item.startOn)}</span>,
        },
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
        legs={toLegs(data.items, selected)}
        selected={chosen === undefined ? selected : String(chosen.place.id)}
        onSelect={select}
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
