import { z } from 'zod';
import { databaseQuerySchema, type Endpoint } from '../../model/api.ts';

export const groupItemSchema = z.strictObject({
  /** `2`: a line of effort, steered by a working group; `2.1`: a sub-working group of it. */
  key: z.string(),
  parentKey: z.string().nullable(),
  title: z.string(),
  /** Participants with a person in it, or in one of its sub-working groups. */
  participants: z.number().int(),
  people: z.number().int(),
});
export type GroupItem = z.infer<typeof groupItemSchema>;

export const GROUP_ENDPOINTS = {
  list: {
    method: 'GET',
    path: '/api/groups',
    summary: 'Working groups and sub-working groups, in their order.',
    query: databaseQuerySchema,
    response: z.strictObject({ items: z.array(groupItemSchema) }),
  },
} as const satisfies Record<string, Endpoint>;
