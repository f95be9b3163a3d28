import { z } from 'zod';
import {
  asOfQuerySchema,
  type Endpoint,
  iso2Schema,
  markingSchema,
  messageSchema,
  nodeRefSchema,
  pageQuerySchema,
  placeRefSchema,
  reportKindSchema,
  scopeSchema,
  signalKindSchema,
  streamRefSchema,
} from '../../model/api.ts';
import { isoDateSchema, PURPOSES } from '../../model/report.ts';
import { reportPageSchema } from '../reports/contract.ts';

export const detectorIdSchema = z.enum([
  'first-appearance',
  'farrington-flexible',
  'ears',
  'new-leg',
  'stream-change',
]);

export const signalsQuerySchema = asOfQuerySchema.extend({
  ...pageQuerySchema.shape,
  /** `synthetic` leaves out what is neither synthetic nor a precursor; findings on streams belong to both. */
  scope: scopeSchema.default('synthetic'),
  kind: signalKindSchema.optional(),
  detector: detectorIdSchema.optional(),
  country: iso2Schema.optional(),
  /** Registry id, everything under it included. */
  node: z.string().optional(),
});

/** What is new about a route: a leg between countries, or how it was moved or hidden. */
export const signalLegSchema = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('leg'), from: placeRefSchema, to: placeRefSchema }),
  z.strictObject({ field: z.enum(['mode', 'concealment']), text: z.string() }),
]);
export type SignalLeg = z.infer<typeof signalLegSchema>;

const signalFigures = {
  detector: detectorIdSchema,
  kind: signalKindSchema,
  /** `null` for findings on a stream as a whole. */
  node: nodeRefSchema.nullable(),
  place: placeRefSchema,
  stream: streamRefSchema.nullable(),
  leg: signalLegSchema.nullable(),
  startOn: isoDateSchema,
  /** Both in reports: those that the method counted, and how many it expected; of `stream-naming` those under the new names. */
  observed: z.number(),
  expected: z.number(),
  score: z.number().min(0).max(100),
};

export const signalItemSchema = z.strictObject({
  /** Stays the same from run to run. */
  id: z.string(),
  ...signalFigures,
  lastOn: isoDateSchema,
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** One-sided, where the method gives one. */
  pValue: z.number().nullable(),
  reportCount: z.number().int(),
  /** The one kind of report that was judged and counted; `null` where reports of all kinds were. */
  reportKind: reportKindSchema.nullable(),
  /** The strictest marking of its reports, beyond which it may not be passed on; `null` where a run of an earlier version did not keep it. */
  marking: markingSchema.nullable(),
  /** What it may be used for, where its reports set limits: within all of them. */
  purposes: z.array(z.enum(PURPOSES)),
  /** Rests on reports that may not be passed on without their originator. */
  isOriginatorControlled: z.boolean(),
  /** Key `signals.sentence.<kind>`, of a change of a stream that is over `<kind>-over`, with the values that `SENTENCE_VALUES` lists. */
  sentence: messageSchema,
  foldedCount: z.number().int(),
  /** True where the signal first stood in a run of the last 28 days before the as-of date. */
  isNew: z.boolean(),
  /** Counts of the last 26 weeks up to the as-of date for the small chart in lists, oldest first. */
  spark: z.array(z.number()),
});
export type SignalItem = z.infer<typeof signalItemSchema>;

/**
 * Values of every `signals.sentence.*` message: all are always there, texts `` where they do not apply.
 * `what` (substance or class), `place`, `stream`, `from`, `to` (names of a leg), `how` (mode or concealment as text),
 * `start` (date), `end` (last day of a change of a stream that is over, else ``), `observed`, `expected` (rounded to 2 significant figures), `chance` (1 / pValue rounded to 2 significant
 * figures, 0 where there is no p-value).
 */
export const SENTENCE_VALUES = [
  'what',
  'place',
  'stream',
  'from',
  'to',
  'how',
  'start',
  'end',
  'observed',
  'expected',
  'chance',
] as const;

export const coverageSchema = z.array(
  z.strictObject({
    detector: detectorIdSchema,
    /** Series (or cells, legs, streams) judged, and not judged by reason. */
    scored: z.number().int(),
    notApplicable: z.array(z.strictObject({ reason: z.string(), count: z.number().int() })),
  }),
);

export const signalsResponseSchema = z.strictObject({
  /** The run that answers: the last one on or before the date asked for; `null` where there is none yet. */
  asOf: isoDateSchema.nullable(),
  /** All that meet the filters, not just this page. */
  total: z.number().int(),
  offset: z.number().int(),
  items: z.array(signalItemSchema),
  /** Counts by kind with every filter but `kind` applied. */
  kinds: z.array(z.strictObject({ kind: signalKindSchema, count: z.number().int() })),
  coverage: coverageSchema,
});
export type SignalsResponse = z.infer<typeof signalsResponseSchema>;

const weekly = z.array(z.number().nullable());

/** The weekly series that the signal was judged on; all arrays have the same length, oldest first. */
export const signalSeriesSchema = z.strictObject({
  firstWeekOn: isoDateSchema,
  observed: z.array(z.number()),
  /** All reports that the observed ones are among, where the method judges their share. */
  among: z.array(z.number()).optional(),
  /** `null` where the method had no baseline. */
  expected: weekly,
  lower: weekly,
  upper: weekly,
  isAlarm: z.array(z.boolean()),
  /** Weeks from this index on are provisional. */
  provisionalFrom: z.number().int(),
  changes: z.array(
    z.strictObject({
      on: isoDateSchema,
      kind: z.enum(['stream-start', 'stream-stop', 'stream-volume', 'stream-naming']),
      stream: streamRefSchema,
      signalId: z.string(),
    }),
  ),
});
export type SignalSeries = z.infer<typeof signalSeriesSchema>;

export const signalParamsSchema = z.strictObject({ id: z.string() });

export const signalResponseSchema = z.strictObject({
  asOf: isoDateSchema,
  signal: signalItemSchema,
  /** `null` where neither the method nor the evidence has a weekly series. */
  series: signalSeriesSchema.nullable(),
  folded: z.array(z.strictObject(signalFigures)),
  /** What the detector did, in plain words (`detectors.<id>.explain.*`). */
  explanation: messageSchema,
  /** One click deeper. */
  method: z.strictObject({
    id: detectorIdSchema,
    version: z.number().int(),
    label: z.string(),
    description: z.string(),
    /** What observed and expected count, with the unit. */
    figures: z.string(),
    citations: z.array(z.string()),
    parameters: z.array(
      z.strictObject({
        name: z.string(),
        value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
        /** With its unit. */
        description: z.string(),
      }),
    ),
  }),
  /** The same signal in each stored run up to the as-of date, oldest first. */
  history: z.array(
    z.strictObject({ asOf: isoDateSchema, observed: z.number(), expected: z.number(), score: z.number() }),
  ),
  /** Where the evidence lies, for the map: at most 500 points, most reports first. */
  points: z.array(z.strictObject({ place: placeRefSchema, reports: z.number().int() })),
  /** First page, most recent first. */
  reports: reportPageSchema,
});
export type SignalResponse = z.infer<typeof signalResponseSchema>;

export const signalReportsQuerySchema = asOfQuerySchema.extend(pageQuerySchema.shape);

export const SIGNALS_ENDPOINTS = {
  signals: {
    method: 'GET',
    path: '/api/signals',
    summary: 'What is new as known on a date, ranked.',
    query: signalsQuerySchema,
    response: signalsResponseSchema,
  },
  signal: {
    method: 'GET',
    path: '/api/signals/:id',
    summary: 'One signal with its series, method, history and reports.',
    params: signalParamsSchema,
    query: asOfQuerySchema,
    response: signalResponseSchema,
  },
  signalReports: {
    method: 'GET',
    path: '/api/signals/:id/reports',
    summary: 'The reports behind a signal.',
    params: signalParamsSchema,
    query: signalReportsQuerySchema,
    response: reportPageSchema,
  },
} as const satisfies Record<string, Endpoint>;
