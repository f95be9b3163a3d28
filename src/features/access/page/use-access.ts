import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { ApiProblem, postJson, type Query } from '../../../ui/client.ts';
import { useApi } from '../../../ui/use-api.ts';
import type { Me } from '../contract.ts';
import { ACCESS_PATHS } from '../paths.ts';

export function useMe() {
  return useApi<Me>(ACCESS_PATHS.me, {}, { isTimed: false });
}

/** Sends one thing at a time, keeps what went wrong in the server's words, and has every page read anew. */
export function useSend() {
  const { search } = useAddress();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async <T>(
    path: string,
    body: object,
    database = search.database,
    query: Query = {},
  ): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await postJson<T>(path, { database, ...query }, body);
      await queries.invalidateQueries();
      return answer;
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.problem.detail : String(error));
      // What somebody else did meanwhile is shown beside what was typed here.
      await queries.invalidateQueries();
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { send, problem, isBusy };
}
