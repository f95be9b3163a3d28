import { useWords, type Words } from '../../../ui/words.ts';
import type { AlertItem, AlertResponse } from '../contract.ts';
import { ALERT_TEXTS, ARTICLE_ITEM } from '../rules.ts';

/** An alert by its number and title. */
export function nameOf(words: Words, alert: Pick<AlertItem, 'id' | 'number' | 'title'>): string {
  const number = alert.number ?? words('alerts.draftNumber', { id: String(alert.id) });
  return `${number} · ${alert.title || words('alerts.untitled')}`;
}

/** What is awaited next, by when. */
export function Standing({ standing }: { readonly standing: NonNullable<AlertItem['mine']> }) {
  const words = useWords();
  if (standing.next === null || standing.dueAt === null)
    return <span className="dim">{words('alerts.done')}</span>;
  return (
    <span>
      {words(`alerts.next.${standing.next}`, { when: words.instant(standing.dueAt) })}{' '}
      {standing.isLate ? (
        <span className="tag" data-alarm>
          {words('work.late')}
        </span>
      ) : null}
    </span>
  );
}

/** What an alert says, item by item; those that nobody has written are left out. */
export function AlertText({ content }: { readonly content: AlertResponse['content'] }) {
  const words = useWords();
  return (
    <>
      {ALERT_TEXTS.filter((key) => content[key].trim() !== '').map((key) => (
        <section key={key}>
          <h3>
            {words(`alerts.text.${key}`)}{' '}
            {ARTICLE_ITEM[key] === undefined ? null : (
              <abbr title={words('alerts.article', { letter: ARTICLE_ITEM[key] })}>
                ({ARTICLE_ITEM[key]})
              </abbr>
            )}
          </h3>
          <p className="told">{content[key]}</p>
        </section>
      ))}
    </>
  );
}
