import { useQueryClient } from '@tanstack/react-query';
import { useSend } from '../../access/page/use-access.ts';
import type { CommitmentStepBody } from '../content.ts';
import { COMMITMENT_ENDPOINTS, type CommitmentResponse } from '../contract.ts';

type Unversioned<T> = T extends unknown ? Omit<T, 'version'> & { readonly version?: number } : never;
export type StepBody = Unversioned<CommitmentStepBody>;

/** Sends steps with a commitment; each says which version its sender had before them. */
export function useCommitmentSteps(commitment: Pick<CommitmentResponse, 'id' | 'version'>) {
  const { send, problem, isBusy } = useSend();
  const queries = useQueryClient();
  const step = async (body: StepBody) => {
    const after = await send<CommitmentResponse>(`${COMMITMENT_ENDPOINTS.list.path}/${commitment.id}/steps`, {
      version: commitment.version,
      ...body,
    });
    // What somebody else did meanwhile is shown beside what was typed here.
    if (after === undefined) await queries.invalidateQueries();
    return after;
  };
  return { step, problem, isBusy };
}
