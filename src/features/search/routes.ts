import { type Route, route } from '../../store/reading/route.ts';
import { SEARCH_ENDPOINTS } from './contract.ts';
import { search } from './service.ts';

export const SEARCH_ROUTES: readonly Route[] = [
  route(SEARCH_ENDPOINTS.search, 'still', (reading, { query }) => search(reading, query)),
];
