import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { SectionProps } from '../../participant-sections.ts';
import { RECOMMENDATION_ENDPOINTS, type RecommendationItem } from '../contract.ts';
import { nameOf } from './parts.tsx';

const LIMIT = 20;

/** What a participant drafted, spoke on or answers with a commitment. */
export function ParticipantRecommendations({ participant }: SectionProps) {
  const words = useWords();
  const query = useApi<{ items: RecommendationItem[] }>(
    RECOMMENDATION_ENDPOINTS.list.path,
    { participant: participant.id, limit: LIMIT },
    { isTimed: false },
  );
  return (
    <section className="card">
      <h2>{words('advice.title')}</h2>
      <Loaded query={query} height={40}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words('advice.noneOfParticipant')}</p>
          ) : (
            <ul className="witnesses">
              {items.map((item) => (
                <li key={item.id}>
                  <AppLink to={`/recommendations/${item.id}`} data-walk>
                    {nameOf(words, item)}
                  </AppLink>{' '}
                  <span className="tag">{words(`advice.state.${item.state}`)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
