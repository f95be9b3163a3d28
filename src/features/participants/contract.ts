import { z } from 'zod';
import { ROLES } from '../../model/access.ts';
import { asOfQuerySchema, databaseQuerySchema, type Endpoint, iso2Schema } from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';
import { streamItemSchema } from '../data/contract.ts';
import { workEventSchema, workIdSchema } from '../triage/contract.ts';
import { PARTICIPANT_STEPS, STANDINGS } from './rules.ts';

const versionSchema = z.number().int().min(1).max(2_147_483_647);
const noteSchema = z.string().trim().max(2000);
const nameSchema = z.string().trim().min(1).max(200);
const roleSchema = z.enum(ROLES);
const groupKeySchema = z.string().regex(/^[1-9](\.[1-9])?$/, 'a group is written as its number, such as 2.1');

export const periodSchema = z.strictObject({ joinedOn: isoDateSchema, leftOn: isoDateSchema.nullable() });

export const participantItemSchema = z.strictObject({
  id: z.number().int(),
  key: z.string(),
  kind: z.enum(['country', 'organization']),
  name: z.string(),
  iso2: iso2Schema.nullable(),
  /** As of the page's date. */
  standing: z.enum(STANDINGS),
  /** Of the newest period. */
  joinedOn: isoDateSchema.nullable(),
  leftOn: isoDateSchema.nullable(),
  /** People by role, as they are now; as far as the asker sees people. */
  people: z.strictObject({
    focalPoints: z.number().int(),
    experts: z.number().int(),
    others: z.number().int(),
  }),
  /** Groups in which it has somebody. */
  groups: z.array(z.string()),
  streams: z.number().int(),
  /** Streams that are silent, late or incomplete. */
  gaps: z.number().int(),
  lastReportOn: isoDateSchema.nullable(),
  isSimulated: z.boolean(),
});
export type ParticipantItem = z.infer<typeof participantItemSchema>;

const participantPersonSchema = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  email: z.string().nullable(),
  isSimulated: z.boolean(),
  grants: z.array(
    z.strictObject({ id: z.number().int(), role: roleSchema, groupKey: z.string().nullable() }),
  ),
});
export type ParticipantPerson = z.infer<typeof participantPersonSchema>;

export const participantResponseSchema = participantItemSchema.extend({
  version: z.number().int(),
  asOf: isoDateSchema,
  /** Newest first. */
  periods: z.array(periodSchema),
  persons: z.array(participantPersonSchema),
  streamList: z.array(streamItemSchema.omit({ spark: true })),
  events: z.array(workEventSchema),
  may: z.array(z.enum(PARTICIPANT_STEPS)),
  /** Roles that the asker may give there. */
  mayGive: z.array(roleSchema),
});
export type ParticipantResponse = z.infer<typeof participantResponseSchema>;

export const addParticipantSchema = z.strictObject({
  kind: z.enum(['country', 'organization']),
  /** Of a country its ISO 3166-1 code; of an organization its short name. */
  key: z
    .string()
    .trim()
    .regex(/^[A-Z0-9][A-Z0-9-]{1,29}$/, 'capital letters, digits and hyphens, such as CL or OAS-CICAD'),
  name: nameSchema,
  joinedOn: isoDateSchema.nullable(),
  note: noteSchema,
});
export type AddParticipantBody = z.output<typeof addParticipantSchema>;

export const participantStepSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('join'), version: versionSchema, on: isoDateSchema, note: noteSchema }),
  z.strictObject({ step: z.literal('leave'), version: versionSchema, on: isoDateSchema, note: noteSchema }),
  z.strictObject({ step: z.literal('stay'), version: versionSchema, note: noteSchema }),
  z.strictObject({ step: z.literal('rename'), version: versionSchema, name: nameSchema, note: noteSchema }),
]);
export type ParticipantStepBody = z.output<typeof participantStepSchema>;

export const nominateSchema = z.strictObject({
  name: nameSchema,
  email: z.email().max(200),
  role: roleSchema,
  groups: z.array(groupKeySchema).max(30),
});
export type NominateBody = z.output<typeof nominateSchema>;

const params = z.strictObject({ id: workIdSchema });

export const PARTICIPANT_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/participants/overview',
    summary: 'Countries and organizations: membership as of the date, people, groups, streams and gaps.',
    query: asOfQuerySchema,
    response: z.strictObject({
      asOf: isoDateSchema,
      items: z.array(participantItemSchema),
      mayAdd: z.boolean(),
    }),
  },
  one: {
    method: 'GET',
    path: '/api/participants/:id',
    summary: 'One participant: periods of membership, people, streams.',
    params,
    query: asOfQuerySchema,
    response: participantResponseSchema,
  },
  add: {
    method: 'POST',
    path: '/api/participants',
    summary: 'Adds a participant.',
    query: databaseQuerySchema,
    body: addParticipantSchema,
    response: participantResponseSchema,
  },
  step: {
    method: 'POST',
    path: '/api/participants/:id/steps',
    summary: 'Takes a step: join, leave, stay (takes a day of leaving back), rename.',
    params,
    query: databaseQuerySchema,
    body: participantStepSchema,
    response: participantResponseSchema,
  },
  nominate: {
    method: 'POST',
    path: '/api/participants/:id/people',
    summary: 'Nominates a person for a role, in groups where they are named.',
    params,
    query: databaseQuerySchema,
    body: nominateSchema,
    response: participantResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
