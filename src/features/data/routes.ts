import { type Route, route } from '../../store/reading/route.ts';
import { stepRejects } from '../imports/set-aside.ts';
import { DATA_ENDPOINTS, type RetryResponse } from './contract.ts';
import {
  type DataPorts,
  describeRetry,
  getImport,
  listImports,
  listNames,
  listRejects,
  listSources,
  listStreams,
  retryReject,
  settleName,
  undoName,
} from './service.ts';

const detectedAfter = (writing: Route): Route => ({ ...writing, changesReports: true });

/** All of the Data page but the sending of a file, which the server takes apart itself. */
export const dataRoutes = (ports: DataPorts): readonly Route[] => [
  route(DATA_ENDPOINTS.sources, 'fresh', async () => listSources()),
  route(DATA_ENDPOINTS.imports, 'fresh', (reading, { query }) => listImports(reading, query)),
  route(DATA_ENDPOINTS.import, 'fresh', (reading, { params }) => getImport(reading, params.id)),
  route(DATA_ENDPOINTS.rejects, 'fresh', (reading, { query }) => listRejects(reading, query)),
  route(DATA_ENDPOINTS.stepRejects, 'write', async ({ tx, actor, now }, { body }) => ({
    changed: await stepRejects(tx, { actor, now, body }),
  })),
  detectedAfter(
    route(
      DATA_ENDPOINTS.retryReject,
      'write',
      (reading, { params }, outcome: RetryResponse['outcome']) => describeRetry(reading, params.id, outcome),
      (database, { params, body }, actor) =>
        retryReject(database, ports, { actor, id: params.id, cells: body.cells }),
    ),
  ),
  route(DATA_ENDPOINTS.names, 'kept', (reading, { query }) => listNames(reading, query)),
  detectedAfter(
    route(DATA_ENDPOINTS.settleName, 'write', (reading, { params, body }) =>
      settleName(reading, { id: params.id, body }),
    ),
  ),
  detectedAfter(
    route(DATA_ENDPOINTS.undoName, 'write', (reading, { params }) => undoName(reading, ports, params.id)),
  ),
  route(DATA_ENDPOINTS.streams, 'kept', (reading, { query }) => listStreams(reading, query)),
];
