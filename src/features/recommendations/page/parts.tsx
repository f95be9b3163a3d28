import { useWords, type Words } from '../../../ui/words.ts';
import type { RecommendationItem, RecommendationResponse } from '../contract.ts';
import { RECOMMENDATION_TEXTS } from '../rules.ts';

/** A recommendation by its number and title. */
export function nameOf(words: Words, item: Pick<RecommendationItem, 'id' | 'code' | 'title'>): string {
  const number = item.code ?? words('advice.draftName', { id: String(item.id) });
  return `${number} · ${item.title || words('advice.untitled')}`;
}

/** What it says, part by part; parts that nobody has written are left out. */
export function AdviceText({ content }: { readonly content: RecommendationResponse['content'] }) {
  const words = useWords();
  return (
    <>
      {RECOMMENDATION_TEXTS.filter((key) => content[key].trim() !== '').map((key) => (
        <section key={key}>
          <h2>{words(`advice.text.${key}`)}</h2>
          <p className="told">{content[key]}</p>
        </section>
      ))}
    </>
  );
}

/** Where it stands, with what all need to know of it now. */
export function StandLine({ item }: { readonly item: RecommendationItem }) {
  const words = useWords();
  if (item.state === 'proposed' && item.silenceUntil !== null)
    return <p>{words('advice.proposedLine', { when: words.instant(item.silenceUntil) })}</p>;
  if (item.state === 'broken') return <p>{words('advice.brokenLine')}</p>;
  if (item.state === 'withdrawn' && item.endedAt !== null)
    return <p>{words('advice.withdrawnLine', { when: words.instant(item.endedAt) })}</p>;
  if (item.adoptedAt !== null && item.adoptedBy !== null)
    return (
      <p>
        {words('advice.adoptedLine', {
          how: words(`advice.by.${item.adoptedBy}`),
          when: words.instant(item.adoptedAt),
        })}
      </p>
    );
  return null;
}

/** How many said what last. */
export function Said({ item }: { readonly item: RecommendationItem }) {
  const words = useWords();
  const said = (['support', 'dissent', 'break'] as const).filter((each) => item.positions[each] > 0);
  return said.map((each) => words(`advice.said.${each}`, { count: item.positions[each] })).join(', ');
}
