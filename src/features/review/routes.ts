import { type Route, route } from '../../store/reading/route.ts';
import { type BriefPorts, getBrief } from './brief.ts';
import { REVIEW_ENDPOINTS } from './contract.ts';
import { getReview, listReviews, planReview, stepReview } from './service.ts';

export const reviewRoutes = (ports: BriefPorts): readonly Route[] => [
  route(REVIEW_ENDPOINTS.list, 'still', (reading) => listReviews(reading)),
  route(REVIEW_ENDPOINTS.one, 'still-minute', (reading, { params }) => getReview(reading, ports, params.id)),
  route(REVIEW_ENDPOINTS.plan, 'write', (reading, { body }) => planReview(reading, ports, body)),
  route(REVIEW_ENDPOINTS.step, 'write', (reading, { params, body }) =>
    stepReview(reading, ports, params.id, body),
  ),
  route(REVIEW_ENDPOINTS.brief, 'still-minute', (reading, { params }) => getBrief(reading, ports, params.id)),
];
