import { z } from 'zod';
import { instantSchema, markingSchema } from '../../model/api.ts';
import { isoDateSchema, PURPOSES } from '../../model/report.ts';
import { groupKeySchema } from '../groups/contract.ts';
import { workEventSchema } from '../triage/contract.ts';
import { SESSIONS } from './recurrence.ts';
import {
  ACTION_KINDS,
  ACTION_STATES,
  ACTION_STEPS,
  MEETING_STATES,
  MEETING_STEPS,
  REPLIES,
} from './rules.ts';

/** What an item of an agenda can be about. */
export const SUBJECT_KINDS = ['alert', 'recommendation', 'commitment', 'good_practice'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A paper has at most this much. */
export const MAX_PAPER_BYTES = 50 * 1024 * 1024;

const idSchema = z.number().int().min(1).max(2_147_483_647);
const versionSchema = idSchema;
const minutesVersionSchema = z.number().int().min(0).max(2_147_483_647);
const noteSchema = z.string().trim().max(4000);
const textSchema = z.string().trim().min(1).max(4000);
const titleSchema = z.string().trim().min(1).max(200);
const refSchema = z.strictObject({ id: z.number().int(), name: z.string() });
const participantsSchema = z.array(idSchema).max(400);
const quorumSchema = z.number().int().min(0).max(400);
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day is written as 09:30');
const zoneSchema = z.string().min(1).max(60);
const minutesLongSchema = z
  .number()
  .int()
  .min(5)
  .max(2 * 24 * 60);

/** Who may see it; RED names its readers. */
export const meetingLabelSchema = z.strictObject({
  marking: markingSchema,
  purpose: z.enum(PURPOSES),
  readers: z.array(idSchema).max(200),
});

const aboutSchema = z.strictObject({
  title: titleSchema,
  place: z.string().trim().max(500),
  link: z.union([z.literal(''), z.httpUrl().max(2000)]),
  quorum: quorumSchema,
});
const whenSchema = z.strictObject({
  on: isoDateSchema,
  time: timeSchema,
  timeZone: zoneSchema,
  minutes: minutesLongSchema,
});

export const meetingDraftSchema = z.strictObject({
  groupKey: groupKeySchema,
  ...aboutSchema.shape,
  ...whenSchema.shape,
  label: meetingLabelSchema.optional(),
});
export type MeetingDraft = z.output<typeof meetingDraftSchema>;

const patternSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('day'),
    day: z.number().int().min(1).max(31),
    everyMonths: z.number().int().min(1).max(12),
  }),
  z.strictObject({
    kind: z.literal('weekday'),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
    /** ISO 8601: 1 is Monday. */
    weekday: z.number().int().min(1).max(7),
    everyMonths: z.number().int().min(1).max(12),
  }),
]);
const sessionPlanSchema = z.strictObject({
  session: z.enum(SESSIONS),
  time: timeSchema,
  timeZone: zoneSchema,
  minutes: minutesLongSchema,
});
const sessionsSchema = z
  .array(sessionPlanSchema)
  .min(1)
  .max(2)
  .refine((all) => new Set(all.map(({ session }) => session)).size === all.length, 'each session once');
const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01$/, 'a month is written as its first day');

export const seriesDraftSchema = z.strictObject({
  groupKey: groupKeySchema,
  ...aboutSchema.shape,
  pattern: patternSchema,
  sessions: sessionsSchema,
  fromMonth: monthSchema,
  untilMonth: monthSchema,
  label: meetingLabelSchema.optional(),
});
export type SeriesDraft = z.output<typeof seriesDraftSchema>;

export const seriesItemSchema = z.strictObject({
  id: z.number().int(),
  groupKey: z.string(),
  state: z.enum(['active', 'ended']),
  version: z.number().int(),
  title: z.string(),
  pattern: patternSchema,
  sessions: z.array(sessionPlanSchema),
  place: z.string(),
  link: z.string(),
  quorum: z.number().int(),
  fromMonth: isoDateSchema,
  untilMonth: isoDateSchema,
  mayRun: z.boolean(),
});
export type SeriesItem = z.infer<typeof seriesItemSchema>;

export const seriesStepSchema = z.discriminatedUnion('step', [
  /** Of what is to come: meetings that were moved one by one stay where they are. */
  z.strictObject({
    step: z.literal('change'),
    version: versionSchema,
    ...aboutSchema.shape,
    pattern: patternSchema,
    sessions: sessionsSchema,
  }),
  z.strictObject({ step: z.literal('extend'), version: versionSchema, untilMonth: monthSchema }),
  z.strictObject({ step: z.literal('end'), version: versionSchema, note: noteSchema }),
]);
export type SeriesStepBody = z.output<typeof seriesStepSchema>;

export const actionItemSchema = z.strictObject({
  id: z.number().int(),
  meetingId: z.number().int(),
  /** When the meeting began that asked for it. */
  meetingAt: instantSchema,
  itemId: z.number().int().nullable(),
  groupKey: z.string(),
  kind: z.enum(ACTION_KINDS),
  state: z.enum(ACTION_STATES),
  version: z.number().int(),
  text: z.string(),
  holder: refSchema.nullable(),
  dueOn: isoDateSchema.nullable(),
  isLate: z.boolean(),
  closedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
  may: z.array(z.enum(ACTION_STEPS)),
});
export type ActionItem = z.infer<typeof actionItemSchema>;

export const meetingItemSchema = z.strictObject({
  id: z.number().int(),
  groupKey: z.string(),
  groupTitle: z.string(),
  seriesId: z.number().int().nullable(),
  title: z.string(),
  session: z.enum(SESSIONS),
  state: z.enum(MEETING_STATES),
  version: z.number().int(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  timeZone: z.string(),
  place: z.string(),
  marking: markingSchema,
  quorum: z.number().int(),
  invited: z.number().int(),
  attended: z.number().int(),
  hasQuorum: z.boolean(),
  /** Over, and nobody has said whether it was held. */
  isUnrecorded: z.boolean(),
  isSimulated: z.boolean(),
});
export type MeetingItem = z.infer<typeof meetingItemSchema>;

const subjectSchema = z.strictObject({
  kind: z.enum(SUBJECT_KINDS),
  id: z.number().int(),
  /** `null` where the asker may not see the record. */
  title: z.string().nullable(),
});
export const agendaItemSchema = z.strictObject({
  id: z.number().int(),
  title: z.string(),
  subject: subjectSchema.nullable(),
});
export const minutesSchema = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        itemId: z.number().int().nullable(),
        title: z.string().max(300),
        text: z.string().max(20_000),
      }),
    )
    .max(60),
});
export type Minutes = z.infer<typeof minutesSchema>;

export const paperSchema = z.strictObject({
  id: z.number().int(),
  itemId: z.number().int().nullable(),
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  /** SHA-256 in hexadecimal. */
  sha256: z.string(),
  addedAt: instantSchema,
});

export const meetingResponseSchema = meetingItemSchema.extend({
  uid: z.string(),
  sequence: z.number().int(),
  link: z.string(),
  purpose: z.enum(PURPOSES),
  readers: z.array(refSchema),
  owner: refSchema,
  plannedAt: instantSchema,
  agenda: z.array(agendaItemSchema),
  papers: z.array(paperSchema),
  invitations: z.array(
    z.strictObject({
      participant: refSchema,
      reply: z.enum(REPLIES).nullable(),
      note: z.string(),
      repliedAt: instantSchema.nullable(),
      hasAttended: z.boolean(),
      /** Whether the asker answers for it. */
      isMine: z.boolean(),
    }),
  ),
  minutes: z
    .strictObject({
      version: z.number().int(),
      at: instantSchema,
      by: refSchema.nullable(),
      content: minutesSchema,
    })
    .nullable(),
  minutesVersion: z.number().int(),
  approvedAt: instantSchema.nullable(),
  approvedBy: refSchema.nullable(),
  /** What was decided and asked for here. */
  actions: z.array(actionItemSchema),
  /** What earlier meetings of the group had asked for and was open when this one began, or is open. */
  carried: z.array(actionItemSchema),
  events: z.array(workEventSchema),
  may: z.array(z.enum(MEETING_STEPS)),
  mayReply: z.boolean(),
  mayAddPapers: z.boolean(),
});
export type MeetingResponse = z.infer<typeof meetingResponseSchema>;

const step = <S extends string, R extends z.ZodRawShape>(name: S, rest: R) =>
  z.strictObject({ step: z.literal(name), version: versionSchema, ...rest });
const onMinutes = <S extends string, R extends z.ZodRawShape>(name: S, rest: R) =>
  z.strictObject({ step: z.literal(name), minutesVersion: minutesVersionSchema, ...rest });

export const actionDraftSchema = z.strictObject({
  kind: z.enum(ACTION_KINDS),
  text: textSchema,
  itemId: idSchema.nullable(),
  holderId: idSchema.nullable(),
  dueOn: isoDateSchema.nullable(),
});
export type ActionDraft = z.output<typeof actionDraftSchema>;

export const meetingStepSchema = z.discriminatedUnion('step', [
  step('edit', { ...aboutSchema.shape, label: meetingLabelSchema }),
  step('move', whenSchema.shape),
  /** Those of the group who are not invited yet; and others by name. */
  step('invite', { participants: participantsSchema }),
  step('agenda', {
    /** In order; without `id`: new. What is not named is taken off. */
    items: z
      .array(
        z.strictObject({
          id: idSchema.optional(),
          title: titleSchema,
          subject: z.strictObject({ kind: z.enum(SUBJECT_KINDS), id: idSchema }).nullable(),
        }),
      )
      .max(50),
  }),
  step('hold', { attended: participantsSchema }),
  step('attend', { attended: participantsSchema }),
  step('decide', { item: actionDraftSchema }),
  onMinutes('draft-minutes', {}),
  onMinutes('minutes', { content: minutesSchema }),
  onMinutes('approve', {}),
  step('cancel', { note: noteSchema }),
]);
export type MeetingStepBody = z.output<typeof meetingStepSchema>;

export const replyBodySchema = z.strictObject({
  reply: z.enum(REPLIES),
  note: noteSchema.optional(),
  /** For somebody who speaks for several. */
  participantId: idSchema.optional(),
});
export type ReplyBody = z.output<typeof replyBodySchema>;

export const actionStepSchema = z.discriminatedUnion('step', [
  step('edit', {
    text: textSchema,
    holderId: idSchema.nullable(),
    dueOn: isoDateSchema.nullable(),
    note: noteSchema,
  }),
  step('done', { note: noteSchema.optional() }),
  step('drop', { note: noteSchema }),
  step('reopen', { note: noteSchema }),
]);
export type ActionStepBody = z.output<typeof actionStepSchema>;
