import { type Route, route } from '../../store/reading/route.ts';
import { answerRecommendation, commentRecommendation, settleComment } from './answer-recommendation.ts';
import { RECOMMENDATION_ENDPOINTS } from './contract.ts';
import { type DraftPorts, draftRecommendation } from './draft-recommendation.ts';
import { getRecommendation, listRecommendations } from './read-recommendation.ts';
import { type StepPorts, stepRecommendation } from './step-recommendation.ts';

export const recommendationRoutes = (ports: DraftPorts & StepPorts): readonly Route[] => [
  route(RECOMMENDATION_ENDPOINTS.list, 'still', (reading, { query }) => listRecommendations(reading, query)),
  route(RECOMMENDATION_ENDPOINTS.one, 'still', (reading, { params }) =>
    getRecommendation(reading, params.id),
  ),
  route(RECOMMENDATION_ENDPOINTS.draft, 'write', (reading, { body }) =>
    draftRecommendation(reading, ports, body),
  ),
  route(RECOMMENDATION_ENDPOINTS.step, 'write', (reading, { params, body }) =>
    stepRecommendation(reading, ports, params.id, body),
  ),
  route(RECOMMENDATION_ENDPOINTS.position, 'write', (reading, { params, body }) =>
    answerRecommendation(reading, params.id, body),
  ),
  route(RECOMMENDATION_ENDPOINTS.comment, 'write', (reading, { params, body }) =>
    commentRecommendation(reading, params.id, body),
  ),
  route(RECOMMENDATION_ENDPOINTS.settle, 'write', (reading, { params }) =>
    settleComment(reading, params.id, params.comment),
  ),
];
