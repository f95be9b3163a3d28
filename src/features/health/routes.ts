import { type Route, route } from '../../store/reading/route.ts';
import { HEALTH_ENDPOINTS } from './contract.ts';
import { getHealth } from './service.ts';

export const HEALTH_ROUTES: readonly Route[] = [
  route(HEALTH_ENDPOINTS.health, 'kept', (reading, { query }) => getHealth(reading, query)),
];
