import { type Route, route, type Trace } from '../../store/reading/route.ts';
import { CHAIN_ENDPOINTS, type ChainResponse } from './contract.ts';
import { type ChainPorts, getChain } from './service.ts';

export const chainRoutes = (ports: ChainPorts): readonly Route[] => [
  {
    ...route(CHAIN_ENDPOINTS.chain, 'still', (reading, { params }) => getChain(reading, ports, params)),
    trace: (answer) => traceReport(answer as ChainResponse),
  },
];

/** Who looked at a report that is for few is kept on record, here as on its own page. */
function traceReport({ self, nodes }: ChainResponse): Trace | undefined {
  const report = nodes.find(({ key, kind }) => key === self && kind === 'report');
  const isForFew = report?.marking === 'RED' || report?.marking === 'AMBER+STRICT';
  return isForFew ? { action: 'report.read', subject: self } : undefined;
}
