import { z } from 'zod';
import {
  asOfQuerySchema,
  databaseQuerySchema,
  type Endpoint,
  instantSchema,
  markingSchema,
  messageSchema,
  nodeRefSchema,
  pageQuerySchema,
  signalKindSchema,
} from '../../model/api.ts';
import { isoDateSchema, PURPOSES } from '../../model/report.ts';
import { CREDIBILITIES, SOURCE_GRADES, TRIAGE_STATES, TRIAGE_STEPS } from './rules.ts';

const LONGEST_NOTE = 4000;

export const signalIdSchema = z
  .string()
  .regex(/^s-[0-9a-f]{12}$/, 'a signal is written s- and twelve characters');
export const workIdSchema = z.coerce.number().int().min(1).max(2_147_483_647);
const versionSchema = z.number().int().min(1).max(2_147_483_647);
const noteSchema = z.string().trim().max(LONGEST_NOTE);
const stateSchema = z.enum(TRIAGE_STATES);
const gradeSchema = z.enum(SOURCE_GRADES);
const credibilitySchema = z.union(CREDIBILITIES.map((each) => z.literal(each)));

const personRefSchema = z.strictObject({ id: z.number().int(), name: z.string() });

/** A signal as it was when it was taken on. */
export const takenSignalSchema = z.strictObject({
  signalId: z.string(),
  /** The as-of date of the run that it was taken from. */
  asOf: isoDateSchema,
  kind: signalKindSchema,
  node: nodeRefSchema.nullable(),
  place: z.strictObject({ id: z.number().int(), name: z.string() }),
  sentence: messageSchema,
  observed: z.number(),
  expected: z.number(),
  pValue: z.number().nullable(),
  reportCount: z.number().int(),
  startOn: isoDateSchema,
  /** As-of date of the first run in which it stood. */
  signalOn: isoDateSchema,
  /** Of the reports behind it, the earliest each; `null` where it rests on no report. */
  occurredOn: isoDateSchema.nullable(),
  knownOn: isoDateSchema.nullable(),
  receivedAt: instantSchema.nullable(),
});
export type TakenSignal = z.infer<typeof takenSignalSchema>;

export const triageItemSchema = z.strictObject({
  id: z.number().int(),
  state: stateSchema,
  version: z.number().int(),
  marking: markingSchema,
  purpose: z.enum(PURPOSES),
  owner: personRefSchema,
  /** Who has it in hand. */
  holder: personRefSchema.nullable(),
  openedAt: instantSchema,
  /** By then it is to be verified or dismissed. */
  dueAt: instantSchema,
  isLate: z.boolean(),
  sourceGrade: gradeSchema.nullable(),
  credibility: credibilitySchema.nullable(),
  verifiedAt: instantSchema.nullable(),
  signals: z.array(takenSignalSchema),
  isSimulated: z.boolean(),
});
export type TriageItem = z.infer<typeof triageItemSchema>;

/** What happened to a record of the coalition's work: who, when, from, to, why. */
export const workEventSchema = z.strictObject({
  at: instantSchema,
  /** `null`: who holds the machine. */
  actor: personRefSchema.nullable(),
  /** Done by time alone (a silence that ran out, a reminder): nobody did it. */
  isByClock: z.boolean(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  note: z.string().nullable(),
});
export type WorkEvent = z.infer<typeof workEventSchema>;

export const triageResponseSchema = triageItemSchema.extend({
  events: z.array(workEventSchema),
  /** Alerts drafted from it that the asker may see. */
  alerts: z.array(z.number().int()),
  /** Steps that the asker may take now. */
  may: z.array(z.enum(TRIAGE_STEPS)),
  mayDraft: z.boolean(),
});
export type TriageResponse = z.infer<typeof triageResponseSchema>;

const step = <S extends string, R extends z.ZodRawShape>(name: S, rest: R) =>
  z.strictObject({ step: z.literal(name), version: versionSchema, ...rest });

export const triageStepSchema = z.discriminatedUnion('step', [
  step('take', {}),
  step('note', { note: noteSchema }),
  step('grade', { sourceGrade: gradeSchema, credibility: credibilitySchema }),
  step('add', { signalId: signalIdSchema }),
  step('verify', { note: noteSchema }),
  step('dismiss', { note: noteSchema }),
  step('reopen', { note: noteSchema }),
]);
export type TriageStepBody = z.output<typeof triageStepSchema>;

export const triageQuerySchema = databaseQuerySchema.extend({
  ...pageQuerySchema.shape,
  state: stateSchema.optional(),
  /** Those that hold this signal, or one of the same substance, place and kind within a year. */
  signal: signalIdSchema.optional(),
});

const params = z.strictObject({ id: workIdSchema });

export const TRIAGE_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/triage',
    summary: 'Signals that somebody has taken on, those that are late first.',
    query: triageQuerySchema,
    response: z.strictObject({
      total: z.number().int(),
      items: z.array(triageItemSchema),
      /** Whether the asker may take signals on. */
      mayOpen: z.boolean(),
    }),
  },
  one: {
    method: 'GET',
    path: '/api/triage/:id',
    summary: 'One triage with its signals and what happened to it.',
    params,
    query: databaseQuerySchema,
    response: triageResponseSchema,
  },
  open: {
    method: 'POST',
    path: '/api/triage',
    summary: 'Takes signals on: opens a triage and starts its clock.',
    query: asOfQuerySchema,
    body: z.strictObject({ signalIds: z.array(signalIdSchema).min(1).max(20) }),
    response: triageResponseSchema,
  },
  step: {
    method: 'POST',
    path: '/api/triage/:id/steps',
    summary: 'Takes a step: take over, note, grade, add a signal, verify, dismiss, reopen.',
    params,
    query: asOfQuerySchema,
    body: triageStepSchema,
    response: triageResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
