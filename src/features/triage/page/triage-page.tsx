import { useParams } from '@tanstack/react-router';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { WorkHistory } from '../../../ui/kit/work.tsx';
import { chanceOf } from '../../../ui/signal-sentence.ts';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ChainSection } from '../../chains/page/chain-section.tsx';
import type { TakenSignal, TriageResponse } from '../contract.ts';
import { TriageActions } from './actions.tsx';
import { TriageFacts } from './facts.tsx';

const untimed = { isTimed: false } as const;

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<TriageResponse>(`/api/triage/${id}`, {}, untimed);
  return (
    <Loaded query={query} height={500}>
      {(triage) => <Told triage={triage} />}
    </Loaded>
  );
}

function Told({ triage }: { readonly triage: TriageResponse }) {
  const words = useWords();
  const heading = words('triage.heading', { id: String(triage.id) });
  useTitle(heading);
  return (
    <article className="stack">
      <header>
        <p className="row">
          <AppLink to="/alerts">{words('nav.alerts')}</AppLink>
          <span className="tag">{words(`triage.state.${triage.state}`)}</span>
        </p>
        <h1>{heading}</h1>
      </header>
      <div className="columns">
        <div className="stack">
          <section className="card">
            <h2>{words('triage.signals')}</h2>
            {triage.signals.map((signal) => (
              <Taken key={signal.signalId} signal={signal} />
            ))}
          </section>
          <section className="card">
            <h2>{words('triage.next')}</h2>
            <TriageActions triage={triage} />
            {triage.alerts.map((alert) => (
              <p key={alert} className="after">
                <AppLink to={`/alerts/${alert}`}>{words('triage.alert', { id: String(alert) })}</AppLink>
              </p>
            ))}
          </section>
        </div>
        <div className="stack">
          <section className="card">
            <TriageFacts triage={triage} />
          </section>
          <WorkHistory events={triage.events} vocabulary="triage.did" />
        </div>
      </div>
      <ChainSection kind="triage" id={triage.id} />
    </article>
  );
}

/** A signal as it was when it was taken on, with the dates that the ledger goes by. */
function Taken({ signal }: { readonly signal: TakenSignal }) {
  const words = useWords();
  const dates: (readonly [string, string | null])[] = [
    [words('ledger.column.occurred'), signal.occurredOn],
    [words('ledger.column.reported'), signal.knownOn],
    [words('ledger.column.signal'), signal.signalOn],
  ];
  return (
    <div className="stack">
      <p>
        <AppLink to={`/signals/${signal.signalId}`} search={{ asOf: signal.asOf }}>
          {words.say(signal.sentence)}
        </AppLink>{' '}
        {chanceOf(words, signal.pValue)}
      </p>
      <dl className="key-figures">
        <div>
          <dt>{words('column.observed')}</dt>
          <dd>{words('count.reports', { count: signal.observed })}</dd>
        </div>
        <div>
          <dt>{words('column.expected')}</dt>
          <dd>{words('count.reports', { count: Number(signal.expected.toPrecision(2)) })}</dd>
        </div>
        {dates.map(([name, date]) =>
          date === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words.date(date)}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}
