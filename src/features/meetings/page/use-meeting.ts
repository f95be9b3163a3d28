import { type SendOptions, useSend } from '../../access/page/use-access.ts';
import { MEETING_ENDPOINTS, type MeetingResponse } from '../contract.ts';

/** Sends steps of a meeting; each says which version its sender had before them. */
export function useMeetingSteps(meeting: Pick<MeetingResponse, 'id' | 'version'>) {
  const { send, problem, isBusy } = useSend();
  const post = (path: string, body: object, options?: SendOptions) =>
    send<MeetingResponse>(`${MEETING_ENDPOINTS.list.path}/${meeting.id}/${path}`, body, options);
  return {
    step: (body: object, options?: SendOptions) =>
      post('steps', { version: meeting.version, ...body }, options),
    onMinutes: (body: object, options?: SendOptions) => post('steps', body, options),
    reply: (body: object) => post('replies', body),
    problem,
    isBusy,
  };
}
