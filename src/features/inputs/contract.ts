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
import {
  CAME_BY,
  GRADES,
  INPUT_STATES,
  INPUT_TEXTS,
  PRACTICE_STATES,
  PRACTICE_STEPS,
  PRACTICE_TEXTS,
} from './rules.ts';

const LONGEST_TEXT = 20_000;
const LONGEST_TITLE = 300;
const MOST_INPUTS = 500;

const idSchema = z.number().int().min(1).max(2_147_483_647);
const versionSchema = z.number().int().min(1).max(2_147_483_647);
const refSchema = z.strictObject({ id: z.number().int(), name: z.string() });
const groupKeySchema = z.string().regex(/^[1-9](\.[1-9])?$/, 'a group is written as its number, such as 2.1');
const noteSchema = z.string().trim().max(4000);
const text = z.string().max(LONGEST_TEXT);

type Texts<K extends string> = Record<K, typeof text>;
const textsOf = <K extends string>(keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, text])) as Texts<K>;

export const inputContentSchema = z.strictObject({
  title: z.string().trim().min(1).max(LONGEST_TITLE),
  ...textsOf(INPUT_TEXTS),
});
export type InputContent = z.infer<typeof inputContentSchema>;

export const inputItemSchema = z.strictObject({
  id: z.number().int(),
  state: z.enum(INPUT_STATES),
  version: z.number().int(),
  marking: markingSchema,
  purpose: z.enum(PURPOSES),
  group: z.strictObject({ key: z.string(), title: z.string() }),
  owner: refSchema,
  by: refSchema.nullable(),
  givenAt: instantSchema,
  cameBy: z.enum(CAME_BY),
  content: inputContentSchema,
  /** Good practices that gather it, as far as the asker sees them. */
  practices: z.array(z.strictObject({ id: z.number().int(), title: z.string() })),
  isMine: z.boolean(),
  isSimulated: z.boolean(),
});
export type InputItem = z.infer<typeof inputItemSchema>;

export const inputResponseSchema = inputItemSchema.extend({
  events: z.array(workEventSchema),
  mayWithdraw: z.boolean(),
});
export type InputResponse = z.infer<typeof inputResponseSchema>;

export const giveInputSchema = z.strictObject({
  groupKey: groupKeySchema,
  content: inputContentSchema,
  marking: markingSchema,
  cameBy: z.enum(CAME_BY),
});
export type GiveInput = z.output<typeof giveInputSchema>;

export const practiceContentSchema = z.strictObject({
  title: z.string().trim().max(LONGEST_TITLE),
  ...textsOf(PRACTICE_TEXTS),
});
export type PracticeContent = z.infer<typeof practiceContentSchema>;

export const practiceItemSchema = z.strictObject({
  id: z.number().int(),
  state: z.enum(PRACTICE_STATES),
  version: z.number().int(),
  marking: markingSchema,
  purpose: z.enum(PURPOSES),
  group: z.strictObject({ key: z.string(), title: z.string() }),
  owner: refSchema,
  grade: z.enum(GRADES).nullable(),
  title: z.string(),
  draftedAt: instantSchema,
  inputCount: z.number().int(),
  isSimulated: z.boolean(),
});
export type PracticeItem = z.infer<typeof practiceItemSchema>;

export const practiceResponseSchema = practiceItemSchema.extend({
  content: practiceContentSchema,
  inputs: z.array(inputItemSchema),
  recommendations: z.array(
    z.strictObject({ id: z.number().int(), code: z.string().nullable(), title: z.string() }),
  ),
  floor: markingSchema,
  missing: z.array(z.string()),
  events: z.array(workEventSchema),
  may: z.array(z.enum(PRACTICE_STEPS)),
});
export type PracticeResponse = z.infer<typeof practiceResponseSchema>;

const step = <S extends string, R extends z.ZodRawShape>(name: S, rest: R) =>
  z.strictObject({ step: z.literal(name), version: versionSchema, ...rest });
const inputIds = z.array(idSchema).max(MOST_INPUTS);

export const practiceStepSchema = z.discriminatedUnion('step', [
  step('edit', { content: practiceContentSchema, grade: z.enum(GRADES).nullable(), marking: markingSchema }),
  step('gather', { inputIds: inputIds.min(1) }),
  step('publish', {}),
  step('withdraw', { note: noteSchema }),
]);
export type PracticeStepBody = z.output<typeof practiceStepSchema>;

export const draftPracticeSchema = z.strictObject({
  groupKey: groupKeySchema,
  content: practiceContentSchema,
  inputIds,
});
export type DraftPractice = z.output<typeof draftPracticeSchema>;

const params = z.strictObject({ id: workIdSchema });
const groupQuery = { ...pageQuerySchema.shape, group: groupKeySchema.optional() };

export const INPUT_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/inputs',
    summary: 'Inputs that the asker may see, newest first.',
    query: databaseQuerySchema.extend({
      ...groupQuery,
      /** `true`: those that no good practice gathers yet. */
      loose: z.enum(['true', 'false']).optional(),
      mine: z.enum(['true', 'false']).optional(),
    }),
    response: z.strictObject({
      total: z.number().int(),
      items: z.array(inputItemSchema),
      mayGive: z.boolean(),
    }),
  },
  one: {
    method: 'GET',
    path: '/api/inputs/:id',
    summary: 'One input and what became of it.',
    params,
    query: databaseQuerySchema,
    response: inputResponseSchema,
  },
  give: {
    method: 'POST',
    path: '/api/inputs',
    summary: 'Gives an input to a group.',
    query: databaseQuerySchema,
    body: giveInputSchema,
    response: inputResponseSchema,
  },
  withdraw: {
    method: 'POST',
    path: '/api/inputs/:id/withdrawn',
    summary: 'Takes one’s input back; it stays on record, and what stands on it says so.',
    params,
    query: databaseQuerySchema,
    body: z.strictObject({ version: versionSchema, note: noteSchema.min(1) }),
    response: inputResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;

export const PRACTICE_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/practices',
    summary: 'Good practices that the asker may see.',
    query: databaseQuerySchema.extend({ ...groupQuery, state: z.enum(PRACTICE_STATES).optional() }),
    response: z.strictObject({
      total: z.number().int(),
      items: z.array(practiceItemSchema),
      mayDraft: z.boolean(),
    }),
  },
  one: {
    method: 'GET',
    path: '/api/practices/:id',
    summary: 'One good practice with the inputs behind it.',
    params,
    query: databaseQuerySchema,
    response: practiceResponseSchema,
  },
  draft: {
    method: 'POST',
    path: '/api/practices',
    summary: 'Drafts a good practice from inputs.',
    query: databaseQuerySchema,
    body: draftPracticeSchema,
    response: practiceResponseSchema,
  },
  step: {
    method: 'POST',
    path: '/api/practices/:id/steps',
    summary: 'Takes a step: edit, gather more inputs, publish, withdraw.',
    params,
    query: databaseQuerySchema,
    body: practiceStepSchema,
    response: practiceResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
