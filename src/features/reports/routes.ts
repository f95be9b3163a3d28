import { type Route, route } from '../../store/reading/route.ts';
import { REPORT_ENDPOINTS } from './contract.ts';
import { getReport, listReports } from './service.ts';

export const REPORT_ROUTES: readonly Route[] = [
  route(REPORT_ENDPOINTS.reports, 'kept', (reading, { query }) => listReports(reading, query)),
  route(REPORT_ENDPOINTS.report, 'fresh', (reading, { params }) => getReport(reading, params.id)),
];
