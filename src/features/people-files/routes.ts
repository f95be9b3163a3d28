import { type Route, route } from '../../store/reading/route.ts';
import { PEOPLE_FILE_ENDPOINTS } from './contract.ts';
import { giveFile, type PeopleFilePorts, takeFile } from './service.ts';

export const peopleFileRoutes = (ports: PeopleFilePorts): readonly Route[] => [
  route(PEOPLE_FILE_ENDPOINTS.take, 'write', (reading, { body: { content, ...file } }) =>
    takeFile(reading, ports, { ...file, bytes: Buffer.from(content, 'base64') }),
  ),
  route(PEOPLE_FILE_ENDPOINTS.give, 'fresh', (reading, { query }) => giveFile(reading, ports, query)),
];
