import { useEffect, useState } from 'react';
import { oneOf, useAddress, wholeNumber } from '../../../ui/address.ts';
import { AppLink } from '../../../ui/kit/app-link.tsx';
import { type Column, DataTable } from '../../../ui/kit/data-table.tsx';
import { FilterSelect } from '../../../ui/kit/filter-select.tsx';
import { Pager } from '../../../ui/kit/pager.tsx';
import { EmptyState, Loaded } from '../../../ui/kit/states.tsx';
import { useApi } from '../../../ui/use-api.ts';
import { useWords, type Words } from '../../../ui/words.ts';
import type { SubstanceItem, SubstancesResponse } from '../contract.ts';

const LIMIT = 50;
const KINDS = ['substance', 'class', 'preparation'] as const;

function columnsOf(words: Words): Column<SubstanceItem>[] {
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
      cell: (item) => (item.firstSeenOn === null ? '' : words.shortDate(item.firstSeenOn)),
    },
  ];
}

function QueryField() {
  const words = useWords();
  const { search, set } = useAddress();
  const [text, setText] = useState(search.query ?? '');
  useEffect(() => setText(search.query ?? ''), [search.query]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set({ query: text || undefined, offset: undefined });
      }}
    >
      <label>
        {words('substance.find')}
        <input type="search" value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
    </form>
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
    sort: oneOf(search.sort, ['reports', 'name', 'first-seen'] as const),
    reported: search.query === undefined ? 'true' : 'false',
    limit: LIMIT,
    offset,
  });
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
                columns={columnsOf(words)}
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
    </>
  );
}
