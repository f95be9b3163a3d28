import { z } from 'zod';
import {
  databaseQuerySchema,
  type Endpoint,
  instantSchema,
  markingSchema,
  messageSchema,
  nodeRefSchema,
  pageQuerySchema,
} from '../../model/api.ts';
import { isoDateSchema, PURPOSES } from '../../model/report.ts';
import { workEventSchema, workIdSchema } from '../triage/contract.ts';
import { ALERT_STATES, ALERT_STEPS, ALERT_TEXTS, type AlertText, STAGES } from './rules.ts';

const LONGEST_TEXT = 20_000;
const LONGEST_TITLE = 200;
const MOST_RECIPIENTS = 400;
const MOST_READERS = 200;

const versionSchema = z.number().int().min(1).max(2_147_483_647);
const idSchema = z.number().int().min(1).max(2_147_483_647);
const noteSchema = z.string().trim().max(4000);
const purposeSchema = z.enum(PURPOSES);
const refSchema = z.strictObject({ id: z.number().int(), name: z.string() });
const groupKeySchema = z.string().regex(/^[1-9](\.[1-9])?$/, 'a group is written as its number, such as 2.1');

const text = z.string().max(LONGEST_TEXT);
const texts = Object.fromEntries(ALERT_TEXTS.map((key) => [key, text])) as Record<AlertText, typeof text>;

export const alertContentSchema = z.strictObject({
  title: z.string().trim().max(LONGEST_TITLE),
  /** Registry ids of what it is about. */
  nodeIds: z.array(z.string().max(100)).max(50),
  /** Since when; `null` where it is not known. */
  sinceOn: isoDateSchema.nullable(),
  ...texts,
});
export type AlertContent = z.infer<typeof alertContentSchema>;

/** Whom to ask; what several ways reach is asked once. */
export const recipientChoiceSchema = z.strictObject({
  isAll: z.boolean(),
  participants: z.array(idSchema).max(MOST_RECIPIENTS),
  /** Participants of the people in these groups; `1` is a line of effort: all of its groups. */
  groups: z.array(groupKeySchema).max(30),
});
export type RecipientChoice = z.infer<typeof recipientChoiceSchema>;

export const alertLabelSchema = z.strictObject({
  marking: markingSchema,
  purpose: purposeSchema,
  /** Of RED, the only readers. */
  readers: z.array(idSchema).max(MOST_READERS),
});

const standingSchema = z.strictObject({
  next: z.enum(STAGES).nullable(),
  dueAt: instantSchema.nullable(),
  isLate: z.boolean(),
});

const receiptSchema = z.strictObject({
  stage: z.enum(STAGES),
  at: instantSchema,
  revision: z.number().int(),
  by: refSchema.nullable(),
  isRelevant: z.boolean().nullable(),
  note: z.string().nullable(),
});

const recipientSchema = z.strictObject({
  participant: refSchema,
  /** `named`, `all`, or the number of the group or line. */
  chosenBy: z.string(),
  askedAt: instantSchema,
  receipts: z.array(receiptSchema),
  ...standingSchema.shape,
  /** Whether the asker speaks for it. */
  isMine: z.boolean(),
});
export type RecipientItem = z.infer<typeof recipientSchema>;

export const alertItemSchema = z.strictObject({
  id: z.number().int(),
  /** Such as `TA-2024-0007`; `null` for a draft. */
  number: z.string().nullable(),
  title: z.string(),
  state: z.enum(ALERT_STATES),
  version: z.number().int(),
  revision: z.number().int(),
  marking: markingSchema,
  purpose: purposeSchema,
  owner: refSchema,
  nodes: z.array(nodeRefSchema),
  draftedAt: instantSchema,
  sentAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  recipients: z.strictObject({
    asked: z.number().int(),
    received: z.number().int(),
    assessed: z.number().int(),
    acted: z.number().int(),
    late: z.number().int(),
  }),
  /** What the asker's own participant still has to do; `null` where it was not asked. */
  mine: standingSchema.nullable(),
  isSimulated: z.boolean(),
});
export type AlertItem = z.infer<typeof alertItemSchema>;

export const alertResponseSchema = alertItemSchema.extend({
  content: alertContentSchema,
  readers: z.array(refSchema),
  /** Whom the draft will ask. */
  choice: recipientChoiceSchema,
  recipientList: z.array(recipientSchema),
  revisions: z.array(
    z.strictObject({
      revision: z.number().int(),
      at: instantSchema,
      by: refSchema.nullable(),
      reason: z.string().nullable(),
      content: alertContentSchema,
    }),
  ),
  supersededBy: z.number().int().nullable(),
  /** Triages that it stands on and the asker may see; how many signals each holds. */
  triages: z.array(
    z.strictObject({
      id: z.number().int(),
      signals: z.array(z.strictObject({ id: z.string(), sentence: messageSchema })),
    }),
  ),
  /** What the marking may not be weaker than; for the owner of a draft. */
  floor: alertLabelSchema.nullable(),
  /** What is still to be written before it can be sent. */
  missing: z.array(z.enum(['title', ...ALERT_TEXTS])),
  events: z.array(workEventSchema),
  may: z.array(z.enum(ALERT_STEPS)),
  mayAcknowledge: z.boolean(),
});
export type AlertResponse = z.infer<typeof alertResponseSchema>;

const step = <S extends string, R extends z.ZodRawShape>(name: S, rest: R) =>
  z.strictObject({ step: z.literal(name), version: versionSchema, ...rest });

export const alertStepSchema = z.discriminatedUnion('step', [
  step('edit', { content: alertContentSchema, label: alertLabelSchema, choice: recipientChoiceSchema }),
  step('send', {}),
  step('add-recipients', { choice: recipientChoiceSchema }),
  step('revise', { content: alertContentSchema, note: noteSchema }),
  step('remind', {}),
  step('cancel', { note: noteSchema }),
  step('supersede', { by: idSchema, note: noteSchema }),
]);
export type AlertStepBody = z.output<typeof alertStepSchema>;

export const receiptBodySchema = z.strictObject({
  stage: z.enum(STAGES),
  /** Of `assessed`: whether it concerns the participant. */
  isRelevant: z.boolean().optional(),
  note: noteSchema.optional(),
  /** For somebody who speaks for several. */
  participantId: idSchema.optional(),
});
export type ReceiptBody = z.output<typeof receiptBodySchema>;

export const alertsQuerySchema = databaseQuerySchema.extend({
  ...pageQuerySchema.shape,
  state: z.enum(ALERT_STATES).optional(),
  /** `true`: those in force for which the asker's participant still has something to do. */
  waiting: z.enum(['true', 'false']).optional(),
  /** Only those that this participant sent or was asked about. */
  participant: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});

const params = z.strictObject({ id: workIdSchema });

export const ALERT_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/alerts',
    summary: 'Alerts that the asker may see: drafts of their own, then what was sent, newest first.',
    query: alertsQuerySchema,
    response: z.strictObject({ total: z.number().int(), items: z.array(alertItemSchema) }),
  },
  one: {
    method: 'GET',
    path: '/api/alerts/:id',
    summary: 'One alert with its revisions, its recipients and what each did.',
    params,
    query: databaseQuerySchema,
    response: alertResponseSchema,
  },
  draft: {
    method: 'POST',
    path: '/api/alerts',
    summary: 'Drafts an alert from verified triages.',
    query: databaseQuerySchema,
    body: z.strictObject({ triageIds: z.array(idSchema).min(1).max(20) }),
    response: alertResponseSchema,
  },
  step: {
    method: 'POST',
    path: '/api/alerts/:id/steps',
    summary: 'Takes a step: edit, send, add recipients, revise, remind, cancel, supersede.',
    params,
    query: databaseQuerySchema,
    body: alertStepSchema,
    response: alertResponseSchema,
  },
  receipt: {
    method: 'POST',
    path: '/api/alerts/:id/receipts',
    summary: 'A recipient puts on record that it has received, assessed or acted on an alert.',
    params,
    query: databaseQuerySchema,
    body: receiptBodySchema,
    response: alertResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
