import { useCallback, useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { NoSignals } from '../../../ui/kit/no-signals.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { canTellNew, useKnownStatus } from '../../../ui/status.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SignalItem, SignalsResponse } from '../../signals/contract.ts';
import { BoardMap } from './board-map.tsx';
import { Lead } from './lead.tsx';
import { RankedList } from './ranked-list.tsx';

/** Where the board has one column; as in `kit.css`. */
const ONE_COLUMN = '(max-width: 720px), (min-width: 861px) and (max-width: 940px)';
/** How many stand on the board; the rest is on the Signals page. */
const BOARD_SIZE = 40;

function Board({ data }: { readonly data: SignalsResponse }) {
  const words = useWords();
  const { search, set, go } = useAddress();
  const [isMapShown, setMapShown] = useState(false);
  const isOfStream = (item: SignalItem) => item.kind.startsWith('stream-');
  const threats = data.items.filter((item) => !isOfStream(item));
  const streams = data.items.filter(isOfStream);
  const first = threats[0] ?? streams[0];
  const close = useCallback(() => set({ signal: undefined }), [set]);
  if (first === undefined) return <NoSignals />;
  const shown = search.signal ?? first.id;
  const select = (id: string) => {
    if (window.matchMedia(ONE_COLUMN).matches) go(`/signals/${id}`);
    else set({ signal: id });
  };
  return (
    <>
      <button type="button" className="quiet only-phone" onClick={() => setMapShown(!isMapShown)}>
        {words(isMapShown ? 'situation.hideMap' : 'situation.showMap')}
      </button>
      <div className="board" data-map={isMapShown ? 'on' : 'off'}>
        <div className="stack board-map">
          {search.signal === undefined ? null : <Lead id={search.signal} onClose={close} />}
          <BoardMap data={data} selected={shown} onSelect={select} isAskedFor={isMapShown} />
          {search.signal === undefined ? (
            <Lead id={first.id} asOf={data.asOf ?? undefined} onClose={undefined} />
          ) : null}
        </div>
        <section className="card board-list" aria-label={words('situation.list')}>
          <RankedList items={threats} selected={shown} onSelect={select} />
          {streams.length === 0 ? null : (
            <>
              <h2 className="list-head">{words('situation.streams', { count: streams.length })}</h2>
              <p className="dim">{words('situation.streamsHelp')}</p>
              <RankedList items={streams} selected={shown} onSelect={select} />
            </>
          )}
          {data.total > data.items.length ? (
            <p>
              <AppLink to="/signals">{words('situation.all', { count: data.total })}</AppLink>
            </p>
          ) : null}
        </section>
      </div>
    </>
  );
}

export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const scope = search.scope === 'all' ? 'all' : 'synthetic';
  const signals = useApi<SignalsResponse>('/api/signals', { scope, kind: search.kind, limit: BOARD_SIZE });
  const isNewKnown = canTellNew(useKnownStatus());
  const fresh = signals.data?.items.filter((item) => item.isNew).length ?? 0;
  return (
    <>
      <h1>{words('situation.title')}</h1>
      <p className="dim" style={{ minBlockSize: 20 }}>
        {signals.data?.asOf
          ? words(isNewKnown ? 'situation.summary' : 'situation.firstRun', {
              count: signals.data.total,
              fresh,
              date: signals.data.asOf,
            })
          : ''}
      </p>
      <div className="filters">
        <FilterSelect
          label={words('filter.scope')}
          parameter="scope"
          options={[
            { value: 'synthetic', label: words('scope.synthetic') },
            { value: 'all', label: words('scope.all') },
          ]}
        />
        <FilterSelect
          label={words('filter.kind')}
          parameter="kind"
          anyLabel={words('filter.any')}
          options={(signals.data?.kinds ?? []).map((entry) => ({
            value: entry.kind,
            label: `${words(`signalKind.${entry.kind}`)} (${words.number(entry.count)})`,
          }))}
        />
      </div>
      <Loaded query={signals} height={600}>
        {(data) => <Board data={data} />}
      </Loaded>
    </>
  );
}
