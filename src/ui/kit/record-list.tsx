import type { UseQueryResult } from '@tanstack/react-query';
import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { useAddress, wholeNumber } from '../address.ts';
import type { Query } from '../client.ts';
import { useApi } from '../use-api.ts';
import { useWords } from '../words.ts';
import { type Column, DataTable } from './data-table.tsx';
import { type Filter, Filters } from './filters.tsx';
import { Pager } from './pager.tsx';
import { EmptyState, Loaded } from './states.tsx';

export const PAGE_LIMIT = 50;

/** A list as an endpoint answers it: a page of items, and how many there are. */
export interface Listed<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** Where in a list the address stands. */
export function usePlace(): { readonly offset: number; readonly move: (offset: number) => void } {
  const { search, set } = useAddress();
  return {
    offset: wholeNumber(search.offset),
    move: (next) => set({ offset: next === 0 ? undefined : String(next) }, { push: true }),
  };
}

interface ListOptions {
  /** Whether it has an as-of date; the coalition's work has none. */
  readonly isTimed?: boolean;
  readonly limit?: number;
}

/** The page of a list at which the address stands. */
export function useList<L extends Listed<unknown>>(
  path: string,
  query: Query,
  { isTimed = false, limit = PAGE_LIMIT }: ListOptions = {},
): UseQueryResult<L> {
  const { offset } = usePlace();
  return useApi<L>(path, { ...query, limit, offset }, { isTimed });
}

interface TableOf<T extends object> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
}

interface Nothing {
  readonly title: string;
  readonly help?: ReactNode;
}

interface ListProps<T extends object> {
  readonly filters?: readonly Filter[];
  /** What it says where there is nothing at all, and the next step; or what finds out itself why nothing is there. */
  readonly empty: Nothing | ReactElement;
  /** How many stand on a page. */
  readonly limit?: number;
  /** A table, or the items drawn otherwise. */
  readonly rows: TableOf<T> | ((items: readonly T[]) => ReactNode);
}

interface RecordListProps<T extends object> extends ListProps<T> {
  readonly query: UseQueryResult<Listed<T>>;
  /** Room that is kept while it loads, in pixels. */
  readonly height: number;
  /** Between the filters and the list. */
  readonly children?: ReactNode;
}

/** A list with its filters, its pages, and what it says while it loads, when that fails, and where nothing is found. */
export function RecordList<T extends object>(props: RecordListProps<T>) {
  const { query, filters = [], height, children, ...list } = props;
  return (
    <>
      {filters.length === 0 ? null : <Filters filters={filters} />}
      {children}
      <Loaded query={query} height={height}>
        {(listed) => <Rows {...list} listed={listed} filters={filters} />}
      </Loaded>
    </>
  );
}

/** A list of what is at hand already, with its filters and its pages. */
export function RecordRows<T extends object>(props: ListProps<T> & { readonly listed: Listed<T> }) {
  const { filters = [], ...list } = props;
  return (
    <>
      {filters.length === 0 ? null : <Filters filters={filters} />}
      <Rows {...list} filters={filters} />
    </>
  );
}

interface RowsProps<T extends object> extends ListProps<T> {
  readonly listed: Listed<T>;
  readonly filters: readonly Filter[];
}

function Rows<T extends object>({ listed, filters, empty, limit = PAGE_LIMIT, rows }: RowsProps<T>) {
  const { offset, move } = usePlace();
  const { items, total } = listed;
  if (items.length === 0)
    return isValidElement(empty) ? empty : <NothingFound filters={filters} offset={offset} empty={empty} />;
  return (
    <div className="stack">
      {typeof rows === 'function' ? rows(items) : <DataTable {...rows} rows={items} />}
      <Pager offset={offset} limit={limit} total={total} onMove={move} />
    </div>
  );
}

interface NothingFoundProps {
  readonly filters: readonly Filter[];
  readonly offset: number;
  readonly empty: Nothing;
}

/** Nothing at all, nothing that meets the filters, or a page beyond the last: each has another next step. */
function NothingFound({ filters, offset, empty }: NothingFoundProps) {
  const words = useWords();
  const { search, set } = useAddress();
  const narrowing = filters.filter((filter) => !('options' in filter) || filter.anyLabel !== undefined);
  const given = narrowing.map(({ parameter }) => parameter).filter((name) => search[name] !== undefined);
  if (given.length === 0 && offset === 0)
    return (
      <EmptyState title={empty.title}>{empty.help === undefined ? null : <p>{empty.help}</p>}</EmptyState>
    );
  const why = given.length === 0 ? 'beyond' : 'nothing';
  const clear = Object.fromEntries([...given, 'offset'].map((name) => [name, undefined]));
  return (
    <EmptyState title={words(`list.${why}`)}>
      <button type="button" className="quiet" onClick={() => set(clear)}>
        {words(why === 'beyond' ? 'list.first' : 'list.clear')}
      </button>
    </EmptyState>
  );
}
