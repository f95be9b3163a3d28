import { AppLink } from '../../../ui/kit/app-link.tsx';
import { Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import type { GroupSectionProps } from '../../group-sections.ts';
import { RECOMMENDATION_ENDPOINTS, type RecommendationItem } from '../contract.ts';
import { nameOf } from './parts.tsx';

const LIMIT = 20;

/** What a group advises and works on, and where its inputs are. */
export function GroupAdvice({ groupKey }: GroupSectionProps) {
  const words = useWords();
  const query = useApi<{ items: RecommendationItem[]; mayDraft: boolean }>(
    RECOMMENDATION_ENDPOINTS.list.path,
    { group: groupKey, limit: LIMIT },
    { isTimed: false },
  );
  const search = { group: groupKey };
  return (
    <section className="card">
      <h2>{words('advice.title')}</h2>
      <p className="row">
        <AppLink to="/recommendations/inputs" search={search}>
          {words('advice.toInputs')}
        </AppLink>
        <AppLink to="/recommendations/practices" search={search}>
          {words('advice.toPractices')}
        </AppLink>
        {query.data?.mayDraft ? (
          <AppLink to="/recommendations/new" search={search}>
            {words('advice.begin')}
          </AppLink>
        ) : null}
      </p>
      <Loaded query={query} height={80}>
        {({ items }) => (
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
        )}
      </Loaded>
    </section>
  );
}
