import { useApi } from '../../../ui/use-api.ts';
import type { MyWorkResponse } from '../contract.ts';
import { MY_WORK_PATH } from '../rules.ts';

const POLL_MS = 60_000;

/** What waits for whoever looks; asked again each minute. */
export function useMyWork() {
  return useApi<MyWorkResponse>(MY_WORK_PATH, {}, { isTimed: false, pollEvery: POLL_MS, isBeside: true });
}
