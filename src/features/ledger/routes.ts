import { type Route, route } from '../../store/reading/route.ts';
import { LEDGER_ENDPOINTS } from './contract.ts';
import { getLedger } from './service.ts';

export const LEDGER_ROUTES: readonly Route[] = [
  route(LEDGER_ENDPOINTS.ledger, 'still-minute', (reading, { query }) => getLedger(reading, query)),
];
