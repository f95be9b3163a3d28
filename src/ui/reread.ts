import { type Query, useQueryClient } from '@tanstack/react-query';

/** Of a query that stands beside the page, in the frame that all pages share. */
export const BESIDE = { isBeside: true } as const;
const isBeside = ({ meta }: Query): boolean => meta?.isBeside === true;

/** Has everything shown read anew. The answer comes when the page is new; what stands beside it may take its time. */
export function useReread(): () => Promise<void> {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ predicate: isBeside });
    return queries.invalidateQueries({ predicate: (query) => !isBeside(query) });
  };
}
