import { z } from 'zod';
import {
  databaseQuerySchema,
  type Endpoint,
  instantSchema,
  markingSchema,
  pageQuerySchema,
} from '../../model/api.ts';
import { PURPOSES } from '../../model/report.ts';
import { workEventSchema, workIdSchema } from '../triage/contract.ts';
import { POSITIONS, RECOMMENDATION_SCOPES, RECOMMENDATION_STATES, RECOMMENDATION_STEPS } from './rules.ts';

const LONGEST_TEXT = 20_000;
const LONGEST_TITLE = 300;
const LONGEST_CLUSTER = 120;
const MOST_LINKS = 50;
const MOST_DISSENTS = 300;

const idSchema = z.number().int().min(1).max(2_147_483_647);
const refSchema = z.strictObject({ id: z.number().int(), name: z.string() });
const noteSchema = z.string().trim().max(4000);
const reasonSchema = z.string().trim().max(4000);
export const groupKeySchema = z
  .string()
  .regex(/^[1-9](\.[1-9])?$/, 'a group is written as its number, such as 2.1');

export const recommendationContentSchema = z.strictObject({
  title: z.string().trim().max(LONGEST_TITLE),
  text: z.string().max(LONGEST_TEXT),
  /** Why: what it rests on, in words. */
  rationale: z.string().max(LONGEST_TEXT),
  /** How it may be carried out. */
  implementation: z.string().max(LONGEST_TEXT),
});
export type RecommendationContent = z.infer<typeof recommendationContentSchema>;

const basisShape = {
  alertIds: z.array(idSchema).max(MOST_LINKS),
  practiceIds: z.array(idSchema).max(MOST_LINKS),
};
const aboutShape = {
  scope: z.enum(RECOMMENDATION_SCOPES),
  /** A theme under which several stand together. */
  cluster: z.string().trim().max(LONGEST_CLUSTER),
  marking: markingSchema,
};

const positionSchema = z.strictObject({
  participant: refSchema,
  round: z.number().int(),
  position: z.enum(POSITIONS),
  reason: z.string().nullable(),
  at: instantSchema,
  by: refSchema.nullable(),
});
export type PositionItem = z.infer<typeof positionSchema>;

export const recommendationItemSchema = z.strictObject({
  id: z.number().int(),
  /** Such as `R 2.1-03`; `null` until it is adopted. */
  code: z.string().nullable(),
  title: z.string(),
  state: z.enum(RECOMMENDATION_STATES),
  version: z.number().int(),
  revision: z.number().int(),
  marking: markingSchema,
  purpose: z.enum(PURPOSES),
  group: z.strictObject({ key: z.string(), title: z.string() }),
  scope: z.enum(RECOMMENDATION_SCOPES),
  cluster: z.string(),
  owner: refSchema,
  draftedAt: instantSchema,
  silenceFrom: instantSchema.nullable(),
  silenceUntil: instantSchema.nullable(),
  adoptedAt: instantSchema.nullable(),
  adoptedBy: z.enum(['silence', 'meeting', 'import']).nullable(),
  meetingId: z.number().int().nullable(),
  endedAt: instantSchema.nullable(),
  /** How many participants said what last in the present round. */
  positions: z.strictObject({
    support: z.number().int(),
    dissent: z.number().int(),
    break: z.number().int(),
  }),
  /** What the asker's own participant said last; `null` where it has not spoken or the asker speaks for none. */
  mine: z.enum(POSITIONS).nullable(),
  isSimulated: z.boolean(),
});
export type RecommendationItem = z.infer<typeof recommendationItemSchema>;

export const recommendationResponseSchema = recommendationItemSchema.extend({
  content: recommendationContentSchema,
  positionList: z.array(positionSchema),
  revisions: z.array(
    z.strictObject({
      revision: z.number().int(),
      at: instantSchema,
      by: refSchema.nullable(),
      reason: z.string().nullable(),
      content: recommendationContentSchema,
    }),
  ),
  comments: z.array(
    z.strictObject({
      id: z.number().int(),
      revision: z.number().int(),
      participant: refSchema.nullable(),
      by: refSchema.nullable(),
      at: instantSchema,
      text: z.string(),
      settledAt: instantSchema.nullable(),
    }),
  ),
  /** What it stands on, as far as the asker may see it. */
  alerts: z.array(z.strictObject({ id: z.number().int(), title: z.string() })),
  practices: z.array(z.strictObject({ id: z.number().int(), title: z.string() })),
  /** What its marking may not be weaker than. */
  floor: markingSchema,
  supersededBy: z.number().int().nullable(),
  events: z.array(workEventSchema),
  missing: z.array(z.enum(['title', 'text'])),
  may: z.array(z.enum(RECOMMENDATION_STEPS)),
  mayAnswer: z.boolean(),
  mayComment: z.boolean(),
});
export type RecommendationResponse = z.infer<typeof recommendationResponseSchema>;

const step = <S extends string, R extends z.ZodRawShape>(name: S, rest: R) =>
  z.strictObject({
    step: z.literal(name),
    version: z.number().int().min(1).max(2_147_483_647),
    ...rest,
  });

export const recommendationStepSchema = z.discriminatedUnion('step', [
  step('edit', {
    content: recommendationContentSchema,
    ...aboutShape,
    ...basisShape,
    note: noteSchema.optional(),
  }),
  step('propose', { silenceUntil: instantSchema }),
  step('adopt', {
    meetingId: idSchema,
    dissents: z.array(z.strictObject({ participantId: idSchema, reason: reasonSchema })).max(MOST_DISSENTS),
  }),
  step('withdraw', { note: noteSchema }),
  step('supersede', { by: idSchema, note: noteSchema }),
]);
export type RecommendationStepBody = z.output<typeof recommendationStepSchema>;

export const draftRecommendationSchema = z.strictObject({
  groupKey: groupKeySchema,
  content: recommendationContentSchema,
  scope: z.enum(RECOMMENDATION_SCOPES),
  cluster: z.string().trim().max(LONGEST_CLUSTER),
  ...basisShape,
});
export type DraftRecommendation = z.output<typeof draftRecommendationSchema>;

export const positionBodySchema = z.strictObject({
  position: z.enum(POSITIONS),
  reason: reasonSchema.optional(),
  /** For somebody who speaks for several. */
  participantId: idSchema.optional(),
});
export type PositionBody = z.output<typeof positionBodySchema>;

export const recommendationsQuerySchema = databaseQuerySchema.extend({
  ...pageQuerySchema.shape,
  state: z.enum(RECOMMENDATION_STATES).optional(),
  /** `2` is a line of effort: all of its groups. */
  group: groupKeySchema.optional(),
  scope: z.enum(RECOMMENDATION_SCOPES).optional(),
  cluster: z.string().max(LONGEST_CLUSTER).optional(),
  alert: workIdSchema.optional(),
  practice: workIdSchema.optional(),
  /** Only those that this participant drafted, spoke on or answers with a commitment. */
  participant: workIdSchema.optional(),
  /** `true`: silence runs and the asker's participant has not spoken. */
  waiting: z.enum(['true', 'false']).optional(),
});

const params = z.strictObject({ id: workIdSchema });
const base = { params, query: databaseQuerySchema, response: recommendationResponseSchema } as const;

export const RECOMMENDATION_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/recommendations',
    summary:
      'Recommendations that the asker may see: under silence first, then drafts, then what was adopted.',
    query: recommendationsQuerySchema,
    response: z.strictObject({
      total: z.number().int(),
      items: z.array(recommendationItemSchema),
      clusters: z.array(z.string()),
      mayDraft: z.boolean(),
    }),
  },
  one: {
    ...base,
    method: 'GET',
    path: '/api/recommendations/:id',
    summary: 'One recommendation with its versions, comments, positions and what it stands on.',
  },
  draft: {
    method: 'POST',
    path: '/api/recommendations',
    summary: 'Drafts a recommendation in a group.',
    query: databaseQuerySchema,
    body: draftRecommendationSchema,
    response: recommendationResponseSchema,
  },
  step: {
    ...base,
    method: 'POST',
    path: '/api/recommendations/:id/steps',
    summary: 'Takes a step: edit, propose under silence, adopt at a meeting, withdraw, supersede.',
    body: recommendationStepSchema,
  },
  position: {
    ...base,
    method: 'POST',
    path: '/api/recommendations/:id/positions',
    summary: 'A participant supports a text under silence, dissents from it or breaks the silence.',
    body: positionBodySchema,
  },
  comment: {
    ...base,
    method: 'POST',
    path: '/api/recommendations/:id/comments',
    summary: 'Comments on a version of the text.',
    body: z.strictObject({
      text: z.string().trim().min(1).max(4000),
      revision: z.number().int().min(1).max(2_147_483_647),
    }),
  },
  settle: {
    ...base,
    method: 'POST',
    path: '/api/recommendations/:id/comments/:comment/settled',
    summary: 'Marks a comment as dealt with.',
    params: z.strictObject({ id: workIdSchema, comment: workIdSchema }),
    body: z.strictObject({}),
  },
} as const satisfies Record<string, Endpoint>;
