import { type Route, route } from '../../store/reading/route.ts';
import { GROUP_ENDPOINTS } from './contract.ts';
import { listGroups } from './service.ts';

export const GROUP_ROUTES: readonly Route[] = [
  route(GROUP_ENDPOINTS.list, 'fresh', async ({ tx }) => ({ items: await listGroups(tx) })),
];
