import { useState } from 'react';
import { dayOf, isoOf } from '../../../kernel/days.ts';
import { oneOf, useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { ClassSelect } from '../../../ui/kit/class-select.tsx';
import { DataTable } from '../../../ui/kit/data-table.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useKnownStatus } from '../../../ui/status.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { RouteLeg, RoutesResponse } from '../contract.ts';
import { FlowMap, keyOf, legColumns, type Stop, stopsOf } from './flow-map.tsx';

const WAYS_SHOWN = 15;
const touches = (leg: RouteLeg, place: string) =>
  String(leg.from.id) === place || String(leg.to.id) === place;

/** Days of the windows that one can choose; the address names one. */
const WINDOWS = { quarter: 91, year: 364, 'five-years': 1826, ever: 36_525 } as const;
const WINDOW_NAMES = Object.keys(WINDOWS) as (keyof typeof WINDOWS)[];

function Ways(props: { readonly title: string; readonly values: RoutesResponse['modes'] }) {
  const words = useWords();
  if (props.values.length === 0) return null;
  const top = Math.max(1, ...props.values.map((value) => value.reports));
  return (
    <section className="card">
      <h2>{props.title}</h2>
      <table className="plain bars">
        <tbody>
          {props.values.slice(0, WAYS_SHOWN).map((value) => (
            <tr key={value.text}>
              <th scope="row">
                {value.text}{' '}
                {value.signalId === null ? null : (
                  <AppLink to={`/signals/${value.signalId}`} className="tag" data-alarm>
                    {words('route.new')}
                  </AppLink>
                )}
              </th>
              <td>
                <span className="bar" style={{ inlineSize: `${(100 * value.reports) / top}%` }} />
              </td>
              <td data-numeric="true">{words.number(value.reports)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.values.length > WAYS_SHOWN ? (
        <p className="dim">{words('route.more', { count: props.values.length - WAYS_SHOWN })}</p>
      ) : null}
    </section>
  );
}

function Filters({ stops }: { readonly stops: readonly Stop[] }) {
  const words = useWords();
  const { search } = useAddress();
  return (
    <div className="filters">
      <FilterSelect
        label={words('filter.scope')}
        parameter="scope"
        options={['synthetic', 'all'].map((value) => ({ value, label: words(`scope.${value}`) }))}
      />
      <ClassSelect />
      <FilterSelect
        label={words('route.window')}
        parameter="window"
        anyLabel={words('route.windows.year')}
        options={WINDOW_NAMES.filter((name) => name !== 'year').map((value) => ({
          value,
          label: words(`route.windows.${value}`),
        }))}
      />
      <FilterSelect
        label={words('route.through')}
        parameter="place"
        anyLabel={words('filter.any')}
        options={stops
          .toSorted((a, b) => a.name.localeCompare(b.name, words.locale))
          .map((stop) => ({ value: stop.id, label: stop.name }))}
      />
      {search.leg === undefined ? null : (
        <AppLink to="/routes" search={{ ...search, leg: undefined }} className="quiet">
          {words('route.unchoose')}
        </AppLink>
      )}
    </div>
  );
}

function Shown({ data }: { readonly data: RoutesResponse }) {
  const words = useWords();
  const { search } = useAddress();
  const { place } = search;
  const [turned, setTurned] = useState<boolean>();
  // The flows as a table are the legs: they stand once.
  const isTable = turned ?? search.view === 'table';
  const legs = place === undefined ? data.legs : data.legs.filter((leg) => touches(leg, place));
  if (legs.length === 0 && data.modes.length === 0)
    return (
      <EmptyState title={words('route.none')}>
        <p>{words('route.noneHelp')}</p>
      </EmptyState>
    );
  return (
    <div className="stack">
      <FlowMap
        data={{ ...data, legs, total: place === undefined ? data.total : legs.length }}
        all={data.legs}
        onTurn={setTurned}
      />
      {isTable ? null : (
        <section className="card">
          <h2>{words('route.legs')}</h2>
          <DataTable
            caption={words('route.legs')}
            columns={legColumns(words)}
            rows={legs}
            rowKey={keyOf}
            isSelected={(leg) => keyOf(leg) === search.leg}
            maxHeight={480}
          />
        </section>
      )}
      <div className="columns even">
        <Ways title={words('route.modes')} values={data.modes} />
        <Ways title={words('route.concealments')} values={data.concealments} />
      </div>
    </div>
  );
}

export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const status = useKnownStatus();
  const window = oneOf(search.window, WINDOW_NAMES);
  const to = search.to ?? status?.asOf ?? undefined;
  const from =
    search.from ??
    (window === undefined || to === undefined ? undefined : isoOf(dayOf(to) - WINDOWS[window] + 1));
  const query = useApi<RoutesResponse>('/api/routes', {
    scope: search.scope === 'all' ? 'all' : 'synthetic',
    node: search.node,
    from,
    to: search.to,
  });
  return (
    <>
      <h1>{words('nav.routes')}</h1>
      <p className="dim">{words('route.lead')}</p>
      <Filters stops={stopsOf(query.data?.legs ?? [])} />
      <Loaded query={query} height={600}>
        {(data) => <Shown data={data} />}
      </Loaded>
    </>
  );
}
