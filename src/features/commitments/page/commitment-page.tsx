import { useParams } from '@tanstack/react-router';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Fact, Facts } from '../../../ui/kit/facts.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { WorkHistory } from '../../../ui/kit/work.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { ChainSection } from '../../chains/page/chain-section.tsx';
import { COMMITMENT_ENDPOINTS, type CommitmentResponse } from '../contract.ts';
import { scoreSmart } from '../smart.ts';
import { CommitmentText } from './commitment-text.tsx';
import { DraftForm } from './draft-form.tsx';
import { Evidence } from './evidence.tsx';
import { Law } from './law.tsx';
import { Milestones } from './milestones.tsx';
import { NextSteps } from './next-steps.tsx';
import { LateTag, MovedDate, nameAnswered, nameOf } from './parts.tsx';
import { Progress } from './progress.tsx';
import { SmartPanel } from './smart-panel.tsx';

interface Part {
  readonly commitment: CommitmentResponse;
}

export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const query = useApi<CommitmentResponse>(`${COMMITMENT_ENDPOINTS.list.path}/${id}`, {}, { isTimed: false });
  return (
    <Loaded query={query} height={600}>
      {(commitment) => <Told key={commitment.id} commitment={commitment} />}
    </Loaded>
  );
}

function Told({ commitment }: Part) {
  const words = useWords();
  useTitle(nameOf(words, commitment));
  const isWritten = commitment.may.includes('edit');
  const isPromised = commitment.validatedAt !== null;
  return (
    <article className="stack">
      <Head commitment={commitment} />
      <div className="columns">
        <div className="stack">
          <section className="card">
            {isWritten ? (
              <DraftForm commitment={commitment} />
            ) : (
              <>
                <SmartPanel
                  isRead
                  smart={scoreSmart({
                    ...commitment.content,
                    milestones: commitment.milestoneList,
                    recommendationIds: commitment.recommendations.map(({ id }) => id),
                  })}
                />
                <h2>{words('commitments.promise')}</h2>
                <CommitmentText content={commitment.content} />
              </>
            )}
          </section>
          {isWritten ? null : <Milestones commitment={commitment} />}
          {isPromised ? <Progress commitment={commitment} /> : null}
        </div>
        <div className="stack">
          <NextSteps commitment={commitment} />
          {commitment.kind === 'law' && isPromised ? <Law commitment={commitment} /> : null}
          <Evidence commitment={commitment} />
          <Moves commitment={commitment} />
          <WorkHistory events={commitment.events} vocabulary="commitments.did" />
        </div>
      </div>
      <ChainSection kind="commitment" id={commitment.id} />
    </article>
  );
}

function Head({ commitment }: Part) {
  const words = useWords();
  return (
    <header>
      <p className="row">
        <AppLink to="/commitments">{words('nav.commitments')}</AppLink>
        <span className="tag">{words(`commitments.kind.${commitment.kind}`)}</span>
        <span className="tag">{words(`commitments.state.${commitment.state}`)}</span>
        {commitment.isLate ? <LateTag /> : null}
        <span className="tag">{words('marking.tag', { marking: commitment.marking })}</span>
        {commitment.isSimulated ? <span className="tag">{words('simulated.word')}</span> : null}
      </p>
      <h1>{nameOf(words, commitment)}</h1>
      {commitment.supersededBy === null ? null : (
        <p>
          <AppLink to={`/commitments/${commitment.supersededBy}`}>
            {words('commitments.supersededBy', { id: String(commitment.supersededBy) })}
          </AppLink>
        </p>
      )}
      <KeyFacts commitment={commitment} />
    </header>
  );
}

function KeyFacts({ commitment }: Part) {
  const words = useWords();
  const names = (of: 'joined' | 'invited') =>
    commitment.participants
      .filter(({ joinedAt, leftAt }) => leftAt === null && (joinedAt !== null) === (of === 'joined'))
      .map(({ participant }) => participant.name)
      .join(', ');
  const facts: Fact[] = [
    [words('commitments.from'), commitment.owner.name],
    [words('commitments.joined'), names('joined')],
    [words('commitments.invited'), names('invited')],
    [
      words('commitments.answers'),
      commitment.recommendations.length === 0
        ? ''
        : commitment.recommendations.map((each) => <div key={each.id}>{nameAnswered(each)}</div>),
    ],
    [
      words('commitments.since'),
      commitment.validatedAt === null ? '' : words.instant(commitment.validatedAt),
    ],
    [
      words('commitments.end'),
      commitment.endsOn === null ? (
        ''
      ) : (
        <MovedDate key="end" on={commitment.endsOn} first={commitment.promisedOn} />
      ),
    ],
    [words('commitments.ended'), commitment.endedAt === null ? '' : words.instant(commitment.endedAt)],
    [words('report.purpose'), words(`access.purpose.${commitment.purpose}`)],
  ];
  return <Facts facts={facts} />;
}

/** How the end has moved. */
function Moves({ commitment }: Part) {
  const words = useWords();
  if (commitment.endChanges.length === 0) return null;
  return (
    <section className="card">
      <h2>{words('commitments.end')}</h2>
      <ul className="history">
        {commitment.endChanges.map(({ at, fromOn, toOn, reason }) => (
          <li key={at}>
            {words('commitments.endMoved', { when: words.instant(at), from: fromOn, to: toOn, reason })}
          </li>
        ))}
      </ul>
    </section>
  );
}
