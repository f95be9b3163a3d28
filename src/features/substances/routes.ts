import { type Route, route } from '../../store/reading/route.ts';
import { SUBSTANCES_ENDPOINTS } from './contract.ts';
import { getSubstance, listSubstances } from './service.ts';

export const SUBSTANCES_ROUTES: readonly Route[] = [
  route(SUBSTANCES_ENDPOINTS.substances, 'kept', (reading, { query }) => listSubstances(reading, query)),
  route(SUBSTANCES_ENDPOINTS.substance, 'kept', (reading, { params, query }) =>
    getSubstance(reading, params.id, query),
  ),
];
