import { useEffect, useRef, useState } from 'react';
import { dayOf } from '../../../kernel/days.ts';
import { oneOf, useAddress } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import type { Column } from '../../../ui/kit/data-table.tsx';
import { type Filter, Filters } from '../../../ui/kit/filters.tsx';
import { RecordList, useList } from '../../../ui/kit/record-list.tsx';
import { useWords, type Words } from '../../../ui/words.ts';
import type { SubstanceItem, SubstancesResponse } from '../contract.ts';
import { ClassTree } from './class-tree.tsx';

const PAUSE_MS = 200;
/** First seen within this time is marked. */
const NEW_DAYS = 182;
const KINDS = ['substance', 'class', 'preparation'] as const;
const SORTS = ['reports', 'name', 'first-seen'] as const;

function columnsOf(words: Words, asOf: string | null): Column<SubstanceItem>[] {
  return [
    {
      id: 'name',
      header: words('substance.name'),
      value: (item) => item.name,
      cell: (item) => (
        <>
          <AppLink to={`/substances/${item.id}`} data-walk>
            {item.name}
          </AppLink>
          {item.matched === null ? null : (
            <span className="dim"> {words('substance.matched', { name: item.matched })}</span>
          )}
        </>
      ),
    },
    { id: 'kind', header: words('column.kind'), value: (item) => words(`nodeKind.${item.kind}`) },
    {
      id: 'parents',
      header: words('substance.class'),
      value: (item) => item.parents.map((parent) => parent.name).join(', '),
    },
    {
      id: 'control',
      header: words('substance.control'),
      value: (item) => item.controls.map((control) => `${control.convention} ${control.schedule}`).join(', '),
    },
    {
      id: 'reports',
      header: words('column.reports'),
      value: (item) => item.reports,
      cell: (item) => words.number(item.reports),
      isNumeric: true,
    },
    {
      id: 'countries',
      header: words('substance.countries'),
      value: (item) => item.countries,
      isNumeric: true,
    },
    {
      id: 'first',
      header: words('substance.firstSeen'),
      value: (item) => item.firstSeenOn,
      cell: (item) =>
        item.firstSeenOn === null ? null : (
          <>
            <time dateTime={item.firstSeenOn} className="nowrap">
              {words.shortDate(item.firstSeenOn)}
            </time>{' '}
            {asOf !== null && dayOf(asOf) - dayOf(item.firstSeenOn) <= NEW_DAYS ? (
              <span className="tag">{words('substance.new')}</span>
            ) : null}
          </>
        ),
    },
  ];
}

/** Searches while one types; the address follows once one pauses, and Back leads out of the search. */
function QueryField() {
  const words = useWords();
  const { search, set } = useAddress();
  const [text, setText] = useState(search.query ?? '');
  const sent = useRef(search.query ?? '');
  useEffect(() => {
    // Only what came from elsewhere (a link, Back) replaces what was typed.
    if ((search.query ?? '') === sent.current) return;
    sent.current = search.query ?? '';
    setText(sent.current);
  }, [search.query]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text.trim() === sent.current) return;
      sent.current = text.trim();
      set({ query: sent.current || undefined, offset: undefined });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, set]);
  return (
    <label>
      {words('substance.find')}
      <input
        type="search"
        maxLength={200}
        placeholder={words('substance.findHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </label>
  );
}

const filtersOf = (words: Words): Filter[] => [
  {
    label: words('filter.scope'),
    parameter: 'scope',
    options: ['synthetic', 'all'].map((value) => ({ value, label: words(`scope.${value}`) })),
  },
  {
    label: words('column.kind'),
    parameter: 'kind',
    anyLabel: words('filter.any'),
    options: KINDS.map((value) => ({ value, label: words(`nodeKind.${value}`) })),
  },
  {
    label: words('filter.sort'),
    parameter: 'sort',
    options: SORTS.map((value) => ({ value, label: words(`sort.${value}`) })),
  },
];

export function Page() {
  const words = useWords();
  const { search } = useAddress();
  const query = useList<SubstancesResponse>(
    '/api/substances',
    {
      query: search.query,
      scope: search.scope === 'all' ? 'all' : 'synthetic',
      kind: oneOf(search.kind, KINDS),
      under: search.under,
      sort: oneOf(search.sort, SORTS),
      reported: search.query === undefined ? 'true' : 'false',
    },
    { isTimed: true },
  );
  return (
    <>
      <h1>{words('nav.substances')}</h1>
      <p className="dim">{words('substance.lead')}</p>
      <Filters filters={filtersOf(words)}>
        <QueryField />
      </Filters>
      <div className="browse">
        <ClassTree />
        <section className="card stack">
          {search.under === undefined ? null : (
            <p>
              <AppLink to="/substances" search={{ ...search, under: undefined, offset: undefined }}>
                {words('substance.everything')}
              </AppLink>
            </p>
          )}
          <RecordList
            query={query}
            height={500}
            empty={{ title: words('substance.none'), help: words('substance.noneHelp') }}
            rows={{
              caption: words('nav.substances'),
              columns: columnsOf(words, query.data?.asOf ?? null),
              rowKey: (item: SubstanceItem) => item.id,
            }}
          />
        </section>
      </div>
    </>
  );
}
