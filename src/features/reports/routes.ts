import { type Route, route, type Trace } from '../../store/reading/route.ts';
import { REPORT_ENDPOINTS, type ReportResponse } from './contract.ts';
import { getReport, listReports } from './service.ts';

export const REPORT_ROUTES: readonly Route[] = [
  route(REPORT_ENDPOINTS.reports, 'kept', (reading, { query }) => listReports(reading, query)),
  {
    ...route(REPORT_ENDPOINTS.report, 'fresh', (reading, { params }) => getReport(reading, params.id)),
    trace: (answer) => traceOf(answer as ReportResponse),
  },
];

/** Who opened a report that is for few is kept on record. */
function traceOf({ id, marking }: ReportResponse): Trace | undefined {
  return marking === 'RED' || marking === 'AMBER+STRICT'
    ? { action: 'report.read', subject: `report:${id}` }
    : undefined;
}
