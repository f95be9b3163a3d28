import { type SendOptions, useSend } from '../../access/page/use-access.ts';
import { ALERT_ENDPOINTS, type AlertResponse } from '../contract.ts';

/** Sends steps and receipts of an alert; each step says which version its sender had before them. */
export function useAlertSteps(alert: Pick<AlertResponse, 'id' | 'version'>) {
  const { send, problem, isBusy } = useSend();
  const post = (path: string, body: object, options?: SendOptions) =>
    send<AlertResponse>(`${ALERT_ENDPOINTS.list.path}/${alert.id}/${path}`, body, options);
  return {
    step: (body: object, options?: SendOptions) =>
      post('steps', { version: alert.version, ...body }, options),
    receive: (body: object) => post('receipts', body),
    problem,
    isBusy,
  };
}
