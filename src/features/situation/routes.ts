import { type Route, route } from '../../store/reading/route.ts';
import { SITUATION_ENDPOINTS } from './contract.ts';
import { getSeries, listCountries } from './service.ts';

export const SITUATION_ROUTES: readonly Route[] = [
  route(SITUATION_ENDPOINTS.countries, 'kept', (reading) => listCountries(reading)),
  route(SITUATION_ENDPOINTS.series, 'kept', (reading, { query }) => getSeries(reading, query)),
];
