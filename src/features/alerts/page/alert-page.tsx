import { useParams } from '@tanstack/react-router';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Fact, Facts } from '../../../ui/kit/facts.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { WorkHistory } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { useMe } from '../../access/page/use-access.ts';
import { mayDo } from '../../access/rules.ts';
import { ChainSection } from '../../chains/page/chain-section.tsx';
import type { AlertResponse } from '../contract.ts';
import { CancelStep, DraftForm } from './draft-form.tsx';
import { AlertText, nameOf } from './parts.tsx';
import { Recipients, Yours } from './recipients.tsx';
import { SentActions } from './sent-actions.tsx';

interface Part {
  readonly alert: AlertResponse;
}

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<AlertResponse>(`/api/alerts/${id}`, {}, { isTimed: false });
  return (
    <Loaded query={query} height={600}>
      {(alert) => <Told key={alert.id} alert={alert} />}
    </Loaded>
  );
}

function Told({ alert }: Part) {
  const words = useWords();
  const name = nameOf(words, alert);
  useTitle(name);
  const isDraft = alert.state === 'draft';
  return (
    <article className="stack">
      <Head alert={alert} />
      <div className="columns">
        <div className="stack">
          {isDraft && alert.may.includes('edit') ? (
            <section className="card">
              <DraftForm alert={alert} />
            </section>
          ) : (
            <section className="card">
              <h2>{words('alerts.told')}</h2>
              <AlertText content={alert.content} />
            </section>
          )}
          {isDraft ? null : <Recipients alert={alert} />}
        </div>
        <div className="stack">
          <Yours alert={alert} />
          {isDraft ? (
            alert.may.includes('cancel') ? (
              <section className="card">
                <CancelStep alert={alert} />
              </section>
            ) : null
          ) : (
            <SentActions alert={alert} />
          )}
          <Follows alert={alert} />
          <StandsOn alert={alert} />
          <Earlier alert={alert} />
          <WorkHistory events={alert.events} vocabulary="alerts.did" />
        </div>
      </div>
      <ChainSection kind="alert" id={alert.id} />
    </article>
  );
}

function Head({ alert }: Part) {
  const words = useWords();
  const facts: Fact[] = [
    [words('alerts.from'), alert.owner.name],
    ...(alert.sentAt === null ? [] : [[words('alerts.sent'), words.instant(alert.sentAt)] as const]),
    ...(alert.content.sinceOn === null
      ? []
      : [[words('alerts.since'), words.date(alert.content.sinceOn)] as const]),
    ...(alert.nodes.length === 0
      ? []
      : [
          [
            words('alerts.about'),
            alert.nodes.map(({ id, name }, index) => (
              <span key={id}>
                {index === 0 ? '' : ', '}
                <AppLink to={`/substances/${id}`}>{name}</AppLink>
              </span>
            )),
          ] as const,
        ]),
    [words('report.purpose'), words(`access.purpose.${alert.purpose}`)],
  ];
  return (
    <header>
      <p className="row">
        <AppLink to="/alerts">{words('nav.alerts')}</AppLink>
        <span className="tag">{words(`alerts.state.${alert.state}`)}</span>
        <span className="tag">{words('marking.tag', { marking: alert.marking })}</span>
        {alert.revision > 1 ? (
          <span className="tag">{words('alerts.revision', { n: alert.revision })}</span>
        ) : null}
        {alert.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
      </p>
      <h1>{nameOf(words, alert)}</h1>
      {alert.state === 'cancelled' && alert.endedAt !== null ? (
        <p>{words('alerts.cancelledLine', { when: words.instant(alert.endedAt) })}</p>
      ) : null}
      {alert.supersededBy === null ? null : (
        <p>
          <AppLink to={`/alerts/${alert.supersededBy}`}>
            {words('alerts.supersededBy', { id: String(alert.supersededBy) })}
          </AppLink>
        </p>
      )}
      <Facts facts={facts} />
    </header>
  );
}

/** Where an alert in force leads: a text that stands on it. */
function Follows({ alert }: Part) {
  const words = useWords();
  const me = useMe().data;
  if (alert.state !== 'sent' || me === undefined || !mayDo(me.roles, 'recommendation.draft')) return null;
  return (
    <section className="card no-print">
      <h2>{words('alerts.follows')}</h2>
      <p>
        <AppLink to="/recommendations/new" search={{ alert: String(alert.id) }}>
          {words('advice.begin')}
        </AppLink>
      </p>
    </section>
  );
}

function StandsOn({ alert }: Part) {
  const words = useWords();
  if (alert.triages.length === 0) return null;
  return (
    <section className="card">
      <h2>{words('alerts.behind')}</h2>
      <ul className="witnesses">
        {alert.triages.map(({ id, signals }) => (
          <li key={id}>
            <AppLink to={`/alerts/triage/${id}`}>{words('triage.heading', { id: String(id) })}</AppLink>
            {signals.map((signal) => (
              <p key={signal.id} className="dim">
                {words.say(signal.sentence)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Earlier({ alert }: Part) {
  const words = useWords();
  const earlier = alert.revisions.filter(({ revision }) => revision < alert.revision);
  if (earlier.length === 0) return null;
  return (
    <section className="card">
      <h2>{words('alerts.revisions')}</h2>
      {earlier.map(({ revision, at, by, content }) => (
        <details key={revision}>
          <summary>
            {words('alerts.revision', { n: revision })}, {words.instant(at)},{' '}
            {by?.name ?? words('work.holder')}
          </summary>
          <AlertText content={content} />
        </details>
      ))}
    </section>
  );
}
