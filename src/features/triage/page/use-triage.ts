import { useSend } from '../../access/page/use-access.ts';
import { TRIAGE_ENDPOINTS, type TriageResponse } from '../contract.ts';

/** Sends steps of a triage; each says which version its sender had before them. */
export function useTriageSteps(triage: Pick<TriageResponse, 'id' | 'version'>) {
  const { send, problem, isBusy } = useSend();
  const step = async (body: object): Promise<boolean> => {
    const answer = await send(`${TRIAGE_ENDPOINTS.list.path}/${triage.id}/steps`, {
      version: triage.version,
      ...body,
    });
    return answer !== undefined;
  };
  return { step, problem, isBusy };
}
