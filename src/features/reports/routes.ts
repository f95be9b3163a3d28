import { type Route, route } from '../../store/reading/route.ts';
import { REPORT_ENDPOINTS, type ReportPage, type ReportResponse } from './contract.ts';
import { getReport, listReports } from './service.ts';
import { traceLines, traceReport } from './trace.ts';

export const REPORT_ROUTES: readonly Route[] = [
  {
    ...route(REPORT_ENDPOINTS.reports, 'kept', (reading, { query }) => listReports(reading, query)),
    trace: (answer) => traceLines(answer as ReportPage),
  },
  {
    ...route(REPORT_ENDPOINTS.report, 'fresh', (reading, { params }) => getReport(reading, params.id)),
    trace: (answer) => traceReport(answer as ReportResponse),
  },
];
