import { useParams } from '@tanstack/react-router';
import { useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { BriefResponse } from '../contract.ts';
import { Late } from './parts.tsx';

interface Part {
  readonly brief: BriefResponse;
}

/** One page on one participant, to hand to a minister. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<BriefResponse>(`/api/participants/${id}/brief`, {}, { isTimed: false });
  return (
    <Loaded query={query} height={700}>
      {(brief) => <Told brief={brief} />}
    </Loaded>
  );
}

function Told({ brief }: Part) {
  const words = useWords();
  const { search } = useAddress();
  const query = search.database === undefined ? '' : `?database=${search.database}`;
  const title = words('review.brief', { name: brief.participant.name });
  useTitle(title);
  return (
    <article className="stack">
      <header>
        <p className="row">
          <AppLink to={`/participants/${brief.participant.id}`} className="no-print">
            {brief.participant.name}
          </AppLink>
          <span className="tag">{words('marking.tag', { marking: brief.marking })}</span>
          {brief.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
        </p>
        <h1>{title}</h1>
        <p>{words('review.briefOf', { when: words.instant(brief.at) })}</p>
        <p className="no-print">
          <a href={`/api/participants/${brief.participant.id}/brief.pdf${query}`} download>
            {words('review.download')}
          </a>
        </p>
      </header>
      <div className="columns even">
        <section className="card">
          <h2>{words('review.whatIsNew')}</h2>
          {brief.signals.length === 0 ? <p>{words('review.nothingNew')}</p> : null}
          <ul className="witnesses">
            {brief.signals.map(({ id, sentence }) => (
              <li key={id}>
                <AppLink to={`/signals/${id}`}>{words.say(sentence)}</AppLink>
              </li>
            ))}
          </ul>
        </section>
        <section className="card">
          <h2>{words('review.told')}</h2>
          {brief.alerts.length === 0 ? <p>{words('review.nothingTold')}</p> : null}
          <ul className="witnesses">
            {brief.alerts.map((alert) => (
              <li key={alert.id}>
                <AppLink to={`/alerts/${alert.id}`}>{`${alert.number} · ${alert.title}`}</AppLink>{' '}
                <span className="dim">
                  {words.shortDate(alert.sentAt.slice(0, 10))},{' '}
                  {words(
                    alert.hasActed
                      ? 'review.acted'
                      : alert.isAcknowledged
                        ? 'review.acknowledged'
                        : 'review.waiting',
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <Promised brief={brief} />
        <section className="card">
          <h2>{words('review.unanswered')}</h2>
          <ul className="witnesses">
            {brief.unanswered.map(({ id, code, title: what }) => (
              <li key={id}>
                <AppLink to={`/recommendations/${id}`}>{`${code ?? id} · ${what}`}</AppLink>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Late late={brief.late} />
    </article>
  );
}

function Promised({ brief }: Part) {
  const words = useWords();
  return (
    <section className="card">
      <h2>{words('review.promised')}</h2>
      {brief.commitments.length === 0 ? <p>{words('review.nothingPromised')}</p> : null}
      <ul className="witnesses">
        {brief.commitments.map((each) => (
          <li key={each.id}>
            <AppLink to={`/commitments/${each.id}`}>{each.title}</AppLink>{' '}
            <span className="dim">
              {words(`commitments.state.${each.state}`)}
              {each.endsOn === null
                ? ''
                : `, ${words('review.ends', { when: words.shortDate(each.endsOn) })}`}
            </span>{' '}
            {each.isLate ? (
              <span className="tag" data-alarm>
                {words('review.isLate')}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
