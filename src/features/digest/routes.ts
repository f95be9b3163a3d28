import { type Route, route } from '../../store/reading/route.ts';
import { DIGEST_ENDPOINTS } from './contract.ts';
import { addFeed, endFeed, type FeedPorts, getDigest, setDigest } from './service.ts';

export const digestRoutes = (ports: FeedPorts): readonly Route[] => [
  route(DIGEST_ENDPOINTS.one, 'fresh', (reading) => getDigest(reading)),
  route(DIGEST_ENDPOINTS.set, 'write', (reading, { body }) => setDigest(reading, body.every)),
  route(DIGEST_ENDPOINTS.addFeed, 'write', (reading) => addFeed(reading, ports)),
  route(DIGEST_ENDPOINTS.endFeed, 'write', (reading, { params }) => endFeed(reading, params.id)),
];
