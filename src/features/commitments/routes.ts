import { TocsinError } from '../../kernel/errors.ts';
import { fileRoute, formRoute, type Route, route } from '../../store/reading/route.ts';
import { COMMITMENT_ENDPOINTS } from './contract.ts';
import { draftCommitment } from './draft-commitment.ts';
import { checkEvidenceRight, keepEvidenceFile, MOST_FILE_BYTES, readEvidenceFile } from './evidence-files.ts';
import { exportCommitments } from './export-commitments.ts';
import { readAnswerable } from './queries.ts';
import { getCommitment, listCommitments } from './read-commitment.ts';
import { getStandings } from './standings.ts';
import { stepCommitment } from './step-commitment.ts';

export const COMMITMENT_ROUTES: readonly Route[] = [
  route(COMMITMENT_ENDPOINTS.list, 'still', (reading, { query: { database: _, ...query } }) =>
    listCommitments(reading, query),
  ),
  route(COMMITMENT_ENDPOINTS.standings, 'still-minute', (reading, { query }) => getStandings(reading, query)),
  formRoute(
    COMMITMENT_ENDPOINTS.evidence,
    {
      mostBytes: MOST_FILE_BYTES,
      tooLarge: () => new TocsinError('request.too-large'),
      admit: (reading, { params }) => checkEvidenceRight(reading, params.id),
    },
    (reading, { params, body, file }) =>
      keepEvidenceFile(reading, params.id, { ...file, milestoneId: body.milestone ?? null }),
  ),
  fileRoute(COMMITMENT_ENDPOINTS.evidenceFile, 'fresh', (reading, { params }) =>
    readEvidenceFile(reading, params.id, params.file),
  ),
  fileRoute(COMMITMENT_ENDPOINTS.export, 'fresh', (reading, { query: { database: _, ...query } }) =>
    exportCommitments(reading, query),
  ),
  route(COMMITMENT_ENDPOINTS.answerable, 'still', async ({ tx }) => ({
    items: await readAnswerable(tx),
  })),
  route(COMMITMENT_ENDPOINTS.one, 'still', (reading, { params }) => getCommitment(reading, params.id)),
  route(COMMITMENT_ENDPOINTS.draft, 'write', (reading, { body }) => draftCommitment(reading, body)),
  route(COMMITMENT_ENDPOINTS.step, 'write', (reading, { params, body }) =>
    stepCommitment(reading, params.id, body),
  ),
];
