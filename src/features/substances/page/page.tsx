import { useEffect, useRef, useState } from 'react';
import { dayOf } from '../../../kernel/days.ts';
import { oneOf, useAddress, wholeNumber } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { Pager } from '../../../ui/kit/pager.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { SubstanceItem, SubstancesResponse } from '../contract.ts';
import { ClassTree } from './class-tree.tsx';

const LIMIT = 50;
const PAUSE_MS = 200;
/** First seen within this time is marked. */
const NEW_DAYS = 182;
const KINDS = ['substance', 'class', 'preparation'] as const;

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

export function Page() {
  const words = useWords();
  const { search, set } = useAddress();
  const offset = wholeNumber(search.offset);
  const query = useApi<SubstancesResponse>('/api/substances', {
    query: search.query,
    scope: search.scope === 'all' ? 'all' : 'synthetic',
    kind: oneOf(search.kind, KINDS),
    under: search.under,
    sort: oneOf(search.sort, ['reports', 'name', 'first-seen'] as const),
    reported: search.query === undefined ? 'true' : 'false',
    limit: LIMIT,
    offset,
  });
  const under = search.under;
  return (
    <>
      <h1>{words('nav.substances')}</h1>
      <p className="dim">{words('substance.lead')}</p>
      <div className="filters">
        <QueryField />
        <FilterSelect
          label={words('filter.scope')}
          parameter="scope"
          options={['synthetic', 'all'].map((value) => ({ value, label: words(`scope.${value}`) }))}
        />
        <FilterSelect
          label={words('column.kind')}
          parameter="kind"
          anyLabel={words('filter.any')}
          options={KINDS.map((value) => ({ value, label: words(`nodeKind.${value}`) }))}
        />
        <FilterSelect
          label={words('filter.sort')}
          parameter="sort"
          options={['reports', 'name', 'first-seen'].map((value) => ({
            value,
            label: words(`sort.${value}`),
          }))}
        />
      </div>
      <div className="browse">
        <ClassTree />
        <div className="stack">
          {under === undefined ? null : (
            <p>
              <AppLink to="/substances" search={{ ...search, under: undefined, offset: undefined }}>
                {words('substance.everything')}
              </AppLink>
            </p>
          )}
          <Loaded query={query} height={500}>
            {(data) =>
              data.items.length === 0 ? (
                <EmptyState title={words('substance.none')}>
                  <p>{words('substance.noneHelp')}</p>
                </EmptyState>
              ) : (
                <div className="card stack">
                  <DataTable
                    caption={words('nav.substances')}
                    columns={columnsOf(words, data.asOf)}
                    rows={data.items}
                    rowKey={(item) => item.id}
                  />
                  <Pager
                    offset={offset}
                    limit={LIMIT}
                    total={data.total}
                    onMove={(next) => set({ offset: next === 0 ? undefined : String(next) }, { push: true })}
                  />
                </div>
              )
            }
          </Loaded>
        </div>
      </div>
    </>
  );
}
