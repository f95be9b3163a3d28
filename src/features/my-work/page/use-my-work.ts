import { useApi } from '../../../ui/use-api.ts';
import { MY_WORK_ENDPOINTS, type MyWorkResponse } from '../contract.ts';

const POLL_MS = 60_000;

/** What waits for whoever looks; asked again each minute. */
export function useMyWork() {
  return useApi<MyWorkResponse>(MY_WORK_ENDPOINTS.list.path, {}, { isTimed: false, pollEvery: POLL_MS });
}
