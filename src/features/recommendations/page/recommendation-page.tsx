import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
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
import { groupWords } from '../../groups/page/use-groups.ts';
import type { RecommendationResponse } from '../contract.ts';
import { Actions } from './actions.tsx';
import { Comments } from './comments.tsx';
import { DraftForm } from './draft-form.tsx';
import { AdviceText, nameOf, StandLine } from './parts.tsx';
import { Positions, Yours } from './positions.tsx';
import { Versions } from './versions.tsx';

interface Part {
  readonly held: RecommendationResponse;
}

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<RecommendationResponse>(`/api/recommendations/${id}`, {}, { isTimed: false });
  return (
    <Loaded query={query} height={600}>
      {(held) => <Told key={held.id} held={held} />}
    </Loaded>
  );
}

function Told({ held }: Part) {
  const words = useWords();
  useTitle(nameOf(words, held));
  const [isUnsaved, setUnsaved] = useState(false);
  return (
    <article className="stack">
      <Head held={held} />
      <div className="columns">
        <div className="stack">
          <section className="card">
            {held.may.includes('edit') ? (
              <DraftForm held={held} onUnsaved={setUnsaved} />
            ) : (
              <AdviceText content={held.content} />
            )}
          </section>
          <Versions held={held} />
          <Positions held={held} />
        </div>
        <div className="stack">
          <Yours held={held} />
          <Answer held={held} />
          <Actions held={held} isUnsaved={isUnsaved} />
          <StandsOn held={held} />
          <Comments held={held} />
          <WorkHistory events={held.events} vocabulary="advice.did" />
        </div>
      </div>
      <ChainSection kind="recommendation" id={held.id} />
    </article>
  );
}

function Head({ held }: Part) {
  const words = useWords();
  const facts: Fact[] = [
    [words('advice.groupFact'), groupWords(words, held.group)],
    [words('advice.scopeFact'), words(`advice.scope.${held.scope}`)],
    ...(held.cluster === '' ? [] : [[words('advice.clusterFact'), held.cluster] as const]),
    [words('advice.ownerFact'), held.owner.name],
    [words('advice.draftedFact'), words.instant(held.draftedAt)],
  ];
  return (
    <header>
      <p className="row">
        <AppLink to="/recommendations">{words('advice.title')}</AppLink>
        <span className="tag">{words(`advice.state.${held.state}`)}</span>
        <span className="tag">{words('marking.tag', { marking: held.marking })}</span>
        {held.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
      </p>
      <h1>{nameOf(words, held)}</h1>
      <StandLine item={held} />
      {held.supersededBy === null ? null : (
        <p>
          <AppLink to={`/recommendations/${held.supersededBy}`}>
            {words('advice.supersededBy', { id: String(held.supersededBy) })}
          </AppLink>
        </p>
      )}
      <Facts facts={facts} />
    </header>
  );
}

/** For who speaks for a participant: what it does about an adopted text. */
function Answer({ held }: Part) {
  const words = useWords();
  const me = useMe().data;
  if (held.state !== 'adopted') return null;
  const mayWrite = me !== undefined && mayDo(me.roles, 'commitment.write');
  return (
    <section className="card">
      <h2>{words('advice.answers')}</h2>
      <p>
        <AppLink to="/commitments" search={{ recommendation: String(held.id) }}>
          {words(mayWrite ? 'advice.answerIt' : 'advice.toAnswers')}
        </AppLink>
      </p>
    </section>
  );
}

function StandsOn({ held }: Part) {
  const words = useWords();
  const isBare = held.alerts.length + held.practices.length === 0;
  return (
    <section className="card">
      <h2>{words('advice.basis')}</h2>
      {isBare ? <p className="dim">{words('advice.noBasis')}</p> : null}
      <ul className="witnesses">
        {held.alerts.map(({ id, title }) => (
          <li key={`alert ${id}`}>
            <AppLink to={`/alerts/${id}`}>{title}</AppLink>
          </li>
        ))}
        {held.practices.map(({ id, title }) => (
          <li key={`practice ${id}`}>
            <AppLink to={`/recommendations/practices/${id}`}>{title}</AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
