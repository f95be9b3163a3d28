import { z } from 'zod';
import {
  asOfQuerySchema,
  type Endpoint,
  iso2Schema,
  reportKindSchema,
  streamRefSchema,
} from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';

export const countriesResponseSchema = z.strictObject({
  asOf: isoDateSchema.nullable(),
  /** Every country of ISO 3166-1 (and `XK`), by name. */
  items: z.array(
    z.strictObject({
      placeId: z.number().int(),
      iso2: iso2Schema,
      /** Three digits, as in the map file; `null` for Kosovo. */
      isoNumeric: z
        .string()
        .regex(/^\d{3}$/)
        .nullable(),
      name: z.string(),
      region: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      /** Reports known by the as-of date, of any time. */
      reports: z.number().int(),
      /** Of these, reports that occurred in the 52 weeks before the as-of date. */
      reportsLastYear: z.number().int(),
      lastOccurredOn: isoDateSchema.nullable(),
      /** `reported-none`: its last year holds only reports that say «we looked and saw nothing». */
      state: z.enum(['reporting', 'reported-none', 'no-reports']),
    }),
  ),
});
export type CountriesResponse = z.infer<typeof countriesResponseSchema>;
export type CountryItem = CountriesResponse['items'][number];

/** Counts are of reports that carry the node or anything under it, within the place, known by the as-of date. */
export const seriesQuerySchema = asOfQuerySchema.extend({
  /** Registry id; absent: all substances. */
  node: z.string().optional(),
  /** Place id; absent: the world. */
  place: z.coerce.number().int().optional(),
  stream: z.coerce.number().int().optional(),
  kind: reportKindSchema.optional(),
  unit: z.enum(['week', 'month']).default('week'),
  from: isoDateSchema.optional(),
  to: isoDateSchema.optional(),
});

export const countSeriesSchema = z.strictObject({
  unit: z.enum(['week', 'month']),
  /** Monday of the first week, or first day of the first month. */
  firstOn: isoDateSchema,
  /** Reports in each period, oldest first, up to the one that holds the as-of date. */
  observed: z.array(z.number().int()),
  /** Periods from this index on are provisional: reports of them are still expected (the streams' usual lag). */
  provisionalFrom: z.number().int(),
  /** Days on which a stream in this series started, stopped or changed. */
  changes: z.array(
    z.strictObject({
      on: isoDateSchema,
      kind: z.enum(['stream-start', 'stream-stop', 'stream-volume', 'stream-naming']),
      stream: streamRefSchema,
      signalId: z.string(),
    }),
  ),
});
export type CountSeries = z.infer<typeof countSeriesSchema>;

export const seriesResponseSchema = z.strictObject({
  asOf: isoDateSchema.nullable(),
  /** `null` where nothing was reported. */
  series: countSeriesSchema.nullable(),
  reportCount: z.number().int(),
});
export type SeriesResponse = z.infer<typeof seriesResponseSchema>;

export const SITUATION_ENDPOINTS = {
  countries: {
    method: 'GET',
    path: '/api/places/countries',
    summary: 'Every country, with how much it has reported.',
    query: asOfQuerySchema,
    response: countriesResponseSchema,
  },
  series: {
    method: 'GET',
    path: '/api/series',
    summary: 'Weekly or monthly counts of reports.',
    query: seriesQuerySchema,
    response: seriesResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
