import { z } from 'zod';
import { asOfQuerySchema, type Endpoint, iso2Schema, nodeRefSchema } from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';

export const healthKindSchema = z.enum(['death', 'overdose', 'drug-check', 'wastewater']);
export type HealthKind = z.infer<typeof healthKindSchema>;

export const healthQuerySchema = asOfQuerySchema.extend({
  node: z.string().optional(),
  country: iso2Schema.optional(),
  /** Absent: years for a kind whose streams report once a year, else months. */
  unit: z.enum(['month', 'year']).optional(),
});

export const healthResponseSchema = z.strictObject({
  asOf: isoDateSchema.nullable(),
  /** Kinds with at least one report, in the order above. */
  kinds: z.array(
    z.strictObject({
      kind: healthKindSchema,
      /** What `values` count or measure: reports that carry the substance, or mg per 1,000 people and day (median of sites). */
      measure: z.enum(['reports', 'mg-per-1000-people-day']),
      unit: z.enum(['month', 'year']),
      /** First day of the first period. */
      firstOn: isoDateSchema,
      /** What `values` stand against: all reports of the kind in each period, or sites that measured. */
      denominator: z.strictObject({
        label: z.enum([
          'all-deaths-reported',
          'all-overdoses-reported',
          'all-samples-checked',
          'sites-measured',
        ]),
        values: z.array(z.number()),
      }),
      /** Streams that reported in each period and streams expected to (those that started and have not stopped). */
      completeness: z.strictObject({
        reporting: z.array(z.number().int()),
        expected: z.array(z.number().int()),
      }),
      /** Periods from this index on are provisional. */
      provisionalFrom: z.number().int(),
      /**
       * At most twelve, largest total first (a mean of medians for wastewater, where a sum says nothing). Counts of a class hold
       * all that lies under it. With `node`: it and its children; of wastewater each substance under it that is measured. `null` in a period in which no stream reported: nothing known is not a known nothing.
       */
      substances: z.array(
        z.strictObject({ node: nodeRefSchema, total: z.number(), values: z.array(z.number().nullable()) }),
      ),
      reportCount: z.number().int(),
      streams: z.array(z.string()),
    }),
  ),
});
export type HealthResponse = z.infer<typeof healthResponseSchema>;
export type HealthTrend = HealthResponse['kinds'][number];

export const HEALTH_ENDPOINTS = {
  health: {
    method: 'GET',
    path: '/api/health',
    summary: 'Deaths, overdoses, drug checking and wastewater by substance.',
    query: healthQuerySchema,
    response: healthResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
