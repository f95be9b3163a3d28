import { type Route, route } from '../../store/reading/route.ts';
import { GROUP_ENDPOINTS } from './contract.ts';
import { addGroup, getGroup, listGroups, stepGroup } from './service.ts';

export const GROUP_ROUTES: readonly Route[] = [
  route(GROUP_ENDPOINTS.list, 'still', (reading) => listGroups(reading)),
  route(GROUP_ENDPOINTS.one, 'still', (reading, { params }) => getGroup(reading, params.key)),
  route(GROUP_ENDPOINTS.add, 'write', (reading, { body }) => addGroup(reading, body)),
  route(GROUP_ENDPOINTS.step, 'write', (reading, { params, body }) => stepGroup(reading, params.key, body)),
];
