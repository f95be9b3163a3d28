import { z } from 'zod';
import { markingSchema } from '../../model/api.ts';
import { isoDateSchema, PURPOSES } from '../../model/report.ts';
import { AMBITIONS, COMMITMENT_KINDS, COMPLETIONS, EARLY_RESULTS, LAW_STAGES } from './rules.ts';

const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 300;
const LONGEST_NOTE = 4000;
const MOST_GOALS = 20;
const MOST_MILESTONES = 100;
const MOST_LINKS = 200;

const idSchema = z.number().int().min(1).max(2_147_483_647);
const textSchema = z.string().max(LONGEST_TEXT);
const lineSchema = z.string().max(LONGEST_LINE);
const amountSchema = z.number().min(0).max(1e15).nullable();
const measureSchema = z.number().min(-1e15).max(1e15);
const dateSchema = isoDateSchema.nullable();

export const goalSchema = z.strictObject({
  statement: textSchema,
  indicator: lineSchema,
  unit: lineSchema,
  baselineValue: measureSchema.nullable(),
  baselineOn: dateSchema,
  targetValue: measureSchema.nullable(),
  targetOn: dateSchema,
  /** Where the data are to come from. */
  source: lineSchema,
});
export type Goal = z.infer<typeof goalSchema>;

/**
 * What a commitment says. The Coalition's initiative form is among it: its description is `action`, its background `problem`, its
 * implementing organization `institution`.
 */
export const commitmentContentSchema = z.strictObject({
  title: z.string().trim().max(LONGEST_LINE),
  institution: lineSchema,
  contact: lineSchema,
  problem: textSchema,
  action: textSchema,
  goals: z.array(goalSchema).max(MOST_GOALS),
  population: textSchema,
  place: lineSchema,
  startsOn: dateSchema,
  endsOn: dateSchema,
  cost: amountSchema,
  /** ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency is written as three capital letters, such as EUR')
    .nullable(),
  fundingSecured: amountSchema,
  initiativeCode: lineSchema,
  accomplishments: textSchema,
  activities: textSchema,
  globalOutcomes: textSchema,
  nationalOutcomes: textSchema,
});
export type CommitmentContent = z.infer<typeof commitmentContentSchema>;

export const milestoneDraftSchema = z.strictObject({
  title: z.string().trim().max(LONGEST_LINE),
  deliverable: textSchema,
  verifier: lineSchema,
  dueOn: dateSchema,
});
export type MilestoneDraft = z.infer<typeof milestoneDraftSchema>;

export const commitmentLabelSchema = z.strictObject({
  marking: markingSchema,
  purpose: z.enum(PURPOSES),
  readers: z.array(idSchema).max(MOST_LINKS),
});

/** Everything that the draft's form holds. */
export const commitmentDraftSchema = z.strictObject({
  kind: z.enum(COMMITMENT_KINDS),
  content: commitmentContentSchema,
  milestones: z.array(milestoneDraftSchema).max(MOST_MILESTONES),
  recommendationIds: z.array(idSchema).max(MOST_LINKS),
  /** Other participants that are asked to join. */
  participantIds: z.array(idSchema).max(MOST_LINKS),
  label: commitmentLabelSchema,
});
export type CommitmentDraft = z.infer<typeof commitmentDraftSchema>;

/** An address on the web: nothing else is ever made a link of. */
export const linkSchema = z.strictObject({
  title: z.string().trim().min(1).max(LONGEST_LINE),
  url: z.url({ protocol: /^https?$/ }).max(2000),
});

/** What an indicator of a goal showed on a day. */
export const readingSchema = z.strictObject({
  /** Which goal, from 0. */
  goal: z
    .number()
    .int()
    .min(0)
    .max(MOST_GOALS - 1),
  value: measureSchema,
  on: isoDateSchema,
});

const noteSchema = z.string().trim().max(LONGEST_NOTE);
const longNoteSchema = z.string().trim().max(LONGEST_TEXT);

/** A step on what others may have changed says the version that its author saw. */
const step = <S extends string, R extends z.ZodRawShape>(name: S, rest: R) =>
  z.strictObject({ step: z.literal(name), version: idSchema, ...rest });
/** What is added beside others' words needs none. */
const addition = <S extends string, R extends z.ZodRawShape>(name: S, rest: R) =>
  z.strictObject({ step: z.literal(name), version: idSchema.optional(), ...rest });
const milestoneId = idSchema;
const dueOn = isoDateSchema;

export const commitmentStepSchema = z.discriminatedUnion('step', [
  step('edit', { draft: commitmentDraftSchema }),
  step('submit', {}),
  step('validate', { note: noteSchema.optional() }),
  step('return', { note: noteSchema }),
  step('begin', { note: noteSchema.optional() }),
  step('reach', { note: noteSchema, link: linkSchema.optional() }),
  step('move-end', { endsOn: isoDateSchema, note: noteSchema }),
  step('withdraw', { note: noteSchema }),
  step('supersede', { by: idSchema, note: noteSchema }),
  addition('join', { participantId: idSchema.optional() }),
  addition('leave', { participantId: idSchema.optional(), note: noteSchema }),
  step('add-milestone', { milestone: milestoneDraftSchema, note: noteSchema }),
  step('milestone-done', { milestoneId, link: linkSchema.optional(), note: noteSchema.optional() }),
  step('milestone-drop', { milestoneId, note: noteSchema }),
  step('milestone-move', { milestoneId, dueOn, note: noteSchema }),
  step('law-stage', { stage: z.enum(LAW_STAGES), on: isoDateSchema, note: noteSchema.optional() }),
  addition('add-evidence', { link: linkSchema, milestoneId: milestoneId.optional() }),
  addition('report', {
    completion: z.enum(COMPLETIONS),
    readings: z.array(readingSchema).max(MOST_LINKS),
    note: longNoteSchema,
    participantId: idSchema.optional(),
  }),
  addition('assess', {
    completion: z.enum(COMPLETIONS),
    earlyResults: z.enum(EARLY_RESULTS),
    isVerifiable: z.boolean(),
    ambition: z.enum(AMBITIONS),
    note: longNoteSchema,
  }),
  addition('reply', { assessmentId: idSchema, note: longNoteSchema, participantId: idSchema.optional() }),
]);
export type CommitmentStepBody = z.output<typeof commitmentStepSchema>;
