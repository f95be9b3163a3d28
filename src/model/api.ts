import { z } from 'zod';
import { SIGNAL_KINDS } from './detector.ts';
import { PLACE_LEVELS } from './place.ts';
import { isoDateSchema, MARKINGS, REPORT_KINDS } from './report.ts';

/**
 * What every endpoint of the HTTP API has in common.
 *
 * Rules: JSON only; dates are `YYYY-MM-DD`, instants are ISO 8601 in UTC with `Z`; a value that is not there is `null`, never
 * absent and never `NaN`; a week is named by its Monday; a series lists every period from `firstOn` without holes.
 * Query parameters are texts, so numbers among them are coerced; an unknown parameter is an error (400).
 */

/** Real reports and the simulated sample live in two databases of one cluster. */
export const databaseSchema = z.enum(['live', 'sample']);
export type DatabaseName = z.infer<typeof databaseSchema>;

/** `synthetic`: synthetic drugs and their precursors (the default view); `all`: plant drugs too, and streams. */
export const scopeSchema = z.enum(['synthetic', 'all']);
export type Scope = z.infer<typeof scopeSchema>;

/** ISO 3166-1 alpha-2; `XK` stands for Kosovo, `ZZ` for international waters. */
export const iso2Schema = z.string().regex(/^[A-Z]{2}$/, 'a country is written as two capital letters');

export const instantSchema = z.iso.datetime();
export const reportKindSchema = z.enum(REPORT_KINDS);
export const signalKindSchema = z.enum(SIGNAL_KINDS);
export const markingSchema = z.enum(MARKINGS);
export const placeLevelSchema = z.enum(PLACE_LEVELS);
export const nodeKindSchema = z.enum(['substance', 'class', 'preparation']);

/** Absent: live once it holds a report, else the sample. */
export const databaseQuerySchema = z.strictObject({ database: databaseSchema.optional() });

/** Absent `asOf`: the newest known date of the database. A date after it is answered as of the newest. */
export const asOfQuerySchema = databaseQuerySchema.extend({ asOf: isoDateSchema.optional() });

export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

/** An entry of the substance registry. */
export const nodeRefSchema = z.strictObject({ id: z.string(), name: z.string(), kind: nodeKindSchema });
export type NodeRef = z.infer<typeof nodeRefSchema>;

export const placeRefSchema = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  level: placeLevelSchema,
  /** Of the country it lies in; `null` for the world and regions. */
  iso2: iso2Schema.nullable(),
  /** Name of that country in English; `null` as above. */
  country: z.string().nullable(),
  /** WGS 84 degrees; both `null` where there are none. */
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
});
export type PlaceRef = z.infer<typeof placeRefSchema>;

export const streamRefSchema = z.strictObject({
  id: z.number().int(),
  key: z.string(),
  /** Such as «Chile: seizures». */
  name: z.string(),
  sourceId: z.string(),
  kind: reportKindSchema,
});
export type StreamRef = z.infer<typeof streamRefSchema>;

/** A key of the message catalogue (`src/model/messages`) and the values of its `{name}` places. */
export const messageSchema = z.strictObject({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Message = z.infer<typeof messageSchema>;

/** RFC 9457, media type `application/problem+json`. `code` is a code of `kernel/errors.ts`. */
export const problemSchema = z.object({
  /** `https://…/docs/errors.md#<code>` or a relative address of the same page. */
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** What happened, what was kept, what to do. */
  detail: z.string(),
  code: z.string(),
  /** Which fields of the request are at fault. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** One endpoint as the server mounts it and the OpenAPI document describes it. Answers 200 unless `status` says otherwise. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The body is multipart/form-data: read with @fastify/multipart, `body` describes its fields. */
  readonly isMultipart?: boolean;
  readonly status?: number;
  readonly response: z.ZodType;
}

const rejectIdsSchema = z.array(z.number().int().min(1).max(2_147_483_647)).min(1).max(500);
/** Of rows that were not taken in: those that are none are set aside, with the reason, and taken up again; all that are named or none. */
export const rejectStepSchema = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('set-aside'),
    ids: rejectIdsSchema,
    reason: z.string().trim().min(1).max(1000),
  }),
  z.strictObject({ step: z.literal('take-up'), ids: rejectIdsSchema }),
]);
export type RejectStep = z.infer<typeof rejectStepSchema>;

/** Who said that a row is none, when and why; `by` is `null` for who holds the machine. */
export const setAsideSchema = z.strictObject({
  at: instantSchema,
  by: z.string().nullable(),
  why: z.string(),
});
export type SetAside = z.infer<typeof setAsideSchema>;
