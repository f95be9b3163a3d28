import { z } from 'zod';
import {
  asOfQuerySchema,
  type Endpoint,
  nodeRefSchema,
  placeRefSchema,
  scopeSchema,
} from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';

export const routesQuerySchema = asOfQuerySchema.extend({
  node: z.string().optional(),
  scope: scopeSchema.default('synthetic'),
  /** Occurred days, both included; absent: the 52 weeks before the as-of date. */
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(300),
});

const valueSchema = z.strictObject({
  text: z.string(),
  reports: z.number().int(),
  firstSeenOn: isoDateSchema,
  isNew: z.boolean(),
  signalId: z.string().nullable(),
});

export const routesResponseSchema = z.strictObject({
  asOf: isoDateSchema.nullable(),
  from: isoDateSchema.nullable(),
  to: isoDateSchema.nullable(),
  /** Legs that meet the filters, before `limit`. */
  total: z.number().int(),
  /** Reports that carry a route, and all reports, in the window. */
  routedReports: z.number().int(),
  reportCount: z.number().int(),
  /** Country to country (each consecutive pair of departure, transit, destination), most reports first. */
  legs: z.array(
    z.strictObject({
      from: placeRefSchema,
      to: placeRefSchema,
      reports: z.number().int(),
      /** Ever, not just in the window. */
      firstSeenOn: isoDateSchema,
      lastSeenOn: isoDateSchema,
      /** True where a new-leg signal stands on it as of the date. */
      isNew: z.boolean(),
      signalId: z.string().nullable(),
      /** At most five, most reports first. */
      substances: z.array(z.strictObject({ node: nodeRefSchema, reports: z.number().int() })),
    }),
  ),
  modes: z.array(valueSchema),
  concealments: z.array(valueSchema),
});
export type RoutesResponse = z.infer<typeof routesResponseSchema>;
export type RouteLeg = RoutesResponse['legs'][number];

export const ROUTES_ENDPOINTS = {
  routes: {
    method: 'GET',
    path: '/api/routes',
    summary: 'Who sends to whom, by what and hidden how.',
    query: routesQuerySchema,
    response: routesResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
