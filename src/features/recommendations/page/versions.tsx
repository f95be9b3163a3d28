import { diffWords } from 'diff';
import { useWords } from '../../../ui/words.ts';
import type { RecommendationContent, RecommendationResponse } from '../contract.ts';
import { RECOMMENDATION_TEXTS } from '../rules.ts';

/** Every version of the text with what it changed, word by word. */
export function Versions({ held }: { readonly held: RecommendationResponse }) {
  const words = useWords();
  if (held.revisions.length < 2) return null;
  return (
    <section className="card">
      <h2>{words('advice.versions')}</h2>
      {held.revisions.map((each, index) => {
        const before = held.revisions[index + 1];
        return (
          <details key={each.revision}>
            <summary>
              {words('advice.version', { revision: each.revision })}, {words.instant(each.at)},{' '}
              {each.by?.name ?? words('work.holder')}
            </summary>
            {each.reason === null ? null : <p className="quote">{each.reason}</p>}
            {before === undefined ? (
              RECOMMENDATION_TEXTS.map((key) => (
                <p key={key} className="told">
                  {each.content[key]}
                </p>
              ))
            ) : (
              <Changed from={before.content} to={each.content} />
            )}
          </details>
        );
      })}
    </section>
  );
}

interface ChangedProps {
  readonly from: RecommendationContent;
  readonly to: RecommendationContent;
}

function Changed({ from, to }: ChangedProps) {
  const words = useWords();
  const changed = (['title', ...RECOMMENDATION_TEXTS] as const).filter((key) => from[key] !== to[key]);
  return changed.map((key) => (
    <section key={key}>
      <h3>{words(`advice.text.${key}`)}</h3>
      <p className="told">{diffWords(from[key], to[key]).map(toMark)}</p>
    </section>
  ));
}

/** Marked by more than colour: underlined and struck through, as a printed draft has it. */
function toMark(part: ReturnType<typeof diffWords>[number], index: number) {
  const key = `${index} ${part.value}`;
  if (part.added) return <ins key={key}>{part.value}</ins>;
  return part.removed ? <del key={key}>{part.value}</del> : <span key={key}>{part.value}</span>;
}
