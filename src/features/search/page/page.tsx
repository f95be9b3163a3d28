import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { oneOf, useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useTitle } from '../../../ui/title.ts';
import { useApi } from '../../../ui/use-api.ts';
import { useWords } from '../../../ui/words.ts';
import { SEARCH_ENDPOINTS, SEARCH_KINDS, type SearchItem, type SearchResponse } from '../contract.ts';

const FEW = 5;
const MANY = 50;

/** What was found, kind by kind. */
export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const q = (search.q ?? '').trim();
  useTitle(q || undefined);
  return (
    <article className="stack">
      <header>
        <h1>{words('find.title')}</h1>
        <p>{words('find.lead')}</p>
      </header>
      <Ask q={q} />
      {q === '' ? <EmptyState title={words('find.ask')} /> : <Found q={q} />}
      <p className="dim">{words('find.languages')}</p>
    </article>
  );
}

function Ask({ q }: { readonly q: string }) {
  const words = useWords();
  const { set } = useAddress();
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  return (
    <search>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          set({ q: text.trim() || undefined, kind: undefined }, { push: true });
        }}
      >
        <TextInput
          type="search"
          w="min(100%, 26rem)"
          aria-label={words('find.label')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">{words('find.submit')}</Button>
      </form>
    </search>
  );
}

function Found({ q }: { readonly q: string }) {
  const words = useWords();
  const { search } = useAddress();
  const kind = oneOf(search.kind, SEARCH_KINDS);
  const query = useApi<SearchResponse>(SEARCH_ENDPOINTS.search.path, {
    q,
    kind,
    limit: kind === undefined ? FEW : MANY,
  });
  return (
    <Loaded query={query} height={300}>
      {({ found }) =>
        found.length === 0 ? (
          <EmptyState title={words('find.nothing', { q })}>
            <p>{words('find.nothingHelp')}</p>
          </EmptyState>
        ) : (
          <div className="stack">
            {kind === undefined ? null : (
              <p>
                <AppLink to="/search" search={{ q }}>
                  {words('find.all')}
                </AppLink>
              </p>
            )}
            {found.map((part) => (
              <section key={part.kind} className="card">
                <h2>{words(`find.kind.${part.kind}`)}</h2>
                <ul className="witnesses">
                  {part.items.map((item) => (
                    <Line key={item.id} item={item} />
                  ))}
                </ul>
                {part.isMore && kind === undefined ? (
                  <AppLink
                    to="/search"
                    search={{ q, kind: part.kind }}
                    aria-label={`${words('find.more')}: ${words(`find.kind.${part.kind}`)}`}
                  >
                    {words('find.more')}
                  </AppLink>
                ) : null}
              </section>
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

function Line({ item }: { readonly item: SearchItem }) {
  const words = useWords();
  const { title, detail, marking, path, search } = item;
  return (
    <li>
      <AppLink to={path} search={search} data-walk>
        {title}
      </AppLink>{' '}
      {detail === null ? null : (
        <span className="dim">{ISO_DATE.test(detail) ? words.shortDate(detail) : detail}</span>
      )}{' '}
      {marking === null ? null : <span className="tag">{words('marking.tag', { marking })}</span>}
    </li>
  );
}
