import { z } from 'zod';
import { databaseQuerySchema, type Endpoint, markingSchema } from '../../model/api.ts';

/** Everything that the coalition keeps of its work, a table each; those that come in as tables have the columns of their file to fill in. */
export const WORK_TABLES = [
  'participants',
  'memberships',
  'experts',
  'groups',
  'meetings',
  'agenda',
  'invitations',
  'minutes',
  'papers',
  'decisions',
  'inputs',
  'practices',
  'recommendations',
  'recommendation-versions',
  'recommendation-comments',
  'recommendation-positions',
  'commitments',
  'goals',
  'milestones',
  'law-stages',
  'date-changes',
  'evidence',
  'progress-reports',
  'assessments',
  'replies',
  'reviews',
  'triages',
  'alerts',
  'alert-versions',
  'alert-receipts',
  'history',
  'ledger',
  'ledger-steps',
] as const;
export type WorkTable = (typeof WORK_TABLES)[number];

const query = databaseQuerySchema.extend({ format: z.enum(['csv', 'xlsx', 'json']).default('csv') });

export const EXPORT_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/exports',
    summary:
      'Tables that can be taken out, with how many rows the asker sees and the strictest marking among them.',
    query: databaseQuerySchema,
    response: z.strictObject({
      items: z.array(
        z.strictObject({
          what: z.enum(WORK_TABLES),
          rows: z.number().int(),
          strictest: markingSchema.nullable(),
        }),
      ),
    }),
  },
  one: {
    method: 'GET',
    path: '/api/exports/:what',
    summary: 'One table as CSV, XLSX or JSON: what the asker sees on the screen, and no more.',
    params: z.strictObject({ what: z.enum(WORK_TABLES) }),
    query,
    response: z.string(),
  },
  all: {
    method: 'GET',
    path: '/api/exports/all.zip',
    summary: 'Every table, every paper and piece of evidence and every frozen pack in one archive.',
    query,
    response: z.string(),
  },
} as const satisfies Record<string, Endpoint>;
