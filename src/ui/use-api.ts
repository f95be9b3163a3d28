import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useAddress } from './address.ts';
import { getJson, type Query } from './client.ts';
import { BESIDE } from './reread.ts';

export interface ApiOptions<T> {
  /** Endpoints without a time parameter: false. */
  readonly isTimed?: boolean;
  /** Milliseconds between two polls, or what says so of the newest answer; false for none. */
  readonly pollEvery?: number | false | ((answer: T | undefined) => number | false);
  readonly isEnabled?: boolean;
  /** Stands beside the page: whoever sent something does not wait until it is new (`useReread`). */
  readonly isBeside?: boolean;
}

/** Reads an endpoint for the database and the date that the address names. What was shown stays until the next is there. */
export function useApi<T>(path: string, query: Query = {}, options: ApiOptions<T> = {}): UseQueryResult<T> {
  const { search } = useAddress();
  const { pollEvery = false } = options;
  const full: Query = {
    database: search.database,
    ...(options.isTimed === false ? {} : { asOf: search.asOf }),
    ...query,
  };
  return useQuery<T>({
    queryKey: [path, full],
    queryFn: ({ signal }) => getJson<T>(path, full, signal),
    placeholderData: keepPreviousData,
    enabled: options.isEnabled ?? true,
    ...(options.isBeside ? { meta: BESIDE } : {}),
    refetchInterval: typeof pollEvery === 'function' ? ({ state }) => pollEvery(state.data) : pollEvery,
  });
}
