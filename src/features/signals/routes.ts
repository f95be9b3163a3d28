import { type Route, route } from '../../store/reading/route.ts';
import { SIGNALS_ENDPOINTS } from './contract.ts';
import { getSignal, listSignalReports, listSignals } from './service.ts';

export const SIGNALS_ROUTES: readonly Route[] = [
  route(SIGNALS_ENDPOINTS.signals, 'kept', (reading, { query }) => listSignals(reading, query)),
  route(SIGNALS_ENDPOINTS.signal, 'kept', (reading, { params }) => getSignal(reading, params.id)),
  route(SIGNALS_ENDPOINTS.signalReports, 'kept', (reading, { params, query }) =>
    listSignalReports(reading, params.id, query),
  ),
];
