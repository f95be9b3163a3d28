import { type Route, route } from '../../store/reading/route.ts';
import type { ReportPage } from '../reports/contract.ts';
import { traceLines } from '../reports/trace.ts';
import { SIGNALS_ENDPOINTS, type SignalResponse } from './contract.ts';
import { getSignal, listSignalReports, listSignals } from './service.ts';

export const SIGNALS_ROUTES: readonly Route[] = [
  route(SIGNALS_ENDPOINTS.signals, 'kept', (reading, { query }) => listSignals(reading, query)),
  {
    ...route(SIGNALS_ENDPOINTS.signal, 'kept', (reading, { params }) => getSignal(reading, params.id)),
    trace: (answer) => traceLines((answer as SignalResponse).reports),
  },
  {
    ...route(SIGNALS_ENDPOINTS.signalReports, 'kept', (reading, { params, query }) =>
      listSignalReports(reading, params.id, query),
    ),
    trace: (answer) => traceLines(answer as ReportPage),
  },
];
