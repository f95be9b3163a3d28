import { z } from 'zod';
import {
  asOfQuerySchema,
  type Endpoint,
  iso2Schema,
  nodeKindSchema,
  nodeRefSchema,
  pageQuerySchema,
  placeRefSchema,
  reportKindSchema,
  scopeSchema,
} from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';
import { countSeriesSchema } from '../situation/contract.ts';

export const unControlSchema = z.strictObject({
  convention: z.enum(['1961', '1971', '1988']),
  schedule: z.string(),
  /** `null` where the date is not certain. */
  /** A day, or a year where no more is certain. */
  since: z.union([isoDateSchema, z.string().regex(/^\d{4}$/)]).nullable(),
});

export const substancesQuerySchema = asOfQuerySchema.extend({
  ...pageQuerySchema.shape,
  /** Part of a name, synonym, CAS number or InChIKey; any case. */
  query: z.string().max(200).optional(),
  scope: scopeSchema.default('all'),
  kind: nodeKindSchema.optional(),
  /** Only what lies under this class. */
  under: z.string().optional(),
  /** `true`: only those with at least one report. */
  reported: z.enum(['true', 'false']).default('false'),
  sort: z.enum(['reports', 'name', 'first-seen']).default('reports'),
});

export const substanceItemSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: nodeKindSchema,
  isSynthetic: z.boolean(),
  /** Classes directly above. */
  parents: z.array(nodeRefSchema),
  /** The name or number that met the query, where it is not the entry's own name. */
  matched: z.string().nullable(),
  /** Itself and everything under it. */
  reports: z.number().int(),
  countries: z.number().int(),
  firstSeenOn: isoDateSchema.nullable(),
  lastSeenOn: isoDateSchema.nullable(),
  controls: z.array(unControlSchema),
});
export type SubstanceItem = z.infer<typeof substanceItemSchema>;

export const substancesResponseSchema = z.strictObject({
  asOf: isoDateSchema.nullable(),
  total: z.number().int(),
  offset: z.number().int(),
  items: z.array(substanceItemSchema),
});
export type SubstancesResponse = z.infer<typeof substancesResponseSchema>;

export const substanceResponseSchema = z.strictObject({
  asOf: isoDateSchema.nullable(),
  id: z.string(),
  name: z.string(),
  kind: nodeKindSchema,
  isSynthetic: z.boolean(),
  synonyms: z.array(z.string()),
  cas: z.array(z.string()),
  smiles: z.string().nullable(),
  inchikey: z.string().nullable(),
  formula: z.string().nullable(),
  /** Each way from a root down to the direct parent, root first. */
  classPaths: z.array(z.array(nodeRefSchema)),
  /** Directly below, most reports first. */
  children: z.array(
    z.strictObject({ node: nodeRefSchema, reports: z.number().int(), firstSeenOn: isoDateSchema.nullable() }),
  ),
  constituents: z.array(nodeRefSchema),
  controls: z.array(unControlSchema),
  /** Where its identity was taken from. */
  identitySource: z.string(),
  reports: z.number().int(),
  reportsByKind: z.array(
    z.strictObject({ kind: reportKindSchema, reports: z.number().int(), firstSeenOn: isoDateSchema }),
  ),
  firstSeenOn: isoDateSchema.nullable(),
  lastSeenOn: isoDateSchema.nullable(),
  /** Spellings that resolve here, most rows first, at most 100. */
  writtenAs: z.array(z.strictObject({ name: z.string(), rows: z.number().int() })),
  /** One entry a country, by first seen. */
  countries: z.array(
    z.strictObject({
      place: placeRefSchema,
      iso2: iso2Schema,
      reports: z.number().int(),
      firstSeenOn: isoDateSchema,
      /** Kinds of the reports of that day. */
      firstKinds: z.array(reportKindSchema),
      lastSeenOn: isoDateSchema,
    }),
  ),
  series: countSeriesSchema.nullable(),
  /** Ids of the signals on it or anything under it as of the date; read them from /api/signals?node=. */
  signalCount: z.number().int(),
});
export type SubstanceResponse = z.infer<typeof substanceResponseSchema>;

export const substanceParamsSchema = z.strictObject({ id: z.string() });
export const substanceQuerySchema = asOfQuerySchema.extend({
  unit: z.enum(['week', 'month']).default('month'),
});

export const SUBSTANCES_ENDPOINTS = {
  substances: {
    method: 'GET',
    path: '/api/substances',
    summary: 'Find substances, classes and preparations.',
    query: substancesQuerySchema,
    response: substancesResponseSchema,
  },
  substance: {
    method: 'GET',
    path: '/api/substances/:id',
    summary: 'What it is, whether it is controlled, who has seen it.',
    params: substanceParamsSchema,
    query: substanceQuerySchema,
    response: substanceResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
