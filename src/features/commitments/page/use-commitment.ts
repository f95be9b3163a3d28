import { type SendOptions, useSend } from '../../access/page/use-access.ts';
import type { CommitmentStepBody } from '../content.ts';
import { COMMITMENT_ENDPOINTS, type CommitmentResponse } from '../contract.ts';

type Unversioned<T> = T extends unknown ? Omit<T, 'version'> & { readonly version?: number } : never;
export type StepBody = Unversioned<CommitmentStepBody>;

/** Sends steps with a commitment; each says which version its sender had before them. */
export function useCommitmentSteps(commitment: Pick<CommitmentResponse, 'id' | 'version'>) {
  const { send, problem, isBusy } = useSend();
  const step = (body: StepBody, options?: SendOptions) =>
    send<CommitmentResponse>(
      `${COMMITMENT_ENDPOINTS.list.path}/${commitment.id}/steps`,
      { version: commitment.version, ...body },
      options,
    );
  return { step, problem, isBusy };
}
