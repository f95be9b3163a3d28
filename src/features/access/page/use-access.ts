import { useState } from 'react';
import { useAddress } from '../../../ui/address.ts';
import { ApiProblem, postJson, type Query } from '../../../ui/client.ts';
import { useReread } from '../../../ui/reread.ts';
import { useApi } from '../../../ui/use-api.ts';
import type { Me } from '../contract.ts';
import { ACCESS_PATHS } from '../paths.ts';

export function useMe() {
  return useApi<Me>(ACCESS_PATHS.me, {}, { isTimed: false });
}

export interface SendOptions {
  /** Another than the address names. */
  readonly database?: string;
  readonly query?: Query;
  /**
   * Goes on at once, while what is shown is read anew behind: another page follows, or another step, or a form that stays and is ready for
   * more, which must not empty what was typed once the record stood there. Else the answer comes when everything shown is new, so that a
   * form closes upon what it changed.
   */
  readonly isAhead?: boolean;
}

/** Sends one thing at a time, keeps what went wrong in the server's words, and has every page read anew. */
export function useSend() {
  const { search } = useAddress();
  const reread = useReread();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async <T>(
    path: string,
    body: object,
    { database = search.database, query = {}, isAhead = false }: SendOptions = {},
  ): Promise<T | undefined> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await postJson<T>(path, { database, ...query }, body);
      const rereading = reread();
      if (!isAhead) await rereading;
      return answer;
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.problem.detail : String(error));
      // What somebody else did meanwhile is shown beside what was typed here.
      await reread();
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { send, problem, isBusy };
}
