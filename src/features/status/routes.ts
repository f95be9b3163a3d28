import { type Route, route } from '../../store/reading/route.ts';
import { STATUS_ENDPOINTS, type StatusResponse } from './contract.ts';
import { getStatus, type StatusPorts } from './service.ts';

export const statusRoutes = (ports: StatusPorts): readonly Route[] => [
  route(
    STATUS_ENDPOINTS.status,
    'fresh',
    (reading, _asked, databases: StatusResponse['databases']) => getStatus(reading, ports, databases),
    (database, _asked, actor) => ports.databases(database, actor),
  ),
];
