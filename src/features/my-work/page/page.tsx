import { AppLink } from '../../../ui/kit/app-link.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { DigestSettings } from '../../digest/page/settings.tsx';
import type { MyWorkResponse, WaitingItemShown } from '../contract.ts';
import { useMyWork } from './use-my-work.ts';

const DAY_MS = 86_400_000;
const BANDS = ['late', 'dueToday', 'later', 'undated'] as const;
type Band = (typeof BANDS)[number];

/** By the clock of the database: the sample lives in its own day. */
function bandOf({ isLate, dueAt }: WaitingItemShown, now: number): Band {
  if (isLate) return 'late';
  if (dueAt === null) return 'undated';
  return Date.parse(dueAt) - now <= DAY_MS ? 'dueToday' : 'later';
}

/** What waits for me today, what is late. */
export function Page() {
  const words = useWords();
  const query = useMyWork();
  return (
    <article className="stack">
      <header>
        <h1>{words('myWork.title')}</h1>
        <p>{words('myWork.lead')}</p>
      </header>
      <Loaded query={query} height={300}>
        {(work) => (
          <div className="stack">
            <Told work={work} />
            {work.isPerson ? <DigestSettings /> : null}
          </div>
        )}
      </Loaded>
    </article>
  );
}

function Told({ work }: { readonly work: MyWorkResponse }) {
  const words = useWords();
  if (!work.isPerson)
    return (
      <EmptyState title={words('myWork.notPerson')}>
        <p>{words('myWork.notPersonHelp')}</p>
      </EmptyState>
    );
  if (work.items.length === 0)
    return (
      <EmptyState title={words('myWork.nothing')}>
        <p>{words('myWork.nothingHelp')}</p>
      </EmptyState>
    );
  const now = Date.parse(work.now);
  return BANDS.map((band) => {
    const items = work.items.filter((item) => bandOf(item, now) === band);
    return items.length === 0 ? null : (
      <section key={band} className="card">
        <h2>{words(`myWork.${band}`)}</h2>
        <ul className="people">
          {items.map((item) => (
            <Item key={`${item.kind} ${item.id}`} item={item} />
          ))}
        </ul>
      </section>
    );
  });
}

function Item({ item }: { readonly item: WaitingItemShown }) {
  const words = useWords();
  const { kind, count } = item;
  const what =
    count === undefined ? words(`myWork.kind.${kind}`) : words(`myWork.several.${kind}`, { count });
  const [to = '', query] = item.path.split('?');
  return (
    <li>
      <p>
        <AppLink to={to} search={Object.fromEntries(new URLSearchParams(query))} data-walk>
          {item.title || what}
        </AppLink>
      </p>
      <p className="row dim">
        {item.title === '' ? null : <span>{what}</span>}
        {item.dueAt === null ? (
          <span>{words('myWork.waitsSince', { when: words.dayOf(item.since) })}</span>
        ) : (
          <span>{words('myWork.dueBy', { when: words.instant(item.dueAt) })}</span>
        )}
        {item.isLate ? (
          <span className="tag" data-alarm>
            {words('work.late')}
          </span>
        ) : null}
        <span className="tag">{words('marking.tag', { marking: item.marking })}</span>
      </p>
    </li>
  );
}
