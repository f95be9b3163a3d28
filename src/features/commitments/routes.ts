import { type Route, route } from '../../store/reading/route.ts';
import { COMMITMENT_ENDPOINTS } from './contract.ts';
import { draftCommitment } from './draft-commitment.ts';
import { importCommitments } from './import-commitments.ts';
import { readAnswerable } from './queries.ts';
import { getCommitment, listCommitments } from './read-commitment.ts';
import { getStandings } from './standings.ts';
import { stepCommitment } from './step-commitment.ts';

export const COMMITMENT_ROUTES: readonly Route[] = [
  route(COMMITMENT_ENDPOINTS.list, 'fresh', (reading, { query: { database: _, ...query } }) =>
    listCommitments(reading, query),
  ),
  route(COMMITMENT_ENDPOINTS.standings, 'fresh', (reading, { query }) => getStandings(reading, query)),
  route(COMMITMENT_ENDPOINTS.importRows, 'write', (reading, { body }) =>
    importCommitments(reading, body.rows, body.participantId),
  ),
  route(COMMITMENT_ENDPOINTS.answerable, 'fresh', async ({ tx }) => ({ items: await readAnswerable(tx) })),
  route(COMMITMENT_ENDPOINTS.one, 'fresh', (reading, { params }) => getCommitment(reading, params.id)),
  route(COMMITMENT_ENDPOINTS.draft, 'write', (reading, { body }) => draftCommitment(reading, body)),
  route(COMMITMENT_ENDPOINTS.step, 'write', (reading, { params, body }) =>
    stepCommitment(reading, params.id, body),
  ),
];
