import { useAddress } from '../../../ui/address.ts';
import { WorldMap } from '../../../ui/charts/lazy.tsx';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { Figure } from '../../../ui/kit/figure.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { zoomLabels } from '../../../ui/kit/map-words.ts';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { RouteLeg, RoutesResponse } from '../contract.ts';

/** More arcs than these cannot be told apart on the map; the table holds all. */
const DRAWN = 80;
const keyOf = (leg: RouteLeg) => `${leg.from.id}-${leg.to.id}`;

function legColumns(words: Words): Column<RouteLeg>[] {
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
      cell: (leg) => words.shortDate(leg.firstSeenOn),
    },
    {
      id: 'substances',
      header: words('route.substances'),
      value: (leg) => leg.substances.map((entry) => `${entry.node.name} (${entry.reports})`).join(', '),
    },
    {
      id: 'new',
      header: words('column.state'),
      value: (leg) => (leg.isNew ? words('route.new') : ''),
      cell: (leg) =>
        leg.signalId === null ? null : (
          <AppLink to={`/signals/${leg.signalId}`} className="tag" data-walk>
            {words('route.new')}
          </AppLink>
        ),
    },
  ];
}

function FlowMap({ data }: { readonly data: RoutesResponse }) {
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
            label: `${leg.from.name} → ${leg.to.name} (${words.number(leg.reports)})`,
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
    >
      <WorldMap
        legs={legs.toSorted((a, b) => Number(a.isNew) - Number(b.isNew))}
        selected={search.leg}
        onSelect={(leg) => set({ leg })}
        zoomLabels={zoomLabels(words)}
      />
    </Figure>
  );
}

function Ways(props: { readonly title: string; readonly values: RoutesResponse['modes'] }) {
  const words = useWords();
  if (props.values.length === 0) return null;
  return (
    <section className="card">
      <h2>{props.title}</h2>
      <table className="plain">
        <tbody>
          {props.values.slice(0, 15).map((value) => (
            <tr key={value.text}>
              <td>
                {value.signalId === null ? (
                  value.text
                ) : (
                  <AppLink
                    to={`/signals/${value.signalId}`}
                  >{`${value.text} (${words('route.new')})`}</AppLink>
                )}
              </td>
              <td>{words('count.reports', { count: value.reports })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const query = useApi<RoutesResponse>('/api/routes', {
    scope: search.scope === 'all' ? 'all' : 'synthetic',
    node: search.node,
    from: search.from,
    to: search.to,
  });
  return (
    <>
      <h1>{words('nav.routes')}</h1>
      <p className="dim">{words('route.lead')}</p>
      <div className="filters">
        <FilterSelect
          label={words('filter.scope')}
          parameter="scope"
          options={['synthetic', 'all'].map((value) => ({ value, label: words(`scope.${value}`) }))}
        />
      </div>
      <Loaded query={query} height={600}>
        {(data) =>
          data.legs.length === 0 && data.modes.length === 0 ? (
            <EmptyState title={words('route.none')}>
              <p>{words('route.noneHelp')}</p>
            </EmptyState>
          ) : (
            <div className="stack">
              <FlowMap data={data} />
              <section className="card">
                <h2>{words('route.legs')}</h2>
                <DataTable
                  caption={words('route.legs')}
                  columns={legColumns(words)}
                  rows={data.legs}
                  rowKey={keyOf}
                  isSelected={(leg) => keyOf(leg) === search.leg}
                  maxHeight={480}
                />
              </section>
              <div className="columns">
                <Ways title={words('route.modes')} values={data.modes} />
                <Ways title={words('route.concealments')} values={data.concealments} />
              </div>
            </div>
          )
        }
      </Loaded>
    </>
  );
}
