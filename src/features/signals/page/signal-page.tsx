import { useParams } from '@tanstack/react-router';
import { tellCounted } from '../../../model/signal-counts.ts';
import { SeriesFigure } from '../../../ui/charts/series-figure.tsx';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { HandledAs } from '../../../ui/kit/handling.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { amongTitleOf, chanceOf, chartTitleOf, sentenceOf } from '../../../ui/signal-sentence.ts';
import { canTellNew, useKnownStatus } from '../../../ui/status.ts';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ChainSection } from '../../chains/page/chain-section.tsx';
import { SignalTriage } from '../../triage/page/signal-triage.tsx';
import type { SignalResponse } from '../contract.ts';
import { EvidenceMap } from './evidence-map.tsx';
import { Folded, History, Method } from './method.tsx';
import { Reports } from './reports.tsx';

function Figures({ data }: { readonly data: SignalResponse }) {
  const words = useWords();
  const { signal } = data;
  const entries: [string, string][] = [
    [words('column.observed'), words.number(signal.observed)],
    [words('column.expected'), words.number(signal.expected)],
    ...(signal.upper === null
      ? []
      : [[words('figure.boundLong'), words.number(signal.upper)] as [string, string]]),
    [words('signal.counted'), tellCounted(words, signal)],
    [words('column.since'), words.shortDate(signal.startOn)],
    [words('signal.last'), words.shortDate(signal.lastOn)],
    [words('signal.behind'), words.number(signal.reportCount)],
  ];
  return (
    <dl className="key-figures">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Told({ data }: { readonly data: SignalResponse }) {
  const words = useWords();
  const { signal, series } = data;
  const isNewKnown = canTellNew(useKnownStatus());
  const sentence = sentenceOf(words, signal);
  useTitle(sentence);
  return (
    <article className="stack">
      <header>
        <p className="row">
          <AppLink to="/signals">{words('nav.signals')}</AppLink>
          <span className="tag">{words(`signalKind.${signal.kind}`)}</span>
          {signal.marking === null ? null : (
            <span className="tag">{words('marking.tag', { marking: signal.marking })}</span>
          )}
          {signal.purposes.map((purpose) => (
            <span className="tag" key={purpose}>
              {words(`access.purpose.${purpose}`)}
            </span>
          ))}
          {signal.isNew && isNewKnown ? (
            <span className="tag" data-alarm>
              {words('signal.new')}
            </span>
          ) : null}
        </p>
        <h1>{sentence}</h1>
        <p>
          {words.say(data.explanation)} {chanceOf(words, signal.pValue)}
        </p>
        {signal.isOriginatorControlled ? <p>{words('signal.controlled')}</p> : null}
        {signal.node === null ? null : (
          <p>
            <AppLink to={`/substances/${signal.node.id}`}>
              {words('signal.about', { what: signal.node.name })}
            </AppLink>
          </p>
        )}
        <Figures data={data} />
      </header>
      <HandledAs as={signal}>
        <div className="columns">
          <div className="stack">
            {series === null ? (
              <p className="dim">{words('signal.noSeries')}</p>
            ) : (
              <SeriesFigure
                title={chartTitleOf(words, signal)}
                series={series}
                amongTitle={amongTitleOf(words, signal)}
                reading={sentence}
                source={words('figure.reports', {
                  count: signal.reportCount,
                  who: signal.stream?.name ?? words('figure.allStreams'),
                })}
              />
            )}
            <Reports first={data.reports} signalId={signal.id} />
          </div>
          <div className="stack">
            <SignalTriage signalId={signal.id} />
            <EvidenceMap data={data} />
            <Method data={data} />
            <History data={data} />
            <Folded data={data} />
          </div>
        </div>
      </HandledAs>
      <ChainSection kind="signal" id={signal.id} />
    </article>
  );
}

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<SignalResponse>(`/api/signals/${id}`);
  return (
    <Loaded query={query} height={700}>
      {(data) => <Told data={data} />}
    </Loaded>
  );
}
