import { type Route, route } from '../../store/reading/route.ts';
import { ALERT_ENDPOINTS } from './contract.ts';
import { type AlertPorts, draftAlert } from './draft-alert.ts';
import { getAlert, listAlerts } from './read-alert.ts';
import { receiveAlert } from './receive-alert.ts';
import { stepAlert } from './step-alert.ts';

export const alertRoutes = (ports: AlertPorts): readonly Route[] => [
  route(ALERT_ENDPOINTS.list, 'still', (reading, { query }) => listAlerts(reading, query)),
  route(ALERT_ENDPOINTS.one, 'still', (reading, { params }) => getAlert(reading, params.id)),
  route(ALERT_ENDPOINTS.draft, 'write', (reading, { body }) => draftAlert(reading, ports, body.triageIds)),
  route(ALERT_ENDPOINTS.step, 'write', (reading, { params, body }) => stepAlert(reading, params.id, body)),
  route(ALERT_ENDPOINTS.receipt, 'write', (reading, { params, body }) =>
    receiveAlert(reading, params.id, body),
  ),
];
