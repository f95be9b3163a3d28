import { fileRoute, type Route, route } from '../../store/reading/route.ts';
import { EXPORT_ENDPOINTS } from './contract.ts';
import { exportAll } from './export-all.ts';
import { type ExportPorts, exportWork, listExports } from './open-work.ts';

export const exportRoutes = (ports: ExportPorts): readonly Route[] => [
  route(EXPORT_ENDPOINTS.list, 'fresh', (reading) => listExports(reading, ports)),
  fileRoute(EXPORT_ENDPOINTS.all, 'fresh', (reading, { query }) => exportAll(reading, ports, query.format)),
  fileRoute(EXPORT_ENDPOINTS.one, 'fresh', (reading, { params, query }) =>
    exportWork(reading, ports, { what: params.what, format: query.format }),
  ),
];
