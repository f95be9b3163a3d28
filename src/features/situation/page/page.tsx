import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SignalsResponse } from '../../signals/contract.ts';
import { BoardMap } from './board-map.tsx';
import { Lead } from './lead.tsx';
import { RankedList } from './ranked-list.tsx';

/** How many stand on the board; the rest is on the Signals page. */
const BOARD_SIZE = 40;

function Board({ data }: { readonly data: SignalsResponse }) {
  const words = useWords();
  const { search, set, go } = useAddress();
  const [isMapShown, setMapShown] = useState(false);
  const selected = data.items.find((item) => item.id === search.signal) ?? data.items[0];
  if (selected === undefined) {
    return (
      <EmptyState title={words('situation.empty')}>
        <p>{words('situation.emptyHelp')}</p>
      </EmptyState>
    );
  }
  const select = (id: string) => {
    if (window.matchMedia('(max-width: 860px)').matches) go(`/signals/${id}`);
    else set({ signal: id });
  };
  return (
    <>
      <button type="button" className="quiet only-phone" onClick={() => setMapShown(!isMapShown)}>
        {words(isMapShown ? 'situation.hideMap' : 'situation.showMap')}
      </button>
      <div className="board" data-map={isMapShown ? 'on' : 'off'}>
        <div className="stack board-map">
          <BoardMap data={data} selected={selected.id} onSelect={select} />
          <Lead id={selected.id} />
        </div>
        <section className="card board-list" aria-label={words('situation.list')}>
          <RankedList items={data.items} selected={selected.id} onSelect={select} />
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
  const fresh = signals.data?.items.filter((item) => item.isNew).length ?? 0;
  return (
    <>
      <h1>{words('situation.title')}</h1>
      <p className="dim" style={{ minBlockSize: 20 }}>
        {signals.data?.asOf
          ? words('situation.summary', { count: signals.data.total, fresh, date: signals.data.asOf })
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
