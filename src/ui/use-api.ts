import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useAddress } from './address.ts';
import { getJson, type Query } from './client.ts';

export interface ApiOptions {
  /** Endpoints without a time parameter: false. */
  readonly isTimed?: boolean;
  /** Milliseconds between two polls; false for none. */
  readonly pollEvery?: number | false;
  readonly isEnabled?: boolean;
}

/** Reads an endpoint for the database and the date that the address names. What was shown stays until the next is there. */
export function useApi<T>(path: string, query: Query = {}, options: ApiOptions = {}): UseQueryResult<T> {
  const { search } = useAddress();
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
    refetchInterval: options.pollEvery ?? false,
  });
}
