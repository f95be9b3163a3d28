import { SeriesFigure } from '../../../ui/charts/series-figure.tsx';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { chanceOf, sentenceOf } from '../../../ui/signal-sentence.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SignalResponse } from '../../signals/contract.ts';

/** The chosen signal beside the board, without leaving it. */
export function Lead({ id }: { readonly id: string }) {
  const words = useWords();
  const query = useApi<SignalResponse>(`/api/signals/${id}`);
  return (
    <Loaded query={query} height={360}>
      {({ signal, series, explanation, reports }) => (
        <section className="stack" aria-label={words('situation.chosen')}>
          <div className="card">
            <h2>{sentenceOf(words, signal)}</h2>
            <p>
              {words.say(explanation)} {chanceOf(words, signal.pValue)}
            </p>
            <AppLink to={`/signals/${signal.id}`}>{words('signal.open', { count: reports.total })}</AppLink>
          </div>
          {series === null ? null : (
            <SeriesFigure
              title={words('signal.chart', {
                what: signal.node?.name ?? signal.stream?.name ?? '',
                place: signal.place.name,
              })}
              series={series}
              reading={sentenceOf(words, signal)}
              source={words('figure.reports', {
                count: signal.reportCount,
                who: signal.stream?.name ?? words('figure.allStreams'),
              })}
            />
          )}
        </section>
      )}
    </Loaded>
  );
}
