import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SectionProps } from '../../participant-sections.ts';
import { COMMITMENT_ENDPOINTS, type CommitmentItem } from '../contract.ts';

const LIMIT = 20;

/** What a participant promised, and the page that a minister is handed. */
export function ParticipantCommitments({ participant }: SectionProps) {
  const words = useWords();
  const query = useApi<{ items: CommitmentItem[] }>(
    COMMITMENT_ENDPOINTS.list.path,
    { participant: participant.id, limit: LIMIT },
    { isTimed: false },
  );
  return (
    <section className="card">
      <h2>{words('nav.commitments')}</h2>
      <p>
        <AppLink to={`/participants/${participant.id}/brief`}>{words('review.toBrief')}</AppLink>
      </p>
      <Loaded query={query} height={40}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words('review.nothingPromised')}</p>
          ) : (
            <ul className="witnesses">
              {items.map((each) => (
                <li key={each.id}>
                  <AppLink to={`/commitments/${each.id}`} data-walk>
                    {each.title}
                  </AppLink>{' '}
                  <span className="tag">{words(`commitments.state.${each.state}`)}</span>
                  {each.isLate ? (
                    <span className="tag" data-alarm>
                      {words('review.isLate')}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
