import { z } from 'zod';
import { databaseQuerySchema, type Endpoint, instantSchema, markingSchema } from '../../model/api.ts';
import { isoDateSchema, PURPOSES } from '../../model/report.ts';

const MOST_READERS = 200;
const LONGEST_REASON = 1000;

const paramsSchema = z.strictObject({ id: z.string().regex(/^\d{1,15}$/) });
const purposeSchema = z.enum(PURPOSES);

/** What decides who may see a report. */
const label = {
  marking: markingSchema,
  purpose: purposeSchema,
  /** Until then only the owner and named readers see it; `null`: no embargo. */
  embargoUntil: isoDateSchema.nullable(),
  /** Not to be passed on without the owner: left out of others' exports. */
  isOriginatorControlled: z.boolean(),
};

export const reportMarkingSchema = z.strictObject({
  ...label,
  owner: z.strictObject({ id: z.number().int(), key: z.string(), name: z.string() }),
  readers: z.array(z.strictObject({ id: z.number().int(), name: z.string() })),
  /** May whoever asks change it: the owner's focal points and validating authority, and who holds the machine. */
  mayChange: z.boolean(),
  /** The marking that new reports of its stream get where they bring none; `null`: the usual one. Told to the owner alone. */
  ofNewReports: markingSchema.nullable(),
  /** How reports of its stream came to this marking, newest first. */
  changes: z.array(
    z.strictObject({
      at: instantSchema,
      actor: z.string(),
      /** `null`: whoever holds the machine. */
      actorName: z.string().nullable(),
      from: markingSchema,
      to: markingSchema,
      reports: z.number().int(),
      reason: z.string(),
    }),
  ),
});
export type ReportMarking = z.infer<typeof reportMarkingSchema>;

export const changeMarkingSchema = z.strictObject({
  ...label,
  /** People by number. RED names at least one. */
  readers: z.array(z.number().int().positive()).max(MOST_READERS).default([]),
  reason: z.string().trim().min(3).max(LONGEST_REASON),
  /** This report alone; all that its stream holds of the same owner; those and what comes in later without a marking of its own. */
  reach: z.enum(['report', 'stream', 'stream-and-new']).default('report'),
});
export type ChangeMarking = z.infer<typeof changeMarkingSchema>;

export const MARKING_ENDPOINTS = {
  marking: {
    method: 'GET',
    path: '/api/reports/:id/marking',
    summary: 'Who may see a report, and how that came about.',
    params: paramsSchema,
    query: databaseQuerySchema,
    response: reportMarkingSchema,
  },
  change: {
    method: 'POST',
    path: '/api/reports/:id/marking',
    summary:
      'Changes who may see a report, or all reports of its stream: for the owner alone, with a reason, on the record.',
    params: paramsSchema,
    query: databaseQuerySchema,
    body: changeMarkingSchema,
    response: z.strictObject({ changed: z.number().int() }),
  },
} as const satisfies Record<string, Endpoint>;
