import { useSend } from '../../access/page/use-access.ts';
import { ALERT_ENDPOINTS, type AlertResponse } from '../contract.ts';

/** Sends steps and receipts of an alert; each step says which version its sender had before them. */
export function useAlertSteps(alert: Pick<AlertResponse, 'id' | 'version'>) {
  const { send, problem, isBusy } = useSend();
  const post = (path: string, body: object) =>
    send<AlertResponse>(`${ALERT_ENDPOINTS.list.path}/${alert.id}/${path}`, body);
  return {
    step: (body: object) => post('steps', { version: alert.version, ...body }),
    receive: (body: object) => post('receipts', body),
    problem,
    isBusy,
  };
}
