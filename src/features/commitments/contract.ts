import { z } from 'zod';
import {
  databaseQuerySchema,
  type Endpoint,
  instantSchema,
  markingSchema,
  pageQuerySchema,
} from '../../model/api.ts';
import { isoDateSchema, PURPOSES } from '../../model/report.ts';
import { workEventSchema, workIdSchema } from '../triage/contract.ts';
import {
  commitmentContentSchema,
  commitmentStepSchema,
  milestoneDraftSchema,
  readingSchema,
} from './content.ts';
import {
  AMBITIONS,
  COMMITMENT_KINDS,
  COMMITMENT_STATES,
  COMMITMENT_STEPS,
  COMPLETIONS,
  EARLY_RESULTS,
  LAW_STAGES,
  MILESTONE_STATES,
} from './rules.ts';
import { SMART_BANDS, SMART_ITEMS } from './smart.ts';

const MOST_LINKS = 200;

const idSchema = z.number().int().min(1).max(2_147_483_647);
const dateSchema = isoDateSchema.nullable();
const refSchema = z.strictObject({ id: z.number().int(), name: z.string() });

const dateChangeSchema = z.strictObject({
  fromOn: isoDateSchema,
  toOn: isoDateSchema,
  reason: z.string(),
  at: instantSchema,
  by: refSchema.nullable(),
});

/** What the page calls the kind of a file that is kept as evidence, by its media type. */
export const FILE_KINDS = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'application/zip': 'zip',
  'text/plain': 'text',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'excel',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'powerpoint',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
} as const;

export const evidenceSchema = z.strictObject({
  id: z.number().int(),
  milestoneId: z.number().int().nullable(),
  title: z.string(),
  /** `null` where a file is kept. */
  url: z.string().nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  sha256: z.string().nullable(),
  at: instantSchema,
  by: refSchema.nullable(),
});

export const milestoneItemSchema = milestoneDraftSchema.extend({
  id: z.number().int(),
  state: z.enum(MILESTONE_STATES),
  /** The date that was promised first; `dueOn` is the one in force. */
  promisedOn: dateSchema,
  closedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
  isLate: z.boolean(),
  isBehindPromise: z.boolean(),
  daysLate: z.number().int(),
  changes: z.array(dateChangeSchema),
});
export type MilestoneItem = z.infer<typeof milestoneItemSchema>;

export const smartScoreSchema = z.strictObject({
  score: z.number().int().min(0).max(100),
  band: z.enum(SMART_BANDS),
  missing: z.array(z.enum(SMART_ITEMS)),
});

const answeredSchema = z.strictObject({
  id: z.number().int(),
  code: z.string().nullable(),
  title: z.string(),
});
export type Answered = z.infer<typeof answeredSchema>;

export const commitmentItemSchema = z.strictObject({
  id: z.number().int(),
  title: z.string(),
  kind: z.enum(COMMITMENT_KINDS),
  state: z.enum(COMMITMENT_STATES),
  version: z.number().int(),
  marking: markingSchema,
  purpose: z.enum(PURPOSES),
  /** The lead participant. */
  owner: refSchema,
  /** Others that have joined. */
  joined: z.array(refSchema),
  startsOn: dateSchema,
  endsOn: dateSchema,
  promisedOn: dateSchema,
  draftedAt: instantSchema,
  validatedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  milestones: z.strictObject({
    total: z.number().int(),
    done: z.number().int(),
    late: z.number().int(),
    nextDueOn: dateSchema,
  }),
  /** In force, and past its end or with a milestone past its date. */
  isLate: z.boolean(),
  lawStage: z.enum(LAW_STAGES).nullable(),
  recommendations: z.array(answeredSchema),
  smart: smartScoreSchema,
  isSimulated: z.boolean(),
});
export type CommitmentItem = z.infer<typeof commitmentItemSchema>;

export const reportItemSchema = z.strictObject({
  id: z.number().int(),
  participant: refSchema,
  text: z.string(),
  completion: z.enum(COMPLETIONS),
  readings: z.array(readingSchema),
  at: instantSchema,
  by: refSchema.nullable(),
});

export const assessmentItemSchema = z.strictObject({
  id: z.number().int(),
  text: z.string(),
  completion: z.enum(COMPLETIONS),
  earlyResults: z.enum(EARLY_RESULTS),
  isVerifiable: z.boolean(),
  ambition: z.enum(AMBITIONS),
  at: instantSchema,
  by: refSchema.nullable(),
  replies: z.array(
    z.strictObject({ participant: refSchema, text: z.string(), at: instantSchema, by: refSchema.nullable() }),
  ),
});

export const commitmentResponseSchema = commitmentItemSchema.extend({
  content: commitmentContentSchema,
  readers: z.array(refSchema),
  submittedAt: instantSchema.nullable(),
  supersededBy: z.number().int().nullable(),
  participants: z.array(
    z.strictObject({
      participant: refSchema,
      invitedAt: instantSchema,
      joinedAt: instantSchema.nullable(),
      leftAt: instantSchema.nullable(),
    }),
  ),
  milestoneList: z.array(milestoneItemSchema),
  endChanges: z.array(dateChangeSchema),
  lawStages: z.array(z.strictObject({ stage: z.enum(LAW_STAGES), on: isoDateSchema, at: instantSchema })),
  evidence: z.array(evidenceSchema),
  reports: z.array(reportItemSchema),
  assessments: z.array(assessmentItemSchema),
  events: z.array(workEventSchema),
  /** What is still to be written before it can be submitted. */
  missing: z.array(z.enum(['title', 'institution', 'problem', 'action', 'endsOn', 'milestones'])),
  may: z.array(z.enum(COMMITMENT_STEPS)),
});
export type CommitmentResponse = z.infer<typeof commitmentResponseSchema>;

const flag = z.enum(['true', 'false']).optional();
const filterShape = {
  participant: workIdSchema.optional(),
  kind: z.enum(COMMITMENT_KINDS).optional(),
  state: z.enum(COMMITMENT_STATES).optional(),
  late: flag,
  recommendation: workIdSchema.optional(),
};
export const commitmentsQuerySchema = databaseQuerySchema.extend({
  ...pageQuerySchema.shape,
  ...filterShape,
});
export const EXPORT_FORMS = ['commitments', 'initiatives'] as const;
export const commitmentExportQuerySchema = databaseQuerySchema.extend({
  ...filterShape,
  format: z.enum(['csv', 'xlsx', 'json']),
  form: z.enum(EXPORT_FORMS).default('commitments'),
});

const idListSchema = z
  .string()
  .regex(/^\d{1,9}(,\d{1,9}){0,499}$/, 'numbers are written with commas between them')
  .transform((value) => value.split(',').map(Number));

export const standingsQuerySchema = databaseQuerySchema.extend({
  /** The instant that is looked back to; the clock's, where absent. */
  at: instantSchema.optional(),
  participants: idListSchema.optional(),
  recommendations: idListSchema.optional(),
});

/** A commitment as it stood at an instant. */
export const standingItemSchema = z.strictObject({
  id: z.number().int(),
  title: z.string(),
  kind: z.enum(COMMITMENT_KINDS),
  owner: refSchema,
  participantIds: z.array(z.number().int()),
  recommendationIds: z.array(z.number().int()),
  state: z.enum(COMMITMENT_STATES),
  stateAt: instantSchema,
  validatedAt: instantSchema.nullable(),
  endsOn: dateSchema,
  promisedOn: dateSchema,
  lawStage: z.enum(LAW_STAGES).nullable(),
  lawInForceOn: dateSchema,
  selfCompletion: z.enum(COMPLETIONS).nullable(),
  assessedCompletion: z.enum(COMPLETIONS).nullable(),
  isLate: z.boolean(),
  milestones: z.array(
    z.strictObject({
      id: z.number().int(),
      title: z.string(),
      state: z.enum(MILESTONE_STATES),
      dueOn: dateSchema,
      promisedOn: dateSchema,
      closedAt: instantSchema.nullable(),
      isLate: z.boolean(),
      isBehindPromise: z.boolean(),
    }),
  ),
});
export type StandingItem = z.infer<typeof standingItemSchema>;

const params = z.strictObject({ id: workIdSchema });
const query = databaseQuerySchema;
const response = commitmentResponseSchema;

export const COMMITMENT_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/commitments',
    summary: 'Commitments that the asker may see: what is in writing first, then by their end.',
    query: commitmentsQuerySchema,
    response: z.strictObject({ total: z.number().int(), items: z.array(commitmentItemSchema) }),
  },
  standings: {
    method: 'GET',
    path: '/api/commitments/standings',
    summary: 'Validated commitments of participants or to recommendations, as they stood at an instant.',
    query: standingsQuerySchema,
    response: z.strictObject({ at: instantSchema, items: z.array(standingItemSchema) }),
  },
  answerable: {
    method: 'GET',
    path: '/api/commitments/answerable',
    summary: 'Adopted recommendations that the asker may see, for commitments to answer.',
    query,
    response: z.strictObject({ items: z.array(answeredSchema) }),
  },
  one: {
    method: 'GET',
    path: '/api/commitments/:id',
    summary: 'One commitment with its milestones, reports, assessments and all that happened to it.',
    params,
    query,
    response,
  },
  draft: {
    method: 'POST',
    path: '/api/commitments',
    summary: 'Begins a draft for a participant of the asker.',
    query,
    body: z.strictObject({
      kind: z.enum(COMMITMENT_KINDS),
      recommendationIds: z.array(idSchema).max(MOST_LINKS),
      /** For somebody who speaks for several. */
      participantId: idSchema.optional(),
    }),
    response,
  },
  step: {
    method: 'POST',
    path: '/api/commitments/:id/steps',
    summary: 'Takes a step with a commitment: docs/state-machines.md lists them.',
    params,
    query,
    body: commitmentStepSchema,
    response,
  },
  evidence: {
    method: 'POST',
    path: '/api/commitments/:id/files',
    summary: 'Keeps a file of up to 10 MB as evidence, with its SHA-256.',
    params,
    query,
    isMultipart: true,
    body: z.strictObject({ milestone: workIdSchema.optional(), file: z.string() }),
    response,
  },
  evidenceFile: {
    method: 'GET',
    path: '/api/commitments/:id/files/:file',
    summary: 'A file kept as evidence.',
    params: params.extend({ file: workIdSchema }),
    query,
    response: z.string(),
  },
  export: {
    method: 'GET',
    path: '/api/commitments/export',
    summary: 'The commitments that the asker sees as CSV, XLSX or JSON.',
    query: commitmentExportQuerySchema,
    response: z.string(),
  },
} as const satisfies Record<string, Endpoint>;
