import { z } from 'zod';
import { databaseQuerySchema, type Endpoint, instantSchema, markingSchema } from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';
import { workEventSchema, workIdSchema } from '../triage/contract.ts';
import { packSchema } from './pack-schema.ts';
import { REVIEW_STATES, REVIEW_STEPS } from './rules.ts';

const refSchema = z.strictObject({ id: z.number().int(), name: z.string() });
const line = z.string().trim().max(300);

export const reviewItemSchema = z.strictObject({
  id: z.number().int(),
  state: z.enum(REVIEW_STATES),
  version: z.number().int(),
  marking: markingSchema,
  title: z.string(),
  /** What it is tied to, such as a session of the Commission on Narcotic Drugs. */
  event: z.string(),
  place: z.string(),
  heldOn: isoDateSchema,
  frozenAt: instantSchema.nullable(),
  packHash: z.string().nullable(),
  isSimulated: z.boolean(),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

export const reviewResponseSchema = reviewItemSchema.extend({
  conclusions: z.string(),
  /** Frozen, or worked out now where it is planned. */
  pack: packSchema,
  /** Of a frozen pack: whether its hash is that of its numbers. */
  isIntact: z.boolean().nullable(),
  previous: z.strictObject({ id: z.number().int(), title: z.string(), heldOn: isoDateSchema }).nullable(),
  events: z.array(workEventSchema),
  may: z.array(z.enum(REVIEW_STEPS)),
});
export type ReviewResponse = z.infer<typeof reviewResponseSchema>;

export const reviewDraftSchema = z.strictObject({
  title: line.min(1),
  event: line,
  place: line,
  heldOn: isoDateSchema,
});
export type ReviewDraft = z.output<typeof reviewDraftSchema>;

const step = <S extends string, R extends z.ZodRawShape>(name: S, rest: R) =>
  z.strictObject({ step: z.literal(name), version: z.number().int().min(1).max(2_147_483_647), ...rest });
const note = z.string().trim().max(20_000);

export const reviewStepSchema = z.discriminatedUnion('step', [
  step('edit', { review: reviewDraftSchema }),
  step('freeze', {}),
  step('conclude', { note }),
  step('cancel', { note }),
]);
export type ReviewStepBody = z.output<typeof reviewStepSchema>;

const commitmentLineSchema = z.strictObject({
  id: z.number().int(),
  title: z.string(),
  state: z.string(),
  kind: z.string(),
  endsOn: isoDateSchema.nullable(),
  isLate: z.boolean(),
});

/** One page on one participant: what is new, what was promised, what is late. */
export const briefResponseSchema = z.strictObject({
  at: instantSchema,
  asOf: isoDateSchema.nullable(),
  /** `code`: that of the country (ISO 3166-1), else the key of the organization. */
  participant: refSchema.extend({ code: z.string() }),
  marking: markingSchema,
  signals: z.array(
    z.strictObject({
      id: z.string(),
      sentence: z.strictObject({
        key: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
      startOn: isoDateSchema,
    }),
  ),
  alerts: z.array(
    z.strictObject({
      id: z.number().int(),
      number: z.string(),
      title: z.string(),
      sentAt: instantSchema,
      isAcknowledged: z.boolean(),
      hasActed: z.boolean(),
    }),
  ),
  commitments: z.array(commitmentLineSchema),
  late: packSchema.shape.late,
  /** Adopted recommendations that it has not answered. */
  unanswered: z.array(
    z.strictObject({ id: z.number().int(), code: z.string().nullable(), title: z.string() }),
  ),
  isSimulated: z.boolean(),
});
export type BriefResponse = z.infer<typeof briefResponseSchema>;

const params = z.strictObject({ id: workIdSchema });

export const REVIEW_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/reviews',
    summary: 'Reviews, the newest first.',
    query: databaseQuerySchema,
    response: z.strictObject({ items: z.array(reviewItemSchema), mayPlan: z.boolean() }),
  },
  one: {
    method: 'GET',
    path: '/api/reviews/:id',
    summary: 'A review with its pack: frozen, or as things stand now.',
    params,
    query: databaseQuerySchema,
    response: reviewResponseSchema,
  },
  plan: {
    method: 'POST',
    path: '/api/reviews',
    summary: 'Plans a review.',
    query: databaseQuerySchema,
    body: reviewDraftSchema,
    response: reviewResponseSchema,
  },
  step: {
    method: 'POST',
    path: '/api/reviews/:id/steps',
    summary: 'Takes a step: edit, freeze the pack, conclude, cancel.',
    params,
    query: databaseQuerySchema,
    body: reviewStepSchema,
    response: reviewResponseSchema,
  },
  brief: {
    method: 'GET',
    path: '/api/participants/:id/brief',
    summary: 'One page on one participant: what is new, what it promised, what is late.',
    params,
    query: databaseQuerySchema,
    response: briefResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
