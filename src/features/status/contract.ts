import { z } from 'zod';
import { ROLES } from '../../model/access.ts';
import {
  asOfQuerySchema,
  databaseSchema,
  type Endpoint,
  instantSchema,
  markingSchema,
} from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';

export const statusResponseSchema = z.strictObject({
  /** The one that answers (chosen by the server where the request names none). */
  database: databaseSchema,
  databases: z.array(
    z.strictObject({
      name: databaseSchema,
      reports: z.number().int(),
      newestKnown: isoDateSchema.nullable(),
      isSimulated: z.boolean(),
    }),
  ),
  /** The date the answer stands for; `null` while the database holds no report. */
  asOf: isoDateSchema.nullable(),
  /** «data to …»: the newest known date of the database. */
  newestKnown: isoDateSchema.nullable(),
  /** The first date that the as-of control can go back to. */
  oldestKnown: isoDateSchema.nullable(),
  /** As-of dates for which detection is stored, oldest first; other dates are answered by the last one before. */
  runDates: z.array(isoDateSchema),
  /** The stored run that answers for the date: another number than a moment ago means other results. */
  run: z.number().int().nullable(),
  isSimulated: z.boolean(),
  /** The strictest marking of the reports that the reader may see: no page here may travel further. */
  marking: markingSchema.nullable(),
  counts: z.strictObject({
    reports: z.number().int(),
    rejects: z.number().int(),
    streams: z.number().int(),
    substances: z.number().int(),
    series: z.number().int(),
    signals: z.number().int(),
    /** Names as written that a person must settle. */
    namesToSettle: z.number().int(),
  }),
  /** Work under way that changes what the pages show. */
  running: z.array(
    z.strictObject({
      kind: z.enum(['import', 'detect', 'replay', 'resolve']),
      /** In [0, 1]; `null` where unknown. */
      progress: z.number().min(0).max(1).nullable(),
      startedAt: instantSchema,
    }),
  ),
  /** Whether there are reports that the actor may not see; every number counts the others alone. */
  isWithheld: z.boolean(),
  actor: z.strictObject({ id: z.string(), name: z.string(), role: z.enum(ROLES) }),
  version: z.string(),
});
export type StatusResponse = z.infer<typeof statusResponseSchema>;

export const STATUS_ENDPOINTS = {
  status: {
    method: 'GET',
    path: '/api/status',
    summary: 'Which database answers, how far its data goes, and how much there is.',
    query: asOfQuerySchema,
    response: statusResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
