import { type Route, route } from '../../store/reading/route.ts';
import { MY_WORK_ENDPOINTS } from './contract.ts';
import { listMyWork, type WorkProvider } from './service.ts';

export const myWorkRoutes = (providers: readonly WorkProvider[]): readonly Route[] => [
  route(MY_WORK_ENDPOINTS.list, 'still', (reading) => listMyWork(reading, providers)),
];
