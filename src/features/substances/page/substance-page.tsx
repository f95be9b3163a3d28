import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { WorldMap } from '../../../ui/charts/lazy.tsx';
import { SeriesFigure } from '../../../ui/charts/series-figure.tsx';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Figure } from '../../../ui/kit/figure.tsx';
import { zoomLabels } from '../../../ui/kit/map-words.ts';
import { Loaded, Waiting } from '../../../ui/kit/states.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SubstanceResponse } from '../contract.ts';
import { FirstSeen } from './first-seen.tsx';
import { Identity } from './identity.tsx';
import { Kinds, listKinds } from './kinds.tsx';

const Structure = lazy(async () => ({ default: (await import('./structure.tsx')).Structure }));

interface Part {
  readonly data: SubstanceResponse;
}

function Spread({ data }: Part) {
  const words = useWords();
  const spots = data.countries.flatMap((entry) =>
    entry.place.latitude === null || entry.place.longitude === null
      ? []
      : [
          {
            key: entry.iso2,
            latitude: entry.place.latitude,
            longitude: entry.place.longitude,
            size: entry.reports,
            label: `${entry.place.name}: ${words.number(entry.reports)}`,
          },
        ],
  );
  return (
    <Figure<SubstanceResponse['countries'][number]>
      title={words('substance.spread')}
      reading={words('substance.spreadReading', { what: data.name, count: data.countries.length })}
      source={words('figure.reports', { count: data.reports, who: words('figure.allStreams') })}
      fileName={`tocsin-${data.id}-spread`}
      note={words('map.disclaimer')}
      columns={[
        { id: 'country', header: words('column.country'), value: (entry) => entry.place.name },
        { id: 'reports', header: words('column.reports'), value: (entry) => entry.reports, isNumeric: true },
        { id: 'first', header: words('substance.firstSeen'), value: (entry) => entry.firstSeenOn },
        {
          id: 'kinds',
          header: words('substance.firstKind'),
          value: (entry) => listKinds(words, entry.firstKinds),
        },
        { id: 'last', header: words('signal.last'), value: (entry) => entry.lastSeenOn },
      ]}
      rows={data.countries}
      rowKey={(entry) => entry.iso2}
    >
      <WorldMap spots={spots} tone="plain" zoomLabels={zoomLabels(words)} />
    </Figure>
  );
}

function Children({ data }: Part) {
  const words = useWords();
  if (data.children.length === 0) return null;
  return (
    <section className="card">
      <h2>{words('substance.children')}</h2>
      <table className="plain">
        <tbody>
          {data.children.slice(0, 40).map((child) => (
            <tr key={child.node.id}>
              <td>
                <AppLink to={`/substances/${child.node.id}`}>{child.node.name}</AppLink>
              </td>
              <td>{words('count.reports', { count: child.reports })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Shown({ data }: Part) {
  const words = useWords();
  useTitle(data.name);
  return (
    <article className="stack">
      <header>
        {data.classPaths.map((path) => (
          <p key={path.map((node) => node.id).join('/')} className="row">
            {path.map((node) => (
              <span key={node.id}>
                <AppLink to={`/substances/${node.id}`}>{node.name}</AppLink> ›
              </span>
            ))}
          </p>
        ))}
        <h1>{data.name}</h1>
        <p>
          {data.firstSeenOn === null
            ? words('substance.notSeen')
            : words('substance.seen', {
                count: data.reports,
                countries: data.countries.length,
                first: data.firstSeenOn,
                kinds: listKinds(
                  words,
                  data.reportsByKind
                    .filter(({ firstSeenOn }) => firstSeenOn === data.firstSeenOn)
                    .map(({ kind }) => kind),
                ),
              })}{' '}
          {data.signalCount === 0 ? null : (
            <AppLink to="/signals" search={{ node: data.id, scope: 'all' }}>
              {words('substance.signals', { count: data.signalCount })}
            </AppLink>
          )}
        </p>
      </header>
      <div className="columns">
        <div className="stack">
          {data.series === null ? null : (
            <SeriesFigure
              title={words('substance.series')}
              series={data.series}
              reading={words('substance.seriesReading', { what: data.name, count: data.reports })}
              source={words('figure.reports', { count: data.reports, who: words('figure.allStreams') })}
            />
          )}
          {data.countries.length === 0 ? null : <Spread data={data} />}
          {data.countries.length === 0 ? null : <FirstSeen data={data} />}
        </div>
        <div className="stack">
          {data.smiles === null ? null : (
            <section className="card">
              <h2>{words('substance.structure')}</h2>
              <Suspense fallback={<Waiting height={220} />}>
                <Structure smiles={data.smiles} name={data.name} />
              </Suspense>
            </section>
          )}
          <Identity data={data} />
          <Kinds data={data} />
          <Children data={data} />
        </div>
      </div>
    </article>
  );
}

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<SubstanceResponse>(`/api/substances/${id}`, { unit: 'month' });
  return (
    <Loaded query={query} height={700}>
      {(data) => <Shown data={data} />}
    </Loaded>
  );
}
