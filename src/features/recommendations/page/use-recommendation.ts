import { type SendOptions, useSend } from '../../access/page/use-access.ts';
import { RECOMMENDATION_ENDPOINTS, type RecommendationResponse } from '../contract.ts';

/** Sends steps, positions and comments; each step says which version its sender had before them. */
export function useRecommendation(held: Pick<RecommendationResponse, 'id' | 'version'>) {
  const { send, problem, isBusy } = useSend();
  const post = (path: string, body: object, options?: SendOptions) =>
    send<RecommendationResponse>(`${RECOMMENDATION_ENDPOINTS.list.path}/${held.id}/${path}`, body, options);
  return {
    step: (body: object, options?: SendOptions) => post('steps', { version: held.version, ...body }, options),
    say: (body: object) => post('positions', body),
    comment: (body: object) => post('comments', body),
    settle: (id: number) => post(`comments/${id}/settled`, {}),
    problem,
    isBusy,
  };
}
