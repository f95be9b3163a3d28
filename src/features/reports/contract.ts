import { z } from 'zod';
import {
  asOfQuerySchema,
  type Endpoint,
  instantSchema,
  markingSchema,
  nodeRefSchema,
  pageQuerySchema,
  placeRefSchema,
  reportKindSchema,
  streamRefSchema,
} from '../../model/api.ts';
import { DATE_PRECISIONS, isoDateSchema, PURPOSES, SUBSTANCE_ROLES } from '../../model/report.ts';

export const resolutionRuleSchema = z.enum([
  'exact',
  'normalised',
  'synonym',
  'salt-or-form',
  'systematic-name',
  'typing-mistake',
  'mixture',
  'group',
  'unspecified',
  'person',
  'none',
]);

export const comparableUnitSchema = z.enum(['g', 'dose-unit']);

/** A report in a table. */
export const reportItemSchema = z.strictObject({
  id: z.string(),
  kind: reportKindSchema,
  stream: streamRefSchema,
  occurredOn: isoDateSchema,
  occurredPrecision: z.enum(DATE_PRECISIONS),
  knownOn: isoDateSchema,
  place: placeRefSchema,
  substances: z.array(z.strictObject({ writtenAs: z.string(), nodes: z.array(nodeRefSchema) })),
  /** As written, unit included; `null` where none was given. */
  quantityText: z.string().nullable(),
  quantity: z.number().nullable(),
  quantityUnit: comparableUnitSchema.nullable(),
  isZeroReport: z.boolean(),
  isSimulated: z.boolean(),
  marking: markingSchema,
});
export type ReportItem = z.infer<typeof reportItemSchema>;

export const reportPageSchema = z.strictObject({
  total: z.number().int(),
  offset: z.number().int(),
  items: z.array(reportItemSchema),
});
export type ReportPage = z.infer<typeof reportPageSchema>;

/** A country of a route as written and as resolved. */
const routePlaceSchema = z.strictObject({ writtenAs: z.string(), place: placeRefSchema.nullable() });

export const reportResponseSchema = z.strictObject({
  id: z.string(),
  kind: reportKindSchema,
  stream: streamRefSchema,
  reporter: z.strictObject({ key: z.string(), name: z.string(), country: z.string().nullable() }),
  recordId: z.string().nullable(),
  /** 1 for the first; corrections count up. */
  revision: z.number().int(),
  /** Set where a corrected file no longer holds it. */
  withdrawnAt: instantSchema.nullable(),
  isZeroReport: z.boolean(),
  isSimulated: z.boolean(),
  times: z.strictObject({
    occurredOn: isoDateSchema,
    occurredPrecision: z.enum(DATE_PRECISIONS),
    /** The reporter's own date; `null`: then known is occurred plus the source's usual lag. */
    reportedOn: isoDateSchema.nullable(),
    knownOn: isoDateSchema,
    receivedAt: instantSchema,
  }),
  place: placeRefSchema,
  placeWrittenAs: z.strictObject({
    country: z.string().nullable(),
    division: z.string().nullable(),
    town: z.string().nullable(),
  }),
  coordinatesMethod: z.enum(['source', 'gazetteer-town', 'gazetteer-division', 'country-centre', 'none']),
  substances: z.array(
    z.strictObject({
      writtenAs: z.string(),
      role: z.enum(SUBSTANCE_ROLES),
      outcome: z.enum(['resolved', 'unspecified', 'review']),
      rule: resolutionRuleSchema,
      /** In [0, 1]. */
      confidence: z.number().min(0).max(1),
      nodes: z.array(nodeRefSchema),
    }),
  ),
  quantity: z
    .strictObject({
      amountText: z.string(),
      unitText: z.string(),
      /** `null` where the unit has no honest conversion. */
      comparable: z.strictObject({ amount: z.number(), unit: comparableUnitSchema }).nullable(),
    })
    .nullable(),
  route: z
    .strictObject({
      producing: routePlaceSchema.nullable(),
      departure: routePlaceSchema.nullable(),
      transit: z.array(routePlaceSchema),
      destination: routePlaceSchema.nullable(),
    })
    .nullable(),
  mode: z.string().nullable(),
  concealment: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  marking: markingSchema,
  purpose: z.enum(PURPOSES),
  provenance: z.strictObject({
    sourceId: z.string(),
    sourceLabel: z.string(),
    sourceVersion: z.number().int(),
    publisher: z.string(),
    licence: z.string(),
    landingPage: z.string(),
    importId: z.number().int(),
    fileName: z.string(),
    /** SHA-256, hexadecimal. */
    fileHash: z.string(),
    row: z.number().int(),
  }),
});
export type ReportResponse = z.infer<typeof reportResponseSchema>;

export const reportParamsSchema = z.strictObject({ id: z.string() });

export const reportsQuerySchema = asOfQuerySchema.extend({
  ...pageQuerySchema.shape,
  node: z.string().optional(),
  place: z.coerce.number().int().optional(),
  stream: z.coerce.number().int().optional(),
  kind: reportKindSchema.optional(),
  /** Occurred days, both included. */
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
});

export const REPORT_ENDPOINTS = {
  reports: {
    method: 'GET',
    path: '/api/reports',
    summary: 'Reports known by a date, most recent first.',
    query: reportsQuerySchema,
    response: reportPageSchema,
  },
  report: {
    method: 'GET',
    path: '/api/reports/:id',
    summary: 'One report with everything it keeps.',
    params: reportParamsSchema,
    query: asOfQuerySchema,
    response: reportResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
