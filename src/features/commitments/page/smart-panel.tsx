import { useWords } from '../../../ui/words.ts';
import { SMART_LETTERS, type SmartItem, type SmartScore } from '../smart.ts';

/** What is missing, in words, for the field that it is missing in. */
export function useHints(smart: SmartScore): (...items: readonly SmartItem[]) => string {
  const words = useWords();
  return (...items) =>
    items
      .filter((item) => smart.missing.includes(item))
      .map((item) => words(`commitments.smart.missing.${item}`))
      .join(' ');
}

/** The score, while one types: what a screen reader hears is only what changes at rest. */
export function SmartPanel(props: {
  readonly smart: SmartScore;
  /** Says here what is missing, where no field does. */
  readonly isRead?: boolean;
}) {
  const { smart, isRead = false } = props;
  const words = useWords();
  return (
    <section className="smart" aria-label={words('commitments.column.smart')}>
      <p aria-live="polite">
        <strong>
          {words('commitments.smart.score', {
            score: smart.score,
            band: words(`commitments.smart.band.${smart.band}`),
          })}
        </strong>{' '}
        <span className="dim">
          {smart.missing.length === 0
            ? words('commitments.smart.whole')
            : words('commitments.smart.still', { count: smart.missing.length })}
        </span>
      </p>
      <ul className="smart-letters">
        {SMART_LETTERS.map((letter) => (
          <li key={letter}>
            <span>{words(`commitments.smart.letter.${letter}`)}</span>
            <meter
              min={0}
              max={1}
              value={smart.letters[letter]}
              aria-label={words(`commitments.smart.letter.${letter}`)}
            />
            <span className="dim">{words.percent(smart.letters[letter])}</span>
          </li>
        ))}
      </ul>
      <p className="dim">
        {words(smart.isVerifiable ? 'commitments.smart.verifiable' : 'commitments.smart.notVerifiable')}
      </p>
      {isRead && smart.missing.length > 0 ? (
        <details>
          <summary>{words('commitments.smart.list')}</summary>
          <ul>
            {smart.missing.map((item) => (
              <li key={item}>{words(`commitments.smart.missing.${item}`)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
