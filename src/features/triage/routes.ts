import { type Route, route } from '../../store/reading/route.ts';
import { TRIAGE_ENDPOINTS } from './contract.ts';
import { getTriage, listTriages, openTriage, stepTriage, type TriagePorts } from './service.ts';

export const triageRoutes = (ports: TriagePorts): readonly Route[] => [
  route(TRIAGE_ENDPOINTS.list, 'still', (reading, { query }) => listTriages(reading, ports, query)),
  route(TRIAGE_ENDPOINTS.one, 'still', (reading, { params }) => getTriage(reading, params.id)),
  route(TRIAGE_ENDPOINTS.open, 'write', (reading, { body }) => openTriage(reading, ports, body.signalIds)),
  route(TRIAGE_ENDPOINTS.step, 'write', (reading, { params, body }) =>
    stepTriage(reading, ports, params.id, body),
  ),
];
