import { useEffect } from 'react';
import { SeriesFigure } from '../../../ui/charts/series-figure.tsx';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { amongTitleOf, chanceOf, chartTitleOf, sentenceOf } from '../../../ui/signal-sentence.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SignalResponse } from '../../signals/contract.ts';

/** Enough to see who says so; all of them are one click away. */
const SHOWN_REPORTS = 3;

function Witnesses({ reports, id }: { readonly reports: SignalResponse['reports']; readonly id: string }) {
  const words = useWords();
  if (reports.total === 0) return null;
  return (
    <>
      <h3>{words('situation.tell')}</h3>
      <ul className="witnesses">
        {reports.items.slice(0, SHOWN_REPORTS).map((report) => (
          <li key={report.id}>
            <AppLink to={`/signals/${id}`} search={{ report: report.id }}>
              {words.shortDate(report.occurredOn)}
            </AppLink>{' '}
            {report.place.name} · {report.substances.map((entry) => entry.writtenAs).join(', ')}{' '}
            <span className="dim">{report.stream.name}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface LeadProps {
  readonly id: string;
  /** Date of the list that names it; absent where the address names it. While another date loads, the list is still that of the one before. */
  readonly asOf?: string | undefined;
  /** Absent for the first of the list, which stands there unasked. */
  readonly onClose: (() => void) | undefined;
}

/** The chosen signal beside the board, without leaving it. */
export function Lead({ id, asOf, onClose }: LeadProps) {
  const words = useWords();
  const query = useApi<SignalResponse>(`/api/signals/${id}`, asOf === undefined ? {} : { asOf });
  useEffect(() => {
    if (onClose === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.querySelector('[role=dialog]') === null) onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <section className="stack" aria-label={words('situation.chosen')} data-testid="panel">
      <Loaded query={query} height={360}>
        {({ signal, series, explanation, reports }) => (
          <div className="stack">
            <div className="card">
              <div className="figure-head">
                <h2>{sentenceOf(words, signal)}</h2>
                {onClose === undefined ? null : (
                  <button type="button" className="quiet no-print" onClick={onClose}>
                    {words('situation.close')}
                  </button>
                )}
              </div>
              <p>
                {words.say(explanation)} {chanceOf(words, signal.pValue)}
              </p>
              <Witnesses reports={reports} id={signal.id} />
              <AppLink to={`/signals/${signal.id}`}>{words('signal.open', { count: reports.total })}</AppLink>
            </div>
            {series === null ? null : (
              <SeriesFigure
                title={chartTitleOf(words, signal)}
                series={series}
                amongTitle={amongTitleOf(words, signal)}
                reading={sentenceOf(words, signal)}
                source={words('figure.reports', {
                  count: signal.reportCount,
                  who: signal.stream?.name ?? words('figure.allStreams'),
                })}
              />
            )}
          </div>
        )}
      </Loaded>
    </section>
  );
}
