import { type Route, route } from '../../store/reading/route.ts';
import { ROUTES_ENDPOINTS } from './contract.ts';
import { listRoutes } from './service.ts';

export const ROUTES_ROUTES: readonly Route[] = [
  route(ROUTES_ENDPOINTS.routes, 'kept', (reading, { query }) => listRoutes(reading, query)),
];
