import { type Route, route } from '../../store/reading/route.ts';
import { MARKING_ENDPOINTS } from './contract.ts';
import { changeMarking, getMarking } from './service.ts';

export const MARKING_ROUTES: readonly Route[] = [
  route(MARKING_ENDPOINTS.marking, 'fresh', ({ tx, actor }, { params }) => getMarking(tx, actor, params.id)),
  {
    ...route(MARKING_ENDPOINTS.change, 'write', async ({ tx, actor }, { params, body }) => ({
      changed: await changeMarking(tx, actor, params.id, body),
    })),
    changesReports: true,
  },
];
