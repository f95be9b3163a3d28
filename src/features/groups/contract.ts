import { z } from 'zod';
import { databaseQuerySchema, type Endpoint } from '../../model/api.ts';
import { isoDateSchema } from '../../model/report.ts';

export const groupKeySchema = z
  .string()
  .regex(/^[1-9](\.[1-9])?$/, 'a group is written as its number, such as 2.1');
const titleSchema = z.string().trim().min(1).max(200);
const mandateSchema = z.string().trim().max(20_000);
const versionSchema = z.number().int().min(1).max(2_147_483_647);

export const groupItemSchema = z.strictObject({
  /** `2`: a line of effort, steered by a working group; `2.1`: a sub-working group of it. */
  key: z.string(),
  parentKey: z.string().nullable(),
  title: z.string(),
  /** Participants with a person in it, or in one of its sub-working groups. */
  participants: z.number().int(),
  people: z.number().int(),
  /** Last day of a group that has ended. */
  endedOn: isoDateSchema.nullable(),
  /** Whether the asker writes what it puts forward: they belong to it, or are of the secretariat. */
  isOwn: z.boolean(),
});
export type GroupItem = z.infer<typeof groupItemSchema>;

export const groupResponseSchema = groupItemSchema.extend({
  mandate: z.string(),
  version: z.number().int(),
  isSimulated: z.boolean(),
  parentTitle: z.string().nullable(),
  children: z.array(z.strictObject({ key: z.string(), title: z.string() })),
  members: z.array(
    z.strictObject({
      personId: z.number().int(),
      name: z.string(),
      role: z.string(),
      /** The sub-working group in which the role is held, or the group itself. */
      groupKey: z.string(),
      participant: z.strictObject({ id: z.number().int(), name: z.string() }).nullable(),
    }),
  ),
  mayEdit: z.boolean(),
  /** Plans and holds its meetings. */
  mayRun: z.boolean(),
});
export type GroupResponse = z.infer<typeof groupResponseSchema>;

export const groupDraftSchema = z.strictObject({
  key: groupKeySchema,
  title: titleSchema,
  mandate: mandateSchema,
});
export const groupStepSchema = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('edit'),
    version: versionSchema,
    title: titleSchema,
    mandate: mandateSchema,
  }),
  z.strictObject({ step: z.literal('end'), version: versionSchema, on: isoDateSchema }),
  z.strictObject({ step: z.literal('resume'), version: versionSchema }),
]);
export type GroupStepBody = z.output<typeof groupStepSchema>;

const params = z.strictObject({ key: groupKeySchema });

export const GROUP_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/groups',
    summary: 'Working groups and sub-working groups, in their order.',
    query: databaseQuerySchema,
    response: z.strictObject({ items: z.array(groupItemSchema), mayAdd: z.boolean() }),
  },
  one: {
    method: 'GET',
    path: '/api/groups/:key',
    summary: 'One group: its mandate, and who is in it.',
    params,
    query: databaseQuerySchema,
    response: groupResponseSchema,
  },
  add: {
    method: 'POST',
    path: '/api/groups',
    summary: 'Adds a group under a number that is free.',
    query: databaseQuerySchema,
    body: groupDraftSchema,
    response: groupResponseSchema,
  },
  step: {
    method: 'POST',
    path: '/api/groups/:key/steps',
    summary: 'Changes title and mandate, ends a group on a day, or lets it go on.',
    params,
    query: databaseQuerySchema,
    body: groupStepSchema,
    response: groupResponseSchema,
  },
} as const satisfies Record<string, Endpoint>;
